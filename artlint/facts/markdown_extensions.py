"""Marks that a generator's Markdown knows beyond CommonMark: containers, admonitions, attribute lists, snippets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from artlint.expressions import expression
from artlint.facts.templates import Gives, Template

_PREFIX = r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?"
_CONTAINER = expression(_PREFIX + r"(:{3,}(?:[^\n]*[^ \t\n])?)[ \t]*$", re.MULTILINE)
_ADMONITION = expression(
    r"^([ \t]*)((?:!!!|\?\?\?\+?)[ \t]*[\w\"-](?:[^\n]*[^ \t\n])?|===[!+]*[ \t]+\"[^\n]*\")[ \t]*$", re.MULTILINE
)
TAB_START = expression(r"===[!+]*[ \t]+\"")
"""What a content tab begins with; a row of such signs is a heading or a rule."""
_INDENTED = r"(?>(?:\n[ \t]*(?=\n)|\n{indent}(?: {{4}}|\t)[^\n]*)*)"
_ATTRIBUTES = expression(r"\{[ \t]*:?[ \t]*(?:[.#][\w\u0080-\U0010ffff-]|[\w:.-]+=)[^{}\n]*\}")
_KRAMDOWN = expression(r"\{:[^{}\n]*\}")
_KRAMDOWN_COMMENT = expression(r"\{::comment\}")
_KRAMDOWN_COMMENT_END = expression(r"\{:/(?:comment)?\}")
_SNIPPET = expression(r"^[ \t>]*;*(-+8<-+[ \t]+[^\n]*[^ \t\n])[ \t]*$", re.MULTILINE)
_SNIPPET_BLOCK = expression(r"^[ \t>]*(-+8<-+)[ \t]*$", re.MULTILINE)
_CODE_IMPORT = expression(r"^[ \t>]*(<<<[ \t]*[^<\s](?:[^\n]*[^ \t\n])?)[ \t]*$", re.MULTILINE)
_INCLUDE = expression(r"<!--[ \t]*@include:[^\n<>]*-->")


def find_containers(text: str) -> Iterator[Template]:
    """Give the lines that open or close a `:::` container; what it holds is text of the article."""
    return _lines(_CONTAINER, text, Gives.NOTHING)


def find_admonitions(text: str) -> Iterator[Template]:
    """Give the admonitions and content tabs with the indented lines that belong to them.

    CommonMark takes those lines for code, or for the paragraph that the mark begins, so that nothing in them is sure.
    """
    at = 0
    while (match := _ADMONITION.search(text, at)) is not None:
        inside = _indented(match[1]).match(text, match.end())
        at = inside.end() if inside is not None else match.end()
        words = text[match.end() : at].rstrip()
        end = match.end() + len(words) if words else match.end(2)
        yield Template(match.start(2), end, Gives.WORDS if words else Gives.NOTHING)


@lru_cache
def _indented(indent: str) -> re.Pattern[str]:
    return re.compile(_INDENTED.format(indent=indent))


def find_attribute_lists(text: str) -> Iterator[Template]:
    """Give the lists of classes, names and attributes in braces: `{.cls}`, `{: #id }`, `{width=300}`."""
    for match in _ATTRIBUTES.finditer(text):
        yield Template(match.start(), match.end(), Gives.NOTHING)


def find_kramdown(text: str) -> Iterator[Template]:
    """Give kramdown's attribute lists and extensions; a comment with all that it holds."""
    for match in _KRAMDOWN.finditer(text):
        yield Template(match.start(), match.end(), Gives.NOTHING)
    at = 0
    while (opened := _KRAMDOWN_COMMENT.search(text, at)) is not None:
        closed = _KRAMDOWN_COMMENT_END.search(text, opened.end())
        if closed is None:
            return
        at = closed.end()
        yield Template(opened.start(), at, Gives.NOTHING)


def find_snippets(text: str) -> Iterator[Template]:
    """Give the lines that take in another file, and the blocks between two marks that name several."""
    yield from _lines(_SNIPPET, text, Gives.WORDS)
    marks = list(_SNIPPET_BLOCK.finditer(text))
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        yield Template(first.start(1), last.end(1), Gives.WORDS)


def find_code_imports(text: str) -> Iterator[Template]:
    """Give the lines that take in a file as code."""
    return _lines(_CODE_IMPORT, text, Gives.MEDIA)


def find_includes(text: str) -> Iterator[Template]:
    """Give the comments that take in another page."""
    for match in _INCLUDE.finditer(text):
        yield Template(match.start(), match.end(), Gives.WORDS)


def _lines(pattern: re.Pattern[str], text: str, gives: Gives) -> Iterator[Template]:
    for match in pattern.finditer(text):
        yield Template(match.start(1), match.end(1), gives)
