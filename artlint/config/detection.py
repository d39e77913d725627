"""Which generator a repository belongs to, from the files that it has; they are looked at, never run."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Protocol

from artlint.config.ancestors import closest
from artlint.frozen import frozen
from artlint.reading import read_head

_LOOKED_AT = 200_000
"""Bytes of a configuration file that are searched for a sign."""


class Sign(Protocol):
    """A file, the text that it must hold unless None, and what else must be there."""

    @property
    def file(self) -> str:
        """The name of the file or folder, relative to the folder of the site; `*` stands for anything."""

    @property
    def contains(self) -> str | None:
        """A pattern for some of the text."""

    @property
    def beside(self) -> tuple[str, ...]:
        """Names like `file`."""


@frozen(slots=True)
class Detected:
    """A generator that was recognised: the name of its preset, the folder, and the reason in words."""

    preset: str
    root: Path
    reason: str


class Detector:
    """Recognises generators by their signs, which are given with the names of their presets.

    The nearest folder with a sign decides. There the preset with the most signs is meant, the first by name of several.
    """

    def __init__(self, signs: Iterable[tuple[str, Sign]]) -> None:
        self._signs: dict[str, list[Sign]] = {}
        for preset, sign in sorted(signs, key=lambda each: each[0]):
            self._signs.setdefault(preset, []).append(sign)
        self._closest = closest(lambda folder: self._in(Path(folder)), lambda folder: Path(folder, ".git").exists())

    def detect(self, folder: Path) -> Detected | None:
        """Give the generator of the repository around `folder`; None when no sign is there.

        Looks upward, not beyond the folder that holds `.git`.
        """
        return self._closest(str(folder))

    def _in(self, folder: Path) -> Detected | None:
        names = _names(folder)
        read: Callable[[Path], str] = cache(_read)
        met = {
            preset: [proof for sign in signs if (proof := _proof(sign, folder, names, read)) is not None]
            for preset, signs in self._signs.items()
        }
        most = max(map(len, met.values()), default=0)
        if most == 0:
            return None
        first, *others = [preset for preset, proofs in met.items() if len(proofs) == most]
        reason = _told(met[first]) + (f"; it could be {' or '.join(others)} as well" if others else "")
        return Detected(first, folder, reason)


@frozen(slots=True)
class _Proof:
    """A file that meets a sign, the words in it, and what else is there."""

    name: str
    words: str
    beside: tuple[str, ...]


def _told(proofs: Sequence[_Proof]) -> str:
    """Give the proofs in words, each file once."""
    told: list[str] = []
    for name in dict.fromkeys(proof.name for proof in proofs):
        own = [proof for proof in proofs if proof.name == name]
        words = " and ".join(f"`{proof.words}`" for proof in own if proof.words)
        beside = " and ".join(dict.fromkeys(f"`{other}`" for proof in own for other in proof.beside))
        told.append(f"`{name}`" + (f" with {words}" if words else "") + (f" beside {beside}" if beside else ""))
    return ", ".join(told)


def _names(folder: Path) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - only the names are wanted
    except OSError:
        # A folder that may not be listed shows this user nothing.
        return frozenset()


def _proof(sign: Sign, folder: Path, names: frozenset[str], read: Callable[[Path], str]) -> _Proof | None:
    """Give what in `folder` meets `sign`; None when nothing does."""
    if not all(any(_found(name, folder, names)) for name in sign.beside):
        return None
    for name in _found(sign.file, folder, names):
        if sign.contains is None:
            return _Proof(name, "", sign.beside)
        held = re.search(sign.contains, read(folder / name))
        if held is not None:
            return _Proof(name, held[0].strip(), sign.beside)
    return None


def _found(pattern: str, folder: Path, names: frozenset[str]) -> Iterator[str]:
    """Give the names in `folder` that fit; a pattern with a slash is the path of one file."""
    if "*" in pattern:
        yield from sorted(name for name in names if fnmatchcase(name, pattern))
    elif pattern.partition("/")[0] in names and ("/" not in pattern or (folder / pattern).exists()):
        yield pattern


def _read(path: Path) -> str:
    return read_head(path, _LOOKED_AT).decode("utf-8-sig", "replace").replace("\r\n", "\n")
