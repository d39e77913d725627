"""The dates in the front-matter fields of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from artlint.facts.dates import ParsedDate, parse_date
from artlint.facts.values import Value
from artlint.matchers.base import Context

_DATES = frozenset(("date", "datetime"))


class Dated(NamedTuple):
    """A front-matter field that holds a date, with the date."""

    field: str
    value: Value
    parsed: ParsedDate


def dated_fields(context: Context) -> Iterator[Dated]:
    """Give the dates in the fields that the schema has for them, those inside a map with the path of their field."""
    front_matter = context.article.front_matter
    if context.schema is None or front_matter is None or not front_matter.is_read:
        return
    for field, value, spec in context.schema.described(front_matter):
        if spec is not None and not _DATES.isdisjoint(spec.type):
            parsed = parse_date(value.text)
            if isinstance(parsed, ParsedDate):
                yield Dated(field, value, parsed)
