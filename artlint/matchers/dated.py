"""The dates of an article: those of its front-matter fields, and the one in its path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from artlint.facts.dates import ParsedDate, parse_date
from artlint.facts.values import Value
from artlint.matchers.base import Context

_DATES = frozenset(("date", "datetime"))
_IN_PATH = re.compile(r"(?:\A|/)(\d{4})-(\d\d?)-(\d\d?)(?=[-_. /])[^/]*(?:/index\.[^/]*)?\Z")


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


def date_in_path(path: str) -> date | None:
    """Give the day that the name of the file, or that of its folder when it is an index, begins with."""
    found = _IN_PATH.search(path)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
