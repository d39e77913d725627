"""What a run knows of its files before it looks at them, and what it learns for the next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from artlint.cache.cache import Cache, Variant
from artlint.cache.entry import Entry
from artlint.paths import folder_of
from artlint.resolver import Place, Resolver


class Memory:
    """The cache as a run sees it: by the paths that it shows, each with the settings of its place."""

    def __init__(self, cache: Cache, resolver: Resolver) -> None:
        self._cache = cache
        self._resolver = resolver
        self._variants: dict[int, Variant | None] = {}

    def prepare(self, place: Place) -> Variant | None:
        """Give the variant of a place, whose settings are made and checked unless they are known to be right.

        None where nothing can be kept of it. Raises SettingsError or RulebookError.
        """
        # Places live as long as their resolver.
        if id(place) not in self._variants:
            self._variants[id(place)] = self._made(place)
        return self._variants[id(place)]

    def _made(self, place: Place) -> Variant | None:
        cache = self._cache
        key = cache.key(place.config, place.root, place.home, place.lang)
        slot = cache.store.slot(key) if key is not None else None
        if slot is None:
            _ = place.settings
            slot = cache.store.add_slot(key) if key is not None and place.is_watched else None
        return Variant(slot, place.tree, place.config.max_file_size) if slot is not None else None

    def recall(self, paths: Sequence[str], *, with_fixes: bool) -> Mapping[str, Entry]:
        """Give what is known of those of some files that are as they were, by path."""
        found: dict[str, Entry] = {}
        for variant, group in self._by_variant(paths):
            found.update(self._cache.known(variant, group, with_fixes=with_fixes))
        return found

    def keep(self, entries: Mapping[str, Entry]) -> None:
        """Remember what was found out about files."""
        for variant, group in self._by_variant(entries):
            self._cache.keep(variant, [(path, entries[path]) for path in group])

    def _by_variant(self, paths: Iterable[str]) -> Iterable[tuple[Variant, list[str]]]:
        folders: dict[str, list[str]] = {}
        for path in paths:
            folders.setdefault(folder_of(path), []).append(path)
        groups: dict[Variant, list[str]] = {}
        for folder, group in folders.items():
            variant = self.prepare(self._resolver.place(Path(folder)))
            if variant is not None:
                groups.setdefault(variant, []).extend(group)
        return groups.items()

    def pause(self) -> None:
        """Let go of files that are open, before this process is copied."""
        self._cache.close()
