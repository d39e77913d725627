"""A cache that is torn, shared, gone or killed while it is written costs time and nothing else."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.caching.runs import run
from tests.traps.runs import artlint, site

ARTICLES = 90


def _article(number: int) -> bytes:
    return b"---\ntitle: Day %d\n---\n\n<p style='mso-a:red'>x</p>\n\n![](%d.png)\n" % (number, number)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = site(tmp_path, **{f"{number % 3}__day-{number}": _article(number) for number in range(ARTICLES)})
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Outside of what looks like a repository, which git would be asked about.
    return tmp_path_factory.mktemp("caches") / "a cache"


def _database(cache: Path) -> Path:
    (found,) = cache.glob("*.sqlite3")
    return found


def _toppled(data: bytes, chance: random.Random) -> bytes:
    torn = bytearray(data)
    for _ in range(chance.randrange(1, 40)):
        torn[chance.randrange(len(torn))] ^= 1 << chance.randrange(8)
    return bytes(torn)


TORN: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "empty": lambda data, chance: b"",  # noqa: ARG005 - all are called alike
    "cut off": lambda data, chance: data[: chance.randrange(len(data))],
    "cut in a page": lambda data, chance: data[: chance.randrange(1, len(data) // 4096) * 4096],
    "no database": lambda data, chance: b"no database" * len(data),  # noqa: ARG005 - likewise
    "bits": _toppled,
    "a page of zeros": lambda data, chance: _zeroed(data, chance.randrange(len(data) // 4096) * 4096),
    "longer": lambda data, chance: data + chance.randbytes(9000),
}


def _zeroed(data: bytes, at: int) -> bytes:
    return data[:at] + bytes(4096) + data[at + 4096 :]


@pytest.mark.parametrize("how", TORN)
def test_a_torn_database_is_made_anew(how: str, folder: Path, cache: Path) -> None:
    expected = run(None)
    chance = random.Random(how)  # noqa: S311 - places in a file, not secrets
    for _ in range(12):
        assert run(cache) == expected
        database = _database(cache)
        database.write_bytes(TORN[how](database.read_bytes(), chance))
    assert run(cache) == expected
    assert run(cache) == expected
    assert folder


def test_another_journal_in_its_place_hurts_nothing(folder: Path, cache: Path) -> None:
    expected = run(cache)
    database = _database(cache)
    Path(f"{database}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(5000))
    assert run(cache) == expected
    assert run(cache) == expected
    assert folder


@pytest.mark.parametrize(
    "tables", ["DROP TABLE files", "ALTER TABLE files DROP COLUMN head", "UPDATE files SET body = 7"]
)
def test_other_tables_are_made_anew(tables: str, folder: Path, cache: Path) -> None:
    expected = run(cache)
    with sqlite3.connect(_database(cache)) as database:
        database.execute(tables)
    database.close()
    assert run(cache) == expected
    assert run(cache) == expected
    assert folder


def test_one_that_another_program_holds_is_done_without(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artlint.cache.store._WAIT", 0.05)
    expected = run(cache)
    database = sqlite3.connect(_database(cache), isolation_level=None)
    database.execute("BEGIN EXCLUSIVE")
    assert run(cache) == expected
    database.execute("ROLLBACK")
    database.close()
    (folder / "0" / "day-0.md").write_bytes(b"# New\n")
    assert run(cache) == run(None) != expected


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is denied to the superuser")
def test_a_folder_that_may_not_be_written_to_is_done_without(folder: Path, cache: Path) -> None:
    cache.mkdir(mode=0o500)
    assert run(cache) == run(None)
    assert folder


def test_a_file_where_the_folder_should_be_is_done_without(folder: Path, cache: Path) -> None:
    cache.touch()
    assert run(cache) == run(None)
    assert folder


def _started(folder: Path, cache: Path, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "artlint", *words, "--isolated", "--output-format", "concise"]
    return subprocess.Popen(
        [*command, "--cache-dir", os.fspath(cache)],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def test_runs_at_the_same_time_share_it(folder: Path, cache: Path) -> None:
    expected = artlint(folder, "check", "--no-cache", "--isolated", "--output-format", "concise").stdout
    for _ in range(2):
        running = [_started(folder, cache, "check", *(["-j", "2"] if number % 2 else [])) for number in range(5)]
        ended = [(process.communicate(timeout=120), process.returncode) for process in running]
        assert [(out, err, code) for (out, err), code in ended] == [(expected, b"", 1)] * 5
        (folder / "0" / "day-0.md").write_bytes(_article(0))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_killed_while_it_is_written(folder: Path, cache: Path) -> None:
    expected = artlint(folder, "check", "--no-cache", "--isolated", "--output-format", "concise").stdout
    chance = random.Random(3)  # noqa: S311 - moments, not secrets
    killed = 0
    for round_ in range(6):
        for path in cache.glob("*.sqlite3*") if round_ % 2 else ():
            path.unlink()
        (folder / "0" / "day-0.md").write_bytes(_article(0))
        process = _started(folder, cache, "check")
        while process.poll() is None and not list(cache.glob("*.sqlite3*")):
            time.sleep(0.001)
        time.sleep(chance.random() * 0.3)
        process.kill()
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        done = _started(folder, cache, "check")
        assert done.communicate(timeout=60) == (expected, b"")
    assert killed


class _Deadly(sqlite3.Connection):
    """A connection whose process dies at the step with the number `left`."""

    left = 0

    def _step(self) -> None:
        _Deadly.left -= 1
        if _Deadly.left < 0:
            os._exit(77)

    def execute(self, *words: object) -> sqlite3.Cursor:
        self._step()
        done = super().execute(*words)  # type: ignore[arg-type] # what it is given
        self._step()
        return done

    def executemany(self, *words: object) -> sqlite3.Cursor:
        self._step()
        done = super().executemany(*words)  # type: ignore[arg-type] # likewise
        self._step()
        return done

    def commit(self) -> None:
        self._step()
        super().commit()
        self._step()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="it dies in a copy of this process")
def test_killed_at_every_step(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = run(None)
    connect = sqlite3.connect
    code, at = 77, 0
    while code == 77:
        for path in cache.glob("*.sqlite3*") if at % 2 else ():
            path.unlink()
        (folder / "0" / "day-0.md").write_bytes(_article(0))
        child = os.fork()
        if not child:
            _Deadly.left = at
            monkeypatch.setattr(sqlite3, "connect", lambda *words, **named: connect(*words, **named, factory=_Deadly))
            os._exit(0 if run(cache) == expected else 1)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert run(cache) == expected, f"after it was killed at step {at}"
        at += 1
    assert code == 0
    assert at > 10
