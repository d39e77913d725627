"""Which files of a folder are articles."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cached_property
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from artlint.config.globs import Globs
from artlint.expressions import expression
from artlint.frozen import frozen
from artlint.reading import read_head, said

_NEVER_CONTENT = frozenset((
    "node_modules", "bower_components", "_layouts", "_includes", "_site", "_data", "_sass", "__pycache__",
))  # fmt: skip
# Below the folders that a generator takes its content from these are names like any other.
_ELSEWHERE_SKIPPED = frozenset((
    "themes", "scaffolds", "archetypes", "layouts", "public", "dist", "build", "resources", "vendor", "venv",
))  # fmt: skip
_HTML = frozenset((".html", ".htm"))
_NOT_ARTICLES = expression(
    # `README.zh-CN`, `CHANGELOG-2.0`, `LICENSE-MIT`, yet not `history-of-tea`.
    r"(?:readme|changelog|licen[cs]e|contributing)(?:[-_.](?:\w{2,3}(?:[-_]\w{2,4})?|v?\d[\w.-]*|apache|old))?\Z|"
    r"(?:changes|history|copying|contributors|authors|code_of_conduct|security|support|governance|maintainers|notice|"
    r"todo|pull_request_template|issue_template|agents|claude|404)\Z",
    re.IGNORECASE,
)
_LONGEST_LIST = 1_000_000
"""Bytes of a `.gitignore` that are read."""
_OPENS_WITH_BLOCK = (b"---", b"+++", b"\xef\xbb\xbf---")


_NAME = attrgetter("name")
_Ignore = tuple[Globs, str]
"""What a `.gitignore` says, and the path from its folder to the one that is looked at."""


@frozen(slots=True)
class Beside:
    """What a walk came past: folders with a file of some name, and those that cannot be listed, with the reason."""

    name: str
    folders: list[str] = field(default_factory=list)
    closed: list[tuple[str, str]] = field(default_factory=list)


class _Level(NamedTuple):
    """A folder of a walk: what is left of its entries, and its path from the start, the root and each of `ignores`."""

    entries: Iterator[os.DirEntry[str]]
    prefix: str
    inside: str
    ignores: Sequence[_Ignore]


class Discovery:
    """The articles under a root, by extension, place and patterns; patterns are relative to `root`."""

    def __init__(
        self,
        root: Path,
        extensions: Sequence[str],
        *,
        include: Sequence[str] | None = None,
        exclude: Sequence[str] | None = None,
        extend_exclude: Sequence[str] = (),
        respect_gitignore: bool = True,
        rule_folders: Sequence[Path] = (),
        content: Sequence[str] = (),
    ) -> None:
        self.root = root
        self.extensions = frozenset(extensions)
        self.include = Globs(include) if include is not None else None
        self.exclude = Globs([*(exclude or ()), *extend_exclude])
        self.skips_usual = exclude is None
        self.respect_gitignore = respect_gitignore
        self.rule_folders = frozenset(folder.resolve() for folder in rule_folders)
        self.content = Globs(content)

    @cached_property
    def _prefix(self) -> str:
        return str(self.root) + os.sep

    @cached_property
    def _real_prefix(self) -> str:
        return os.path.realpath(self.root).rstrip(os.sep) + os.sep

    def is_excluded(self, path: Path) -> bool:
        """Tell whether the patterns exclude a file, or its folder or name says that it is no article."""
        relative = self._relative(str(path))
        if self.exclude.match(relative):
            return True
        if self.include is not None:
            return not self.include.match(relative)
        parents = PurePosixPath(relative).parents
        if self.skips_usual and any(self._is_unusual(parent.name, str(parent)) for parent in parents):
            return True
        return self._is_no_article(path.stem, relative)

    def passes_over(self, path: Path) -> bool:
        """Tell whether no walk comes to a file, because of its place, the patterns or git's."""
        relative = self._relative(str(path))
        folders = list(PurePosixPath(relative).parents)[:-1]
        if any(
            folder.name == ".git" or (self.skips_usual and self._is_unusual(folder.name, str(folder)))
            for folder in folders
        ):
            return True
        if self.exclude.match(relative):
            return True
        above = self._ignores_above(path)
        places = [*(f"{folder}/" for folder in folders), relative]
        return any(
            globs.match(os.path.relpath(self.root / place, folder) + "/" * place.endswith("/"))
            for folder, globs in above
            for place in places
        )

    def articles(self, folder: Path) -> Iterator[Path]:
        """Give the articles below `folder`, sorted by path; links to folders are not followed.

        Where `folder` holds a folder that the generator takes its content from, only what lies in such folders counts.
        """
        yield from map(Path, self.names(folder))

    def names(self, folder: Path, beside: Beside | None = None) -> Iterator[str]:
        """Give the same as strings, which are made faster than paths; tell `beside` on the way what lies there too."""
        inside = self._relative(str(folder.absolute()))
        inside = "" if inside == "." else f"{inside}/"
        real = str(folder.resolve())
        ignores = [
            (globs, os.path.relpath(real, above).replace(os.sep, "/") + "/")
            for above, globs in self._ignores_above(folder)
        ]
        prefix = "" if folder == Path() else os.path.join(folder, "")  # noqa: PTH118 - a string is wanted
        found = self._walk(prefix, inside, ignores, beside)
        if self.include is not None or not self._holds_content(folder):
            yield from (path for path, _ in found)
            return
        yield from (path for path, relative in found if self.content.match(relative))

    def _holds_content(self, folder: Path) -> bool:
        places = [self.root / pattern.split("*", 1)[0] for pattern in self.content.patterns]
        return any(place.is_dir() and place.is_relative_to(folder.absolute()) for place in places)

    def _walk(
        self, prefix: str, inside: str, ignores: Sequence[_Ignore], beside: Beside | None
    ) -> Iterator[tuple[str, str]]:
        """Give the articles below a folder, each also by its path from the root.

        What stands before a name there is `prefix`, `inside` from the root, and with each of `ignores` from its folder.
        """
        levels = [self._level(prefix, inside, ignores, beside)]
        while levels:
            # A tree may be deeper than functions can call each other.
            level = levels[-1]
            for entry in level.entries:
                name = entry.name
                relative = level.inside + name
                if entry.is_dir(follow_symlinks=False):
                    if not self._skips(entry, relative, level.ignores):
                        below = [(globs, f"{before}{name}/") for globs, before in level.ignores]
                        levels.append(self._level(f"{level.prefix}{name}{os.sep}", f"{relative}/", below, beside))
                        break
                elif self._is_article(entry, relative, level.ignores):
                    yield level.prefix + name, relative
            else:
                levels.pop()

    def _level(self, prefix: str, inside: str, ignores: Sequence[_Ignore], beside: Beside | None) -> _Level:
        """Give what is in a folder, and note what is told `beside` of it."""
        try:
            entries = sorted(os.scandir(prefix or "."), key=_NAME)
        except OSError as error:
            if beside is not None and not isinstance(error, FileNotFoundError):
                beside.closed.append((prefix or ".", said(error)))
            entries = []
        if self.respect_gitignore and any(entry.name == ".gitignore" for entry in entries):
            ignores = [*ignores, (_gitignore(prefix or "."), "")]
        if beside is not None and _has(entries, beside.name):
            beside.folders.append(prefix or ".")
        return _Level(iter(entries), prefix, inside, ignores)

    def _skips(self, entry: os.DirEntry[str], relative: str, ignores: Sequence[_Ignore]) -> bool:
        name = entry.name
        if name == ".git" or (self.skips_usual and self._is_unusual(name, relative)):
            return True
        if self.exclude.match(f"{relative}/") or _ignores(f"{name}/", ignores):
            return True
        return bool(self.rule_folders) and Path(entry.path).resolve() in self.rule_folders

    def _is_unusual(self, name: str, relative: str) -> bool:
        """Tell whether a folder of this name at this place holds no articles as a rule."""
        if name in _ELSEWHERE_SKIPPED:
            return not self.content.match(f"{relative}/")
        return name in _NEVER_CONTENT or (name.startswith(".") and name != "..")

    def _is_no_article(self, stem: str, relative: str) -> bool:
        """Tell whether a file is about the repository by its name: among the content, only one in capitals is."""
        return bool(_NOT_ARTICLES.match(stem)) and not (stem.islower() and self.content.match(relative))

    def _is_article(self, entry: os.DirEntry[str], relative: str, ignores: Sequence[_Ignore]) -> bool:
        # No call for what nearly no file is: there may be a hundred thousand.
        stem, dot, suffix = entry.name.rpartition(".")
        suffix = dot + suffix.lower()
        if self.include is not None:
            if not self.include.match(relative):
                return False
        elif suffix not in self.extensions or entry.name.startswith(".") or self._is_no_article(stem, relative):
            return False
        if not _is_file(entry) or self.exclude.match(relative) or (ignores and _ignores(entry.name, ignores)):
            return False
        if entry.is_symlink() and not os.path.realpath(entry.path).startswith(self._real_prefix):
            return False
        # A name that begins with its only dot has no extension.
        return suffix not in _HTML or not stem.strip(".") or _opens_with_block(entry.path)

    def _relative(self, path: str) -> str:
        if path.startswith(self._prefix):
            return path[len(self._prefix) :].replace(os.sep, "/")
        return os.path.relpath(path, self.root).replace(os.sep, "/")

    def _ignores_above(self, folder: Path) -> list[tuple[str, Globs]]:
        """Give the `.gitignore` files between the repository's top and `folder`, the folder's own left out."""
        if not self.respect_gitignore:
            return []
        above = [folder.resolve(), *folder.resolve().parents]
        top = next((index for index, each in enumerate(above) if (each / ".git").exists()), 0)
        outer = reversed(above[1 : top + 1])
        return [(str(each), _gitignore(str(each))) for each in outer if (each / ".gitignore").is_file()]


def _has(entries: Sequence[os.DirEntry[str]], name: str) -> bool:
    """Tell whether one of some entries, which are sorted, has a name."""
    index = bisect_left(entries, name, key=_NAME)
    return index < len(entries) and entries[index].name == name


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        # A link in a circle, or into a folder that this user may not enter, is as good as one to nothing.
        return False


def _gitignore(folder: str) -> Globs:
    head = read_head(Path(folder, ".gitignore"), _LONGEST_LIST)
    return Globs.forgiving(head.decode("utf-8", "replace").split("\n"))


def _ignores(name: str, ignores: Sequence[_Ignore]) -> bool:
    return any(globs.match(before + name) for globs, before in ignores)


def _opens_with_block(path: str) -> bool:
    """Tell whether a file opens with front matter; a read error is told when the file is checked."""
    return read_head(path, 6).startswith(_OPENS_WITH_BLOCK) or not os.access(path, os.R_OK)
