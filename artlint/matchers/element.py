"""Elements, by their names in the source or by CSS selectors in the tree."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Literal

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.elements import HIGHLIGHT, RAW_TEXT
from artlint.facts.html import Html
from artlint.facts.tokens import Tag
from artlint.matchers.base import Context, Match, Proposal, Selector
from artlint.matchers.blanks import blank_ones, inner_text, swatches
from artlint.matchers.listing import ImportedMatcher
from artlint.matchers.removal import removals
from artlint.matchers.surroundings import element_spans, holds_template, is_within, written
from artlint.matchers.unwrapping import tags_of, unwrappings
from artlint.patterns import Pattern, joined
from artlint.text import Span, clip

_CLASS_OR_ID = re.compile(r"[.#][A-Za-z_][\w-]*", re.ASCII)
_ROW = expression(r"[\u00a0\u2002\u2003\u3000][ \t]*[\u00a0\u2002\u2003\u3000]")
_WITHIN_LINE = HIGHLIGHT - {"br"}
_LINE_BLANK = " \t\r\n"
_SOURCES = ("src", "data", "data-src")


class Find(ImportedMatcher):
    """Elements by name (`tags`, as in the source) or by CSS (`select`, as in the tree), and the conditions on them.

    With `bare` only those without attributes count.
    With `blank`, those that show a colour or a line are left out; those in `attributed` count only with an attribute.
    So is one within a line that holds nothing and has one of `allow_attributes`: something leads to it or fills it.
    `value` is the text of an element that holds only text, such as `style`; `src` where another one is loaded from.
    """

    placeholders: ClassVar = frozenset(("tag", "value", "class", "src"))
    variants: ClassVar = frozenset(("source",))
    actions: ClassVar = frozenset(("delete", "unwrap"))

    kind: Literal["element"]
    tags: tuple[str, ...] = ()
    """The names of the elements, as they are written."""
    select: tuple[Selector, ...] = ()
    """CSS selectors of the elements, in place of `tags`."""
    not_inside: tuple[str, ...] = ()
    """Elements inside which nothing is flagged."""
    blank: bool = False
    """Whether to flag only elements that show nothing."""
    bare: bool = False
    """Whether to flag only elements without attributes."""
    attributed: tuple[str, ...] = ()
    """Elements that are flagged only when they have an attribute."""
    outermost: bool = False
    """Whether to leave out what lies inside an element that is flagged."""
    allow_src: tuple[Pattern, ...] = ()
    """Patterns for addresses from which an element may be loaded."""
    allow_type: tuple[Pattern, ...] = ()
    """Patterns for the `type` of elements that are left alone."""
    allow_class: tuple[Pattern, ...] = ()
    """Patterns for the `class` of elements that are left alone."""
    leftovers: tuple[Pattern, ...] = ()
    """Patterns for what stands from a start to its end tag: such an element is reported whatever `articles` says."""
    allow_attributes: tuple[str, ...] = ()
    """With `blank`: attributes with which an element within a line may hold nothing at all."""
    not_attributes: tuple[str, ...] = ()
    """Attributes of elements that are left alone."""
    keep_attributes: tuple[str, ...] = ()
    """With `blank`: attributes that make it unsafe to delete their element."""

    def check_together(self) -> None:
        """Ask for one way to name the elements."""
        if bool(self.tags) == bool(self.select):
            raise ValueError("an element needs either `tags` or `select`")

    def find(self, context: Context) -> Iterable[Match]:
        """Give the elements, at their start tags."""
        html = context.article.html
        tags = self._candidates(html)
        if self.bare:
            tags = [tag for tag in tags if not tag.attrs and not html.is_in_code(tag.start)]
        if self.blank:
            tags = blank_ones(html, tags)
            shown = swatches(html, tags)
            tags = [tag for tag in tags if tag not in shown and not self._is_place(tag, html)]
        return self._among(tags, context.article) if tags and not self.is_listing(context.article) else ()

    def _among(self, tags: Sequence[Tag], article: Article) -> Iterator[Match]:
        html = article.html
        meant = self.looks_at(article)
        if not meant and not self.leftovers:
            return
        holders = element_spans(html, self.not_inside) if self.not_inside else []
        covered = -1
        for tag in tags:
            if tag.start < covered or is_within(holders, tag.start) or self._is_allowed(tag):
                continue
            whole = html.element_span(tag)
            if whole is not None and (self.outermost or not meant):
                # What is no leftover holds none.
                covered = whole.end
            if not meant and not self._is_leftover(article, whole or tag.span):
                continue
            values = _values(article, tag, whole)
            yield Match(tag.span, values, "source" if values["src"] else "", subject=(tag, whole))

    def _candidates(self, html: Html) -> list[Tag]:
        if self.tags:
            names = html.by_name.keys() & self._tag_names
            return sorted([tag for name in names for tag in html.by_name[name]]) if names else []
        if self._names is None:
            return sorted(html.select(", ".join(self.select)))
        found = {
            tag
            for name, mark in (("class", "."), ("id", "#"))
            for tag in html.by_attribute.get(name, ())
            if not self._names.isdisjoint([mark + word for word in _words(name, dict(tag.attrs)[name])])
        }
        return sorted(found)

    @cached_property
    def _tag_names(self) -> frozenset[str]:
        return frozenset(self.tags)

    @cached_property
    def _names(self) -> frozenset[str] | None:
        """The selectors, when each is one class or one id: then the source says enough, and no tree has to be built."""
        return frozenset(self.select) if all(map(_CLASS_OR_ID.fullmatch, self.select)) else None

    @cached_property
    def _allowed_sources(self) -> Pattern | None:
        return joined([pattern.pattern for pattern in self.allow_src])

    @cached_property
    def _allowed_types(self) -> Pattern | None:
        return joined([pattern.pattern for pattern in self.allow_type])

    @cached_property
    def _allowed_classes(self) -> Pattern | None:
        return joined([pattern.pattern for pattern in self.allow_class])

    def _is_place(self, tag: Tag, html: Html) -> bool:
        """Tell whether something else needs an empty element within a line: a link, a style sheet or a script."""
        inner = inner_text(html, tag)
        if not inner and "script" in html.by_name and any(_is_for_scripts(name) for name, _ in tag.attrs):
            return True
        if tag.name not in HIGHLIGHT:
            return False
        if not inner:
            return any(name in self.allow_attributes for name, _ in tag.attrs)
        return "\u00a0" in inner and _is_spacer(tag) and _is_between(html, tag)

    def _is_allowed(self, tag: Tag) -> bool:
        if tag.name in self.attributed and not tag.attrs:
            return True
        if self.not_attributes and any(name in self.not_attributes for name, _ in tag.attrs):
            return True
        allowed = (
            (self._allowed_sources, _SOURCES),
            (self._allowed_types, ("type",)),
            (self._allowed_classes, ("class",)),
        )
        return any(pattern is not None and bool(pattern.search(_attribute(tag, names))) for pattern, names in allowed)

    @cached_property
    def _left_over(self) -> Pattern | None:
        return joined([pattern.pattern for pattern in self.leftovers])

    def _is_leftover(self, article: Article, span: Span) -> bool:
        return self._left_over is not None and self._left_over.search(article.text[slice(*span)]) is not None

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete each element, with its line when it stands alone, or only its two tags.

        Where the blanks in an element are all that parts two words, they stay. What holds a template has no edit.
        """
        article = context.article
        if action == "unwrap":
            return unwrappings(article, [match.subject[0] for match in matches])
        spans = [whole if whole and not holds_template(article, whole) else None for _, whole in _subjects(matches)]
        found = zip(removals(article, spans), matches, strict=True)
        return [self._adapted(proposal, match.subject[0], context) for proposal, match in found]

    def _adapted(self, proposal: Proposal | None, tag: Tag, context: Context) -> Proposal | None:
        html = context.article.html
        if proposal is None or not self.blank:
            return proposal
        inner = inner_text(html, tag)
        if inner and not inner.isspace():
            # Zero-width characters count as letters when the page is compared, so they cannot be taken out unseen.
            return None
        unsafe = proposal.unsafe or not {name for name, _ in tag.attrs}.isdisjoint(self.keep_attributes)
        (edit,) = proposal.edits
        if not _parts_words(context.article.text, edit.span):
            return Proposal((edit,), unsafe=unsafe)
        if tag.name in HIGHLIGHT:
            # A row of blanks is indentation, which another rule would find without the element around it.
            return Proposal(tags_of(html, tag), unsafe=unsafe) if _ROW.search(inner) is None else None
        # Two paragraphs of loose text would become one.
        return None if _touches_text(context.article.text, edit.span) else Proposal((edit,), unsafe=unsafe)


