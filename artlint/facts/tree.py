"""The files of a repository: which are there, under exactly which name."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from artlint.config.globs import Globs
from artlint.reading import read_head

_LONGEST_LIST = 100_000
"""Bytes of a `.gitignore` that are read."""


class Kind(Enum):
    """What a folder holds under a name; `OUTSIDE` is a symbolic link that leads out of the tree or to nothing."""

    FILE = "file"
    FOLDER = "folder"
    OUTSIDE = "outside"


class Presence(Enum):
    """What is known of a path. Nothing is `UNKNOWN` but what lies outside, or where a folder tells nothing."""

    FILE = "file"
    FOLDER = "folder"
    MISSING = "missing"
    OTHER_CASE = "other-case"
    UNKNOWN = "unknown"


class Found(NamedTuple):
    """What is known of a path, and the path with the names that the folders have for its parts."""

    presence: Presence
    path: str


_OUTSIDE = Found(Presence.UNKNOWN, "")
_PRESENCE = {Kind.FILE: Presence.FILE, Kind.FOLDER: Presence.FOLDER, Kind.OUTSIDE: Presence.UNKNOWN}


class Tree:
    """The files below `root`. Each folder is listed once, when it is first asked about, and remembered.

    Paths are relative to `root`, with forward slashes. Names are compared with the listings, so that a file system that
    takes `A.png` for `a.png` gives the same answers as one that does not.
    """

    def __init__(self, root: Path) -> None:
        self.root = os.path.realpath(root)
        self._listings: dict[str, Mapping[str, Kind]] = {}
        self._ignored: dict[str, Globs] = {}
        self._folded: dict[str, Mapping[str, str]] = {}

    def find(self, path: str) -> Found:
        """Give what is known of `path`; what climbs out of the tree is unknown."""
        path = posixpath.normpath(path)
        if path == ".":
            return Found(Presence.FOLDER, "")
        if path.startswith(("/", "../")) or path == ".." or "\0" in path:
            return _OUTSIDE
        return self._walk(path)

    def _walk(self, path: str) -> Found:
        at, is_exact, kind = "", True, Kind.FOLDER
        for part in path.split("/"):
            if kind is Kind.FILE:
                return Found(Presence.MISSING, path)
            names = self.names(at) if kind is Kind.FOLDER else {}
            if not names:
                # A submodule that was not fetched, a folder that this user may not list, or a link out of the tree.
                return Found(Presence.UNKNOWN, path)
            name = part if part in names else self._other_case(at, part)
            if name is None:
                return Found(Presence.MISSING, path)
            is_exact = is_exact and name == part
            at = f"{at}/{name}" if at else name
            kind = names[name]
        if kind is not Kind.OUTSIDE and not is_exact:
            return Found(Presence.OTHER_CASE, at)
        return Found(_PRESENCE[kind], at)

    def names(self, folder: str) -> Mapping[str, Kind]:
        """Give what a folder holds; nothing for what is no folder or may not be listed."""
        if folder not in self._listings:
            self._listings[folder] = self._listed(folder)
        return self._listings[folder]

    def head(self, path: str, size: int) -> bytes:
        """Give the first `size` bytes of a file; none when it cannot be read or leads out of the tree."""
        place = os.path.realpath(os.path.join(self.root, path))  # noqa: PTH118 - as `realpath` wants it
        return read_head(place, size) if self._holds(place) else b""

    def is_ignored(self, path: str) -> bool:
        """Tell whether a `.gitignore` of the tree keeps `path` out of it, as what is made where the site is built."""
        parts = posixpath.normpath(path).split("/")
        for depth in range(len(parts)):
            folder = "/".join(parts[:depth])
            if ".gitignore" in self.names(folder) and self._ignores(folder).match("/".join(parts[depth:])):
                return True
        return False

    def _ignores(self, folder: str) -> Globs:
        if folder not in self._ignored:
            text = self.head(posixpath.join(folder, ".gitignore"), _LONGEST_LIST).decode("utf-8", "replace")
            self._ignored[folder] = Globs.forgiving(text.split("\n"))
        return self._ignored[folder]

    def _other_case(self, folder: str, name: str) -> str | None:
        if folder not in self._folded:
            self._folded[folder] = {each.casefold(): each for each in self.names(folder)}
        return self._folded[folder].get(name.casefold())

    def _listed(self, folder: str) -> Mapping[str, Kind]:
        try:
            with os.scandir(os.path.join(self.root, folder)) as entries:  # noqa: PTH118 - the kinds come with it
                return {entry.name: self._kind(entry) for entry in entries}
        except (OSError, ValueError):
            return {}

    def _kind(self, entry: os.DirEntry[str]) -> Kind:
        if not entry.is_symlink():
            return Kind.FOLDER if entry.is_dir(follow_symlinks=False) else Kind.FILE
        place = os.path.realpath(entry.path)
        if not self._holds(place) or not os.path.exists(place):  # noqa: PTH110 - no path object for each name
            return Kind.OUTSIDE
        return Kind.FOLDER if os.path.isdir(place) else Kind.FILE  # noqa: PTH112

    def _holds(self, place: str) -> bool:
        return place == self.root or place.startswith(self.root.rstrip(os.sep) + os.sep)
