"""Each step of writing a file fails in turn, in every way that it can, until none is left to fail."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from artlint.cli import main
from artlint.files import Batch
from tests.traps.runs import site, snapshot

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="steps of POSIX")

OLD = b'---\ntitle: x\n---\n\n<p style="mso-a:red">x</p>\n\nEditor: Lin\n'
NEW = OLD.replace(b' style="mso-a:red"', b"")
STEPS = (
    "open", "write", "fsync", "fstat", "fchmod", "close", "replace", "unlink", "stat", "lstat", "chown", "chmod",
    "access", "listxattr", "getxattr", "setxattr", "read", "posix_fadvise",
)  # fmt: skip
KILLED = 77


class Faults:
    """Counts the steps while a file is written, and makes the one with the number `at` fail."""

    def __init__(self, at: int, fail: Callable[[], None]) -> None:
        self.at = at
        self.fail = fail
        self.count = 0
        self.is_writing = False
        self.failed = ""

    def step(self, name: str, call: Callable[..., Any], *words: Any, **named: Any) -> Any:
        if self.is_writing:
            self.count += 1
            if self.count == self.at:
                self.failed = name
                if name == "write":
                    # The disk takes a part, and is full.
                    call(words[0], bytes(words[1][:5]))
                if name == "close":
                    call(*words)
                self.fail()
        return call(*words, **named)


def _raiser(error: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


FAILURES: dict[str, Callable[[], None]] = {
    "ENOSPC": _raiser(OSError(errno.ENOSPC, "No space left on device")),
    "EIO": _raiser(OSError(errno.EIO, "Input/output error")),
    "EACCES": _raiser(PermissionError(errno.EACCES, "Permission denied")),
    "Ctrl-C": _raiser(KeyboardInterrupt()),
    "killed": lambda: os._exit(KILLED),
}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    before = Path.cwd()
    made = site(tmp_path, a=OLD)
    os.chdir(made)
    # What is loaded here need not be loaded in every process that dies.
    main(["check", "--isolated", "-s", "a.md"])
    yield made
    os.chdir(before)


def _run(faults: Faults, names: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """Fix files with a fault, and give the exit code; in a process of its own, as it may die."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def watched(write: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*words: Any) -> Any:
            faults.is_writing = True
            try:
                return write(*words)
            finally:
                faults.is_writing = False

        return watched

    for name in STEPS:
        call = getattr(os, name)
        monkeypatch.setattr(
            os, name, lambda *words, _call=call, _name=name, **named: faults.step(_name, _call, *words, **named)
        )
    for name in ("add", "finish"):
        monkeypatch.setattr(Batch, name, watched(getattr(Batch, name)))
    code = main(["fix", "--isolated", "-s", *names])
    sys.stderr.flush()
    os._exit(code if faults.failed else 200 + code)


@pytest.mark.parametrize("names", [("a.md",), ("a.md", "b.md")], ids=["alone", "together"])
@pytest.mark.parametrize("row", FAILURES)
def test_a_file_is_old_or_new_whatever_step_fails(
    row: str, names: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, code = 0, 0
    while code < 200:
        at += 1
        for name in names:
            (folder / name).write_bytes(OLD)
            (folder / name).chmod(0o640)
        code = _run(Faults(at, FAILURES[row]), names, monkeypatch)
        found = snapshot(folder)
        states = [found.pop(name.encode()) for name in names]
        assert set(states) <= {OLD, NEW}, f"torn at step {at}"
        assert {(folder / name).stat().st_mode & 0o777 for name in names} == {0o640}
        if row == "killed":
            assert code in (KILLED, 200)
            _run(Faults(0, FAILURES[row]), names, monkeypatch)
            found = {name: data for name, data in snapshot(folder).items() if data}
            assert found == {name.encode(): NEW for name in names}
            for path in folder.glob(".artlint-*"):
                path.unlink()
        else:
            assert not found, f"left behind at step {at}"
            # One step fails, which stands in the way of one file.
            assert OLD not in states or code == 130 or (code == 2 and states.count(OLD) == 1)
            assert code in ((130, 200) if row == "Ctrl-C" else (0, 2, 200))
    assert at > 12 * len(names)
    assert code == 200