def _words(name: str, value: str) -> list[str]:
    return value.split() if name == "class" else [value]


def _is_for_scripts(name: str) -> bool:
    return name == "id" or name.startswith("data-")


def _is_spacer(tag: Tag) -> bool:
    """Tell whether an author gave an element a class for the blanks in it; browsers give theirs one when they copy."""
    classes = next((value for name, value in tag.attrs if name == "class"), "")
    return bool(classes) and not classes.startswith("Apple-")


def _is_between(html: Html, tag: Tag) -> bool:
    """Tell whether words or elements within the line stand before an element and behind it, blanks aside."""
    source, tags = html.source, html.tags
    before, behind = tag.start - html.base, html.end_tags[tag.start].end - html.base
    while before and source[before - 1] in _LINE_BLANK:
        before -= 1
    while behind < len(source) and source[behind] in _LINE_BLANK:
        behind += 1
    at = bisect_left(tags, (tag.start,))
    last = tags[at - 1] if at and tags[at - 1].end == before + html.base else None
    at = bisect_left(tags, (behind + html.base,))
    following = tags[at] if at < len(tags) and tags[at].start == behind + html.base else None
    around = ((last, source[before - 1 : before]), (following, source[behind : behind + 1]))
    return all(each.name in _WITHIN_LINE if each is not None else bool(character) for each, character in around)


