"""What is wrong with the words of a configuration."""

from __future__ import annotations

from collections.abc import Iterable

from artlint.config.nearest import nearest


class SettingsError(Exception):
    """A configuration that names something that is not there; the message says what and what is near.

    `word` is what the configuration says that is not right, to find the place by; `keys` lead there, where they are
    known.
    """

    def __init__(self, message: str, word: str = "", keys: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.word = word
        self.keys = keys


def meant(name: str, known: Iterable[str]) -> str:
    """Give the end of a message about an unknown name: the known one that was perhaps meant, or nothing."""
    found = nearest(name, known)
    return f"; did you mean {found!r}?" if found is not None else ""
