"""The tags and comments of HTML as they stand in the source, and the attributes of a tag.

The WHATWG tree drops and moves tags and gives comments no place, so what must be found in the source comes from here.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from turbohtml import TokenType, tokenize, unescape

from artlint.text import Span


class Tag(NamedTuple):
    """A start or an end tag: where it stands, its name in lower case, and the names and values of its attributes.

    Of a repeated attribute only the first is there, as in a browser; `read_attributes` tells the places of all.
    """

    start: int
    end: int
    name: str
    closing: bool
    attrs: tuple[tuple[str, str], ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Comment(NamedTuple):
    """A comment, or with `bogus` what the standard reads as one: `<?php … ?>`, `<![CDATA[`, `</ x>`, a doctype."""

    start: int
    end: int
    closed: bool
    bogus: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Attribute(NamedTuple):
    """An attribute of a tag: the whole of it, its name in lower case, its value with character references resolved."""

    start: int
    end: int
    name: str
    value: str
    value_start: int
    value_end: int

    @property
    def span(self) -> Span:
        """Where the whole of it stands."""
        return Span(self.start, self.end)

    @property
    def value_span(self) -> Span:
        """Where its value stands, quotes left out; an empty stretch at the end where it has none."""
        return Span(self.value_start, self.value_end)

    def moved(self, by: int) -> Attribute:
        """Give the same attribute, `by` code points further on."""
        start, end, name, value, value_start, value_end = self
        return _new(Attribute, (start + by, end + by, name, value, value_start + by, value_end + by))


class Tokens(NamedTuple):
    """The tags and the comments of a text, each in reading order."""

    tags: list[Tag]
    comments: list[Comment]


# A named tuple's own constructor takes twice as long, and an article holds hundreds of tags.
_new = tuple.__new__
_START_TAG = TokenType.START_TAG


def read_tokens(source: str, base: int = 0) -> Tokens:
    """Give the tags and comments of `source`, which has no CR; offsets count from `base`."""
    if "<" not in source:
        return Tokens([], [])
    # What stands before each line, newlines left out; tokens count lines from 1.
    before = [0, *accumulate(map(len, source.split("\n")), initial=base - 1)]
    tags: list[Tag] = []
    comments: list[Comment] = []
    for token in tokenize(source, capture_source=True):
        text = token.source
        if text is None:
            continue
        name, line = token.tag, token.line
        start = before[line] + line + token.col
        end = start + len(text)
        if name is not None:
            if token.type is not _START_TAG:
                tags.append(_new(Tag, (start, end, name, True, ())))
            else:
                # Without attributes nothing stands between the name and the bracket.
                attrs = () if len(text) == len(name) + 2 else tuple(token.attrs or ())
                tags.append(_new(Tag, (start, end, name, False, attrs)))
        elif text.startswith("<"):
            bogus = not text.startswith("<!--")
            closed = text.endswith(">" if bogus else ("-->", "--!>"))
            comments.append(_new(Comment, (start, end, closed, bogus)))
    return Tokens(tags, comments)


_BLANK = r"[ \t\n\f\r]"
# The attribute states of the HTML Standard's tokenizer (13.2.5.32 and following), for a tag that is known to be whole.
_ATTRIBUTE = re.compile(
    rf"([^ \t\n\f\r/>][^ \t\n\f\r/>=]*)"
    rf"(?:{_BLANK}*={_BLANK}*(?:\"([^\"]*)\"|'([^']*)'|([^ \t\n\f\r>\"'][^ \t\n\f\r>]*)|))?"
)


def read_attributes(source: str, start: int, base: int) -> list[Attribute]:
    """Give the attributes of the start tag whose whole text is `source`, standing at offset `base`; repeats kept.

    They begin at offset `start` of `source`, behind the name of the tag.
    """
    found: list[Attribute] = []
    for match in _ATTRIBUTE.finditer(source, start, len(source) - 1):
        first, end = match.span()
        name, double, single, bare = match.groups()
        value, inner, outer = "", end, end
        if double is not None:
            value, inner, outer = double, end - 1 - len(double), end - 1
        elif single is not None:
            value, inner, outer = single, end - 1 - len(single), end - 1
        elif bare is not None:
            value, inner = bare, end - len(bare)
        if "&" in value:
            value = unescape(value)
        found.append(_new(Attribute, (first + base, end + base, name.lower(), value, inner + base, outer + base)))
    return found
