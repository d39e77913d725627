"""Patterns of the `regex` package in the dialect of JSON Schema, which is that of ECMAScript with its `u` flag."""

from __future__ import annotations

import re

from artlint.expressions import expression
from artlint.facts.urls import TEMPLATES

# Flags, comments, atomic and recursive groups, conditions; escapes that mean nothing or another thing there; properties
# under other names; possessive quantifiers; sets in sets.
_FOREIGN = expression(
    r"\(\?(?![:=!]|<[=!]|P<)|\\(?![AZzdDsSwntrvfxu0-9pP]|[^\w\s])|\\[pP](?!\{(?:L|Lu|Ll|M|N|Nd|P|S|Z|C)\})"
    r"|[*+?}]\+|\[[^\]]*(?:\[|&&|--|\|\||~~)"
)
_PARTS = expression(r"\\.|\(\?P<\w+>|\[\^?|.", re.DOTALL)
_UNICODE = {r"\w": r"\p{L}\p{M}\p{N}_", r"\d": r"\p{Nd}"}
_OUTSIDE = {r"\A": "^", r"\Z": "$", r"\z": "$"}


def ecma_pattern(pattern: str) -> str | None:
    r"""Give `pattern` as ECMAScript reads it; None where it has no such form (`(?i)`, `\b`, `\p{Han}`)."""
    if _FOREIGN.search(pattern):
        return None
    parts: list[str] = []
    in_set = False
    for part in _PARTS.findall(pattern):
        if in_set:
            in_set = part != "]"
            parts.append(_UNICODE.get(part, part))
        elif part in _UNICODE:
            parts.append(f"[{_UNICODE[part]}]")
        else:
            in_set = part[0] == "["
            parts.append("(?:" if part.startswith("(?P<") else _OUTSIDE.get(part, part))
    return "".join(parts)


def any_case(text: str) -> str:
    """Give a pattern for `text`, a word of letters, digits and dashes, in any letter case."""
    return "".join(f"[{char.lower()}{char.upper()}]" if char.isalpha() else char for char in text)


TEMPLATE = ecma_pattern(TEMPLATES) or ""
"""A pattern for what a template engine fills in."""
