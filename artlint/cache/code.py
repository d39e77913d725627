"""What artlint and the packages around it are: their files and versions, which decide on findings too."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from artlint.cache.store import Store
from artlint.code_files import code_files
from artlint.rulebook import packaged_rules

_GROUPS = ("artlint.matchers", "artlint.rules", "artlint.schemas")
_INSTALLED = (".dist-info", ".egg-info")
_SETTLED = 2_000_000_000
"""Nanoseconds after which a change of a file shows in its time stamp."""


def code_key(store: Store, now: int) -> bytes:
    """Give a digest of all code that checks articles, by content, so that it is the same on every machine.

    Where no file of it was touched since it was last asked for, none is read. `now` is the time in nanoseconds.
    """
    folders = [Path(__file__).parents[1], packaged_rules()]
    looked = sha256()
    newest = 0
    for path in (*map(Path, sys.path), *folders):
        for name, state in _states(path, deep=path in folders):
            looked.update(f"{name}\0{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}\0".encode())
            newest = max(newest, state.st_mtime_ns, state.st_ctime_ns)
    seen = looked.digest()
    key = store.known(seen)
    if key is None:
        key = _digest(folders)
        if newest + _SETTLED < now and not _has_plugins():
            store.keep(seen, key)
    return key


def _states(folder: Path, *, deep: bool) -> Iterator[tuple[str, os.stat_result]]:
    """Give the state of a folder, and with `deep` of all files below it."""
    with suppress(OSError):
        yield os.fspath(folder), folder.stat()
    if deep:
        yield from code_files(os.fspath(folder)).items()


def _digest(folders: list[Path]) -> bytes:
    digest = sha256(f"{sys.implementation.cache_tag}\0".encode())
    for folder in (*folders, *_plugin_folders()):
        for path in code_files(os.fspath(folder)):
            digest.update(os.path.relpath(path, folder).encode("utf-8", "surrogateescape") + b"\0")
            with suppress(OSError):
                digest.update(sha256(Path(path).read_bytes()).digest())
    for name in sorted(_installed()):
        digest.update(name.encode("utf-8", "surrogateescape") + b"\0")
    return digest.digest()


def _installed() -> Iterator[str]:
    """Give the names and versions of all packages that are installed, as their folders have them."""
    for folder in dict.fromkeys(sys.path):
        with suppress(OSError):
            yield from (name for name in os.listdir(folder or ".") if name.endswith(_INSTALLED))  # noqa: PTH208 - names


def _has_plugins() -> bool:
    return any(True for _ in _plugin_folders())


def _plugin_folders() -> Iterator[Path]:
    """Give the folders of the packages that bring rules, matchers or schemas."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - not where nothing was installed since the last run
    from importlib.util import find_spec  # noqa: PLC0415 - likewise

    points = [point for group in _GROUPS for point in entry_points(group=group)]
    for name in sorted({point.module.partition(".")[0] for point in points}):
        # The outermost package is found without being run.
        spec = find_spec(name)
        if spec is not None:
            places = spec.submodule_search_locations
            yield from map(Path, places or [spec.origin] if spec.origin else places or [])
