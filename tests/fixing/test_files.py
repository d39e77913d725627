from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from artlint.files import Batch, write_file
from artlint.reading import FileProblem, Snapshot, TooLarge, read_file


def _snapshot(path: Path) -> Snapshot:
    found = read_file(path, 1000)
    assert isinstance(found, Snapshot)
    return found


def test_a_file_is_replaced_with_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o664)
    write_file(path, b"new", _snapshot(path))
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o664
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_bytes(b"old")
    link = tmp_path / "link.md"
    link.symlink_to(real)
    write_file(link, b"new", _snapshot(link))
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_file_that_changed_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    before = _snapshot(path)
    path.write_bytes(b"mine")
    with pytest.raises(FileProblem, match="changed on disk"):
        write_file(path, b"new", before)
    assert path.read_bytes() == b"mine"


def test_the_same_size_and_time_do_not_hide_a_change(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    before = _snapshot(path)
    state = path.stat()
    with path.open("r+b") as stream:
        stream.write(b"own")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    with pytest.raises(FileProblem, match="changed on disk"):
        write_file(path, b"new", before)


def test_a_file_with_two_names_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    (tmp_path / "b.md").hardlink_to(path)
    with pytest.raises(FileProblem, match="hard links"):
        write_file(path, b"new", _snapshot(path))
    assert path.read_bytes() == b"old"


def test_a_fifo_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "pipe.md"
    os.mkfifo(path)
    with pytest.raises(FileProblem, match="regular file"):
        read_file(path, 10)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"x" * 11)
    assert read_file(path, 10) == TooLarge(11, 10)
    assert isinstance(read_file(path, 11), Snapshot)


@pytest.mark.parametrize("call", ["open", "write", "fsync", "fchmod", "listxattr"])
def test_a_failing_step_leaves_the_old_file_and_no_other(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    before = _snapshot(path)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(FileProblem, match="no space left"):
        write_file(path, b"new", before)
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]


def test_a_short_write_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    before = _snapshot(path)
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:2])))
    write_file(path, b"abcdefg", before)
    monkeypatch.undo()
    assert path.read_bytes() == b"abcdefg"


def test_a_file_that_nobody_may_write_to_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(FileProblem, match="read-only"):
        write_file(path, b"new", _snapshot(path))
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="names of open files")
def test_files_of_a_batch_are_on_the_disk_before_they_replace_others_and_their_folder_once_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / name for name in ("a.md", "b.md", "c.md")]
    for path in paths:
        path.write_bytes(b"old")
    steps: list[tuple[str, str]] = []
    fsync, replace = os.fsync, os.replace

    def kept(descriptor: int) -> None:
        steps.append(("keep", Path(f"/proc/self/fd/{descriptor}").readlink().name))
        fsync(descriptor)

    def replaced(source: str, target: str) -> None:
        steps.append(("replace", Path(source).name))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", kept)
    monkeypatch.setattr(os, "replace", replaced)
    with Batch() as batch:
        for path in paths:
            batch.add(path, path.name.encode(), _snapshot(path))
        assert {path.read_bytes() for path in paths} == {b"old"}
        assert batch.finish() == [None] * 3
    assert [path.read_bytes() for path in paths] == [b"a.md", b"b.md", b"c.md"]
    names = [name for _, name in steps[:3]]
    assert len(set(names)) == 3
    assert [kind for kind, _ in steps] == [*["keep"] * 3, *["replace"] * 3, "keep"]
    assert {name for kind, name in steps if kind == "replace"} == set(names)
    assert steps[-1] == ("keep", tmp_path.name)


def test_what_is_not_finished_was_never_begun(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    with Batch() as batch:
        batch.add(path, b"new", _snapshot(path))
        assert len([*tmp_path.iterdir()]) == 2
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"]


def test_one_file_of_a_batch_does_not_keep_the_others(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.md", "b.md", "c.md")]
    for path in paths:
        path.write_bytes(b"old")
    with Batch() as batch:
        for path in paths:
            batch.add(path, b"new", _snapshot(path))
        paths[1].write_bytes(b"mine")
        none, problem, other = batch.finish()
    assert none is other is None
    assert str(problem) == "changed on disk since it was read"
    assert [path.read_bytes() for path in paths] == [b"new", b"mine", b"new"]
    assert len([*tmp_path.iterdir()]) == 3
