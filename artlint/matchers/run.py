"""Nothing in an article: the kind of the rules by which a run speaks of itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from artlint.matchers.base import Context, Match, Matcher


class Find(Matcher):
    """No match ever; the run makes these findings."""

    placeholders: ClassVar = frozenset(("rule", "error", "size", "limit", "reason"))
    is_internal: ClassVar = True

    kind: Literal["run"]

    @property
    def never_hidden(self) -> bool:
        """Always: a part of the job was not done."""
        return True

    def find(self, context: Context) -> Iterator[Match]:  # noqa: ARG002 - every matcher is called alike
        """Give nothing."""
        return iter(())
