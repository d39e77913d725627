"""Where the cache of the working folder lies."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from artlint.cache.store import FORMAT
from artlint.changes.git import Git, GitError, bare_environment
from artlint.config.boundary import repository


class CacheError(Exception):
    """A folder for the cache that must not be used; the message says why, and what to do."""


def root_of_cache() -> Path:
    """Give the folder whose files share a cache: the repository around the working folder, else that folder."""
    here = Path.cwd()
    return repository(here) or here


def database_in(folder: Path, root: Path) -> Path:
    """Give the file that holds the cache of `root`, there or not."""
    return folder / f"{_name(root)}-{FORMAT}.sqlite3"


def remove_databases(folder: Path, root: Path) -> list[tuple[Path, int]]:
    """Remove the cache of `root` with all that older and newer versions of artlint left, and give paths and bytes."""
    removed = []
    for path in sorted(folder.glob(f"{_name(root)}-*.sqlite3*")):
        with suppress(OSError):
            size = path.stat().st_size
            path.unlink()
            removed.append((path, size))
    return removed


def _name(root: Path) -> str:
    return sha256(os.fsencode(root)).hexdigest()[:16]


def check_untracked(folder: Path) -> None:
    """Raise CacheError for a folder that holds what git tracks: a cache that others wrote could hide what is wrong."""
    real = Path(os.path.realpath(folder))
    top = repository(real)
    if top is None:
        return
    advice = "name a folder outside of the repository, or one that git ignores"
    try:
        told = Git(str(top), bare_environment()).ask("ls-files", "-z", "--", str(real))
    except (OSError, GitError) as error:
        raise CacheError(f"{folder}: git does not say whether it tracks files there; {advice}") from error
    if told:
        raise CacheError(f"{folder}: git tracks files there, which others could have written; {advice}")
