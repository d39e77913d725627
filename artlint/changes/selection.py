"""The files of a run that changed, with the lines that did."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cache, cached_property
from pathlib import Path

from artlint.changes.comparison import Comparison
from artlint.changes.git import GitError
from artlint.changes.lines import NEW, ChangedLines
from artlint.changes.patch import Difference
from artlint.changes.repository import Repository, repository_at
from artlint.frozen import frozen

_UNTOUCHED = ChangedLines()
_WHOLLY = frozenset("AU")
"""How files differ of which every line is new, or which are in the middle of a merge."""


@frozen(slots=True)
class Selection:
    """The files that changed, the lines that did, and the contents that are to be committed in place of some of them.

    `lost` are contents to be committed of which the work tree has no file.
    """

    lines: Mapping[Path, ChangedLines]
    contents: Mapping[Path, bytes] = field(default_factory=dict)
    lost: Mapping[Path, bytes] = field(default_factory=dict)


def select(files: Sequence[Path], comparison: Comparison) -> Selection:
    """Give those of `files` that changed, each asked of its own repository; GitError when git cannot tell."""
    work = _Work(comparison)
    by_top: dict[str, dict[str, Path]] = {}
    for file in files:
        folder, name = os.path.split(file)
        place = os.path.realpath(file) if os.path.islink(file) else os.path.join(work.real(folder), name)  # noqa: PTH114, PTH118 - called for each file of a run
        by_top.setdefault(work.top(os.path.dirname(place)), {})[place] = file  # noqa: PTH120 - likewise
    if not files or comparison.staged:
        # A working folder without a repository is a mistake all the same.
        by_top.setdefault(work.top(work.real("")), {})
    lines: dict[Path, ChangedLines] = {}
    contents: dict[Path, bytes] = {}
    lost: dict[Path, bytes] = {}
    for top, places in by_top.items():
        paths = {os.path.relpath(place, top).replace(os.sep, "/"): file for place, file in places.items()}
        found = work.changes(top, paths)
        lines |= found.lines
        contents |= found.contents
        lost |= found.lost
    return Selection({file: lines[file] for file in files if file in lines}, contents, lost)


class _Work:
    """The repositories of one run, each asked once. A commit that is named is one of that around the working folder."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.real = cache(os.path.realpath)
        self.top = cache(self._top)
        self._repository = cache(repository_at)
        self._base = cache(self._find_base)
        self._marked = cache(_marked)

    @cached_property
    def _home(self) -> Repository | GitError:
        try:
            return self._repository(os.getcwd())  # noqa: PTH109 - a path as git is given it
        except GitError as error:
            return error

    def _top(self, folder: str) -> str:
        """Give the top of the repository that the files in a folder, given by its real path, belong to."""
        home, marked = self._home, self._marked(folder)
        if (
            isinstance(home, Repository)
            and _is_below(folder, home.top)
            and not _is_below(marked, home.top, itself=False)
        ):
            return home.top
        if marked:
            return self._at(marked).top
        raise home if isinstance(home, GitError) else GitError(f"{folder}: not in a git repository")

    def _at(self, top: str) -> Repository:
        home = self._home
        return home if isinstance(home, Repository) and home.top == top else self._repository(top)

    def changes(self, top: str, files: Mapping[str, Path]) -> Selection:
        """Give what changed of `files`, which have their path below the top of the repository."""
        repository = self._at(top)
        suffixes = {os.path.splitext(path)[1] for path in files}  # noqa: PTH122 - likewise
        if self.comparison.staged:
            return self._staged(repository, files, suffixes)
        base = self._base(top)
        if base is None:
            return Selection(dict.fromkeys(files.values(), NEW))
        found = repository.since(base)
        lines = repository.lines(base, suffixes) if self.comparison.by_line and found else {}
        changed = _lines(found, lines) | dict.fromkeys(repository.untracked(), NEW)
        return Selection({file: changed[path] for path, file in files.items() if path in changed})

    def _staged(self, repository: Repository, files: Mapping[str, Path], suffixes: Collection[str]) -> Selection:
        staged = repository.staged()
        lines = repository.lines("--cached", suffixes) if self.comparison.by_line and staged else {}
        changed = {path: each for path, each in _lines(staged, lines).items() if path in files}
        differing = repository.unstaged() if staged else frozenset()
        there = {each.path: Path(repository.top, each.path) for each in staged}
        lost = {path for path, place in there.items() if not os.path.lexists(place)}
        parted = [each for each in staged if each.status != "U" and (each.path in lost or each.path in differing)]
        told = dict(zip((each.path for each in parted), repository.blobs(each.blob for each in parted), strict=True))
        return Selection(
            {files[path]: each for path, each in changed.items()},
            {files[path]: data for path, data in told.items() if path in changed},
            {there[path]: data for path, data in told.items() if path in lost},
        )

    def _find_base(self, top: str) -> str | None:
        """Give the commit or tree that the repository at `top` is compared with; None where all of it is new."""
        home, repository = self._home, self._at(top)
        if not isinstance(home, Repository) or top == home.top or not _is_below(top, home.top):
            since = self.comparison.since
            return repository.last_tree() if since == "HEAD" else repository.merge_base(since)
        # A submodule: what the repository around it had of it.
        around = self.top(os.path.dirname(top))  # noqa: PTH120 - likewise
        base = self._base(around)
        if base is None:
            return None
        commit = self._at(around).submodule(base, os.path.relpath(top, around).replace(os.sep, "/"))
        if commit is not None and repository.commit(commit) is None:
            raise GitError(f"{top}: the commit {commit[:12]} of this submodule is not here; get it: `git fetch` there")
        return commit


def _lines(found: Iterable[Difference], lines: Mapping[str, ChangedLines]) -> dict[str, ChangedLines]:
    return {each.path: NEW if each.status in _WHOLLY else lines.get(each.path, _UNTOUCHED) for each in found}


def _marked(folder: str) -> str:
    """Give the closest folder at or above `folder` that holds a repository; empty where none does."""
    while not os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118 - as it is looked up
        parent = os.path.dirname(folder)  # noqa: PTH120 - likewise
        if parent == folder:
            return ""
        folder = parent
    return folder


def _is_below(path: str, folder: str, *, itself: bool = True) -> bool:
    return (itself and path == folder) or path.startswith(os.path.join(folder, ""))  # noqa: PTH118 - likewise
