"""What an article has to say of itself: who wrote it, where it comes from, under which licence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import ClassVar, Literal
from unicodedata import normalize

from artlint.config.kebab import option
from artlint.facts.article import Article
from artlint.facts.bylines import Named, find_names
from artlint.facts.imports import is_imported
from artlint.facts.signatures import Role
from artlint.facts.templates import Gives
from artlint.facts.values import Scalar
from artlint.matchers.base import Context, Match
from artlint.matchers.listing import ListingMatcher
from artlint.patterns import Pattern, joined
from artlint.text import Span, clip


class Find(ListingMatcher):
    """Articles where none of `fields` has a value and no line of the `role` names anybody.

    A value that one of `nobody` matches as a whole names nobody; with `allow`, one that none of these matches as a
    whole is found too, and so is one that is also the value of one of the fields in `sites`. `patterns` are lines that
    name somebody as well. `when` holds patterns by field: only articles with one that matches are looked at, with
    `imported` also those whose body looks like an import. Templates may say anything.
    """

    placeholders: ClassVar = frozenset(("value", "field", "other"))
    variants: ClassVar = frozenset(("nobody", "site", "not-allowed"))

    kind: Literal["credit"]
    fields: tuple[str, ...] = option(min_length=1)
    """Front-matter fields that say it; `a.b` is the field `b` in `a`."""
    role: Role | None = None
    """The lines of the text that say it as well: those that name an `editor`, `author`, `source` or `translator`."""
    patterns: tuple[Pattern, ...] = ()
    """Patterns for more such lines."""
    nobody: tuple[Pattern, ...] = ()
    """Patterns for whole values that name nobody."""
    allow: tuple[Pattern, ...] = ()
    """Patterns for whole values: all others are flagged."""
    sites: tuple[str, ...] = ()
    """Fields that name a site: a value that one of them has too is flagged."""
    when: Mapping[str, Pattern] = option(default_factory=dict)
    """For each front-matter field, by its name, a pattern: only articles whose field it is found in are looked at."""
    imported: bool = False
    """Whether to look at articles whose body is HTML, as that of an import, as well."""

    def find(self, context: Context) -> Iterator[Match]:
        """Give the start of an article that says nothing, or the values that say nothing."""
        article = context.article
        front_matter = article.front_matter
        if (front_matter is not None and not front_matter.is_read) or not self._concerns(article):
            return
        names = list(find_names(front_matter, self.fields))
        if not names:
            if not self._is_said(article) and not self.is_listing(article):
                yield Match(Span(0, 0))
            return
        if self.is_listing(article):
            return
        judged = [(name, self._judge(name, article)) for name in names]
        if self.allow or all(variant for _, (variant, _) in judged):
            for name, (variant, other) in judged:
                if variant:
                    words = {"value": clip(name.value.text), "field": name.field, "other": other}
                    yield Match(name.value.span, words, variant, name.field)

    def _concerns(self, article: Article) -> bool:
        if not self.when and not self.imported:
            return True
        if self.imported and is_imported(article):
            return True
        found = find_names(article.front_matter, self.when)
        return any(self.when[name.asked].search(name.value.text) for name in found)

    def _is_said(self, article: Article) -> bool:
        """Tell whether a line of the body says it, or a template may."""
        if article.templates_give is Gives.WORDS:
            return True
        if self.role is not None and any(each.role is self.role and not each.is_blank for each in article.signatures):
            return True
        pattern = self._pattern
        return pattern is not None and any(pattern.search(passage.words) for passage in article.prose)

    @cached_property
    def _pattern(self) -> Pattern | None:
        return joined([pattern.pattern for pattern in self.patterns])

    def _judge(self, name: Named, article: Article) -> tuple[str, str]:
        """Give the variant for a name that says nothing, with the field that it repeats."""
        text = name.value.text.strip()
        if name.is_templated:
            return "", ""
        if any(pattern.fullmatch(text) for pattern in self.nobody):
            return "nobody", ""
        if self.allow and name.value.scalar is not Scalar.BOOL and not any(each.fullmatch(text) for each in self.allow):
            return "not-allowed", ""
        for other in find_names(article.front_matter, self.sites):
            if _folded(other.value.text) == _folded(text):
                return "site", other.asked
        return "", ""


def _folded(text: str) -> str:
    return normalize("NFKC", text).casefold().strip()
