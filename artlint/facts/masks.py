"""Copies of a body in which only some stretches are left, every other character standing where it stood."""

from __future__ import annotations

from collections.abc import Iterable

from artlint.text import Span


def fill(text: str) -> str:
    """Give filler as long as `text`: letters on lines that hold something, blanks and newlines as they are.

    Letters, because a blank would make two tags around a code span look like an empty element.
    """
    if not text or text.isspace():
        return text
    if "\n" not in text:
        return "x" * len(text)
    return "\n".join([line if not line or line.isspace() else "x" * len(line) for line in text.split("\n")])


def _indented(text: str) -> str:
    """Give filler as long as `text` that keeps the indentation of its lines: a list or a quote may hold them."""
    first, newline, others = text.partition("\n")
    if not newline:
        return fill(text)
    lines = [(line, line.lstrip()) for line in others.split("\n")]
    return "\n".join([fill(first), *[line[: len(line) - len(words)] + fill(words) for line, words in lines]])


def mask_out(text: str, spans: Iterable[Span], base: int = 0) -> str:
    """Give `text` with the given stretches filled; spans count from `base`, are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at : start - base], _indented(text[start - base : end - base]))
        at = end - base
    return "".join([*parts, text[at:]]) if parts else text


def blanked(text: str, spans: Iterable[Span], base: int = 0) -> str:
    """Give `text` with the given stretches turned into spaces; spans count from `base`, are in order, may overlap."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if end - base > at:
            first = max(at, start - base)
            parts += (text[at:first], " " * (end - base - first))
            at = end - base
    return "".join([*parts, text[at:]])


def _blank(text: str) -> str:
    """Give blanks as long as `text`, newlines as they are."""
    if "\n" not in text and "\r" not in text:
        return " " * len(text)
    return "".join([c if c in "\r\n" else " " for c in text])


def mask_all_but(text: str, kept: Iterable[tuple[Span, bool]], base: int = 0) -> str:
    """Give `text` with everything but the kept stretches filled and every CR a space.

    A stretch that says True follows on the one before in the same block: what parts them are quote marks, hence blanks.
    """
    parts: list[str] = []
    at = 0
    for (start, end), follows in kept:
        gap = text[at : start - base]
        if gap:
            parts.append(_blank(gap) if follows else fill(gap))
        parts.append(text[start - base : end - base])
        at = end - base
    parts.append(fill(text[at:]))
    masked = "".join(parts)
    return masked.replace("\r", " ") if "\r" in text else masked
