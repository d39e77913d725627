from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from artlint.cli import main

DIRTY = '---\ntitle: 春天\n---\n<p style="mso-a:red">来了</p>\n'
CLEAN = DIRTY.replace(' style="mso-a:red"', "")


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str


Artlint = Callable[..., Result]


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("ARTLINT_CONFIG", "ARTLINT_OUTPUT_FORMAT", "ARTLINT_LANG", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nothing"))
    folder = tmp_path / "site"
    (folder / "posts").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "posts" / "dirty.md").write_bytes(DIRTY.encode())
    (folder / "posts" / "clean.md").write_bytes(CLEAN.encode())
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def artlint(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Artlint:
    """Runs the command line in this process, the rule on inline styles alone where a run is meant."""

    def run(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(arguments)
        captured = capfd.readouterr()
        return Result(code, captured.out, captured.err)

    return run


_END = b"\0end"


@pytest.fixture
def terminal() -> Callable[..., str]:
    """Runs `python -m artlint` in a terminal of some width, and gives all that reaches it."""
    pty = pytest.importorskip("pty", reason="no terminals here")

    def run(*arguments: str, width: int = 100, **environment: str) -> str:
        import fcntl  # noqa: PLC0415 - only where there are terminals
        import termios  # noqa: PLC0415 - likewise

        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
        plain = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "NO_COLOR", "TERM_PROGRAM"}}
        command = [sys.executable, "-m", "artlint", *arguments]
        running = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env={**plain, "TERM": "xterm-256color", **environment}
        )
        # What is still on its way when the last writer leaves may be lost, so one of us leaves last.
        ending = threading.Thread(target=lambda: (running.wait(), os.write(theirs, _END)))
        ending.start()
        told = b""
        while not told.endswith(_END):
            told += os.read(ours, 65536)
        ending.join()
        os.close(theirs)
        os.close(ours)
        return told.removesuffix(_END).decode().replace("\r\n", "\n")

    return run


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `python -m artlint` in a shell, so that its streams can be redirected."""

    def run(line: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        command = line.replace("artlint", f"'{sys.executable}' -m artlint", 1)
        # A shell redirects as users do; the lines are those of the tests.
        return subprocess.run(  # noqa: S602 - see above
            command, shell=True, input=stdin, capture_output=True, check=False, env={**os.environ, **environment}
        )

    return run
