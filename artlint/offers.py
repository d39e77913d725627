"""What installed packages offer, by entry-point group."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_ALL = b"[artlint."
"""How the sections of all groups begin that are of interest here."""
_METADATA = (".dist-info", ".egg-info", "egg-info")


def offers(group: str) -> Sequence[EntryPoint]:
    """Give the entry points of a group whose name begins with `artlint.`, in the order in which packages are found."""
    return _offers(group, tuple(sys.path)) if _may_offer(tuple(sys.path)) else ()


@cache
def _offers(group: str, _path: tuple[str, ...]) -> Sequence[EntryPoint]:
    # To import it and to read what all packages say takes longer than a file to check.
    from importlib.metadata import entry_points  # noqa: PLC0415 - only where a package may offer something

    return tuple(entry_points(group=group))


@cache
def _may_offer(path: tuple[str, ...]) -> bool:
    """Tell whether a package on `path` may offer something; only what is no folder has to be looked into to know."""
    finders = (finder for finder in sys.meta_path if hasattr(finder, "find_distributions"))
    return any(finder is not PathFinder for finder in finders) or any(map(_folder_may_offer, dict.fromkeys(path)))


def _folder_may_offer(folder: str) -> bool:
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208 - only the names are wanted
    except NotADirectoryError:
        # An archive, perhaps.
        return True
    except OSError:
        return False
    return any(_offers_some(folder, name) for name in names if name.lower().endswith(_METADATA))


def _offers_some(folder: str, name: str) -> bool:
    try:
        with open(os.path.join(folder, name, "entry_points.txt"), "rb") as stream:  # noqa: PTH118, PTH123 - for each package
            return _ALL in stream.read()
    except OSError:
        return False
