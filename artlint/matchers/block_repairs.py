"""Edits that mend a block of front matter: its place, its end, a value that breaks it, a key that is there twice."""

from __future__ import annotations

import regex

from artlint.expressions import wide_expression
from artlint.facts.block import Flaw
from artlint.facts.delimiters import Closing
from artlint.facts.formats import Format
from artlint.facts.front_matter import FrontMatter
from artlint.facts.slips import quotable
from artlint.facts.values import Broken
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Proposal
from artlint.text import Span

_CLOSED_BRACKET = wide_expression(r"[\[{].*[\]}].")
_REST = wide_expression(r"[^\r\n]*[^\s,]")
_QUOTES = ("''", '""', "“”", "‘’", "「」")


def trimmed(match: Match, _context: Context) -> Proposal | None:
    """Take the blanks behind the opener away."""
    if match.variant != Flaw.BLANKS:
        return None
    line = match.subject.text[match.span.start : match.span.end]
    return Proposal((Edit(Span(match.span.start + len(line.rstrip()), match.span.end)),))


def moved_up(match: Match, context: Context) -> Proposal | None:
    """Take the blanks above the block away, and put a comment there behind it."""
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


def closed(match: Match, context: Context) -> Proposal | None:
    """Put the closer where the block seems to end; text on its line goes to the next."""
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


def quoted(match: Match, context: Context) -> Proposal | None:
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


def without_pair(match: Match, context: Context) -> Proposal | None:
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


def straightened(match: Match, _context: Context) -> Proposal | None:
    """Make each delimiter that is none three hyphens."""
    return Proposal(tuple(Edit(line, "---") for line in match.subject))


READ_BY_HEXO = wide_expression(r"(?<=\n)\t+")
"""The tabs that Hexo makes two blanks each before it reads a block."""
_INDENTATION = wide_expression(r"(?:\A|(?<=[\r\n])) *\t[ \t]*")


def indented(match: Match, _context: Context) -> Proposal | None:
    """Put two blanks, as Hexo does, for each tab of the indentation."""
    front_matter = match.subject
    if not parses_indented(front_matter, _INDENTATION):
        return None
    start, end = front_matter.block.content
    found = _INDENTATION.finditer(front_matter.text[start:end])
    return Proposal(tuple(Edit(Span(*each.span()).moved(start), _with_blanks(each)) for each in found))


def parses_indented(front_matter: FrontMatter, tabs: regex.Pattern[str]) -> bool:
    """Tell whether a block parses with two blanks for each tab in what a pattern matches."""
    start, end = front_matter.block.content
    content = tabs.sub(_with_blanks, front_matter.text[start:end])
    return not isinstance(front_matter.format.read(content), Broken)


def _with_blanks(found: regex.Match[str]) -> str:
    return found[0].replace("\t", "  ")
