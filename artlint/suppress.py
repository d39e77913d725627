"""Suppressions: what the author of an article asks artlint to let pass, by directives in comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from artlint.facts.article import Article
from artlint.facts.values import Shape
from artlint.findings import Finding
from artlint.text import Span

_DIRECTIVE = re.compile(r"artlint-disable-(?P<scope>next-line|file)\b(?P<names>(?:[ \t,]+[a-z][a-z0-9-]*(?![\w]))*)")
_REFERENCE_COMMENT = re.compile(r"(?:^|(?<=[\r\n])) {0,3}\[//\]:[ \t]*#[ \t]*\((?P<text>[^\r\n]*)\)[ \t]*(?=[\r\n]|\Z)")
_YAML_COMMENT = re.compile(r"(?:^|(?<=[ \t\r\n]))#(?P<text>[^\r\n]*)", re.MULTILINE)
_TEMPLATE_COMMENT = re.compile(r"\{#|\{\{-?\s*/\*|\{%-?\s*comment\b")
_ANY = "artlint-disable"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One directive: the rules it names (none mean all), and the 1-based line it is for; None for the whole file."""

    rules: frozenset[str]
    line: int | None
    span: Span

    def names(self, finding: Finding) -> bool:
        """Tell whether it is about the rule of a finding."""
        return not self.rules or not self.rules.isdisjoint((finding.rule, finding.category, "all"))


def read_suppressions(article: Article) -> list[Suppression]:
    """Give the directives of an article; those inside code are only text."""
    if _ANY not in article.text:
        return []
    found: list[Suppression] = []
    for span in _places(article):
        match = _DIRECTIVE.search(article.text, span.start, span.end)
        if match is None:
            continue
        names = frozenset(re.findall(r"[a-z][a-z0-9-]*", match["names"]))
        # The directive is for the line behind the whole comment, which may be longer than one line.
        line = article.lines.position(max(span.start, span.end - 1)).line + 1
        found.append(Suppression(names, line if match["scope"] == "next-line" else None, span))
    return found


def _places(article: Article) -> Iterator[Span]:
    """Give the stretches that are comments: of HTML, of templates, of Markdown, of YAML."""
    for comment in article.html.comments:
        yield comment.span
    for template in article.templates:
        if _TEMPLATE_COMMENT.match(article.text, template.start):
            yield template
    code = [*article.markdown.code_spans, *(block.span for block in article.markdown.code_blocks)]
    for match in _REFERENCE_COMMENT.finditer(article.text, article.body_start):
        span = Span(*match.span("text"))
        if _ANY in match["text"] and not any(span.overlaps(each) for each in code):
            yield span
    if article.front_matter is not None:
        content = article.front_matter.block.content
        scalars = [
            value.span
            for entry in article.front_matter.fields.values()
            for value in entry.value.walk()
            if value.shape is Shape.SCALAR
        ]
        for match in _YAML_COMMENT.finditer(article.text, content.start, content.end):
            span = Span(*match.span("text"))
            if _ANY in match["text"] and not any(each.start < span.start < each.end for each in scalars):
                yield span


def without_suppressed(article: Article, findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings that no directive hides."""
    by_line: dict[int | None, list[Suppression]] = {}
    for suppression in read_suppressions(article):
        by_line.setdefault(suppression.line, []).append(suppression)
    if not by_line:
        return list(findings)
    kept: list[Finding] = []
    for finding in findings:
        line = article.lines.position(finding.span.start).line
        candidates = (*by_line.get(None, ()), *by_line.get(line, ()))
        if not any(each.names(finding) for each in candidates):
            kept.append(finding)
    return kept
