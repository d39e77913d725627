"""The state of the front-matter block itself: where it stands, how it ends, whether it parses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

import regex

from artlint.facts.front_matter import Closing, FrontMatter
from artlint.facts.slips import quotable
from artlint.facts.values import Broken, Entry
from artlint.facts.yaml_format import YamlFormat
from artlint.findings import Edit, Level
from artlint.matchers.base import PATTERN_SECONDS, Context, Match, Matcher, Proposal
from artlint.matchers.schema import quoted
from artlint.text import Span, clip

_OTHER_FORMATS = regex.compile(r'\s*(?:;;;|\{\s*"|#\+\w+:)')
"""JSON and Org front matter, which is there although artlint does not read it."""

_ONE_NEWLINE = ("\n", "\r\n", "\r")
_CLOSED_BRACKET = regex.compile(r"[\[{].*[\]}].")
_SLIPS = frozenset(("tab", "reserved", "colon", "fullwidth-colon", "bracket", "quote", "backslash", "no-colon"))


class Find(Matcher):
    """A block in the given state, or a key that is there twice."""

    placeholders: ClassVar = frozenset(("problem", "value", "field", "line"))
    variants: ClassVar = frozenset(("comment", "missing", "dots", "text")) | _SLIPS
    actions: ClassVar = frozenset(("move-up", "close", "quote", "delete"))

    kind: Literal["front-matter"]
    state: Literal["misplaced", "missing", "unclosed", "invalid", "duplicate"]

    def find(self, context: Context) -> Iterator[Match]:
        """Give the places at which the block is in the state."""
        front_matter = context.article.front_matter
        if self.state == "missing":
            if front_matter is None and context.needs_front_matter and not _OTHER_FORMATS.match(context.article.text):
                yield Match(Span(0, 0))
        elif front_matter is not None:
            search = {
                "misplaced": _misplaced,
                "unclosed": _unclosed,
                "invalid": _invalid,
                "duplicate": _duplicates,
            }[self.state]
            yield from search(front_matter, context)

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that move the block up, close it, quote the value that breaks it, or delete the later pair."""
        act = {"move-up": _moved_up, "close": _closed, "quote": _quoted, "delete": _without_pair}[action]
        return [act(match, context) for match in matches]


def _misplaced(front_matter: FrontMatter, context: Context) -> Iterator[Match]:
    prefix = front_matter.block.prefix
    if prefix.end > prefix.start:
        text = context.article.text[prefix.start : prefix.end]
        span = Span(prefix.start, min(prefix.end, context.article.lines.end(prefix.start)))
        variant = "comment" if "<!--" in text else ""
        # hexo-front-matter reads over one newline, no more: see `split` in its front_matter.ts.
        is_read = context.preset.front_matter.before == "newline" and text in _ONE_NEWLINE
        yield Match(span, {"value": clip(text)}, variant, subject=front_matter, level=Level.INFO if is_read else None)


def _moved_up(match: Match, context: Context) -> Proposal | None:
    block, text = match.subject.block, context.article.text
    prefix = text[block.prefix.start : block.prefix.end]
    if match.variant != "comment":
        return Proposal((Edit(block.prefix),))
    if block.closing is Closing.MISSING:
        return None
    newline = context.article.document.newline
    before = "" if text[: block.closer.end].endswith(("\n", "\r")) else newline
    after = newline if before == "" else ""
    moved = Span(block.closer.end, block.closer.end)
    return Proposal((Edit(block.prefix), Edit(moved, before + prefix.strip() + after)), unsafe=True)


def _unclosed(front_matter: FrontMatter, context: Context) -> Iterator[Match]:
    block, lines = front_matter.block, context.article.lines
    if block.closing is Closing.PROPER:
        return
    place = block.opener if block.closing is Closing.MISSING else block.closer
    span = Span(place.start, max(place.start, lines.content_end(place.start)))
    values = {"value": clip(context.article.text[span.start : span.end])}
    yield Match(span, values, block.closing.value, subject=front_matter)


def _closed(match: Match, context: Context) -> Proposal:
    block, text = match.subject.block, context.article.text
    newline = context.article.document.newline
    if block.closing is not Closing.MISSING:
        words = text[match.span.start : match.span.end].lstrip("-").strip() if block.closing is Closing.TEXT else ""
        return Proposal((Edit(match.span, f"---{newline}{words}" if words else "---"),))
    at = block.closer.start
    before = "" if text[:at].endswith(("\n", "\r")) else newline
    after = "" if before and not text[at:] else newline
    return Proposal((Edit(Span(at, at), f"{before}---{after}"),))


def _invalid(front_matter: FrontMatter, context: Context) -> Iterator[Match]:
    broken = front_matter.broken
    if broken is not None:
        shown = context.article.lines.content_end(broken.span.start)
        line = context.article.text[context.article.lines.start(broken.span.start) : shown]
        yield Match(broken.span, {"problem": broken.problem, "line": clip(line)}, broken.guess, subject=front_matter)


def _quoted(match: Match, context: Context) -> Proposal | None:
    """Quote the value in which the parser stopped, if the block then parses and nothing else in it changes."""
    content = match.subject.block.content
    text = context.article.text[content.start : content.end]
    found = quotable(text, match.span.start - content.start)
    if found is None or match.variant not in ("colon", "reserved", "quote", "bracket"):
        return None
    span, words = found
    value = text[span.start : span.end]
    if match.variant == "bracket" and not _CLOSED_BRACKET.match(value, timeout=PATTERN_SECONDS):
        return None
    if match.variant == "quote" and value[0] in "'\"" and words == value and value.count(value[0]) == 1:
        return None
    one, other = (_leaves(text[: span.start] + quoted(each) + text[span.end :]) for each in (words, words + "-"))
    changed = [new for new, old in zip(one, other, strict=False) if new != old]
    if len(one) != len(other) or changed != [words]:
        return None
    return Proposal((Edit(span.moved(content.start), quoted(words)),))


def _leaves(content: str) -> list[str]:
    """Give every key at the top and every value of a block; nothing when it does not parse."""
    entries = YamlFormat().read(content)
    if isinstance(entries, Broken):
        return []
    return [text for entry in entries for text in (entry.key, *(value.text for value in entry.value.walk()))]


def _duplicates(front_matter: FrontMatter, context: Context) -> Iterator[Match]:
    stack: list[tuple[str, tuple[Entry, ...]]] = [("", front_matter.entries)]
    found: list[Match] = []
    while stack:
        path, entries = stack.pop()
        first: dict[str, Entry] = {}
        for entry in entries:
            key, _, value = entry
            if key in first:
                field = _joined(path, key)
                line = str(context.article.lines.position(first[key].key_span.start).line)
                words = {"field": field, "line": line}
                found.append(Match(entry.key_span, words, field=field, subject=(first[key], entry)))
            else:
                first[key] = entry
            if value.entries:
                stack.append((_joined(path, key), value.entries))
            for index, item in enumerate(value.items):
                if item.entries:
                    stack.append((f"{_joined(path, key)}[{index}]", item.entries))
    yield from sorted(found, key=lambda match: match.span)


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _without_pair(match: Match, context: Context) -> Proposal | None:
    """Delete the lines of the later pair when it says the same and shares them with nothing."""
    first, later = match.subject
    lines, text = context.article.lines, context.article.text
    if first.value.plain() != later.value.plain():
        return None
    start, end = lines.start(later.span.start), lines.content_end(later.span.end)
    if text[start : later.span.start].strip() or text[later.span.end : end].strip():
        return None
    return Proposal((Edit(Span(start, lines.end(later.span.end))),))
