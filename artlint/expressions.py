"""Patterns that are compiled at their first use, for what few articles hold: most runs are of one file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import regex

_METHODS = (
    "findall",
    "finditer",
    "flags",
    "fullmatch",
    "groupindex",
    "groups",
    "match",
    "search",
    "split",
    "sub",
    "subn",
)


class _Expression:
    """Stands for a compiled pattern; from the first use on its methods are those of that pattern itself."""

    __slots__ = ("_compile", "_flags", "pattern", *_METHODS)

    def __init__(self, compiles: Callable[[str, int], Any], pattern: str, flags: int) -> None:
        self._compile = compiles
        self._flags = flags
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        # Only what is not set yet comes here.
        compiled = self._compile(self.pattern, self._flags)
        for each in _METHODS:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern in the dialect of `re`; the first use raises re.error for one that does not compile."""
    return cast("re.Pattern[str]", _Expression(re.compile, pattern, flags))


def wide_expression(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """Give a pattern in the dialect of the `regex` package, which knows scripts; likewise."""
    return cast("regex.Pattern[str]", _Expression(_compiled_by_regex, pattern, flags))


def _compiled_by_regex(pattern: str, flags: int) -> regex.Pattern[str]:
    from artlint.kept_patterns import compile_kept  # noqa: PLC0415 - where no such pattern is used nobody needs it

    return compile_kept(pattern, flags)
