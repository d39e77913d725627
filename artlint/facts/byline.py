"""Under which title an article stands, who wrote it and when it was published: for those who read reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from artlint.facts.dated import DATE_FIELDS, date_in_path
from artlint.facts.dates import ParsedDate, parse_date
from artlint.facts.front_matter import find_front_matter
from artlint.facts.values import Scalar, Shape, Value
from artlint.frozen import frozen
from artlint.presets import FrontMatterForm

_TITLES = ("title", "标题")
_AUTHORS = ("author", "authors", "作者")
_NAMES = ("name", "title", "display_name")


@frozen(slots=True)
class Byline:
    """What an article says of itself; empty where it does not. `date` is the day alone, as `2024-05-01`."""

    title: str = ""
    author: str = ""
    date: str = ""


def read_byline(text: str, path: str, form: FrontMatterForm) -> Byline:
    """Give the byline of an article by its front matter; a date may also stand before the name of the file."""
    block = find_front_matter(text, form)
    # Whatever its generator makes of the case of a key, people mean the same.
    fields = {entry.key.lower(): entry.value for entry in reversed(block.entries)} if block else {}
    named = date_in_path(path)
    return Byline(
        title=next(_texts(fields, _TITLES), ""),
        author=next(_texts(fields, _AUTHORS), ""),
        date=next(_days(_texts(fields, DATE_FIELDS)), "") or (named.isoformat() if named else ""),
    )


def _texts(fields: Mapping[str, Value], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        told = ", ".join(filter(None, map(_said, _parts(fields[name])))) if name in fields else ""
        if told:
            yield told


def _parts(value: Value) -> tuple[Value, ...]:
    return value.items if value.shape is Shape.LIST else (value,)


def _said(value: Value) -> str:
    if value.shape is Shape.MAP:
        fields = {entry.key.lower(): entry.value for entry in value.entries}
        return next(_texts(fields, _NAMES), "")
    if value.shape is Shape.LIST or value.scalar is Scalar.NULL:
        return ""
    return " ".join(value.text.split())


def _days(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        found = parse_date(text)
        if isinstance(found, ParsedDate):
            yield found.moment.date().isoformat()