def _subjects(matches: Sequence[Match]) -> Iterator[tuple[Tag, Span | None]]:
    for match in matches:
        yield match.subject


def _attribute(tag: Tag, names: Sequence[str]) -> str:
    """Give the value of the first of `names` that the tag has, blanks around it left out; empty when it has none."""
    values = dict(tag.attrs)
    return next((values[name].strip() for name in names if values.get(name, "").strip()), "")


def _values(article: Article, tag: Tag, whole: Span | None) -> dict[str, str]:
    return {
        "tag": tag.name,
        "class": clip(_as_written(article, tag, ("class", "id"))),
        "src": clip(_as_written(article, tag, _SOURCES)),
        "value": article.text[tag.end : whole.end] if whole and tag.name in RAW_TEXT else "",
    }


def _as_written(article: Article, tag: Tag, names: Sequence[str]) -> str:
    """Give the value of the first of `names` that the tag has, with its templates; empty when it has none."""
    value = _attribute(tag, names)
    if not value or not holds_template(article, tag.span):
        return value
    found = {each.name: each.value_span for each in reversed(article.html.attributes(tag))}
    spans = (found[name] for name in names if name in found)
    return next((text for span in spans if (text := written(article, span))), value)


def _touches_text(text: str, span: Span) -> bool:
    """Tell whether something other than a tag stands directly before or after `span`."""
    return text[span.start - 1 : span.start] != ">" or text[span.end : span.end + 1] != "<"


def _parts_words(text: str, span: Span) -> bool:
    """Tell whether what stands before and after `span` would come together without it."""
    around = (text[span.start - 1 : span.start], text[span.end : span.end + 1])
    return not any(not each or each.isspace() for each in around)
