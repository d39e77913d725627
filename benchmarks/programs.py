"""The commands that are measured: artlint, others of its kind, and what no program can do without."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.process import Command

_BESIDE = Path(sys.executable).parent
_IMPORTS = "import pydantic, typer, rich, rich.console, frontmatter"
_FLOOR = """
import os, sys

def read(folder):
    for entry in os.scandir(folder):
        if entry.is_dir():
            read(entry.path)
        else:
            with open(entry.path, "rb") as file:
                file.read()

read(sys.argv[1])
"""


def artlint(*flags: str | Path, fix: bool = False) -> Command:
    """Give artlint with all default rules, without configuration, writing the concise format."""
    verb = "fix" if fix else "check"
    return Command([_BESIDE / "artlint", verb, "--isolated", "--output-format", "concise", *flags])


def rumdl(*flags: str | Path) -> Command:
    """Give rumdl with its default rules, without configuration."""
    return Command([_BESIDE / "rumdl", "check", "--isolated", *flags])


def markdownlint(*globs: str) -> Command:
    """Give markdownlint-cli2 with its default rules, from the PATH or the `node_modules` here."""
    found = shutil.which("markdownlint-cli2") or Path("node_modules/.bin/markdownlint-cli2").absolute()
    return Command([found, *globs])


def imports() -> Command:
    """Give Python importing the libraries that every run of artlint needs at the least."""
    return Command([sys.executable, "-c", _IMPORTS])


def floor(folder: Path) -> Command:
    """Give Python walking `folder` and reading its bytes, nothing else."""
    return Command([sys.executable, "-c", _FLOOR, folder])


def is_there(command: Command) -> bool:
    """Tell whether the program of `command` is on this machine."""
    return shutil.which(command.words[0]) is not None


def named(commands: Sequence[Command]) -> list[str]:
    """Give the programs of `commands`, by the names that people know."""
    return [Path(command.words[0]).name for command in commands]
