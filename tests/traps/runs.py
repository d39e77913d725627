"""How artlint can be run: a new mode is a line here, a new format is found by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from select import select
from tempfile import TemporaryFile
from typing import NoReturn

from artlint.cli import main
from artlint.reporters import format_names

MODES: dict[str, list[str]] = {
    "check": ["check"],
    "check without a cache": ["check", "--no-cache"],
    "check in two processes": ["check", "-j", "2"],
    "check without fixes": ["check", "--unfixable", "all"],
    "check without baselines": ["check", "--no-baseline"],
    "check with a cache of its own": ["check", "--cache-dir", "../cache"],
    "fix": ["fix"],
    "fix without a cache": ["fix", "--no-cache"],
    "fix in two processes": ["fix", "-j", "2"],
    "fix with unsafe fixes": ["fix", "--unsafe-fixes"],
    "diff": ["fix", "--diff"],
    "add-ignore": ["check", "--add-ignore"],
}
WRITING = [
    name for name, words in MODES.items() if "--diff" not in words and ("fix" in words or "--add-ignore" in words)
]
FORMATS = format_names()
_LONGEST = 120
_LOST = 99


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a run; a negative code is the signal that ended it."""

    returncode: int
    stdout: bytes
    stderr: bytes


def process(folder: Path, *words: str | bytes) -> Done:
    """Run the command line in a new process, which is slow."""
    # With `-P` as the installed script does it: the working folder is no place for modules.
    command: list[str | bytes] = [sys.executable, "-P", "-m", "artlint", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=_LONGEST)
    return Done(done.returncode, done.stdout, done.stderr)


def artlint(folder: Path, *words: str | bytes, stdin: bytes = b"") -> Done:
    """Run the command line in a copy of this process, with streams and a working folder of its own."""
    if not hasattr(os, "fork"):
        return process(folder, *words)
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        child = os.fork()
        if not child:
            _run(folder, [os.fsdecode(word) for word in words], (given.fileno(), out.fileno(), err.fileno()))
        code = _ended(child)
        for stream in (out, err):
            stream.seek(0)
        return Done(code, out.read(), err.read())


@dataclass(frozen=True, slots=True)
class Started:
    """A run that goes on: the id of its first process, and a pipe that is open as long as one of them lives."""

    process: int
    alive: int

    def kill(self) -> None:
        """Kill the first process."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)

    def wait(self) -> None:
        """Wait until all processes are gone; TimeoutError when they do not go."""
        gone, _, _ = select([self.alive], [], [], _LONGEST)
        os.close(self.alive)
        if not gone:
            raise TimeoutError("a process lives on")


def started(folder: Path, *words: str) -> Started:
    """Start the command line in a copy of this process."""
    alive, held = os.pipe()
    child = os.fork()
    if not child:
        nothing = os.open(os.devnull, os.O_RDWR)
        _run(folder, list(words), (nothing, nothing, nothing))
    os.close(held)
    return Started(child, alive)


def _run(folder: Path, words: list[str], streams: tuple[int, int, int]) -> NoReturn:
    code = _LOST
    try:
        os.chdir(folder)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - descriptors
        code = main(words)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _ended(child: int) -> int:
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise TimeoutError("the run does not end")


def site(folder: Path, **files: bytes | str) -> Path:
    """Make a repository with files in it; a double underscore in a name stands for a slash."""
    (folder / ".git").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def snapshot(folder: Path) -> dict[bytes, bytes]:
    """Give the bytes of every regular file below a folder."""
    found: dict[bytes, bytes] = {}
    for base, _, names in os.walk(os.fsencode(folder)):
        for name in names:
            path = os.path.join(base, name)  # noqa: PTH118 - names that are not UTF-8
            if os.path.isfile(path) and not os.path.islink(path):  # noqa: PTH113, PTH114 - likewise
                with open(path, "rb") as stream:  # noqa: PTH123 - likewise
                    found[os.path.relpath(path, os.fsencode(folder))] = stream.read()
    return found
