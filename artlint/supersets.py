"""Patterns for the engine of Rust that match wherever a pattern of the `regex` package does, and seldom elsewhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from re import _constants as codes  # type: ignore[attr-defined] # the parser of patterns has no public name
from typing import Any

from artlint.compiled import kept
from artlint.literals import parsed
from artlint.sieve import Sieve, has_engine

_UNKNOWN = re.compile(r"\\[pP]|(?<!\\)\{[0-9<>=+, ]*[eids][0-9<>=+,eids ]*\}")
"""Properties, which `re` does not know, and what may differ in a match, which it takes for letters."""
_CATEGORIES: Mapping[Any, str] = {
    codes.CATEGORY_DIGIT: r"0-9",
    codes.CATEGORY_NOT_DIGIT: r"\x00-/:-\x7f",
    codes.CATEGORY_SPACE: r"\t-\r\x1c- ",
    codes.CATEGORY_NOT_SPACE: r"\x00-\x08\x0e-\x1b!-\x7f",
    codes.CATEGORY_WORD: r"0-9A-Z_a-z",
    codes.CATEGORY_NOT_WORD: r"\x00-/:-@\[-\^`{-\x7f",
}
"""What they are in ASCII: all letters there are make a machine of megabytes."""
_PLACES: Mapping[Any, str] = {codes.AT_BEGINNING_STRING: r"\A", codes.AT_END_STRING: "$"}


class Superset:
    """Tells of a text quickly whether one of some patterns may be in it; true as well where there is no telling."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = patterns

    @cached_property
    def _sieve(self) -> Sieve | None:
        # To read all patterns of a page takes as long as to check some articles.
        pattern = kept("superset", [sys.version, *self._patterns], self._joined, [__file__])
        return Sieve(pattern) if pattern else None

    def _joined(self) -> str:
        found = [superset(pattern) for pattern in self._patterns]
        return "|".join([each for each in found if each]) if all(found) else ""

    def allows(self, text: str) -> bool:
        """Tell whether one of the patterns may be in `text`."""
        # Beyond ASCII the two engines do not have the same letters in small and capital.
        if not text.isascii() or not has_engine():
            return True
        return self._sieve is None or self._sieve.holds(text)


def superset(pattern: str) -> str | None:
    """Give a pattern of Rust that is in every text of ASCII in which `pattern` is; None where none is known.

    What is looked for around a match, and how often something is repeated, is left out.
    """
    # `re` takes a flag for the rest of a group only as one of the group.
    tree = None if _UNKNOWN.search(pattern) else parsed(pattern.replace("(?:(?i)", "(?i:"))
    if tree is None:
        return None
    ignoring_case = bool(tree.state.flags & re.IGNORECASE)
    try:
        found = _sequence(list(tree), ignoring_case=ignoring_case)
    except KeyError:
        return None
    return f"(?i:{found})" if ignoring_case else f"(?:{found})"


def _sequence(items: Iterable[tuple[Any, Any]], *, ignoring_case: bool) -> str:
    return "".join([_WRITERS[operation](argument, ignoring_case) for operation, argument in items])


def _letter(character: int, ignoring_case: bool) -> str:  # noqa: FBT001 - it does or does not
    # Some capitals are two small letters.
    if ignoring_case and chr(character).casefold() != chr(character).lower():
        raise KeyError(character)
    return re.escape(chr(character))


def _set(members: Sequence[tuple[Any, Any]], ignoring_case: bool) -> str:  # noqa: FBT001 - likewise
    found: list[str] = []
    for kind, value in members:
        if kind is codes.LITERAL:
            found.append(_letter(value, ignoring_case))
        elif kind is codes.RANGE:
            found.append("-".join(re.escape(chr(each)) for each in value))
        elif kind is codes.CATEGORY:
            found.append(_CATEGORIES[value])
        elif kind is codes.NEGATE:
            found.append("^")
        else:
            raise KeyError(kind)
    return f"[{''.join(found)}]"


def _group(argument: Any, ignoring_case: bool) -> str:  # noqa: FBT001 - likewise
    _, added, removed, items = argument
    inner = (ignoring_case or bool(added & re.IGNORECASE)) and not removed & re.IGNORECASE
    return f"(?{'i' if inner else '-i'}:{_sequence(items, ignoring_case=inner)})"


def _repeat(argument: Any, ignoring_case: bool) -> str:  # noqa: FBT001 - likewise
    least, most, items = argument
    # To count makes a large machine.
    often = "?" if (least, most) == (0, 1) else "+" if least else "*"
    return f"(?:{_sequence(items, ignoring_case=ignoring_case)}){often}"


def _branch(argument: Any, ignoring_case: bool) -> str:  # noqa: FBT001 - likewise
    return f"(?:{'|'.join(_sequence(each, ignoring_case=ignoring_case) for each in argument[1])})"


_WRITERS: Mapping[Any, Callable[[Any, bool], str]] = {
    codes.LITERAL: _letter,
    codes.NOT_LITERAL: lambda character, ignoring_case: f"[^{_letter(character, ignoring_case)}]",
    codes.ANY: lambda _, __: r"[\x00-\x7f]",
    codes.IN: _set,
    codes.SUBPATTERN: _group,
    codes.ATOMIC_GROUP: lambda items, ignoring_case: f"(?:{_sequence(items, ignoring_case=ignoring_case)})",
    codes.MAX_REPEAT: _repeat,
    codes.MIN_REPEAT: _repeat,
    codes.POSSESSIVE_REPEAT: _repeat,
    codes.BRANCH: _branch,
    codes.AT: lambda place, _: _PLACES.get(place, ""),
    codes.ASSERT: lambda _, __: "",
    codes.ASSERT_NOT: lambda _, __: "",
}
