"""Taking a comment or an element out of a body, and telling whether anything else would move."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from artlint.expressions import expression, wide_expression
from artlint.facts.article import Article
from artlint.facts.delimiters import Closing
from artlint.facts.markdown import render
from artlint.facts.rendering import folded, without
from artlint.facts.repairs import apply_edits
from artlint.facts.trials import allowed
from artlint.findings import Edit
from artlint.matchers.base import Proposal
from artlint.matchers.parting import Surroundings
from artlint.text import Span, is_alone, whole_lines

_LEAD = expression(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_MARKER = expression(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})(?=[ \t]|\Z)|>|`{3}|~{3})")
_CJK = wide_expression(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\u3000-\u303f\uff00-\uffef]")


def removals(article: Article, spans: Sequence[Span | None]) -> list[Proposal | None]:
    """Give for each stretch of HTML the edit that takes it out, safe when the rest of the body reads as before.

    A stretch that is None has no edit. Stretches in leaked HTML are judged as if the leak were mended.
    """
    edits = _apart([Edit(_extent(article, span)) if span is not None else None for span in spans])
    open_code = _open_code(article)
    around = Surroundings(article)
    doubtful = {
        index
        for index, span in enumerate(spans)
        if span is not None and (span.start > open_code or _is_doubtful(article, span, around))
    }
    trusted = [index for index, edit in enumerate(edits) if edit is not None and index not in doubtful]
    trial = _Trial(article, spans, edits)
    proved = set(trusted) if article.is_html else allowed(trusted, trial.moves_nothing, len(article.body))
    return [
        Proposal((edit,), unsafe=index not in proved)
        if edit is not None and (index in proved or not _makes_marker(article, edit.span))
        else None
        for index, edit in enumerate(edits)
    ]


def _apart(edits: list[Edit | None]) -> list[Edit | None]:
    """Give the edits so that none takes the newline that the one before takes: what is tried together is made so."""
    end = 0
    for span, index in sorted((edit.span, index) for index, edit in enumerate(edits) if edit is not None):
        if span.start < end < span.end:
            edits[index] = Edit(Span(end, span.end))
        end = max(end, span.end)
    return edits


def _extent(article: Article, span: Span) -> Span:
    """Give what to take out with `span`: its lines where it stands alone on them, else only itself."""
    text, lines = article.text, article.lines
    if not is_alone(lines, span):
        return span
    whole = whole_lines(lines, span)
    own_block = _begins_block(article, span)
    if own_block and not (_is_blank_line(article, whole.start - 1) or _is_blank_line(article, whole.end)):
        return Span(whole.start, lines.content_end(max(span.start, span.end - 1)))
    if whole.end == len(text) and not text.endswith(("\n", "\r")) and whole.start > 0:
        # Blank lines go too: the text has no final newline, and must not get one.
        # The newline that ends the front matter is none of them.
        return Span(max(article.body_start, len(text[: whole.start].rstrip("\r\n"))), whole.end)
    return whole


def _makes_marker(article: Article, span: Span) -> bool:
    """Tell whether what follows `span` would begin a line and be no text any more: the dash of a list, say."""
    line = max(article.lines.start(span.start), article.body_start)
    before, after = article.text[line : span.start], article.text[span.end : span.end + 12]
    return _LEAD.fullmatch(before) is not None and _MARKER.match(after) is not None


def _begins_block(article: Article, span: Span) -> bool:
    """Tell whether an HTML block of Markdown begins with `span`."""
    pieces = article.markdown.raw_html
    at = bisect_right(pieces, span.start, key=lambda piece: piece.span.start) - 1
    return at >= 0 and not pieces[at].inline and not article.text[pieces[at].span.start : span.start].strip()


def _is_blank_line(article: Article, offset: int) -> bool:
    """Tell whether the line around `offset` is blank, or lies outside the body."""
    if offset < article.body_start or offset >= len(article.text):
        return True
    lines = article.lines
    return not article.text[lines.start(offset) : lines.content_end(offset)].strip()


def _is_doubtful(article: Article, span: Span, around: Surroundings) -> bool:
    """Tell whether `span` parts words or texts, is in code or a leak that stays, or follows an open block of fields."""
    if article.front_matter is not None and article.front_matter.block.closing is not Closing.PROPER:
        # Where such a block ends depends on the lines that follow it.
        return True
    leak = article.html.leak_at(span.start) if article.html.leaks else None
    if leak is not None and not article.repairs[leak.span.start]:
        return True
    if (article.html.code_regions and article.html.is_in_code(span.start)) or around.matter(span):
        return True
    before, after = article.text[span.start - 1 : span.start], article.text[span.end : span.end + 1]
    return _is_letter(before) and _is_letter(after)


def _open_code(article: Article) -> int:
    """Give where the first `pre` or `code` without end tag begins: a browser takes all that follows for code."""
    for region in article.html.code_regions:
        closer = f"</{region.tag.name}"
        if article.text[region.span.end : region.span.end + len(closer)].lower() != closer:
            return region.tag.start
    return len(article.text)


def _is_letter(character: str) -> bool:
    return bool(character) and not character.isspace() and character not in "<>" and not _CJK.match(character)


class _Trial:
    """Removals made on a copy of the body."""

    def __init__(self, article: Article, spans: Sequence[Span | None], edits: Sequence[Edit | None]) -> None:
        self.article = article
        self.spans = spans
        self.edits = edits
        self.mending = [edit for edits in article.repairs.values() for edit in edits]

    def moves_nothing(self, indices: Sequence[int]) -> bool:
        """Tell whether the page without the given stretches is the page as it was, they aside."""
        article = self.article
        removed = sorted((edit for i in indices if (edit := self.edits[i]) is not None), key=lambda edit: edit.span)
        gone = sorted(span for index in indices if (span := self.spans[index]) is not None)
        kept = [edit for edit in self.mending if not _is_covered(edit, removed)]
        text = article.opaque_text
        after = apply_edits(text, [*kept, *removed])[article.body_start :]
        return without(article.mended_html, [text[start:end] for start, end in gone]) == folded(render(after))


def _is_covered(edit: Edit, removed: Sequence[Edit]) -> bool:
    """Tell whether one of the removals, which are in order, takes what `edit` takes."""
    at = bisect_right(removed, edit.span.start, key=lambda each: each.span.start) - 1
    return at >= 0 and edit.span.start < removed[at].span.end
