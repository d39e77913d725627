"""The state of the front-matter block itself: where it stands, how it ends, whether it parses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

import regex

from artlint.facts.delimiters import Closing
from artlint.facts.formats import Format
from artlint.facts.front_matter import Flaw, FrontMatter, find_swallowing_line, is_read_below
from artlint.facts.slips import quotable
from artlint.facts.values import Broken, Entry
from artlint.findings import Edit, Level
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.text import Lines, Span, clip

_ORG = regex.compile(r"\s*#\+\w+:")
"""Org front matter, which is there although artlint does not read it."""

_CLOSED_BRACKET = regex.compile(r"[\[{].*[\]}].")
_YAML_SLIPS = frozenset(("tab", "reserved", "colon", "fullwidth-colon", "bracket", "quote", "backslash", "no-colon"))
_OTHER_SLIPS = frozenset(("equals", "no-equals", "unquoted", "comma", "comment", "string", "escape"))
_REST = regex.compile(r"[^\r\n]*[^\s,]")
_QUOTES = ("''", '""', "“”", "‘’", "「」")


class Find(Matcher):
    """A block in the given state, or a key that is there twice."""

    placeholders: ClassVar = frozenset((
        "problem", "value", "field", "line", "generator", "format", "sample", "fence", "accepted",
    ))  # fmt: skip
    variants: ClassVar = _YAML_SLIPS | _OTHER_SLIPS | frozenset((
        "comment", "accepted", "dots", "text", "missing-text", "missing-data", "missing-error", "refused",
        "swallowed", *Flaw,
    ))  # fmt: skip
    actions: ClassVar = frozenset(("move-up", "close", "quote", "delete", "trim"))

    kind: Literal["front-matter"]
    state: Literal["misplaced", "missing", "unclosed", "invalid", "duplicate"]

    def find(self, context: Context) -> Iterator[Match]:
        """Give the places at which the block is in the state."""
        front_matter = context.article.front_matter
        if self.state == "missing":
            yield from _missing(front_matter, context)
        elif front_matter is not None and front_matter.block.flaw is None:
            search = {
                "misplaced": _misplaced,
                "unclosed": _unclosed,
                "invalid": _invalid,
                "duplicate": _duplicates,
            }[self.state]
            yield from search(front_matter, context)

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that move the block up, close it, mend what breaks it, or delete the later pair."""
        act = {
            "move-up": _moved_up,
            "close": _closed,
            "quote": _quoted,
            "delete": _without_pair,
            "trim": _trimmed,
        }[action]
        return [act(match, context) for match in matches]


def _missing(front_matter: FrontMatter | None, context: Context) -> Iterator[Match]:
    form = context.preset.front_matter
    values = {"generator": context.preset.title}
    if front_matter is None:
        swallowing = find_swallowing_line(context.article.text, form)
        if swallowing is not None:
            yield Match(swallowing, values, "swallowed")
        elif context.needs_front_matter and not _ORG.match(context.article.text):
            yield Match(Span(0, 0), values, "refused" if form.required else "")
    elif (flaw := front_matter.block.flaw) is not None:
        block, lines = front_matter.block, context.article.lines
        values["format"] = front_matter.format.title
        values["accepted"] = ", ".join(f"`{opener}`" for opener in form.openers)
        span = Span(block.opener.start, max(block.opener.start, lines.content_end(block.opener.start)))
        yield Match(span, values, flaw.value, subject=front_matter)


def _trimmed(match: Match, _context: Context) -> Proposal | None:
    """Take the blanks behind the opener away."""
    if match.variant != Flaw.BLANKS:
        return None
    line = match.subject.text[match.span.start : match.span.end]
    return Proposal((Edit(Span(match.span.start + len(line.rstrip()), match.span.end)),))


def _misplaced(front_matter: FrontMatter, context: Context) -> Iterator[Match]:
    prefix = front_matter.block.prefix
    if prefix.end > prefix.start:
        text = context.article.text[prefix.start : prefix.end]
        # The lines of the prefix alone: many articles need no others.
        span = Span(prefix.start, prefix.start + Lines(text).end(0))
        is_read = is_read_below(front_matter, context.preset.front_matter)
        variant = "comment" if "<!--" in text else "accepted" if is_read else ""
        values = {"value": clip(text), "generator": context.preset.title, "fence": _fence(front_matter)}
        yield Match(span, values, variant, subject=front_matter, level=Level.INFO if is_read else None)


