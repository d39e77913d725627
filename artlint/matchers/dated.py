"""The dates of an article: those of its front-matter fields, and the one in its path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from artlint.facts.dates import ParsedDate, parse_date
from artlint.facts.values import Entry, Shape, Value
from artlint.matchers.base import Context
from artlint.schema.fields import FieldSpec

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
    if context.schema is not None and front_matter is not None and front_matter.is_read:
        yield from _dated(front_matter.fields, context.schema.fields, "")


def _dated(entries: Mapping[str, Entry], specs: Mapping[str, FieldSpec], path: str) -> Iterator[Dated]:
    for name, entry in entries.items():
        spec = specs.get(name) or next((each for each in specs.values() if name in each.aliases), None)
        value = entry.value
        if spec is not None and value.shape is Shape.MAP:
            inner = {each.key: each for each in reversed(value.entries)}
            # A date may be a map of several dates that nobody describes: Material's `date: {created: …, updated: …}`.
            undescribed = dict.fromkeys(inner, spec) if not spec.fields and not _DATES.isdisjoint(spec.type) else {}
            yield from _dated(inner, spec.fields or undescribed, f"{path}{name}.")
        elif spec is not None and value.shape is Shape.SCALAR and not _DATES.isdisjoint(spec.type):
            parsed = parse_date(value.text)
            if isinstance(parsed, ParsedDate):
                yield Dated(path + name, value, parsed)


def date_in_path(path: str) -> date | None:
    """Give the day that the name of the file, or that of its folder when it is an index, begins with."""
    found = _IN_PATH.search(path)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
