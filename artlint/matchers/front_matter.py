"""The state of the front-matter block itself: where it stands, how it ends, whether it parses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Literal

from artlint.expressions import wide_expression
from artlint.facts.block import Flaw
from artlint.facts.delimiters import Closing
from artlint.facts.formats import MAX_LENGTH, TOO_LONG
from artlint.facts.front_matter import FrontMatter, find_swallowing_line, is_read_below
from artlint.facts.malformed import malformed_delimiters
from artlint.facts.values import Broken, Entry
from artlint.findings import Level
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.block_repairs import (
    READ_BY_HEXO,
    closed,
    indented,
    moved_up,
    parses_indented,
    quoted,
    straightened,
    trimmed,
    without_pair,
)
from artlint.text import Lines, Span, clip

_ORG = wide_expression(r"\s*#\+\w+:")
"""Org front matter, which is there although artlint does not read it."""

_YAML_SLIPS = frozenset(("reserved", "colon", "fullwidth-colon", "bracket", "quote", "backslash", "no-colon"))
_OTHER_SLIPS = frozenset(("equals", "no-equals", "unquoted", "comma", "comment", "string", "escape"))


class Find(Matcher):
    """A block in the given state, or a key that is there twice."""

    placeholders: ClassVar = frozenset((
        "problem", "value", "field", "line", "generator", "format", "sample", "fence", "accepted", "length", "limit",
    ))  # fmt: skip
    variants: ClassVar = _YAML_SLIPS | _OTHER_SLIPS | frozenset((
        "comment", "accepted", "dots", "text", "missing-text", "missing-data", "missing-error", "refused",
        "swallowed", "tab-read", TOO_LONG, *Flaw,
    ))  # fmt: skip
    actions: ClassVar = frozenset(("move-up", "close", "quote", "delete", "trim", "straighten", "indent"))

    kind: Literal["front-matter"]
    state: Literal["misplaced", "missing", "unclosed", "malformed", "tabs", "invalid", "duplicate"]
    """What is the matter with the block."""

    @property
    def never_hidden(self) -> bool:
        """Where the state keeps the fields from being read."""
        return self.state in {"unclosed", "malformed", "tabs", "invalid"}

    def find(self, context: Context) -> Iterable[Match]:
        """Give the places at which the block is in the state."""
        front_matter = context.article.front_matter
        if self.state == "missing":
            return _missing(front_matter, context)
        if front_matter is None or (front_matter.block.flaw is not None) is not (self.state == "malformed"):
            return ()
        return self._search(front_matter, context)

    @cached_property
    def _search(self) -> Callable[[FrontMatter, Context], Iterable[Match]]:
        return {
            "misplaced": _misplaced,
            "unclosed": _unclosed,
            "malformed": _malformed,
            "tabs": _tabs,
            "invalid": _invalid,
            "duplicate": _duplicates,
        }[self.state]

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that move the block up, close it, mend its delimiters or what breaks it, or delete a pair."""
        act = {
            "move-up": moved_up,
            "close": closed,
            "quote": quoted,
            "delete": without_pair,
            "trim": trimmed,
            "straighten": straightened,
            "indent": indented,
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
    elif (flaw := front_matter.block.flaw) not in (None, Flaw.MARKS) and not _is_sample(front_matter, context):
        block, lines = front_matter.block, context.article.lines
        values["format"] = front_matter.format.title
        values["accepted"] = ", ".join(f"`{opener}`" for opener in form.openers)
        span = Span(block.opener.start, max(block.opener.start, lines.content_end(block.opener.start)))
        yield Match(span, values, flaw.value, subject=front_matter)


def _malformed(front_matter: FrontMatter, context: Context) -> Iterator[Match]:
    if front_matter.block.flaw is Flaw.MARKS:
        lines = malformed_delimiters(context.article.text, front_matter.block)
        value = clip(context.article.text[lines[0].start : lines[0].end])
        yield Match(lines[0], {"value": value, "generator": context.preset.title}, subject=lines)


def _is_sample(front_matter: FrontMatter, context: Context) -> bool:
    """Tell whether an object of JSON that the generator does not read is a text that begins with one."""
    if front_matter.block.opener.start < front_matter.block.opener.end or context.schema is None:
        return False
    return context.schema.names.isdisjoint(front_matter.fields)


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


def _invalid(front_matter: FrontMatter, context: Context) -> Iterator[Match]:
    broken = front_matter.broken
    if broken is None or _is_tab(broken):
        return
    lines, kind = context.article.lines, front_matter.format
    line = context.article.text[lines.start(broken.span.start) : lines.content_end(broken.span.start)]
    values = {"problem": broken.problem, "line": clip(line), "format": kind.title, "sample": kind.sample}
    values["generator"] = context.preset.title
    content = front_matter.block.content
    values |= {"length": f"{content.end - content.start:,}", "limit": f"{MAX_LENGTH:,}"}
    yield Match(broken.span, values, broken.guess, subject=front_matter)


def _is_tab(broken: Broken) -> bool:
    return broken.guess == "tab"


def _tabs(front_matter: FrontMatter, context: Context) -> Iterator[Match]:
    broken = front_matter.broken
    if broken is None or not _is_tab(broken):
        return
    is_read = context.preset.front_matter.tabs and parses_indented(front_matter, READ_BY_HEXO)
    values = {"generator": context.preset.title}
    yield Match(
        broken.span, values, "tab-read" if is_read else "", subject=front_matter, level=Level.INFO if is_read else None
    )


def _duplicates(front_matter: FrontMatter, context: Context) -> Iterator[Match]:
    stack: list[tuple[str, tuple[Entry, ...]]] = [("", front_matter.entries)]
    found: list[Match] = []
    any_case = context.preset.any_case
    while stack:
        path, entries = stack.pop()
        first: dict[str, Entry] = {}
        for entry in entries:
            key, _, value = entry
            same = key.lower() if any_case else key
            if same in first:
                field = _joined(path, key)
                line = str(context.article.lines.position(first[same].key_span.start).line)
                words = {"field": field, "line": line}
                found.append(Match(entry.key_span, words, field=field, subject=(first[same], entry)))
            else:
                first[same] = entry
            if value.entries:
                stack.append((_joined(path, key), value.entries))
            for index, item in enumerate(value.items):
                if item.entries:
                    stack.append((f"{_joined(path, key)}[{index}]", item.entries))
    yield from sorted(found, key=lambda match: match.span)


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
