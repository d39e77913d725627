"""The files for other programs that call artlint: one folder in `additions` for each, laid out as in a repository."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from artlint.config.boundary import repository
from artlint.configuration_schema import configuration_schema
from artlint.version import __version__

_WITH_SCHEMA = "vscode"
SCHEMA = PurePosixPath(".vscode", "artlint.schema.json")
"""The schema of the configuration, for editors, relative to the configuration."""


class NewFile(NamedTuple):
    """A file to write: its path, its text, and whether artlint alone writes to such a file."""

    path: Path
    text: str
    is_own: bool


@cache
def addition_names() -> list[str]:
    """Give the names of the programs."""
    return sorted(entry.name for entry in files("artlint.survey").joinpath("additions").iterdir() if entry.is_dir())


def additions(name: str, folder: Path) -> Iterator[NewFile]:
    """Give the files for one program that calls artlint on the site in `folder`, at the top of its repository."""
    top = repository(folder) or folder
    site = folder.relative_to(top).as_posix()
    source = files("artlint.survey").joinpath("additions", name)
    for path, text in _texts(source, PurePosixPath()):
        # What JSON quotes, YAML reads as well.
        told = text.replace("{version}", __version__).replace("{folder}", json.dumps(site, ensure_ascii=False))
        yield NewFile(top / path, told, path.name.startswith("artlint"))
    if name == _WITH_SCHEMA:
        text = json.dumps(configuration_schema(), ensure_ascii=False, indent=2) + "\n"
        yield NewFile(folder / SCHEMA, text, is_own=True)


def _texts(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, str]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _texts(entry, path / entry.name)
        else:
            yield path / entry.name, entry.read_text("utf-8")
