"""What tells quickly of most texts that some patterns have no match in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from artlint.literals import Letters, letters_of, openings, worth
from artlint.sieve import Sieve, has_engine

_PARTING = r"(?:[<\s](?s:.)*)?"
"""A tag, or the blanks in the place of what does not show: where it ends is not looked at."""


class Hint:
    """Tells of a text whether one of some patterns may be in it; true as well where nothing is known of one."""

    def __init__(self, patterns: Iterable[str]) -> None:
        needed = letters_of([*patterns])
        rarest = [max(needs, key=worth) for needs in needed] if all(needed) else []
        self._sieve = Sieve(_any_of(rarest)) if rarest else None
        # The rarest letters of each pattern, and all that it needs.
        self._needs = [(Sieve(_any_of((each,))), needs) for each, needs in zip(rarest, needed, strict=False)]

    def allows(self, text: str) -> bool:
        """Tell whether one of the patterns may be in `text`."""
        if self._sieve is None:
            return True
        return self._sieve.lets_through(text) and any(_may_hold(text, rarest, needs) for rarest, needs in self._needs)


def _may_hold(text: str, rarest: Sieve, needs: Iterable[Letters]) -> bool:
    # For a few texts its pattern is not worth compiling.
    if has_engine() and not rarest.lets_through(text):
        return False
    return all(any(each in text for each in letters) for letters in needs)


def _any_of(needs: Iterable[Letters]) -> str:
    found = frozenset[str]().union(*needs)
    # Letters that hold others are not found without those.
    fewest = [each for each in found if not any(other in each and other != each for other in found)]
    return "|".join(map(re.escape, sorted(fewest)))


class Opening:
    """Tells of a text whether a match of one of some patterns may begin in it, by what they all begin with.

    With `parted` the text is the source of HTML: tags and comments may stand between any two characters.
    """

    def __init__(self, patterns: Iterable[str], *, parted: bool = False) -> None:
        found = openings([*patterns], _PARTING if parted else "")
        self._sieve = Sieve("|".join(found)) if all(found) else None

    def allows(self, text: str) -> bool:
        """Tell whether one of the patterns may match in `text`."""
        return self._sieve is None or self._sieve.lets_through(text)
