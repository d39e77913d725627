"""Runs that are killed, interrupted, or not alone: every file is old or new, and the next run ends well."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from artlint import fix_text
from artlint.leftovers import remove_leftovers
from tests.traps.runs import artlint, site, snapshot, started

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

KILLS = int(os.environ.get("ARTLINT_TEST_KILLS", "6"))
"""How often a run is killed, and ten times as many articles; `nox -s kills` takes more of both."""
ARTICLES = max(120, 5 * KILLS)
OLD = b'---\ntitle: Day %d\n---\n\n<p style="mso-a:red">x</p>\n\n' + "字 words\n\n".encode() * 300 + b"Editor: Lin\n"


def _old(number: int) -> bytes:
    return OLD % number


def _new(number: int) -> bytes:
    return _old(number).replace(b' style="mso-a:red"', b"")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return site(tmp_path, **{f"{number % 3}__day-{number}": _old(number) for number in range(ARTICLES)})


def _started(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "artlint", "fix", "--isolated", *words]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def _reset(folder: Path) -> None:
    for number in range(ARTICLES):
        path = folder / str(number % 3) / f"day-{number}.md"
        # To truncate a file costs a flush of the disk, and a killed run has written few.
        if path.read_bytes() != _old(number):
            path.unlink()
            path.write_bytes(_old(number))


def _assert_whole(folder: Path) -> int:
    """Give the number of files that are new, after seeing that all are whole."""
    new = 0
    for number in range(ARTICLES):
        data = (folder / str(number % 3) / f"day-{number}.md").read_bytes()
        assert data in (_old(number), _new(number))
        new += data == _new(number)
    return new


def _first_write(folder: Path) -> None:
    """Wait until the first file is new: before that there is nothing to disturb."""
    watched = [folder / str(number % 3) / f"day-{number}.md" for number in range(0, ARTICLES, 3)][:3]
    before = {path: path.stat().st_ino for path in watched}
    until = time.monotonic() + 60
    while all(path.stat().st_ino == inode for path, inode in before.items()):
        assert time.monotonic() < until
        time.sleep(0.001)


def test_killed_at_any_moment(folder: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    between = 0
    # The copies of this process have then what a new Python would take most of the time to load.
    fix_text(_old(0))
    for round_ in range(KILLS):
        _reset(folder)
        run = started(folder, "fix", "--isolated", "-j", "21"[round_ % 2])
        _first_write(folder)
        # A busy machine may let the run end first: some are killed at once.
        time.sleep(chance.random() * 0.12 * (round_ % 3))
        run.kill()
        run.wait()
        between += 0 < _assert_whole(folder) < ARTICLES
    # For a second a file with nothing in it may be one that a run has made and not locked yet.
    time.sleep(1.1)
    done = artlint(folder, "fix", "--isolated")
    assert done.returncode == 0, done.stderr
    assert _assert_whole(folder) == ARTICLES
    assert between
    assert artlint(folder, "fix", "--isolated").stdout.startswith(b"All ")
    assert set(snapshot(folder)) == {f"{number % 3}/day-{number}.md".encode() for number in range(ARTICLES)}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted(folder: Path, jobs: str) -> None:
    process = _started(folder, "-j", jobs)
    _first_write(folder)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert b"Traceback" not in told
    assert process.returncode in (130, 0)
    _assert_whole(folder)
    assert not list(folder.glob("**/.artlint-*"))


def test_together(folder: Path) -> None:
    running = [_started(folder), _started(folder, "-j", "2"), _started(folder)]
    ended = [(process.communicate(timeout=120), process.returncode) for process in running]
    assert _assert_whole(folder) == ARTICLES
    assert {code for _, code in ended} <= {0, 2}
    for (_, told), code in ended:
        assert b"Traceback" not in told
        assert (code == 2) is (b"error: " in told)
    assert not list(folder.glob("**/.artlint-*"))


def test_processes_end_with_the_one_that_started_them(folder: Path) -> None:
    run = started(folder, "fix", "--isolated", "-j", "2")
    _first_write(folder)
    run.kill()
    run.wait()


@pytest.mark.parametrize("words", [[], ["-j", "2"]])
def test_a_disk_that_takes_no_more(tmp_path: Path, words: list[str]) -> None:
    import resource  # noqa: PLC0415 - POSIX only

    large = OLD.replace(b"%d", b"large") + b"words\n" * 30_000
    folder = site(tmp_path, a=_old(1), b=large, c=_old(3))

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, 65_536))

    command = [sys.executable, "-m", "artlint", "fix", "--isolated", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, preexec_fn=limited)
    assert done.returncode == 2
    assert b"b.md: file too large" in done.stderr
    assert snapshot(folder) == {b"a.md": _new(1), b"b.md": large, b"c.md": _new(3)}


def test_leftovers_are_known_by_their_name_and_by_nobody_having_them(tmp_path: Path) -> None:
    gone, used = tmp_path / ".artlint-0123456789abcdef", tmp_path / ".artlint-00000000000000ff"
    for path in (gone, used):
        path.write_bytes(b"half")
    spared = [".artlint-cache", ".artlint.toml", ".artlint-0123456789abcdeg", "x.artlint-0123456789abcdef"]
    for name in spared:
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".artlint-aaaaaaaaaaaaaaaa").mkdir()
    (tmp_path / ".artlint-bbbbbbbbbbbbbbbb").symlink_to(gone)
    held = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import fcntl, time; f = open({str(used)!r}); fcntl.flock(f, 2); print(flush=True); time.sleep(60)",
        ],
        stdout=subprocess.PIPE,
    )
    assert held.stdout is not None
    held.stdout.readline()
    assert remove_leftovers(tmp_path) == [gone.name]
    held.kill()
    held.communicate()
    assert remove_leftovers(tmp_path) == [used.name]
    assert {path.name for path in tmp_path.iterdir()} == {
        *spared,
        ".artlint-aaaaaaaaaaaaaaaa",
        ".artlint-bbbbbbbbbbbbbbbb",
    }


def test_a_run_tells_of_leftovers_and_a_check_leaves_them(tmp_path: Path) -> None:
    folder = site(tmp_path, posts__a=_old(1))
    left = folder / "posts" / ".artlint-0123456789abcdef"
    left.write_bytes(b"half")
    artlint(folder, "check", "--isolated")
    assert left.exists()
    artlint(folder, "fix", "--isolated", "--diff")
    assert left.exists()
    done = artlint(folder, "fix", "--isolated")
    assert not left.exists()
    assert b"left by a run that was killed" in done.stderr
