"""Directives for all that is found in an article today, so that only what comes new is reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.checker import check_article
from artlint.document import Document, read_document
from artlint.facts.article import Article
from artlint.facts.delimiters import Closing
from artlint.facts.directives import Directive, Place, Scope, find_directives
from artlint.facts.markdown import render
from artlint.facts.rendering import folded, without
from artlint.facts.repairs import apply_edits
from artlint.facts.trials import allowed
from artlint.findings import Edit, Finding
from artlint.frozen import frozen
from artlint.proof import Proof
from artlint.settings.settings import Settings
from artlint.text import Span
from artlint.trail import Trail
from artlint.triage import Triage, never_hidden

_OWN = "artlint"
"""The category of the rules about artlint itself, which no directive silences."""
_HASHED = frozenset(("yaml", "toml"))
"""The formats of front matter that have comments."""


@frozen(slots=True)
class Ignored:
    """An article with directives for what was found in it; `left` is what no directive could hide."""

    document: Document
    hidden: int
    left: tuple[Finding, ...]


def ignore_findings(document: Document, settings: Settings, reason: str = "", triage: Triage | None = None) -> Ignored:
    """Give the document with a directive for each finding: at its line where that moves nothing, else for the file.

    Findings that do not count in the eyes of `triage` get none, and none is written into an article that rules have not
    seen as a whole: what hides a finding today may be none once that is mended.
    """
    settings = settings.at(document.path)
    trail = Trail(document.text)
    article = _read(document, settings)
    found = left = _reported(article, settings, trail, triage)
    if any(never_hidden(each, settings) for each in found):
        return Ignored(document, 0, tuple(found))
    for make in (_at_lines, _for_file):
        if not left:
            break
        after = trail.followed_by(list(make(article, left, reason)))
        changed = _read(read_document(document.encode(after.text), document.path), settings)
        rest = _reported(changed, settings, after, triage)
        # Where a directive helps nobody the article stays as it is.
        if len(rest) < len(left) and not any(Proof(article).objections(changed, ())):
            article, trail, left = changed, after, rest
    return Ignored(article.document, len(found) - len(left), tuple(left))


def _read(document: Document, settings: Settings) -> Article:
    return Article(document, settings.preset.front_matter, settings.preset.syntax)


def _reported(article: Article, settings: Settings, trail: Trail, triage: Triage | None) -> list[Finding]:
    findings: Sequence[Finding] = check_article(article, settings, with_fixes=False)
    if triage is not None:
        findings = triage.sort(findings, trail).reported
    return [finding for finding in findings if finding.category != _OWN]


def _at_lines(article: Article, findings: Sequence[Finding], reason: str) -> Iterator[Edit]:
    """Give the edits that add a directive at the line of each finding, but for those that are about the whole file."""
    by_line: dict[int, list[str]] = {}
    for finding in findings:
        if finding.span.end > finding.span.start:
            names = by_line.setdefault(article.lines.position(finding.span.start).line, [])
            if finding.rule not in names:
                names.append(finding.rule)
    above = {_last_line(article, each) + 1: each for each in find_directives(article) if each.scope is Scope.NEXT_LINE}
    comments: list[Edit] = []
    for line, names in by_line.items():
        start = article.lines.starts[line - 1]
        if line in above and above[line].names:
            end = above[line].names[-1].span.end
            yield Edit(Span(end, end), "".join(f", {name}" for name in names))
        elif start < article.body_start:
            yield from _hashed(article, start, names, reason)
        elif article.document.suffix != ".mdx":
            indent = article.text[start : article.lines.content_end(start)]
            indent = indent[: len(indent) - len(indent.lstrip(" \t"))]
            words = f"{indent}<!-- {_directive(Scope.NEXT_LINE, names, reason)} -->{article.document.newline}"
            comments.append(Edit(Span(start, start), words))
    yield from _that_move_nothing(article, comments)


def _last_line(article: Article, directive: Directive) -> int:
    return article.lines.position(max(directive.span.start, directive.span.end - 1)).line


def _hashed(article: Article, start: int, names: Sequence[str], reason: str) -> Iterator[Edit]:
    """Give the edit that ends a line of front matter with a directive; none for a line inside a longer value."""
    front_matter = article.front_matter
    if front_matter is None or front_matter.block.format not in _HASHED or not front_matter.is_read:
        return
    end = article.lines.content_end(start)
    values = [value.span for entry in front_matter.entries for value in entry.value.walk() if not value.items]
    inside = any(span.start < end < span.end for span in values) or end > front_matter.block.content.end
    directives = [each.span for each in find_directives(article) if each.place is Place.HASH]
    if not inside and not any(start <= span.start < end for span in directives):
        yield Edit(Span(end, end), f"  # {_directive(Scope.LINE, names, reason)}")


def _that_move_nothing(article: Article, comments: Sequence[Edit]) -> Iterator[Edit]:
    """Give those comments with which the page is the page as it was."""
    if article.is_html:
        yield from comments
        return
    before = folded(render(article.body))

    def moves_nothing(indices: Sequence[int]) -> bool:
        edits = [comments[index] for index in sorted(indices)]
        after = render(apply_edits(article.text, edits)[article.body_start :])
        return without(after, [edit.text for edit in edits]) == before

    kept = allowed(range(len(comments)), moves_nothing, len(article.body))
    yield from (comments[index] for index in sorted(kept))


def _for_file(article: Article, findings: Sequence[Finding], reason: str) -> Iterator[Edit]:
    """Give the edit that adds one directive for the whole file: in the front matter where that has comments."""
    words = _directive(Scope.FILE, list(dict.fromkeys(finding.rule for finding in findings)), reason)
    newline, front_matter = article.document.newline, article.front_matter
    if front_matter is not None and front_matter.block.closing is not Closing.PROPER:
        return
    if front_matter is not None and front_matter.block.format in _HASHED and front_matter.is_read:
        at = front_matter.block.content.end
        yield Edit(Span(at, at), f"# {words}{newline}")
        return
    comment = f"{{/* {words} */}}" if article.document.suffix == ".mdx" else f"<!-- {words} -->"
    yield Edit(Span(article.body_start, article.body_start), f"{comment}{newline}{newline}")


def _directive(scope: Scope, names: Sequence[str], reason: str) -> str:
    return f"artlint-{scope.value} {', '.join(names)}" + (f" -- {reason}" if reason else "")
