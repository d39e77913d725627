"""Elements with nothing but blanks in them, and those of them that a reader sees all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import regex
from turbohtml import unescape

from artlint.expressions import expression, wide_expression
from artlint.facts.html import Html
from artlint.facts.tokens import Tag
from artlint.text import Span

_LONGEST_BLANK = 4000
"""The code points beyond which what stands between two tags is not looked at: no blank is that long."""
_BLANKS = wide_expression(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad\u3164]*")
_MAY_BE_BLANK = expression(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad\u3164]{0,4000}(?:</|&)")
_BEGINS_BLANK = frozenset("<&\u200b\u200c\u200d\u2060\ufeff\u00ad\u3164")
"""What a blank begins with, but for white space: zero-width characters, a reference, an end tag."""
_MAY_BE_SWATCH = expression(rf"{_MAY_BE_BLANK.pattern}|#")
_WIDE = wide_expression(r"[^ \t\n\f\r\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_FILL = wide_expression(
    r"(?:^|;)\s*background(?:-color|-image)?\s*:\s*(?!none|transparent|inherit|initial|unset)\S", regex.IGNORECASE
)
_WHITE_FILL = wide_expression(
    r"(?:^|;)\s*background(?:-color)?\s*:\s*(?:white|\#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))\s*(?:;|!|$)",
    regex.IGNORECASE,
)
_BORDER = wide_expression(
    r"(?:^|;)\s*border(?:-(?:top|right|bottom|left))?\s*:\s*(?!0)[^;]*\b(?:solid|dashed|dotted|double|groove|ridge)\b",
    regex.IGNORECASE,
)
_CODE = re.compile(r"#[0-9a-fA-F]{3,8}\b")
_ROOM = wide_expression(r"(?:^|;)\s*(?:min-)?(?:width|height|padding(?:-\w+)?)\s*:[\s0.]*[1-9]", regex.IGNORECASE)


def blank_ones(html: Html, tags: Sequence[Tag]) -> list[Tag]:
    """Give those of `tags` between which and their end tags nothing but Unicode blanks stands; code keeps its own."""
    if not tags:
        # Of a body without tags there is no source of HTML yet.
        return []
    source, base = html.source, html.base
    found: list[Tag] = []
    for tag in tags:
        # The character behind a tag settles it for nearly all of them.
        at = tag[1] - base
        first = source[at : at + 1]
        if (first in _BEGINS_BLANK or first.isspace()) and is_blank(html, tag):
            found.append(tag)
    return found


def is_blank(html: Html, tag: Tag) -> bool:
    """Tell the same of one."""
    # What follows the tag settles it for most of them, without the end tags of the whole article.
    if not _MAY_BE_BLANK.match(html.source, tag.end - html.base):
        return False
    end = html.end_tags.get(tag.start)
    if end is None or end.start - tag.end > _LONGEST_BLANK or html.is_in_code(tag.start):
        return False
    return _BLANKS.fullmatch(inner_text(html, tag)) is not None


_COMMENT = expression(r"<!--.*?-->", re.DOTALL)
_MARKED = frozenset(("id", "class", "name"))


def left_blank(html: Html, names: Iterable[str]) -> list[Span]:
    """Give the insides of elements that have a name for styles or scripts and hold comments and nothing else.

    Without its comments such an element would be one that nobody may take out unasked.
    """
    found: list[Span] = []
    for name in names:
        for tag in html.by_name.get(name, ()):
            end = html.end_tags.get(tag.start)
            if end is None or end.start == tag.end or _MARKED.isdisjoint([each for each, _ in tag.attrs]):
                continue
            inner = html.source[tag.end - html.base : min(end.start, tag.end + _LONGEST_BLANK) - html.base]
            if inner.lstrip().startswith("<!--") and _BLANKS.fullmatch(_COMMENT.sub("", inner)):
                found.append(Span(tag.end, end.start))
    return sorted(found)


def swatches(html: Html, tags: Iterable[Tag]) -> set[Tag]:
    """Give those of `tags` that show a colour or a line: their words are its code, or blank with room to show it.

    White is a colour where another of them shows one.
    """
    # Nearly none of them are blank or begin like a code, and that is told soonest.
    blank = [tag for tag in tags if _MAY_BE_SWATCH.match(html.source, tag[1] - html.base)]
    found = {tag: style for tag in blank if (style := _shown_style(html, tag))}
    coloured = {tag for tag, style in found.items() if _BORDER.search(style) or not _WHITE_FILL.search(style)}
    return set(found) if coloured else set()


def _shown_style(html: Html, tag: Tag) -> str:
    at = tag.end - html.base
    code = _CODE.match(html.source, at) if html.source.startswith("#", at) else None
    if code is None and not is_blank(html, tag):
        return ""
    style = next((value for name, value in tag.attrs if name == "style"), "")
    if code is not None:
        return style if code[0].lower() in style.lower() else ""
    if not style or not (_FILL.search(style) or _BORDER.search(style)):
        return ""
    # Blanks that do not collapse have a width.
    return style if _WIDE.search(inner_text(html, tag)) or _ROOM.search(style) else ""


def inner_text(html: Html, tag: Tag) -> str:
    """Give what stands between the two tags of an element, entities read; KeyError when it is never closed."""
    inner = html.source[tag.end - html.base : html.end_tags[tag.start].start - html.base]
    return unescape(inner) if "&" in inner else inner
