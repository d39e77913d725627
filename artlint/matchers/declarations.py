"""The declarations of a style, as rule pages list those that are left alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from artlint.patterns import Pattern, joined
from artlint.remembered import remembered

_SHORT = 100
"""The code points up to which a declaration is worth remembering."""


class _Judgement(NamedTuple):
    """What lists say of one declaration: whether it may stand, and which patterns of combinations fit it."""

    is_allowed: bool
    fits: frozenset[str]


class AllowedStyles:
    """What styles may say: properties by name, declarations by how they begin, and declarations that stand together."""

    def __init__(
        self, properties: Collection[str], patterns: Sequence[Pattern], together: Sequence[Sequence[Pattern]]
    ) -> None:
        self._properties = frozenset(properties)
        self._begin = joined([each.pattern for each in patterns])
        self._together = [frozenset(each.pattern for each in patterns) for patterns in together]
        self._parts = {each.pattern: each for patterns in together for each in patterns}
        # Articles have thousands of styles and few declarations.
        self._judged = remembered(_SHORT)(self._judge)

    def allows(self, style: str) -> bool:
        """Tell whether each declaration may stand, or some of them make the style one that may; a blank one may not."""
        if not style.strip():
            return False
        judged = [judgement for part in style.split(";") if (judgement := self._judged(part)) is not None]
        if all(each.is_allowed for each in judged):
            return True
        fits = frozenset().union(*(each.fits for each in judged))
        return bool(fits) and any(patterns <= fits for patterns in self._together)

    def _judge(self, part: str) -> _Judgement | None:
        declaration = straightened(part)
        if not declaration:
            return None
        fits = frozenset(text for text, pattern in self._parts.items() if pattern.match(declaration))
        name = declaration.partition(":")[0]
        begins = self._begin is not None and self._begin.match(declaration) is not None
        return _Judgement(begins or name in self._properties, fits)


def straightened(part: str) -> str:
    """Give a declaration in lower case and as `name: value`, its blanks one each; nothing for what is none."""
    name, colon, value = part.partition(":")
    name = name.strip().lower()
    return f"{name}: {' '.join(value.lower().split())}" if colon and name else ""
