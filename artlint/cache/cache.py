"""The cache of a run: what is known of files that are as they were, and what is to be known of the others."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from artlint.cache.code import code_key
from artlint.cache.entry import Entry
from artlint.cache.keys import settings_key
from artlint.cache.location import database_in, root_of_cache
from artlint.cache.store import Slot, Store
from artlint.config.model import Config
from artlint.facts.sights import are_same
from artlint.facts.tree import Tree
from artlint.frozen import frozen
from artlint.reading import FileProblem, Snapshot, read_file, stamp_of


@frozen(slots=True)
class Variant:
    """The settings of one place, by their slot in the database.

    `tree` are the files that its rules may look at, `limit` the bytes that a file may have.
    """

    slot: Slot
    tree: Tree | None
    limit: int


class Cache:
    """The cache of the working folder, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(database_in(folder, root_of_cache()))

    @cached_property
    def _code(self) -> bytes:
        return code_key(self.store, time.time_ns())

    def key(self, config: Config, root: Path, home: Path, lang: str) -> bytes | None:
        """Give the key of a configuration that stands at `root`; None where nothing can be kept of it."""
        return settings_key(config, root, home, lang, self._code)

    def known(self, variant: Variant, paths: Sequence[str], *, with_fixes: bool) -> Mapping[str, Entry]:
        """Give what is known of those of `paths` that are as they were; findings with their fixes where asked for."""
        names = dict(zip(map(os.fsencode, paths), paths, strict=True))
        found: dict[str, Entry] = {}
        renewed: list[tuple[bytes, Entry]] = []
        for name, entry in self.store.entries(variant.slot, [*names], with_fixes=with_fixes).items():
            path = names[name]
            try:
                is_same = entry.trusts(stamp_of(os.stat(path)))  # noqa: PTH116 - called for every file of a run
            except OSError:
                continue
            current = entry if is_same else _renewed(path, entry, variant)
            if current is None or (current.sights and not are_same(current.sights, variant.tree)):
                continue
            found[path] = current
            if not is_same:
                renewed.append((name, current))
        if renewed:
            self.store.save(variant.slot, renewed)
        return found

    def keep(self, variant: Variant, entries: Iterable[tuple[str, Entry]]) -> None:
        """Keep the entries of files."""
        self.store.save(variant.slot, [(os.fsencode(path), entry) for path, entry in entries])

    def close(self) -> None:
        """Let go of the database until the next question."""
        self.store.close()


def _renewed(path: str, entry: Entry, variant: Variant) -> Entry | None:
    """Give the entry of a file with its new stamp where only that changed; None where its bytes are others."""
    made = time.time_ns()
    try:
        found = read_file(path, variant.limit)
    except FileProblem:
        return None
    if not isinstance(found, Snapshot) or found.digest != entry.digest:
        return None
    return entry._replace(stamp=found.stamp, made=made)
