"""Characters that are written in another way than usual: letters with their accents apart, radicals for characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal
from unicodedata import is_normalized, normalize

import regex

from artlint.facts.article import Article
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.surroundings import is_within
from artlint.patterns import Pattern
from artlint.text import Span, apart

_CHARACTER = regex.compile(r"\X")


class Find(Matcher):
    """Characters of a body or a path that are not in the normal form NFC, and those that match `compatibility`."""

    placeholders: ClassVar = frozenset(("value", "wanted", "code"))
    variants: ClassVar = frozenset(("path", "compatibility"))
    actions: ClassVar = frozenset(("normalize",))

    kind: Literal["check"]
    compatibility: Pattern | None = None
    """A pattern for characters that are flagged although they are in the normal form."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the characters, and the start of an article whose path has one."""
        article = context.article
        path = article.document.path
        if not is_normalized("NFC", path):
            yield Match(Span(0, 0), {"value": path, "wanted": normalize("NFC", path), "code": ""}, "path")
        if not article.text.isascii():
            yield from self._placed(article)

    def _placed(self, article: Article) -> Iterator[Match]:
        if is_normalized("NFC", article.body) and not (self.compatibility and self.compatibility.search(article.body)):
            return
        kept = self._kept(article)
        for found in _CHARACTER.finditer(article.text, article.body_start):
            value = found[0]
            if value.isascii() or is_within(kept, found.start()):
                continue
            is_other = self.compatibility is not None and self.compatibility.search(value) is not None
            wanted = normalize("NFKC" if is_other else "NFC", value)
            if wanted != value:
                code = " ".join(f"U+{ord(each):04X}" for each in value)
                words = {"value": value, "wanted": wanted, "code": code}
                yield Match(Span(*found.span()), words, "compatibility" if is_other else "")

    def _kept(self, article: Article) -> list[Span]:
        """Give what is no text: code, templates, tags, and the addresses of links and images with their words."""
        html = article.markup
        spans = [*article.opaque, *(tag.span for tag in html.tags), *(comment.span for comment in html.comments)]
        spans += [each.span for each in article.markdown.references]
        return apart([*spans, *article.definitions.values()])

    def propose(self, matches: Sequence[Match], _action: str, _context: Context) -> Sequence[Proposal | None]:
        """Give the edits that write each character in the usual way; None for a path."""
        return [
            Proposal((Edit(match.span, match.values["wanted"]),)) if match.variant != "path" else None
            for match in matches
        ]
