"""The plain letters that a pattern cannot do without: to look for them is ten times faster than to try the pattern."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Sequence
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined] # the parser of patterns has no public name
from re import _parser as parser  # type: ignore[attr-defined] # likewise
from typing import Any

from artlint.compiled import kept

_PROPERTY = re.compile(r"\\[pP](?:\{[^}]*\}|\w)")
_SETS = re.compile(r"(?<!\\)\[(?:\\.|[^\]\\\[])*(?:\[|--|&&|\|\||~~)")
"""What `regex` reads as operations on sets, and `re` as characters."""
_WORD = 3
_MOST = 12
"""The number of characters in a set beyond which one of them is in any text."""

_LONG = 200
"""Code points of patterns from which to take them apart takes longer than to read a file."""

Letters = frozenset[str]


@lru_cache(maxsize=1024)
def needed_letters(pattern: str) -> tuple[Letters, ...]:
    r"""Give sets of texts: one of each is in every match of `pattern`; none where that cannot be told.

    `pattern` is one of the `regex` package. What its dialect has beyond that of `re` is not understood, but for
    `\p{…}`: then nothing is told, which costs time and no match.
    """
    tree = parsed(pattern)
    if tree is None:
        return ()
    return tuple(_of_sequence(list(tree), ignoring_case=bool(tree.state.flags & re.IGNORECASE)))


def letters_of(patterns: Sequence[str]) -> list[tuple[Letters, ...]]:
    """Give for each of some patterns the letters that it needs, as an earlier run found them."""
    if sum(map(len, patterns)) < _LONG:
        return [*map(needed_letters, patterns)]
    found = kept(
        "letters",
        [sys.version, *patterns],
        lambda: [[sorted(letters) for letters in needed_letters(pattern)] for pattern in patterns],
        [__file__],
    )
    return [tuple(map(frozenset, needs)) for needs in found]


def openings(patterns: Sequence[str], parting: str = "") -> list[str]:
    """Give for each of some patterns what its matches begin with, likewise."""
    if sum(map(len, patterns)) < _LONG:
        return [opening(pattern, parting) for pattern in patterns]
    found: list[str] = kept(
        "openings",
        [sys.version, parting, *patterns],
        lambda: [opening(pattern, parting) for pattern in patterns],
        [__file__],
    )
    return found


def parsed(pattern: str) -> Any | None:
    """Give what `re` reads in `pattern`; None where `regex` reads something else."""
    if _SETS.search(pattern):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return parser.parse(_PROPERTY.sub(r"\\w", pattern))
    except (re.error, Warning, RecursionError, OverflowError):
        return None


@lru_cache(maxsize=1024)
def opening(pattern: str, parting: str = "") -> str:
    """Give a pattern of Rust for what every match of `pattern` begins with; empty where that may be anything.

    `parting` is the pattern of what may stand between characters, but for the letters of a word of ASCII.
    """
    tree = parsed(pattern)
    if tree is None or tree.state.flags & re.IGNORECASE:
        return ""
    return _opening(list(tree), parting)[0]


def _opening(items: Sequence[tuple[Any, Any]], parting: str) -> tuple[str, bool]:
    """Give the pattern for the beginning of a sequence of items, and whether it is for the whole of it."""
    items = [each for each in items if each[0] not in (codes.AT, codes.ASSERT, codes.ASSERT_NOT)]
    found: list[str] = []
    for (operation, argument), following in zip(items, [*items[1:], None], strict=False):
        is_word = following is not None and _is_letter(operation, argument) and _is_letter(*following)
        part, is_whole = _opening_of(operation, argument, "" if is_word else parting)
        found.append(part)
        if not is_whole:
            return "".join(found), False
    return "".join(found), True


def _opening_of(operation: Any, argument: Any, parting: str) -> tuple[str, bool]:
    if operation is codes.LITERAL:
        return re.escape(chr(argument)) + parting, True
    if operation is codes.IN:
        characters = [_in_set(kind, value) for kind, value in argument]
        return (f"[{''.join(characters)}]{parting}", True) if all(characters) else ("", False)
    if operation is codes.SUBPATTERN and not argument[1]:
        return _opening(list(argument[3]), parting)
    if operation is codes.BRANCH:
        branches = [_opening(list(each), parting) for each in argument[1]]
        return f"(?:{'|'.join(each for each, _ in branches)})", all(is_whole for _, is_whole in branches)
    if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        least, _, inner = argument
        repeated, is_whole = _opening(list(inner), parting)
        # How often is of no matter here.
        return (f"(?:{repeated}){'+' if least else '*'}", True) if is_whole else (repeated if least else "", False)
    return "", False


def _is_letter(operation: Any, argument: Any) -> bool:
    return operation is codes.LITERAL and chr(argument).isascii() and chr(argument).isalnum()


def _in_set(kind: Any, value: Any) -> str:
    """Give a member of a set as Rust writes it; empty for one that it may read otherwise."""
    if kind is codes.LITERAL:
        return re.escape(chr(value))
    if kind is codes.RANGE:
        return "-".join(re.escape(chr(each)) for each in value)
    return r"\s\x1c-\x1f" if kind is codes.CATEGORY and value is codes.CATEGORY_SPACE else ""


def _of_sequence(items: Sequence[tuple[Any, Any]], *, ignoring_case: bool) -> list[Letters]:
    """Give the letters that the items of a sequence need."""
    found: list[Letters] = []
    run = ""
    for operation, argument in items:
        if operation is codes.LITERAL and not (ignoring_case and _has_case(chr(argument))):
            run += chr(argument)
            continue
        if run:
            found.append(frozenset((run,)))
            run = ""
        found += _of_item(operation, argument, ignoring_case=ignoring_case)
    return [*found, frozenset((run,))] if run else found


def worth(letters: Letters) -> tuple[int, int]:
    """Tell how seldom one of the texts is met: the longest first, where a character of Chinese is as much as a word."""
    return min(sum(1 if each.isascii() else _WORD for each in text.strip()) for text in letters), -len(letters)


def _of_item(operation: Any, argument: Any, *, ignoring_case: bool) -> list[Letters]:
    if operation is codes.SUBPATTERN:
        _, added, removed, inner = argument
        ignoring_case = (ignoring_case or bool(added & re.IGNORECASE)) and not removed & re.IGNORECASE
        return _of_sequence(list(inner), ignoring_case=ignoring_case)
    if operation is codes.ATOMIC_GROUP:
        return _of_sequence(list(argument), ignoring_case=ignoring_case)
    if operation is codes.BRANCH:
        branches = [_of_sequence(list(each), ignoring_case=ignoring_case) for each in argument[1]]
        return [frozenset[str]().union(*(max(each, key=worth) for each in branches))] if all(branches) else []
    if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, _, inner = argument
        return _of_sequence(list(inner), ignoring_case=ignoring_case) if least else []
    if operation is codes.IN and not ignoring_case and len(argument) <= _MOST:
        characters = [chr(value) for kind, value in argument if kind is codes.LITERAL]
        return [frozenset(characters)] if len(characters) == len(argument) else []
    return []


def _has_case(character: str) -> bool:
    return character.lower() != character or character.upper() != character or character.casefold() != character
