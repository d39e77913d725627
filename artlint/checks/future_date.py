"""Dates that are still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Literal

from artlint.config.kebab import option
from artlint.facts.moments import possible_instants
from artlint.matchers.base import Context, Match, Matcher
from artlint.matchers.dated import dated_fields
from artlint.text import clip

_FIRST = datetime(2, 1, 1, tzinfo=UTC)


class Find(Matcher):
    """Dates in one of the `fields` that are more than `tolerance_hours` from now, in every zone that can be meant."""

    placeholders: ClassVar = frozenset(("field", "value"))
    reads: ClassVar = "clock"

    kind: Literal["check"]
    fields: tuple[str, ...]
    tolerance_hours: float = option(default=0, ge=0, le=1_000_000)

    def find(self, context: Context) -> Iterator[Match]:
        """Give the dates that are still to come."""
        tolerance = timedelta(hours=self.tolerance_hours)
        for dated in dated_fields(context):
            if dated.field not in self.fields:
                continue
            instant = possible_instants(dated.parsed, context.zone)[0]
            # Nothing can be told of the time before the year 1.
            if instant - _FIRST > tolerance and not context.has_come(instant - tolerance):
                words = {"field": dated.field, "value": clip(dated.value.text)}
                yield Match(dated.value.span, words, field=dated.field)
