"""Lists in front matter: items that are there twice, and text that was meant as several items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal
from unicodedata import normalize

from artlint.facts.formats import Format
from artlint.facts.front_matter import FrontMatter
from artlint.facts.urls import has_template
from artlint.facts.values import Entry, Scalar, Shape, Value
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.text import Span, clip

_SEPARATORS = re.compile(r"\s*[,，、;；]\s*")
_LONGEST = 12
"""The code points up to which what stands between two commas may be an item by itself."""
_BETWEEN = re.compile(r"\s*,\s*")
_BLOCK_ITEM = re.compile(r"[ \t]*-[ \t]+")


class Find(Matcher):
    """Lists with the given problem; without `fields`, all that are at the top of the front matter."""

    placeholders: ClassVar = frozenset(("field", "value", "first", "count"))
    variants: ClassVar = frozenset(("similar", "item"))
    actions: ClassVar = frozenset(("delete", "split"))
    rewrites_fields: ClassVar = True

    kind: Literal["list-field"]
    problem: Literal["duplicate", "scalar"]
    """An item that is there twice, or a text that should be a list."""
    fields: tuple[str, ...] = ()
    """The fields to look at; all that hold a list when there are none."""

    def find(self, context: Context) -> Sequence[Match]:
        """Give the items, or the texts, that have the problem."""
        front_matter = context.article.front_matter
        if front_matter is None or not front_matter.is_read:
            return ()
        search = self._duplicates if self.problem == "duplicate" else self._scalars
        return [
            match
            for name, entry in front_matter.fields.items()
            if not self.fields or name in self.fields
            for match in search(name, entry, context)
        ]

    @staticmethod
    def _duplicates(name: str, entry: Entry, context: Context) -> Iterator[Match]:
        spec = context.schema.fields.get(name) if context.schema is not None else None
        if spec is not None and spec.unique:
            # That is for the schema to say.
            return
        first: dict[str, Value] = {}
        for index, item in enumerate(entry.value.items):
            if item.shape is not Shape.SCALAR or item.is_blank:
                continue
            earlier = first.setdefault(_folded(item.text), item)
            if earlier is not item:
                values = {"field": f"{name}[{index}]", "value": clip(item.text), "first": clip(earlier.text)}
                variant = "" if earlier.text == item.text else "similar"
                yield Match(item.span, values, variant, f"{name}[{index}]", (entry.value, index))

    @staticmethod
    def _scalars(name: str, entry: Entry, context: Context) -> Iterator[Match]:
        front_matter = context.article.front_matter
        if front_matter is None or not front_matter.format.is_typed:
            # Where every value is text, a comma is how lists are written.
            return
        for index, value in enumerate(entry.value.items or (entry.value,)):
            parts = _parts(value)
            if entry.value.items and max(map(len, parts), default=0) > _LONGEST:
                # Among other items this is one: a sentence with a comma.
                continue
            if len(parts) > 1:
                field = f"{name}[{index}]" if entry.value.items else name
                values = {"field": field, "value": clip(value.text), "count": str(len(parts))}
                yield Match(value.span, values, "item" if entry.value.items else "", field, (entry.value, value))

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete an item, or split a text into several."""
        front_matter = context.article.front_matter
        if front_matter is None:
            return [None] * len(matches)
        act = _deleted if action == "delete" else _split
        return [act(match, front_matter, context) for match in matches]


def _folded(text: str) -> str:
    return normalize("NFKC", text).casefold().strip()


def _parts(value: Value) -> list[str]:
    """Give the items that a text was meant as, each once; a list that is written in the text is something else."""
    if value.shape is not Shape.SCALAR or value.scalar is not Scalar.STR or has_template(value.text):
        return []
    if value.text[:1] in "[{" or "\n" in value.text:
        return []
    parts: dict[str, str] = {}
    for part in _SEPARATORS.split(value.text.strip()):
        if part:
            parts.setdefault(_folded(part), part)
    return list(parts.values())


def _deleted(match: Match, _front_matter: FrontMatter, context: Context) -> Proposal | None:
    """Delete an item with the comma before it, or with its line; there is always one before it."""
    whole, index = match.subject
    text, lines = context.article.text, context.article.lines
    item, before = whole.items[index], whole.items[index - 1]
    unsafe = match.variant == "similar"
    if _BETWEEN.fullmatch(text, before.span.end, item.span.start):
        return Proposal((Edit(Span(before.span.end, item.span.end)),), unsafe)
    line = Span(lines.start(item.span.start), lines.end(item.span.start))
    if not _BLOCK_ITEM.fullmatch(text, line.start, item.span.start) or text[item.span.end : line.end].strip():
        return None
    return Proposal((Edit(line),), unsafe)


def _split(match: Match, front_matter: FrontMatter, context: Context) -> Proposal | None:
    """Write a text as a list, or an item as several."""
    whole, value = match.subject
    written = [_written(part, value, front_matter.format) for part in _parts(value)]
    items = [each for each in written if each is not None]
    if len(items) < len(written):
        return None
    text, lines = context.article.text, context.article.lines
    if value is whole:
        return Proposal((Edit(value.span, f"[{', '.join(items)}]"),))
    start = lines.start(value.span.start)
    if text[whole.span.start] == "[":
        return Proposal((Edit(value.span, ", ".join(items)),))
    if not _BLOCK_ITEM.fullmatch(text, start, value.span.start):
        return None
    between = f"{context.article.document.newline}{text[start : value.span.start]}"
    return Proposal((Edit(value.span, between.join(items)),))


def _written(part: str, value: Value, kind: Format) -> str | None:
    """Give a part as an item: plain where the whole was plain and the part stays text."""
    is_plain = not value.quoted and value._replace(text=part).scalar is Scalar.STR and part.isalnum()
    return part if is_plain else kind.string(part)
