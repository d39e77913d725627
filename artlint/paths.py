"""Paths in great numbers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import overload


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
