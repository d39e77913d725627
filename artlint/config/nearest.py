"""The known word that an unknown one is most likely a slip of."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give that one of `known`, whatever the case of the letters in `word`; None where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    return next(iter(get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.5)), None)


def near(word: str, known: Iterable[str]) -> str:
    """Give it as the end of a sentence; empty where none is near."""
    found = nearest(word, known)
    return f"; did you mean `{found}`?" if found is not None else ""


def listed(known: Iterable[str]) -> str:
    """Give the end of a sentence about a word that none of a few is near: all of them."""
    return f"; there are {', '.join(sorted(known))}"
