"""The tags and comments of HTML as they stand in the source, and the attributes of a tag.

The WHATWG tree drops and moves tags and gives comments no place, so what must be found in the source comes from here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from turbohtml import TokenType, tokenize, unescape

from artlint.text import Span

_START, _END, _TEXT = TokenType.START_TAG, TokenType.END_TAG, TokenType.TEXT


class Tag(NamedTuple):
    """A start or an end tag: its name in lower case and where it stands."""

    span: Span
    name: str
    closing: bool


class Comment(NamedTuple):
    """A comment, or with `bogus` what the standard reads as one: `<?php … ?>`, `<![CDATA[`, `</ x>`, a doctype."""

    span: Span
    closed: bool
    bogus: bool


class Attribute(NamedTuple):
    """An attribute of a tag: the whole of it, and its value with character references resolved."""

    span: Span
    name: str
    value: str
    value_span: Span


Token = Tag | Comment


def read_tokens(source: str, base: int = 0) -> list[Token]:
    """Give the tags and comments of `source`, which has no CR; spans count from `base`."""
    starts = [base]
    at = source.find("\n") + 1
    while at:
        starts.append(at + base)
        at = source.find("\n", at) + 1
    found: list[Token] = []
    for token in tokenize(source, capture_source=True, capture_attributes=False):
        text = token.source
        if text is None:
            continue
        start = starts[token.line - 1] + token.col
        span = Span(start, start + len(text))
        kind = token.type
        if kind is _START or kind is _END:
            found.append(Tag(span, token.tag or "", kind is _END))
        elif text.startswith("<!--"):
            found.append(Comment(span, text.endswith(("-->", "--!>")), bogus=False))
        elif text.startswith("<"):
            found.append(Comment(span, text.endswith(">"), bogus=True))
    return found


_BLANK = r"[ \t\n\f\r]"
_TAG_NAME = re.compile(r"</?[^ \t\n\f\r/>]*")
# The attribute states of the HTML Standard's tokenizer (13.2.5.32 and following), for a tag that is known to be whole.
_ATTRIBUTE = re.compile(
    rf"(?P<name>[^ \t\n\f\r/>][^ \t\n\f\r/>=]*)"
    rf"(?:{_BLANK}*=(?:{_BLANK}*)(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^ \t\n\f\r>\"'][^ \t\n\f\r>]*)|(?P<none>)))?"
)


def read_attributes(source: str, base: int) -> list[Attribute]:
    """Give the attributes of the start tag whose whole text is `source`, standing at offset `base`; repeats kept."""
    name_end = _TAG_NAME.match(source)
    found: list[Attribute] = []
    for match in _ATTRIBUTE.finditer(source, name_end.end() if name_end else 0, len(source) - 1):
        group = match.lastgroup if match.lastgroup != "name" else None
        value = match[group] if group else ""
        value_span = Span(*match.span(group)) if group else Span(match.end(), match.end())
        found.append(
            Attribute(
                Span(*match.span()).moved(base),
                match["name"].lower(),
                unescape(value) if "&" in value else value,
                value_span.moved(base),
            )
        )
    return found
