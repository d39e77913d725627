"""Front-matter keys in another order than the configured one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from artlint.facts.article import Article
from artlint.facts.values import Entry
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.text import Span


class Find(Matcher):
    """The first key that stands behind one that should follow it; keys that `order` does not name are left alone."""

    placeholders: ClassVar = frozenset(("field", "before"))
    actions: ClassVar = frozenset(("sort",))

    kind: Literal["check"]
    order: tuple[str, ...]

    def find(self, context: Context) -> Iterator[Match]:
        """Give the key that is too late."""
        front_matter = context.article.front_matter
        if front_matter is None or not front_matter.is_read:
            return
        places = {name: place for place, name in enumerate(self.order)}
        entries = [entry for entry in front_matter.entries if entry.key in places]
        for index, entry in enumerate(entries):
            behind = next((each for each in entries[:index] if places[each.key] > places[entry.key]), None)
            if behind is not None:
                wanted = sorted(entries, key=lambda each: places[each.key])
                values = {"field": entry.key, "before": behind.key}
                yield Match(entry.key_span, values, field=entry.key, subject=(entries, wanted))
                return

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that put the keys in order, the others left where they are."""
        return [_sorted(match.subject[0], match.subject[1], context.article) for match in matches]


def _sorted(entries: Sequence[Entry], wanted: Sequence[Entry], article: Article) -> Proposal | None:
    """Exchange whole lines; None where something else shares them, or a remark could belong to one of them."""
    front_matter = article.front_matter
    if front_matter is None or front_matter.block.format != "yaml":
        return None
    places = {entry.key: _lines(entry, article) for entry in front_matter.entries}
    has_own_lines = _are_apart(list(places.values()), front_matter.block.content, article)
    if len(places) < len(front_matter.entries) or not has_own_lines:
        return None
    sources = {key: article.text[span.start : span.end] for key, span in places.items()}
    # A text that keeps its last newlines takes in what follows.
    if any("|+" in sources[entry.key] or ">+" in sources[entry.key] for entry in entries):
        return None
    moved = [(places[old.key], sources[new.key]) for old, new in zip(entries, wanted, strict=True) if old is not new]
    return Proposal(tuple(Edit(span, source) for span, source in moved))


def _lines(entry: Entry, article: Article) -> Span:
    """Give the whole lines of an entry, the newline of the last left out."""
    last = max(entry.span.end - 1, entry.span.start)
    return Span(article.lines.start(entry.span.start), article.lines.content_end(last))


def _are_apart(spans: Sequence[Span], content: Span, article: Article) -> bool:
    """Tell whether nothing but blank space lies between the lines of the entries."""
    at = content.start
    for span in (*spans, Span(content.end, content.end)):
        if span.start < at or article.text[at : span.start].strip():
            return False
        at = span.end
    return True
