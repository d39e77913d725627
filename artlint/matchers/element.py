"""Elements, by their names in the source or by CSS selectors in the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

import regex
import turbohtml
from pydantic import field_validator, model_validator
from turbohtml import SelectorSyntaxError, unescape

from artlint.facts.html import Html
from artlint.facts.tokens import Tag
from artlint.findings import Edit
from artlint.matchers.base import PATTERN_SECONDS, Context, Match, Matcher, Pattern, Proposal
from artlint.matchers.removal import removals
from artlint.text import Span, clip


class Find(Matcher):
    """Elements by name (`tags`, as in the source) or by CSS (`select`, as in the tree), and the conditions on them."""

    placeholders: ClassVar = frozenset(("tag", "value", "class"))
    actions: ClassVar = frozenset(("delete", "unwrap"))

    kind: Literal["element"]
    tags: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    blank: bool = False
    outermost: bool = False
    allow_src: tuple[Pattern, ...] = ()
    keep_attributes: tuple[str, ...] = ()

    @field_validator("select")
    @classmethod
    def _parses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for selector in value:
            try:
                turbohtml.parse("").select(selector)
            except SelectorSyntaxError as error:
                raise ValueError(str(error)) from error
        return value

    @model_validator(mode="after")
    def _says_which(self) -> Find:
        if bool(self.tags) == bool(self.select):
            raise ValueError("an element needs either `tags` or `select`")
        return self

    def find(self, context: Context) -> Iterator[Match]:
        """Give the elements, at their start tags."""
        html = context.article.html
        if not html.tags:
            return
        covered = -1
        for tag in self._candidates(html):
            if tag.span.start < covered or (self.blank and not _is_blank(html, tag)) or self._is_allowed(html, tag):
                continue
            whole = html.element_span(tag)
            if self.outermost and whole is not None:
                covered = whole.end
            yield Match(tag.span, self._values(html, tag, whole), subject=(tag, whole))

    def _candidates(self, html: Html) -> list[Tag]:
        if self.tags:
            return [tag for tag in html.tags if not tag.closing and tag.name in self.tags]
        return sorted(html.select(", ".join(self.select)))

    def _is_allowed(self, html: Html, tag: Tag) -> bool:
        if not self.allow_src:
            return False
        source = next((a.value for a in html.attributes(tag) if a.name in ("src", "data", "href")), "")
        return any(pattern.search(source, timeout=PATTERN_SECONDS) for pattern in self.allow_src)

    @staticmethod
    def _values(html: Html, tag: Tag, whole: Span | None) -> dict[str, str]:
        classes = next((a.value for a in html.attributes(tag) if a.name in ("class", "id")), "")
        inner = html.body[tag.span.end - html.base : whole.end - html.base] if whole else ""
        return {"tag": tag.name, "class": clip(classes), "value": inner}

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete each element, with its line when it stands alone, or only its two tags."""
        if action == "unwrap":
            return [self._unwrapping(context.article.html, match.subject[0]) for match in matches]
        spans = [match.subject[1] for match in matches]
        proposals = removals(context.article, spans)
        return [self._kept_apart(proposal, match, context) for proposal, match in zip(proposals, matches, strict=True)]

    def _kept_apart(self, proposal: Proposal | None, match: Match, context: Context) -> Proposal | None:
        if proposal is None or not self.keep_attributes:
            return proposal
        names = {attribute.name for attribute in context.article.html.attributes(match.subject[0])}
        return Proposal(proposal.edits, unsafe=proposal.unsafe or not names.isdisjoint(self.keep_attributes))

    @staticmethod
    def _unwrapping(html: Html, tag: Tag) -> Proposal | None:
        end = html.end_tags.get(tag.span.start)
        return Proposal((Edit(tag.span), Edit(end.span))) if end else None


_BLANKS = regex.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad\u3164]*")


def _is_blank(html: Html, tag: Tag) -> bool:
    """Tell whether nothing but Unicode blanks, comments aside, stands between the two tags of an element."""
    end = html.end_tags.get(tag.span.start)
    if end is None:
        return False
    inner = html.source[tag.span.end - html.base : end.span.start - html.base]
    if len(inner) > 4000:
        return False
    return _BLANKS.fullmatch(unescape(inner)) is not None
