"""Which of the articles that are new to a baseline is one that went away, under another name."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice

from artlint.baseline.store import Entries
from artlint.triage import Key

_MOST_TRIED = 20
"""Articles that went away and share a finding, the rarest first, of which the most alike is looked for."""


def moved(gone: Entries, found: Entries) -> dict[str, str]:
    """Give for each path in `found` the one in `gone` whose findings it has, where there is one.

    Each is taken once: first where all findings are the same, rather under the same name in another folder, then where
    at least half of those that went away are there again.
    """
    same = _same(gone, found)
    taken = set(same.values())
    rest = {path: keys for path, keys in gone.items() if path not in taken}
    return same | _alike(rest, {path: keys for path, keys in found.items() if path not in same})


def _same(gone: Entries, found: Entries) -> dict[str, str]:
    waiting: dict[frozenset[tuple[Key, int]], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(gone, reverse=True):
        waiting[frozenset(gone[path].items())][posixpath.basename(path)].append(path)
    pairs: dict[str, str] = {}
    for is_named_alike in (True, False):
        for path in sorted(found):
            names = waiting.get(frozenset(found[path].items())) if path not in pairs else None
            if names is None:
                continue
            name = posixpath.basename(path) if is_named_alike else next(iter(names), "")
            if names.get(name):
                pairs[path] = names[name].pop()
                if not names[name]:
                    del names[name]
    return pairs


def _alike(gone: Entries, found: Entries) -> dict[str, str]:
    holders: dict[Key, dict[str, None]] = defaultdict(dict)
    for path in sorted(gone):
        for key in gone[path]:
            holders[key][path] = None
    pairs: dict[str, str] = {}
    for path in sorted(found):
        rarest = sorted((key for key in found[path] if key in holders), key=lambda key: (len(holders[key]), key))
        tried = islice((old for key in rarest for old in holders[key]), _MOST_TRIED)
        best = _best(found[path], gone, dict.fromkeys(tried))
        if best is not None:
            pairs[path] = best
            for key in gone[best]:
                del holders[key][best]
    return pairs


def _best(found: Mapping[Key, int], gone: Entries, tried: Iterable[str]) -> str | None:
    shared = {path: sum(min(count, found.get(key, 0)) for key, count in gone[path].items()) for path in tried}
    enough = [path for path, count in shared.items() if 2 * count >= sum(gone[path].values())]
    return max(enough, key=lambda path: shared[path], default=None)
