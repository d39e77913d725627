"""Sentences in as many lines as a terminal needs for them, broken where a reader would break them."""

from __future__ import annotations

import re

from rich.cells import cell_len

_WIDE = "\u2e80-\u2fff\u3005-\u3007\u3021-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING = "（《〈「『【〔“‘"
_CLOSING = "，。、：；！？…—）》〉」』】〕”’"
# A line begins with no closing mark and ends with no opening one.
_PIECE = re.compile(
    f"[{_OPENING}]*(?:[{_WIDE}]|[^ {_WIDE}{_OPENING}{_CLOSING}]+)[{_CLOSING}]*|[{_OPENING}{_CLOSING}]+| +"
)


def folded(text: str, cells: int, before: int = 0, indent: int | None = None) -> str:
    """Give `text` in lines of at most `cells`; the first one has `before` cells less, the others are indented as much.

    `indent` indents them otherwise. A word that is wider than a line stays whole, so that it can be copied.
    """
    if len(text) * 2 + before <= cells or cell_len(text) + before <= cells:
        return text
    margin = " " * (before if indent is None else indent)
    lines, room = [""], cells - before
    for piece in _PIECE.findall(text):
        width = cell_len(piece)
        if width > room and (lines[-1].strip() or room < cells - len(margin)):
            lines[-1] = lines[-1].rstrip(" ")
            lines.append(margin)
            room = cells - len(margin)
            if piece.isspace():
                continue
        lines[-1] += piece
        room -= width
    return "\n".join(lines)
