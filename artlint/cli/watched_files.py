"""What a watched run depends on: articles by their state on disk, and other files by the events that tell of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from artlint.cli.plan import Plan
from artlint.leftovers import is_temporary
from artlint.resolver import Place
from artlint.run import list_files

State = tuple[int, int, int]
"""What changes with a file: the time of its last change in nanoseconds, its bytes, and its number on the disk."""


def states_of(paths: Iterable[Path]) -> dict[Path, State]:
    """Give the state of each file that is there."""
    found = {path: _state(path) for path in paths}
    return {path: state for path, state in found.items() if state is not None}


def _state(path: Path) -> State | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def articles(paths: Sequence[Path], plan: Plan) -> dict[Path, State]:
    """Give the state of each article that the run is about; a path that is gone is passed over."""
    return states_of(list_files([path for path in paths if os.path.lexists(path)], plan.options))


def settings_files(place: Place) -> dict[Path, State]:
    """Give the state of the files that the settings of a place are made from."""
    pages = [page for folder in place.discovery.rule_folders for page in folder.rglob("*.md")]
    return states_of([*_configuration(place), *pages])


def folders(paths: Sequence[Path], place: Place) -> dict[Path, int]:
    """Give the folders to watch with their number on the disk, none inside another: those of paths and settings."""
    named = [path if path.is_dir() else path.absolute().parent for path in paths]
    sources = _configuration(place)
    if sources or place.detected is not None:
        # Rule pages, schemas and images lie below it.
        named.append(place.root)
    found = sorted({_standing(each) for each in (*named, *(file.parent for file in sources))})
    outer = [each for each in found if not any(each != other and each.is_relative_to(other) for other in found)]
    return {each: _number(each) for each in outer}


def is_elsewhere(watched: Mapping[Path, int]) -> bool:
    """Tell whether one of the folders was moved away, removed or replaced."""
    return any(_number(each) != number for each, number in watched.items())


def _number(folder: Path) -> int:
    try:
        return folder.stat().st_ino
    except OSError:
        return 0


def makes_anew(
    events: Iterable[str], known: Iterable[Path], place_of: Callable[[Path], Place], own: Iterable[Path]
) -> list[Path]:
    """Give the files among `events` that every article may depend on: neither articles nor what this run writes.

    `own` are the files that it writes, and the folders that all is its own in.
    """
    real_folder = cache(os.path.realpath)

    def real(path: str | Path) -> str:
        return os.path.join(real_folder(os.path.dirname(path) or "."), os.path.basename(path))  # noqa: PTH118, PTH119, PTH120 - called for each article

    articles, written = {real(path) for path in known}, {Path(real(path)) for path in own}
    files = [Path(path) for path in sorted(events) if real(path) not in articles and not os.path.isdir(path)]  # noqa: PTH112 - likewise
    others = [path for path in files if written.isdisjoint((Path(real(path)), *Path(real(path)).parents))]
    return [path for path in others if not is_temporary(path) and _matters(path, place_of(path.parent))]


def _matters(path: Path, place: Place) -> bool:
    real = Path(os.path.realpath(path.parent), path.name)
    if any(real.is_relative_to(folder) for folder in place.discovery.rule_folders):
        return True
    return not place.discovery.passes_over(path)


def _configuration(place: Place) -> list[Path]:
    return [layer.path for layer in place.layers if layer.path is not None]


def _standing(folder: Path) -> Path:
    """Give a folder without links in its path, or the closest one above it that is there."""
    real = Path(os.path.realpath(folder))
    return next(each for each in (real, *real.parents) if each.is_dir())