def _fence(front_matter: FrontMatter) -> str:
    """Give the marks that open the block: those that close it."""
    start, end = front_matter.block.opener
    line = front_matter.text[start:end]
    return line[: len(line) - len(line.lstrip(line[:1]))] or "{"


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
    is_missing = block.closing is Closing.MISSING
    place = block.opener if is_missing else block.closer
    span = Span(place.start, max(place.start, lines.content_end(place.start)))
    values = {
        "value": clip(context.article.text[span.start : span.end]),
        "generator": context.preset.title,
        "fence": _fence(front_matter),
    }
    fate = context.preset.front_matter.unclosed
    variant = block.closing.value if not is_missing else f"missing-{fate}" if fate else ""
    yield Match(span, values, variant, subject=front_matter)


def _closed(match: Match, context: Context) -> Proposal | None:
    block, text = match.subject.block, context.article.text
    newline, fence = context.article.document.newline, match.values["fence"]
    if fence == "{" or block.content.start == block.content.end:
        return None
    if block.closing is not Closing.MISSING:
        is_worded = block.closing is Closing.TEXT
        words = text[match.span.start : match.span.end].lstrip(fence[0]).strip() if is_worded else ""
        return Proposal((Edit(match.span, f"{fence}{newline}{words}" if words else fence),))
    at = block.closer.start
    before = "" if text[:at].endswith(("\n", "\r")) else newline
    after = "" if before and not text[at:] else newline
    return Proposal((Edit(Span(at, at), f"{before}{fence}{after}"),))


def _invalid(front_matter: FrontMatter, context: Context) -> Iterator[Match]:
    broken = front_matter.broken
    if broken is None:
        return
    lines, kind = context.article.lines, front_matter.format
    line = context.article.text[lines.start(broken.span.start) : lines.content_end(broken.span.start)]
    values = {"problem": broken.problem, "line": clip(line), "format": kind.title, "sample": kind.sample}
    yield Match(broken.span, values, broken.guess, subject=front_matter)


def _quoted(match: Match, context: Context) -> Proposal | None:
    """Quote the value in which the parser stopped, if the block then parses and nothing else in it changes."""
    front_matter = match.subject
    content, kind = front_matter.block.content, front_matter.format
    text = context.article.text[content.start : content.end]
    find = _yaml_value if front_matter.block.format == "yaml" else _bare_value
    found = find(text, match, match.span.start - content.start)
    if found is None:
        return None
    span, words = found
    one, other = (
        _leaves(text[: span.start] + kind.string(each) + text[span.end :], kind) for each in (words, words + "-")
    )
    changed = [new for new, old in zip(one, other, strict=False) if new != old]
    if len(one) != len(other) or changed != [words]:
        return None
    return Proposal((Edit(span.moved(content.start), kind.string(words)),))


def _yaml_value(text: str, match: Match, at: int) -> tuple[Span, str] | None:
    """Give the span and the words of the value on the line of the slip, where it is likely that quotes mend it."""
    found = quotable(text, at)
    if found is None or match.variant not in ("colon", "reserved", "quote", "bracket"):
        return None
    span, words = found
    value = text[span.start : span.end]
    if match.variant == "bracket" and not _CLOSED_BRACKET.match(value):
        return None
    if match.variant == "quote" and value[0] in "'\"" and words == value and value.count(value[0]) == 1:
        return None
    return found


def _bare_value(text: str, match: Match, at: int) -> tuple[Span, str] | None:
    """Give the span and the words of the rest of a line that should have been a text."""
    if match.variant != "unquoted":
        return None
    value = _REST.match(text, at)
    if value is None or "#" in value[0]:
        return None
    words = value[0]
    bare = words[1:-1] if words[:1] + words[-1:] in _QUOTES and len(words) > 1 else words
    return (Span(*value.span()), bare) if bare else None


def _leaves(content: str, kind: Format) -> list[str]:
    """Give every key at the top and every value of a block; nothing when it does not parse."""
    entries = kind.read(content)
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
    front_matter = context.article.front_matter
    if front_matter is None or not front_matter.format.has_own_lines:
        return None
    # The header of a table in TOML holds its key; its pairs may be anywhere below.
    if first.value.plain() != later.value.plain() or later.value.span.start < later.key_span.end:
        return None
    start, end = lines.start(later.span.start), lines.content_end(later.span.end)
    if text[start : later.span.start].strip() or text[later.span.end : end].strip():
        return None
    return Proposal((Edit(Span(start, lines.end(later.span.end))),))
