"""The front-matter block of an article: where it stands, how it is closed, and what it says."""

from __future__ import annotations

import re
from typing import NamedTuple

from artlint.facts.block import Block, Flaw
from artlint.facts.delimiters import (
    ABOVE,
    FENCE,
    Closing,
    after_prefix,
    all_lines,
    closer,
    closing_line,
    line_end,
    metadata_end,
    object_end,
    odd_closer,
    opening_format,
    starts_with_key,
)
from artlint.facts.formats import Format, load_format
from artlint.facts.lazy import lazy
from artlint.facts.malformed import find_malformed, is_dashes, with_malformed_closer
from artlint.facts.values import Broken, Entry
from artlint.frozen import frozen
from artlint.presets import FrontMatterForm
from artlint.text import Span


@frozen
class FrontMatter:
    """A block and what it says; nothing is parsed until it is asked for."""

    text: str
    block: Block

    @property
    def format(self) -> Format:
        """The format that the block is written in."""
        return load_format(self.block.format)

    @lazy
    def _read(self) -> tuple[Entry, ...] | Broken:
        content = self.block.content
        return self.format.read(self.text[content.start : content.end], content.start)

    @property
    def broken(self) -> Broken | None:
        """Why the block does not parse, or None."""
        return self._read if isinstance(self._read, Broken) else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The keys and values at the top, in order, duplicates kept; none when the block does not parse."""
        return () if isinstance(self._read, Broken) else self._read

    @lazy
    def is_read(self) -> bool:
        """Tell whether the entries are what the generator gets from the block: one that it takes, closed and parsed."""
        block = self.block
        return block.flaw is None and block.closing is Closing.PROPER and self.format.is_data and self.broken is None

    @lazy
    def fields(self) -> dict[str, Entry]:
        """The entries by key; the first of several equal keys."""
        fields: dict[str, Entry] = {}
        for entry in self.entries:
            fields.setdefault(entry.key, entry)
        return fields


def find_front_matter(text: str, form: FrontMatterForm) -> FrontMatter | None:
    """Give the front matter that `text` has, well placed or not; None when it has none.

    A block that other generators read is found too, with the flaw that this one does not.
    """
    start = after_prefix(text)
    opener = FENCE.match(text, start)
    if opener is None:
        if text.startswith("{", start):
            return _object(text, start, form)
        return (_without_opener(text, form) if form.bare else None) or _malformed(text, start)
    marks, fence, gap, language, rest = opener.groups()
    name, is_taken = opening_format(form, fence + language)
    if not name or (marks != fence and not (form.long_fences and marks == marks[0] * len(marks))):
        return _malformed(text, start)
    flaw = None if is_taken else Flaw.FORMAT
    if is_taken and not form.opener_blanks and (gap or rest):
        flaw = Flaw.BLANKS
    return _fenced(text, _Opening(name, marks, Span(start, line_end(text, opener.end())), flaw), form)


def is_read_below(found: FrontMatter, form: FrontMatterForm) -> bool:
    """Tell whether the generator reads over what stands above the block."""
    above = found.text[: found.block.prefix.end]
    # hexo-front-matter takes the newline for the first line of the fields, and only YAML goes on from there.
    is_skipped = not above or form.before != "newline" or found.block.format == "yaml"
    return is_skipped and ABOVE[form.before].match(above) is not None


def find_swallowing_line(text: str, form: FrontMatterForm) -> Span | None:
    """Give the line up to which a text without front matter is taken for YAML that does not parse.

    That is what a generator does which lets the opener go; None where it reads a text there, or nothing.
    """
    if "yaml" not in form.bare or text.startswith(("---", ";;;")):
        return None
    closers = [closer(fence, form.closer, dots=False).search(text) for fence in ("---", ";;;")]
    first = min((found for found in closers if found is not None), key=lambda found: found.start(), default=None)
    if first is None or first[0] != "---":
        return None
    broken = load_format("yaml").read(text[: first.start()])
    return Span(*first.span()) if isinstance(broken, Broken) and broken.is_syntax else None


class _Opening(NamedTuple):
    """The line that opens a block."""

    format: str
    marks: str
    span: Span
    flaw: Flaw | None

    def front_matter(self, text: str, end: Span, closing: Closing, flaw: Flaw | None = None) -> FrontMatter:
        """Give the front matter that goes from here to a closer."""
        before, content = Span(0, self.span.start), Span(self.span.end, end.start)
        return FrontMatter(text, Block(self.format, before, self.span, content, end, closing, self.flaw or flaw))


def _fenced(text: str, opening: _Opening, form: FrontMatterForm) -> FrontMatter | None:
    kind, content = load_format(opening.format), opening.span.end
    if opening.format == "lines":
        end = metadata_end(text, content, kind, fenced=True)
        found = opening.front_matter(text, end, Closing.PROPER)
        return found if opening.span.start == 0 else None
    style = form.closer if opening.flaw is not Flaw.FORMAT else "line"
    close = closer(opening.marks, style, dots=form.dots_close and opening.format == "yaml").search(text, content)
    if close is None:
        # A rule and then `Editor：…` is prose; only a key with its ASCII colon speaks for a block without an end. Where
        # the rest of the file is lost, what it looks like does not matter.
        is_lost = form.unclosed in ("data", "error") and opening.flaw is None and opening.span.start == 0
        is_open = is_lost or starts_with_key(text, content, kind.sure_opening)
        return _unclosed(text, opening, kind) if is_open else None
    if style == "line-start" and text.startswith(opening.marks[0], close.end()):
        return opening.front_matter(text, Span(close.start(), line_end(text, close.end())), Closing.TEXT)
    found = opening.front_matter(
        text, closing_line(text, *close.span()), Closing.PROPER, _flaw(text, content, close, form)
    )
    if opening.span.start > 0 and not _is_plausible(found):
        return None
    return _with_odd_closer(found, opening) or found


def _flaw(text: str, content: int, close: re.Match[str], form: FrontMatterForm) -> Flaw | None:
    """Give what keeps the generator from taking a block whose content begins at `content`."""
    if close.start() == content and not form.empty:
        return Flaw.EMPTY
    return Flaw.END if form.final_newline and not text[close.end() :] else None


def _unclosed(text: str, opening: _Opening, kind: Format) -> FrontMatter:
    start = opening.span.end
    odd = odd_closer(text, start, len(text), opening.marks, kind)
    if odd is not None:
        return opening.front_matter(text, *odd)
    end = start
    while end < len(text):
        stop = line_end(text, end)
        if not kind.line.match(text, end, stop) or is_dashes(text, end):
            break
        end = stop
    found = opening.front_matter(text, Span(end, end), Closing.MISSING)
    mended = with_malformed_closer(text, found.block)
    return found if mended is None else FrontMatter(text, mended)


def _malformed(text: str, start: int) -> FrontMatter | None:
    block = find_malformed(text, start)
    return FrontMatter(text, block) if block is not None else None


def _with_odd_closer(found: FrontMatter, opening: _Opening) -> FrontMatter | None:
    """Give a block that ends before its proper closer in the eyes of a reader; None when there is no such line."""
    text, content = found.text, found.block.content
    inside = text[content.start : content.end]
    if "..." not in inside and "---" not in inside and "+++" not in inside and ";;;" not in inside:
        return None
    kind = found.format
    if not starts_with_key(text, content.start, kind.opening):
        return None
    odd = odd_closer(text, content.start, content.end, opening.marks, kind)
    # YAML itself knows `...` for an end, so that nothing is lost between it and the closer.
    if odd is None or not text[odd[0].end : content.end].strip():
        return None
    shorter = opening.front_matter(text, *odd)
    # Elsewhere than in YAML such a line may stand inside a string.
    return shorter if opening.format == "yaml" or shorter.broken is None else None


def _is_plausible(found: FrontMatter) -> bool:
    """Tell whether what stands between two rules inside a text is front matter, and not a paragraph like `Note: …`."""
    content, kind = found.block.content, found.format
    if not starts_with_key(found.text, content.start, kind.opening):
        return False
    is_yaml = found.block.format == "yaml"
    return not is_yaml or found.broken is None or all_lines(found.text[content.start : content.end], kind)


def _without_opener(text: str, form: FrontMatterForm) -> FrontMatter | None:
    """Give the block of a file that begins with its keys, for generators that let the opener go."""
    empty = Span(0, 0)
    for name in form.bare:
        kind = load_format(name)
        if not kind.opening.match(text):
            continue
        if name == "lines":
            end = metadata_end(text, 0, kind, fenced=False)
        else:
            fence = next(opener for opener, format_name in form.openers.items() if format_name == name)
            close = closer(fence, form.closer, dots=False).search(text)
            if close is None or not all_lines(text[: close.start()], kind):
                continue
            start, stop = close.span()
            while form.long_fences and text.startswith(fence[0], stop):
                stop += 1
            end = closing_line(text, start, stop)
        return FrontMatter(text, Block(name, empty, empty, Span(0, end.start), end, Closing.PROPER))
    return None


def _object(text: str, start: int, form: FrontMatterForm) -> FrontMatter | None:
    """Give the object of JSON at `start` as front matter."""
    end = object_end(text, start)
    name, is_taken = opening_format(form, "{")
    if end is None:
        return None
    opening = _Opening(name, "{", Span(start, start), None if is_taken else Flaw.FORMAT)
    if end < 0:
        return _unclosed(text, opening, load_format(name)) if is_taken else None
    found = opening.front_matter(text, closing_line(text, end, end), Closing.PROPER)
    return found if is_taken or found.entries else None
