"""Articles that are shown on a terminal cannot command it; a pipe gets every byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = '---\ntitle: "春"\n---\n\n<p style="mso-a:b">\tx \x1b[31m \x9d0;y\x07 C:\\temp \u202e z</p>\r\nend\n'
FIXED = PAGE.replace(' style="mso-a:b"', "")
SHOWN = FIXED.replace("\x1b", r"\x1b").replace("\x9d", r"\x9d").replace("\x07", r"\x07").replace("\u202e", r"\u202e")


def _on_terminal(folder: Path, *words: str, stdin: bytes = b"") -> str:
    """Give what a terminal gets on standard output."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "artlint", *words, "--isolated", "--select", "inline-style", "--color", "never"]
    subprocess.run(command, cwd=folder, input=stdin, stdout=theirs, stderr=subprocess.DEVNULL, check=False)
    os.close(theirs)
    got = b""
    try:
        while piece := os.read(ours, 65_536):
            got += piece
    except OSError:
        # So Linux says that nobody holds the other end.
        pass
    finally:
        os.close(ours)
    # A terminal returns before each newline once more.
    return got.decode().replace("\r", "")


def test_an_article_is_shown_with_its_controls_escaped(tmp_path: Path) -> None:
    assert _on_terminal(tmp_path, "fix", "-", stdin=PAGE.encode()) == SHOWN.replace("\r", "")
    assert _on_terminal(tmp_path, "fix", "-", stdin=b"a \xff\x1b b\n") == "a \\xff\\x1b b\n"


def test_a_difference_is_shown_with_its_controls_escaped(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(PAGE.encode())
    lines = _on_terminal(tmp_path, "fix", "--diff", "a.md").split("\n")
    (line,) = [line for line in lines if line.startswith("+<p")]
    assert line == "+" + SHOWN.split("\n")[4].rstrip("\r").replace("\t", "    ")


def test_a_pipe_gets_every_byte(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "artlint", "fix", "-", "--isolated", "--select", "inline-style"]
    done = subprocess.run(command, cwd=tmp_path, input=PAGE.encode(), capture_output=True, check=False)
    assert done.stdout == FIXED.encode()


def test_a_list_of_files_is_shown_with_controls_escaped(tmp_path: Path) -> None:
    (tmp_path / "two\n\x1b[31mlines.md").write_bytes(PAGE.encode())
    assert _on_terminal(tmp_path, "check", "--show-files", "--exclude", "site") == "two\\n\\x1b[31mlines.md\n"
