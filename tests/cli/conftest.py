from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from artlint.cli import main

DIRTY = '---\ntitle: 春天\n---\n<p style="color:red">来了</p>\n'
CLEAN = DIRTY.replace(' style="color:red"', "")


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
