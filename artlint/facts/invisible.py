"""Characters that a reader does not see: controls, and what has no width."""

from __future__ import annotations

from artlint.expressions import expression

INVISIBLE = expression(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""One of them; those that part words as a blank does (U+000B, U+0085, U+2028 and the like) are left out."""


def visible(text: str) -> str:
    """Give `text` without them."""
    return INVISIBLE.sub("", text)
