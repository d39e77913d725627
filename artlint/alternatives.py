"""Several patterns of which one is looked for, as rule pages list what is left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from artlint.patterns import PART, joined
from artlint.supersets import Superset

_FLAGS = re.compile(r"\(\?[a-wyz]+\)")
_START = r"\A"


class Alternatives:
    """Some patterns; it tells whether one of them is found in a text, and raises TimeoutError as they do.

    Those that begin with the text are tried there alone: a search would try each of them at every character.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._superset = Superset(patterns)
        self._at_start = joined([each for each in patterns if _is_at_start(each)])
        self._anywhere = joined([each for each in patterns if not _is_at_start(each)])

    def found_in(self, text: str) -> bool:
        """Tell whether one of them is found in `text`."""
        if not self._superset.allows(text):
            return False
        if self._at_start is not None and self._at_start.match(text) is not None:
            return True
        return self._anywhere is not None and self._anywhere.search(text) is not None


def _is_at_start(pattern: str) -> bool:
    r"""Tell whether each of the alternatives of `pattern` begins with `\A`."""
    flags = _FLAGS.match(pattern)
    if not pattern.startswith(_START, flags.end() if flags else 0):
        return False
    depth = 0
    for part in PART.finditer(pattern):
        if part[0] in ("(", "(?"):
            depth += 1
        elif part[0] == ")":
            depth -= 1
        elif part[0] == "|" and depth == 0 and not pattern.startswith(_START, part.end()):
            return False
    return depth == 0
