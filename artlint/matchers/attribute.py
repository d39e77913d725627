"""Attributes of tags, as they stand in the source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import ClassVar, Literal

from artlint.config.kebab import option
from artlint.expressions import wide_expression
from artlint.facts.article import Article
from artlint.facts.html import Html
from artlint.facts.imports import is_imported
from artlint.facts.tokens import Attribute, Tag, read_attributes
from artlint.facts.urls import host_of
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Proposal
from artlint.matchers.blanks import swatches
from artlint.matchers.declarations import AllowedStyles
from artlint.matchers.listing import ImportedMatcher
from artlint.matchers.surroundings import element_spans, holds_template, is_within
from artlint.patterns import Pattern, joined
from artlint.remembered import remembered
from artlint.text import Span, apart, clip

_MEDIA = frozenset(("img", "video", "audio", "canvas", "iframe", "embed", "object", "svg", "picture", "table"))
_CODE = ("pre", "code")
_DRAWINGS = ("svg", "math")
_SIZE = wide_expression(r"(?i)(?:^|[;\s])(?:max-|min-)?(?:width|height)\s*:")
_SHORT = 200
"""The code points up to which a tag is worth remembering."""
_HTML_BLANK = " \t\n\f\r"


class Find(ImportedMatcher):
    """Attributes whose name matches a pattern as a whole, but for values that are all allowed or made by a template.

    The names in `values` count only with a value that the pattern of theirs matches. The style of a blank element that
    shows a colour or a line is left alone.
    `value` is the whole value, for conditions; `excerpt` the same on one short line, for messages.
    """

    placeholders: ClassVar = frozenset(("tag", "attribute", "value", "excerpt"))
    actions: ClassVar = frozenset(("delete",))

    kind: Literal["attribute"]
    name: Pattern
    """A pattern for the whole name of the attribute, in lower case."""
    tags: tuple[str, ...] = ()
    """Only on these elements; on all of them when there are none."""
    not_tags: tuple[str, ...] = ()
    """Never on these elements."""
    not_within: tuple[str, ...] = ()
    """Never inside these elements."""
    not_within_class: tuple[str, ...] = ()
    """Never on elements that have one of these classes, nor inside them."""
    leftovers: tuple[Pattern, ...] = ()
    """Patterns for values: such an attribute is reported whatever `articles` says."""
    beside_own_scripts: bool = True
    """Whether to look at articles with a script that stands in them or comes from the same site."""
    value: Pattern | None = None
    """Only where this pattern is found in the value, whatever `allow-declarations` and `allow-together` say."""
    values: Mapping[str, Pattern] = option(default_factory=dict)
    """Patterns by name: such an attribute counts only with a value that matches."""
    allow_declarations: tuple[Pattern, ...] = ()
    """Patterns for the declarations of a style: it is left alone where one of them fits the beginning of each. They
    are tried on `name: value` in lower case, with one blank for several. What has no `:` is no declaration."""
    allow_properties: tuple[str, ...] = ()
    """Names of properties: a declaration of one of them is fine as well."""
    allow_together: tuple[tuple[Pattern, ...], ...] = ()
    """Lists of such patterns: a style is left alone as a whole where each of a list fits one of its declarations."""
    code_properties: tuple[str, ...] = ()
    """Names of properties that are fine on `pre` and `code` elements and in them."""
    code: Literal["any", "imported"] = "any"
    """Which attributes on such elements and in them count: any, or those of an import that has others elsewhere."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the attributes, name by name in reading order."""
        article = context.article
        names = [name for name in article.html.by_attribute if self._is_named(name)]
        if not names or self.is_listing(article):
            return ()
        if not self.beside_own_scripts and any(map(_is_own_script, article.html.by_name.get("script", ()))):
            return ()
        found = self._named(names, article)
        if found and not self.looks_at(article):
            found = [match for match in found if self._is_leftover(match)]
        found = self._outside(article, found)
        return found if self.code == "any" else _without_code(found, article)

    def _named(self, names: Sequence[str], article: Article) -> list[Match]:
        html = article.html
        # What is blank is there for its colour.
        shown = swatches(html, html.by_attribute["style"]) if "style" in names else ()
        sheltered = element_spans(html, self.not_within)
        found: list[Match] = []
        for name in names:
            has_values = name in self.values
            for tag in html.by_attribute[name]:
                if (shown and name == "style" and tag in shown) or (sheltered and is_within(sheltered, tag.start)):
                    continue
                if self._is_among(tag) and (not has_values or self._has_value(tag, name)):
                    found += self._in_tag(tag, name, article)
        return found

    def _outside(self, article: Article, found: list[Match]) -> list[Match]:
        """Give the attributes that are not of a part which is left alone as a whole."""
        held = self._of_such_classes(article.html) if found else []
        return [match for match in found if not is_within(held, match.span.start)] if held else found

    def _of_such_classes(self, html: Html) -> list[Span]:
        tags = html.by_attribute.get("class", ()) if self.not_within_class else ()
        found = [tag for tag in tags if not self._held.isdisjoint(dict(tag.attrs)["class"].split())]
        return apart(html.element_span(tag) or tag.span for tag in found) if found else []

    @cached_property
    def _held(self) -> frozenset[str]:
        return frozenset(self.not_within_class)

    def _is_leftover(self, match: Match) -> bool:
        return self._left_over is not None and self._left_over.search(match.values["value"]) is not None

    @cached_property
    def _left_over(self) -> Pattern | None:
        return joined([pattern.pattern for pattern in self.leftovers])

    def _is_among(self, tag: Tag) -> bool:
        return (not self.tags or tag.name in self.tags) and tag.name not in self.not_tags

    def _has_value(self, tag: Tag, name: str) -> bool:
        """Tell whether the tag may have the attribute with such a value: quicker than to look at where it stands."""
        return self._is_valued(name, dict(tag.attrs)[name])

    def _in_tag(self, tag: Tag, name: str, article: Article) -> list[Match]:
        html, start = article.html, tag.start
        source = html.source[start - html.base : tag.end - html.base]
        found: list[Match] = []
        for each, excerpt in self._meant(name, len(tag.name) + 1, source):
            if self._allowed_in_code is not None and self._allowed_in_code.allows(each.value) and _is_code(tag, html):
                continue
            attribute = each.moved(start)
            span = attribute.span
            if not article.templates or not holds_template(article, span):
                values = {"tag": tag.name, "attribute": name, "value": attribute.value, "excerpt": excerpt}
                found.append(Match(span, values, "", None, (tag, attribute)))
        return found

    @cached_property
    def _meant(self) -> Callable[[str, int, str], Sequence[tuple[Attribute, str]]]:
        # The pages of one site repeat the same few tags.
        return remembered(_SHORT)(self._read)

    def _read(self, name: str, start: int, source: str) -> Sequence[tuple[Attribute, str]]:
        """Give the attributes of that name in the source of a tag that count, with their values on one short line."""
        found = [each for each in read_attributes(source, start, 0) if each.name == name]
        return [(each, clip(each.value)) for each in found if self._is_meant(name, each.value)]

    @cached_property
    def _is_named(self) -> Callable[[str], bool]:
        # Articles share a few dozen names of attributes.
        return lru_cache(maxsize=1024)(lambda name: self.name.fullmatch(name) is not None)

    @cached_property
    def _is_valued(self) -> Callable[[str, str], bool]:
        # And few values of those that count only with one.
        return lru_cache(maxsize=1024)(lambda name, value: self.values[name].search(value) is not None)

    def _is_meant(self, name: str, value: str) -> bool:
        if name in self.values and not self._is_valued(name, value):
            return False
        if self.value is not None and not self.value.search(value):
            return False
        return self._allowed is None or not self._allowed.allows(value)

    @cached_property
    def _allowed(self) -> AllowedStyles | None:
        return self._allowed_with(self.allow_properties)

    @cached_property
    def _allowed_in_code(self) -> AllowedStyles | None:
        return self._allowed_with((*self.allow_properties, *self.code_properties)) if self.code_properties else None

    def _allowed_with(self, properties: Sequence[str]) -> AllowedStyles | None:
        # Who says which values count needs nobody else to say it.
        declarations, together = ((), ()) if self.value is not None else (self.allow_declarations, self.allow_together)
        limited = properties or declarations or together
        return AllowedStyles(properties, declarations, together) if limited else None

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete each attribute with the white space before it."""
        text = context.article.text
        html = context.article.html
        drawings = element_spans(html, _DRAWINGS)
        proposals = []
        for match in matches:
            tag, attribute = match.subject
            unsafe = _is_picture(tag, attribute) or is_within(drawings, tag.start)
            # A browser heeds the first of several: without it the next one would come into force.
            same = [
                each for each in html.attributes(tag) if each.name == attribute.name and each.start >= attribute.start
            ]
            proposals.append(Proposal(tuple([_deletion(text, each) for each in same]), unsafe=unsafe))
        return proposals


def _without_code(found: Sequence[Match], article: Article) -> Sequence[Match]:
    """Give what is not of code, and in an import that has some of it what is of code too."""
    html = article.html
    if not html.code_regions and html.by_name.keys().isdisjoint(_CODE):
        return found
    outside = [match for match in found if not _is_code(match.subject[0], html)]
    return found if outside and is_imported(article) else outside


def _is_own_script(tag: Tag) -> bool:
    """Tell whether a script stands in the article itself or comes from the same site."""
    source = dict(tag.attrs).get("src", "")
    return not tag.closing and not host_of(source)


def _is_code(tag: Tag, html: Html) -> bool:
    """Tell whether a tag is that of a `pre` or `code` element, or in one."""
    return tag.name in _CODE or html.is_in_code(tag.start)


def _is_picture(tag: Tag, attribute: Attribute) -> bool:
    """Tell whether a style says how large a picture, a player or a table is."""
    return tag.name in _MEDIA and attribute.name == "style" and _SIZE.search(attribute.value) is not None


def _deletion(text: str, attribute: Attribute) -> Edit:
    start, end = attribute.span
    while text[start - 1] in _HTML_BLANK:
        start -= 1
    # `a="b"c="d"`: without white space behind it, the neighbours must not grow together.
    joins = text[end] not in _HTML_BLANK + "/>"
    return Edit(Span(start, end), " " if joins else "")
