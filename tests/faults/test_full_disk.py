"""A disk that is full: each file is old or new, what fits is done, and what does not is told."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.traps.runs import MODES, WRITING, artlint, site, snapshot

SMALL = b'---\ntitle: x\n---\n\n<p style="mso-a:red">x</p>\n\nEditor: Lin\n'
LARGE = SMALL + b"words\n" * 30_000
DISK = 262_144


def _mended(data: bytes) -> bytes:
    return data.replace(b' style="mso-a:red"', b"")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """An empty file system of its own, which only the superuser may ask for."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "artlint-test", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"no file system can be mounted: {error}")
    if done.returncode:
        pytest.skip(f"no file system can be mounted: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("mode", WRITING)
def test_a_file_that_does_not_fit_keeps_its_bytes_and_the_others_are_done(disk: Path, mode: str) -> None:
    folder = site(disk, a=SMALL, b=LARGE, c=SMALL)
    done = artlint(folder, *MODES[mode], "--isolated", "--select", "inline-style")
    assert done.returncode == 2
    assert b"b.md: no space left on device" in done.stderr
    after = snapshot(folder)
    assert sorted(after) == [b"a.md", b"b.md", b"c.md"]
    assert after[b"b.md"] == LARGE
    assert after[b"a.md"] == after[b"c.md"] != SMALL
    assert mode == "add-ignore" or after[b"a.md"] == _mended(SMALL)


@pytest.mark.parametrize("mode", WRITING)
def test_where_nothing_fits_all_is_as_it_was(disk: Path, mode: str) -> None:
    folder = site(disk, a=SMALL, b=LARGE, c=SMALL)
    with (disk / "filler").open("wb", buffering=0) as stream:
        # It takes as much as there is room for, and says how much that was.
        assert stream.write(b"\0" * DISK) < DISK
    before = snapshot(folder)
    done = artlint(folder, *MODES[mode], "--isolated", "--select", "inline-style")
    assert done.returncode == 2
    for name in (b"a.md", b"b.md", b"c.md"):
        assert name + b": no space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
    assert snapshot(folder) == before


def test_a_baseline_that_does_not_fit_leaves_the_old_one(disk: Path) -> None:
    folder = site(disk, a=SMALL)
    assert artlint(folder, "baseline", "create", "--isolated").returncode == 0
    (folder / "a.md").write_bytes(SMALL * 2)
    with (disk / "filler").open("wb", buffering=0) as stream:
        assert stream.write(b"\0" * DISK) < DISK
    before = snapshot(folder)
    done = artlint(folder, "baseline", "update", "--isolated")
    assert done.returncode == 2
    assert b"no space left on device" in done.stderr
    assert snapshot(folder) == before
