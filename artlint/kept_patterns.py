"""Compiled patterns, kept for the next run: to compile one may take longer than to check an article with it."""

from __future__ import annotations

import copyreg
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, cast

import regex

from artlint.compiled import kept
from artlint.kept_values import read, written
from artlint.version import __version__

_LONG = 10
"""Code points from which to compile a pattern takes longer than to read a file."""


def compile_kept(pattern: str, flags: int) -> regex.Pattern[str]:
    """Give what `regex.compile` gives, made of a copy where an earlier run kept one; regex.error likewise.

    Kept is what the package lets be pickled of a pattern, as JSON, since nothing is run that is read.
    """
    if len(pattern) < _LONG:
        return regex.compile(pattern, flags)
    made: list[regex.Pattern[str]] = []

    def parts() -> Any:
        made.append(regex.compile(pattern, flags))
        return _parts(made[0])

    # What is kept of a pattern is the business of one version of the package.
    data = kept(
        "regex",
        [__version__, pattern, int(flags), regex.__version__, sys.implementation.cache_tag, sys.byteorder],
        parts,
    )
    return made[0] if made else _joined(data) or regex.compile(pattern, flags)


def _parts(pattern: regex.Pattern[str]) -> Any:
    """Give what a pattern is made of, as JSON has it; None where that does not say it all."""
    _, parts = _taken_apart(pattern)
    try:
        data = written(parts)
    except TypeError:
        return None
    return data if read(data) == parts else None


def _joined(data: Any) -> regex.Pattern[str] | None:
    return _make()(*read(data)) if data is not None else None


@cache
def _make() -> Callable[..., regex.Pattern[str]]:
    make, _ = _taken_apart(regex.compile(""))
    return make


def _taken_apart(pattern: regex.Pattern[str]) -> tuple[Callable[..., regex.Pattern[str]], tuple[object, ...]]:
    """Give the function that makes a pattern of its parts, and those: what the package tells `pickle`."""
    reduced = copyreg.dispatch_table[regex.Pattern](pattern)
    return cast("tuple[Callable[..., regex.Pattern[str]], tuple[object, ...]]", reduced)
