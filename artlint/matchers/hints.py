"""What tells quickly of most texts that some patterns have no match in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from artlint.expressions import expression
from artlint.matchers.literals import Letters, letters_of, openings, worth
from artlint.sieve import Sieve

_ENOUGH = 8
"""How many different letters are followed up in one text before it is taken for one that may match."""
_PARTING = r"(?:[<\s](?s:.)*)?"
"""A tag, or the blanks in the place of what does not show: where it ends is not looked at."""


class Hint:
    """Tells of a text whether one of some patterns may be in it; true as well where nothing is known of one."""

    def __init__(self, patterns: Iterable[str]) -> None:
        needed = letters_of([*patterns])
        # The rarest letters of each pattern, and all that it needs.
        self._needs = [(max(needs, key=worth), needs) for needs in needed] if all(needed) else []
        letters = _any_of(rarest for rarest, _ in self._needs)
        self._sieve = Sieve(letters) if self._needs else None
        self._first = expression(letters)

    def allows(self, text: str) -> bool:
        """Tell whether one of the patterns may be in `text`."""
        if self._sieve is None:
            return True
        if not self._sieve.lets_through(text):
            return False
        found: set[str] = set()
        match = self._first.search(text)
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
