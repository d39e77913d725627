"""How artlint can be run: a new mode is a line here, a new format is found by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from artlint.reporters import format_names

MODES: dict[str, list[str]] = {
    "check": ["check"],
    "check in two processes": ["check", "-j", "2"],
    "check without fixes": ["check", "--unfixable", "all"],
    "fix": ["fix"],
    "fix in two processes": ["fix", "-j", "2"],
    "fix with unsafe fixes": ["fix", "--unsafe-fixes"],
    "diff": ["fix", "--diff"],
    "add-ignore": ["check", "--add-ignore"],
}
WRITING = [
    name for name, words in MODES.items() if "--diff" not in words and ("fix" in words or "--add-ignore" in words)
]
FORMATS = format_names()


def artlint(folder: Path, *words: str | bytes, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own, as people do."""
    # With `-P` as the installed script does it: the working folder is no place for modules.
    command: Sequence[str | bytes] = [sys.executable, "-P", "-m", "artlint", *words]
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False, timeout=120)


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
