"""Scripts, handlers and style sheets that belong to one another in an article, as its author wrote them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.html import Html
from artlint.facts.masks import blanked
from artlint.matchers.surroundings import element_spans
from artlint.patterns import Pattern

_COMMENT = expression(r"/\*.*?\*/", re.DOTALL)
_BRACES = expression(r"([^{};]+)\{|\}")
_ATTRIBUTES = expression(r"\{:?[ \t]*((?:[.#][\w-]+[ \t]*)+)\}")
"""Classes and ids in braces behind what they are for, as kramdown, Pandoc and Hugo read them."""
_FRAME = expression(r"\s*(?:@|(?:from|to|[\d.]+%)\s*(?:,|\Z))")
_NAME = expression(r"[.#\[](-?[_a-zA-Z][\w-]*)")
_DEFINED = expression(r"\b(?:function\*?|var|let|const|class)\s+([\w$]+)|(?<![\w$.])([\w$]+)\s*=(?!=)")
_USED = expression(r"(?<![\w$.])([a-zA-Z_$][\w$]*)\s*[.(]")
_COMPONENT = expression(r"\A\s*(?://[^\n]*\n\s*)*(?:import\s[^\n]*['\"]|export\s+default\b)")
_WRITTEN = expression(r"\s*\{[%{].*[%}]\}\s*(?:</style\s*>)?\s*", re.DOTALL)
_TELLING = 14
"""The code points from which on a line of a style sheet hardly stands in an article by chance."""
_QUOTES = ("'", '"')
_MARKS = ('"', "'", "`", "#", ".", "[")


def is_of_component(code: str) -> bool:
    """Tell whether a script is one that a browser cannot read, unless as a module: that of a component."""
    return _COMPONENT.search(code) is not None


def is_at_work(code: str, html: Html, names: Pattern) -> bool:
    """Tell whether a script is for elements of the body: by an id, class or data that `names` fits, or a handler."""
    mine = {*_values(html, "id"), *_classes(html), *_data(html)}
    found = (value for value in mine if value in code and names.search(value))
    if any(mark + value in code for value in found for mark in _MARKS):
        return True
    defined = _names_in(code)
    handlers = (value for name in html.by_attribute if name.startswith("on") for value in _values(html, name))
    return any(is_using(handler, defined) for handler in handlers)


def defined_in_scripts(html: Html) -> set[str]:
    """Give the names that the inline scripts of a body define, and the ids, which are names to a script."""
    spans = [(tag.end, span.end) for tag in html.by_name.get("script", ()) if (span := html.element_span(tag))]
    scripts = [html.source[start - html.base : end - html.base] for start, end in spans]
    return {*_values(html, "id"), *(name for code in scripts for name in _names_in(code))}


def _names_in(code: str) -> set[str]:
    return {name for match in _DEFINED.finditer(code) for name in match.groups() if name}


def is_using(handler: str, names: Collection[str]) -> bool:
    """Tell whether a handler uses one of the names of an article's scripts."""
    return any(name in names for name in _USED.findall(handler))


def is_for_one(handler: str, html: Html) -> bool:
    """Tell whether a handler looks up an element of the body by its id."""
    return any(
        f"{quote}{mark}{value}{quote}" in handler
        for value in _values(html, "id")
        for quote in _QUOTES
        for mark in ("", "#")
    )


def is_shown(css: str, article: Article) -> bool:
    """Tell whether an article says a line of a style sheet elsewhere too: then the sheet demonstrates it."""
    lines = [line for line in map(str.strip, css.splitlines()) if len(line) >= _TELLING]
    rest = blanked(article.text, element_spans(article.html, ("style",))) if lines else ""
    return any(line in rest for line in lines)


def is_of_its_own(css: str, article: Article) -> bool:
    """Tell whether all rules of a style sheet are for classes and ids, some of them of elements in the body."""
    if "@import" in css:
        return False
    if _WRITTEN.fullmatch(css):
        return True
    named = [_NAME.findall(each) for rule in _outer_rules(_COMMENT.sub("", css)) for each in rule.split(",")]
    html = article.html
    own = {*_values(html, "id"), *_classes(html), *_data(html), *_listed(article.body)}
    return bool(named) and all(named) and any(not own.isdisjoint(each) for each in named)


def _outer_rules(css: str) -> Iterator[str]:
    """Give the selectors of the rules that stand in no other: one that does holds only for what the other is for."""
    opened: list[bool] = []
    for match in _BRACES.finditer(css):
        if match[1] is None:
            del opened[-1:]
            continue
        is_rule = _FRAME.match(match[1]) is None
        if is_rule and not any(opened):
            yield match[1]
        opened.append(is_rule)


def _listed(body: str) -> Iterator[str]:
    return (name for match in _ATTRIBUTES.finditer(body) for name in _NAME.findall(match[1]))


def _data(html: Html) -> Iterator[str]:
    return (name for name in html.by_attribute if name.startswith("data-"))


def _classes(html: Html) -> set[str]:
    return {word for value in _values(html, "class") for word in value.split()}


def _values(html: Html, name: str) -> Iterator[str]:
    return (value for tag in html.by_attribute.get(name, ()) for key, value in tag.attrs if key == name and value)
