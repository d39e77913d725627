"""Which generator a repository belongs to, from the files that it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_LOOKED_AT = 200_000
"""Bytes of a configuration file that are searched for a sign."""


class Sign(Protocol):
    """A file, and a text that it must contain when not empty."""

    @property
    def file(self) -> str:
        """The name of the file."""

    @property
    def contains(self) -> str:
        """The text."""


@dataclass(frozen=True, slots=True)
class Detected:
    """A generator that was recognised: the name of its preset, the folder, and the reason in words."""

    preset: str
    root: Path
    reason: str


def detect(folder: Path, signs: Iterable[tuple[str, Sign]]) -> Detected | None:
    """Give the generator of the repository around `folder`; None when no sign is there.

    Looks upward, not beyond the folder that holds `.git`.
    """
    known = list(signs)
    for each in (folder, *folder.parents):
        for preset, sign in known:
            path = each / sign.file
            if path.is_file() and _contains(path, sign.contains):
                told = f" with `{sign.contains}`" if sign.contains else ""
                return Detected(preset, each, f"{sign.file}{told}")
        if (each / ".git").exists():
            return None
    return None


def _contains(path: Path, text: str) -> bool:
    if not text:
        return True
    try:
        with path.open("rb") as stream:
            return text.encode() in stream.read(_LOOKED_AT)
    except OSError:
        return False
