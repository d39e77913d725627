"""What rules saw besides the article: files around it and the clock, so that it can be asked for again."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from artlint.facts.tree import Found, Kind, Presence, Tree

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def current_time() -> datetime:
    """Give the time of every question about the clock."""
    return datetime.fromtimestamp(time.time_ns() / 1e9, UTC)


class Sights:
    """The questions that rules asked about the world while one article was checked, with the answers.

    `since` and `until` enclose the moments at which the clock gives the same answers, in microseconds since 1970.
    """

    def __init__(self) -> None:
        self.found: dict[str, Found] = {}
        self.names: dict[str, str] = {}
        self.heads: dict[str, tuple[int, str]] = {}
        self.ignored: dict[str, bool] = {}
        self.since: int | None = None
        self.until: int | None = None

    def has_come(self, moment: datetime, now: datetime) -> bool:
        """Tell whether `moment` is past at `now`, and note it."""
        at, has_come = _microseconds(moment), moment <= now
        if has_come:
            self.since = at if self.since is None else max(self.since, at)
        else:
            self.until = at if self.until is None else min(self.until, at)
        return has_come

    def dump(self) -> str:
        """Give it all as text; an empty one where nothing was asked."""
        asked = {
            "found": {path: [found.presence.value, found.path] for path, found in self.found.items()},
            "names": self.names,
            "heads": self.heads,
            "ignored": self.ignored,
        }
        told: dict[str, Any] = {name: answers for name, answers in asked.items() if answers}
        if self.since is not None or self.until is not None:
            told["clock"] = [self.since, self.until]
        return json.dumps(told, separators=(",", ":")) if told else ""


def are_same(dumped: str, tree: Tree | None) -> bool:
    """Tell whether the world would give the same answers today as those that `Sights.dump` wrote down."""
    told = json.loads(dumped)
    since, until = told.get("clock", (None, None))
    at = _microseconds(current_time())
    if (since is not None and at < since) or (until is not None and at >= until):
        return False
    asked = [told.get(name, {}) for name in ("found", "names", "heads", "ignored")]
    if tree is None:
        return not any(asked)
    found, names, heads, ignored = asked
    return (
        all(tree.find(path) == Found(Presence(presence), real) for path, (presence, real) in found.items())
        and all(_digest_of_names(tree.names(folder)) == digest for folder, digest in names.items())
        and all(_digest(tree.head(path, size)) == digest for path, (size, digest) in heads.items())
        and all(tree.is_ignored(path) == answer for path, answer in ignored.items())
    )


class WatchedTree(Tree):
    """A tree that notes what it is asked, and answers as `tree` does."""

    def __init__(self, tree: Tree, sights: Sights) -> None:  # the answers are those of the other one
        self.root = tree.root
        self._tree = tree
        self._sights = sights

    def find(self, path: str) -> Found:
        """Give what is known of `path`."""
        found = self._sights.found[path] = self._tree.find(path)
        return found

    def names(self, folder: str) -> Mapping[str, Kind]:
        """Give what a folder holds."""
        names = self._tree.names(folder)
        self._sights.names[folder] = _digest_of_names(names)
        return names

    def head(self, path: str, size: int) -> bytes:
        """Give the first `size` bytes of a file."""
        data = self._tree.head(path, size)
        self._sights.heads[path] = (size, _digest(data))
        return data

    def is_ignored(self, path: str) -> bool:
        """Tell whether a `.gitignore` of the tree keeps `path` out of it."""
        answer = self._sights.ignored[path] = self._tree.is_ignored(path)
        return answer


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _digest_of_names(names: Mapping[str, Kind]) -> str:
    told = "\0".join(f"{kind.value}/{name}" for name, kind in sorted(names.items()))
    return _digest(told.encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]
