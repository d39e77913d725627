"""The plain letters that a pattern cannot do without: to look for them is ten times faster than to try the pattern."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined] # the parser of patterns has no public name
from re import _parser as parser  # type: ignore[attr-defined] # likewise
from typing import Any

_START = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)*)(.?)", re.DOTALL)
_PART = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_PROPERTY = re.compile(r"\\[pP](?:\{[^}]*\}|\w)")
_SETS = re.compile(r"(?<!\\)\[(?:\\.|[^\]\\\[])*(?:\[|--|&&|\|\||~~)")
"""What `regex` reads as operations on sets, and `re` as characters."""
_ENOUGH = 8
"""How many different letters are followed up in one text before it is taken for one that may match."""
_MOST = 12
"""The number of characters in a set beyond which one of them is in any text."""

Letters = frozenset[str]


@lru_cache(maxsize=1024)
def needed_start(pattern: str) -> str:
    """Give the letters with which every match of `pattern` begins; empty where they cannot be told."""
    found = _START.match(pattern)
    if found is None or _has_choice(pattern):
        return ""
    word, following = found.groups()
    return word[:-1] if following and following in "?*{" else word


def _has_choice(pattern: str) -> bool:
    """Tell whether `pattern` has alternatives outside all groups."""
    depth = 0
    for part in _PART.findall(pattern):
        if part == "(":
            depth += 1
        elif part == ")":
            depth -= 1
        elif part == "|" and not depth:
            return True
    return False


class Hint:
    """Tells quickly of most texts that none of some patterns is in them.

    With `apart`, tags may stand between the letters that need no blank between words, those of Chinese.
    """

    def __init__(self, patterns: Iterable[str], *, apart: bool = False) -> None:
        needed = [needed_letters(pattern) for pattern in patterns]
        if apart:
            needed = [tuple(one for each in needs for one in _taken_apart(each)) for needs in needed]
        # The rarest letters of each pattern, and all that it needs.
        self._needs = [(max(needs, key=_worth), needs) for needs in needed] if all(needed) else []
        self._first = _any_of(rarest for rarest, _ in self._needs) if self._needs else None

    def allows(self, text: str, start: int = 0) -> bool:
        """Tell whether one of the patterns may be in `text` behind `start`; true as well where nothing is known."""
        if self._first is None:
            return True
        found: set[str] = set()
        match = self._first.search(text, start)
        while match is not None and len(found) < _ENOUGH:
            if match[0] not in found:
                found.add(match[0])
                if self._may_hold(text, match[0]):
                    return True
            # From the next character on: letters may overlap.
            match = self._first.search(text, match.start() + 1)
        return match is not None

    def _may_hold(self, text: str, letters: str) -> bool:
        """Tell whether a pattern of which these are the rarest letters has its others in `text` too."""
        return any(
            all(any(each in text for each in others) for others in needs)
            for rarest, needs in self._needs
            if any(letters in each for each in rarest)
        )


def _taken_apart(letters: Letters) -> Iterator[Letters]:
    """Give what is needed of `letters` that may be parted beyond ASCII: all of one text, the first of several."""
    if len(letters) == 1 and not next(iter(letters)).isascii():
        yield from map(frozenset, next(iter(letters)))
    else:
        yield frozenset(each if each.isascii() else each[0] for each in letters)


def _any_of(needs: Iterable[Letters]) -> re.Pattern[str]:
    found = frozenset[str]().union(*needs)
    # Letters that hold others are not found without those.
    fewest = [each for each in found if not any(other in each and other != each for other in found)]
    return re.compile("|".join(map(re.escape, sorted(fewest))))


@lru_cache(maxsize=1024)
def needed_letters(pattern: str) -> tuple[Letters, ...]:
    r"""Give sets of texts: one of each is in every match of `pattern`; none where that cannot be told.

    `pattern` is one of the `regex` package. What its dialect has beyond that of `re` is not understood, but for
    `\p{…}`: then nothing is told, which costs time and no match.
    """
    if _SETS.search(pattern):
        return ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = parser.parse(_PROPERTY.sub(r"\\w", pattern))
    except (re.error, Warning, RecursionError, OverflowError):
        return ()
    return tuple(_of_sequence(list(tree), ignoring_case=bool(tree.state.flags & re.IGNORECASE)))


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


def _worth(letters: Letters) -> tuple[bool, int, int]:
    """Tell how quickly the texts are looked for: those that begin with rare letters first, then long ones, then few."""
    is_rare = all(not (each[0].isascii() and (each[0].islower() or each[0].isspace())) for each in letters)
    return is_rare, min(map(len, letters)), -len(letters)


def _of_item(operation: Any, argument: Any, *, ignoring_case: bool) -> list[Letters]:
    if operation is codes.SUBPATTERN:
        _, added, removed, inner = argument
        ignoring_case = (ignoring_case or bool(added & re.IGNORECASE)) and not removed & re.IGNORECASE
        return _of_sequence(list(inner), ignoring_case=ignoring_case)
    if operation is codes.ATOMIC_GROUP:
        return _of_sequence(list(argument), ignoring_case=ignoring_case)
    if operation is codes.BRANCH:
        branches = [_of_sequence(list(each), ignoring_case=ignoring_case) for each in argument[1]]
        return [frozenset[str]().union(*(max(each, key=_worth) for each in branches))] if all(branches) else []
    if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, _, inner = argument
        return _of_sequence(list(inner), ignoring_case=ignoring_case) if least else []
    if operation is codes.IN and not ignoring_case and len(argument) <= _MOST:
        characters = [chr(value) for kind, value in argument if kind is codes.LITERAL]
        return [frozenset(characters)] if len(characters) == len(argument) else []
    return []


def _has_case(character: str) -> bool:
    return character.lower() != character or character.upper() != character or character.casefold() != character
