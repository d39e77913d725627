"""Compiled patterns, kept for the next run: to compile one may take longer than to check an article with it."""

from __future__ import annotations

import copyreg
import sys
from ast import literal_eval
from collections.abc import Callable
from functools import cache
from typing import cast

import regex

from artlint.compiled import kept
from artlint.version import __version__

_LONG = 40
"""Code points from which to compile a pattern takes longer than to read a file."""


def compile_kept(pattern: str, flags: int) -> regex.Pattern[str]:
    """Give what `regex.compile` gives, made of a copy where an earlier run kept one; regex.error likewise.

    Kept is what the package lets be pickled of a pattern, as a text of literals, since nothing is run that is read.
    """
    if len(pattern) < _LONG:
        return regex.compile(pattern, flags)
    made: list[regex.Pattern[str]] = []

    def parts() -> str:
        made.append(regex.compile(pattern, flags))
        return _parts(made[0])

    # What is kept of a pattern is the business of one version of the package.
    text = kept(
        "pattern",
        [__version__, pattern, int(flags), regex.__version__, sys.implementation.cache_tag, sys.byteorder],
        parts,
    )
    return made[0] if made else _joined(text) or regex.compile(pattern, flags)


def _parts(pattern: regex.Pattern[str]) -> str:
    """Give what a pattern is made of, as literals; nothing where literals do not say it all."""
    _, parts = _taken_apart(pattern)
    text = repr(parts)
    try:
        return text if literal_eval(text) == parts else ""
    except (ValueError, SyntaxError):
        return ""


def _joined(text: str) -> regex.Pattern[str] | None:
    return _make()(*literal_eval(text)) if text else None


@cache
def _make() -> Callable[..., regex.Pattern[str]]:
    make, _ = _taken_apart(regex.compile(""))
    return make


def _taken_apart(pattern: regex.Pattern[str]) -> tuple[Callable[..., regex.Pattern[str]], tuple[object, ...]]:
    """Give the function that makes a pattern of its parts, and those: what the package tells `pickle`."""
    reduced = copyreg.dispatch_table[regex.Pattern](pattern)
    return cast("tuple[Callable[..., regex.Pattern[str]], tuple[object, ...]]", reduced)
