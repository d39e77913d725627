"""Pages that a rule leaves alone: those that are no articles, and articles that nobody brought in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from artlint.config.kebab import option
from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.dated import is_dated
from artlint.facts.imports import is_brought_in, is_imported
from artlint.facts.values import Value
from artlint.matchers.base import Matcher
from artlint.matchers.surroundings import is_within
from artlint.patterns import Pattern

_LOOP = expression(r"\{%-?\s*for\s|\{\{-?\s*range\s")
_PAGES = expression(
    r"\{%-?\s*for\s+\w+\s+in\s+(?:site|collections|paginator)\.|\{\{-?\s*range\s[^{}]*\.(?:Site\.|Pages|RegularPages)"
)
_PAGE = expression(r"\s*<(?:!doctype|html)\b", re.IGNORECASE)
_PART = expression(r"\{%-?\s*(?:include|render|capture|assign|if|unless)\s|\{\{-?\s*(?:partial|template)\s")


class ListingMatcher(Matcher):
    """What rules about whole articles share: which pages they leave alone.

    HTML with a loop of the template engine lists other pages, and what is put together from parts and has no date is a
    page of the site. So is Markdown without a date that loops over those of the site.
    A whole HTML page whose front matter has no title is none either.
    `unless` holds patterns by field: a page whose front matter matches one gets its content from elsewhere.
    `not_files` holds patterns for the path.
    """

    unless: Mapping[str, Pattern] = option(default_factory=dict)
    """For each front-matter field, by its name, a pattern: a file whose field it is found in is no article."""
    not_files: tuple[Pattern, ...] = ()
    """Patterns for the paths of files that are no articles."""

    def is_listing(self, article: Article) -> bool:
        """Tell whether the path, the front matter or a loop in the HTML of `article` says that it is not one."""
        path = article.document.path
        for pattern in self.not_files:
            if pattern.search(path):
                return True
        fields = article.front_matter.fields if article.front_matter is not None else {}
        if article.is_html and "title" not in fields and _PAGE.match(article.body) is not None:
            # It has its own title: it is a sample, a demonstration or a template.
            return True
        if article.is_html and article.templates:
            if _LOOP.search(article.body) is not None:
                return True
            if _PART.search(article.body) is not None and not is_dated(article):
                return True
        if article.templates and not article.is_html and not is_dated(article) and _has_template(article, _PAGES):
            return True
        return any(name in fields and _says(fields[name].value, pattern) for name, pattern in self.unless.items())


class ImportedMatcher(ListingMatcher):
    """What rules share about what came along with an article from another site, where authors may put it in as well."""

    articles: Literal["any", "imported", "converted"] = "any"
    """Which articles are looked at: any, those that evidently come from another site, or these and all other Markdown
    whose body is HTML paragraphs throughout."""

    def looks_at(self, article: Article) -> bool:
        """Tell whether all that is in `article` counts."""
        if self.articles == "any":
            return True
        return is_brought_in(article) or (self.articles == "converted" and is_imported(article))


def is_of_site(article: Article) -> bool:
    """Tell whether an article is rather a page of the site: one without a date that is HTML, or has a loop."""
    if is_dated(article):
        return False
    return article.is_html or (bool(article.templates) and _has_template(article, _LOOP))


def _has_template(article: Article, pattern: re.Pattern[str]) -> bool:
    """Tell whether one of the templates outside of code begins as `pattern` says."""
    starts = [span.start for span in article.templates if pattern.match(article.text, span.start)]
    if not starts:
        return False
    code = sorted([*article.markdown.code_spans, *(block.span for block in article.markdown.code_blocks)])
    return any(not is_within(code, start) for start in starts)


def _says(value: Value, pattern: Pattern) -> bool:
    """Tell whether a value, or one of the values in a list, matches."""
    return bool(pattern.search(value.text)) or any(pattern.search(item.text) for item in value.items)
