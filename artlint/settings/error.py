"""What is wrong with the words of a configuration."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches


class SettingsError(Exception):
    """A configuration that names something that is not there; the message says what and what is near.

    `word` is what the configuration says that is not right, to find the place by; `keys` lead there, where they are
    known.
    """

    def __init__(self, message: str, word: str = "", keys: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.word = word
        self.keys = keys


def nearest(name: str, known: Sequence[str]) -> str:
    """Give the end of a message about an unknown name: the known one that was perhaps meant, or nothing."""
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else ""
