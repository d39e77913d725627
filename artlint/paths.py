"""Paths: how they are shown, and many of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import overload

_SPECIAL = frozenset(("", ".", "/"))


def shown(path: Path | str, here: str | None = None) -> str:
    """Give a path as people should see it: relative to the working folder, which is `here`, where it lies below."""
    text = os.fspath(path)
    if "/." not in text and "//" not in text and os.sep == "/":
        if text[:1] not in _SPECIAL:
            # What a walk finds is written so already.
            return text
        # Each question to the system takes as long as all the rest.
        top = f"{here or os.getcwd()}/"  # noqa: PTH109 - as text
        if text.startswith(top) and not text.endswith("/"):
            return text[len(top) :]
    text = os.path.normpath(text)
    if Path(text).is_absolute():
        relative = os.path.relpath(text)
        text = text if relative.startswith("..") else relative
    return text.replace(os.sep, "/")


def names_of(files: Sequence[Path]) -> Sequence[str]:
    """Give paths as strings, without a Path for each where they are kept so."""
    return files.names if isinstance(files, Paths) else [os.fspath(file) for file in files]


def folder_of(path: str) -> str:
    """Give the folder of a file as `os.path.dirname` does, with the slash behind it, in a fifth of the time."""
    return path[: path.rfind("/") + 1] if os.sep == "/" else os.path.dirname(path)  # noqa: PTH120 - likewise


class Paths(Sequence[Path]):
    """Paths that are kept as strings, which take a fifth of the memory; each is made where it is asked for."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def __len__(self) -> int:
        return len(self.names)

    @overload
    def __getitem__(self, index: int) -> Path: ...

    @overload
    def __getitem__(self, index: slice) -> Paths: ...

    def __getitem__(self, index: int | slice) -> Path | Paths:
        return Paths(self.names[index]) if isinstance(index, slice) else Path(self.names[index])
