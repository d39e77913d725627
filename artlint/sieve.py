"""A pattern that is only asked whether it is in a text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING

from artlint.kept_patterns import compile_kept

if TYPE_CHECKING:
    import regex

_FEW = 30
"""Texts for which it takes less time to do without the engine of Rust than to load it."""
_SECONDS = 0.05
"""How long another engine, which may need time without end, tries one text."""
_ENGINE = "pydantic_core"


class Sieve:
    """A pattern, looked for by the engine of Rust that comes with pydantic.

    It takes a tenth of the time that `re` takes for dozens of texts, and only says whether one is there. The first few
    texts of a process are looked through without it.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def holds(self) -> Callable[[str], bool]:
        """Tell whether the pattern is in a text of whole characters, as every document is."""
        if not _is_unicode(self.pattern):
            return bool
        return self._engine if has_engine() else self._first()

    def lets_through(self, text: str) -> bool:
        """Tell whether the pattern may be in `text`."""
        return self.holds(text) or not (text.isascii() or _is_unicode(text))

    @cached_property
    def _engine(self) -> Callable[[str], bool]:
        from pydantic_core import SchemaValidator, core_schema  # noqa: PLC0415 - not for a few texts

        return SchemaValidator(
            core_schema.str_schema(pattern=self.pattern, regex_engine="rust-regex")
        ).isinstance_python

    def _first(self) -> Callable[[str], bool]:
        """Give what tells it of a few texts without the engine, and takes the engine for all others."""
        pattern: regex.Pattern[str] = compile_kept(self.pattern, 0)
        asked = count()

        def holds(text: str) -> bool:
            if next(asked) < _FEW:
                try:
                    return pattern.search(text, timeout=_SECONDS) is not None
                except TimeoutError:
                    return self._engine(text)
            # From now on it is asked without a detour.
            vars(self)["holds"] = self._engine
            return self._engine(text)

        return holds


def has_engine() -> bool:
    """Tell whether the engine is loaded: a pattern that only saves time is not worth that."""
    return _ENGINE in sys.modules


def load_engine() -> None:
    """Load what tells of many texts, before processes are made that would each load it."""
    import_module(_ENGINE)


def _is_unicode(text: str) -> bool:
    """Tell whether nothing in `text` is half of a character: Rust takes no such text, whatever else it says."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
