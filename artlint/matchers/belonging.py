"""Scripts, handlers and style sheets that belong to one another in an article, as its author wrote them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from artlint.expressions import expression
from artlint.facts.html import Html
from artlint.patterns import Pattern

_COMMENT = expression(r"/\*.*?\*/", re.DOTALL)
_SELECTORS = expression(r"([^{};]+)\{")
_FRAME = expression(r"\s*(?:@|(?:from|to|[\d.]+%)\s*(?:,|\Z))")
_NAME = expression(r"[.#](-?[_a-zA-Z][\w-]*)")
_DEFINED = expression(r"\b(?:function\*?|var|let|const|class)\s+([\w$]+)|(?<![\w$.])([\w$]+)\s*=(?!=)")
_USED = expression(r"(?<![\w$.])([a-zA-Z_$][\w$]*)\s*[.(]")
_MARKS = ('"', "'", "`", "#")


def is_at_work(code: str, html: Html, ids: Pattern) -> bool:
    """Tell whether a script looks up an element of the body by its id, one in which `ids` is found."""
    mine = (value for value in _values(html, "id") if value in code and ids.search(value))
    return any(mark + value in code for value in mine for mark in _MARKS)


def defined_in_scripts(html: Html) -> set[str]:
    """Give the names that the inline scripts of a body define."""
    spans = [(tag.end, span.end) for tag in html.by_name.get("script", ()) if (span := html.element_span(tag))]
    scripts = (html.source[start - html.base : end - html.base] for start, end in spans)
    return {name for code in scripts for match in _DEFINED.finditer(code) for name in match.groups() if name}


def is_using(handler: str, names: Collection[str]) -> bool:
    """Tell whether a handler uses one of the names of an article's scripts."""
    return any(name in names for name in _USED.findall(handler))


def is_of_its_own(css: str, html: Html) -> bool:
    """Tell whether all rules of a style sheet are for classes and ids of elements in the body."""
    if "@import" in css:
        return False
    found = (match[1] for match in _SELECTORS.finditer(_COMMENT.sub("", css)))
    selectors = [each for rule in found if not _FRAME.match(rule) for each in rule.split(",")]
    own = {*_values(html, "id"), *(word for value in _values(html, "class") for word in value.split())}
    return bool(selectors) and all(not own.isdisjoint(_NAME.findall(each)) for each in selectors)


def _values(html: Html, name: str) -> Iterator[str]:
    return (value for tag in html.by_attribute.get(name, ()) for key, value in tag.attrs if key == name and value)
