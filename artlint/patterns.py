"""Patterns out of rule pages and configurations, which must never hang a run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from artlint.kept_patterns import compile_kept

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema, ValidationInfo

SECONDS = 1.0
"""How long one search may take before its rule is said to have timed out."""

_REPEATED_GROUP = re.compile(r"\)[*+{]")
_REFERENCE = re.compile(r"\\[1-9gL]|\(\?(?:P[=>]|&|R|[+-]?[0-9])")
_VERBOSE = re.compile(r"\(\?[a-wyzA-Z01]*x[a-zA-Z01]*\)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
PART = re.compile(r"[^\\\[()|?*+{]+|\\[pPx]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\(\??|.", re.DOTALL)
"""What a pattern is made of, as far as its groups, alternatives and repeats are to be told from the rest."""
_REPEATS = ("*", "+", "?", "{")
_STEPS = 8_000_000
"""How many steps a search may take at worst without looking at the clock: those of milliseconds."""


class Pattern:
    """A pattern in the dialect of the `regex` package (version 1); `^` and `$` stand at lines unless told otherwise.

    Its methods raise TimeoutError after a second; making one raises ValueError when it does not compile. One that is
    `proved` to compile does so at its first use: it takes a millisecond, and most are never used.
    """

    __slots__ = ("_flags", "_longest", "_proved", "_regex", "pattern")

    def __init__(self, pattern: str, flags: int = regex.MULTILINE, *, proved: bool = False) -> None:
        self.pattern = pattern
        self._flags = flags
        self._proved = proved
        self._longest = 0
        self._regex: regex.Pattern[str] | None = None
        if not proved:
            self._compiled()

    def _compiled(self) -> regex.Pattern[str]:
        """Give what the pattern compiles to, and keep it; a cached property would be asked for at every search."""
        if _CONTROL.search(self.pattern):
            # `"\b"` is a backspace in YAML and in TOML, and the end of a word only between other quotes.
            raise ValueError(f"the pattern {self.pattern!r} holds a control character; write it in single quotes")
        try:
            compiles = compile_kept if self._proved else regex.compile
            self._regex = compiles(self.pattern, regex.VERSION1 | self._flags)
        except regex.error as error:
            raise ValueError(f"the pattern {self.pattern!r} does not compile: {error}") from error
        self._longest = _longest(self.pattern)
        return self._regex

    @property
    def flags(self) -> int:
        """Those that it is compiled with."""
        return int(self._flags)

    @property
    def is_compiled(self) -> bool:
        """Tell whether it is compiled yet."""
        return self._regex is not None

    def search(self, text: str) -> regex.Match[str] | None:
        """Give the first match in `text`."""
        compiled = self._regex or self._compiled()
        # To start the clock takes longer than most searches.
        if len(text) <= self._longest:
            return compiled.search(text)
        return compiled.search(text, timeout=SECONDS)

    def match(self, text: str) -> regex.Match[str] | None:
        """Give the match that begins with `text`."""
        compiled = self._regex or self._compiled()
        if len(text) <= self._longest:
            return compiled.match(text)
        return compiled.match(text, timeout=SECONDS)

    def fullmatch(self, text: str) -> regex.Match[str] | None:
        """Give the match of the whole of `text`."""
        compiled = self._regex or self._compiled()
        if len(text) <= self._longest:
            return compiled.fullmatch(text)
        return compiled.fullmatch(text, timeout=SECONDS)

    def finditer(self, text: str) -> Iterator[regex.Match[str]]:
        """Give the matches in `text` one after the other; those of no length too."""
        compiled = self._regex or self._compiled()
        return compiled.finditer(text, timeout=SECONDS if len(text) > self._longest else None)

    def sub(self, replace: Callable[[regex.Match[str]], str], text: str) -> str:
        """Give `text` with what `replace` says in the place of each match."""
        compiled = self._regex or self._compiled()
        return compiled.sub(replace, text, timeout=SECONDS if len(text) > self._longest else None)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415 - the layer below models has no need of it otherwise

        return core_schema.with_info_plain_validator_function(
            cls._validated,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda pattern: pattern.pattern),
        )

    @classmethod
    def _validated(cls, value: object, info: ValidationInfo) -> Pattern:
        """Give a pattern; the context of the validation may hold those that are proved."""
        if isinstance(value, cls):
            return value
        text = _text(value)
        return cls(text, proved=info.context is not None and text in info.context)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: object, _handler: object) -> dict[str, Any]:
        # The `regex` of JSON Schema is that of ECMAScript, which knows no `(?i)`.
        return {"type": "string"}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a pattern is text")  # noqa: TRY004 - pydantic wants this type
    return value


@cache
def compiled(pattern: str) -> Pattern:
    """Give the pattern of a field, whose `^` and `$` stand at the ends of its value; ValueError as for `Pattern`."""
    return Pattern(pattern, flags=0)


def joined(patterns: Sequence[str], flags: int = regex.MULTILINE) -> Pattern | None:
    """Give one pattern that matches where any of `patterns` does; None for none. Each is known to compile."""
    if not patterns:
        return None
    choice = "|".join(map(_grouped, patterns))
    # A reference counts the groups of its own pattern: with a branch reset each counts from one.
    return Pattern(f"(?|{choice})" if _REFERENCE.search(choice) else choice, flags, proved=True)


def _grouped(pattern: str) -> str:
    # A comment would swallow the bracket behind it.
    return f"(?:{pattern}\n)" if _VERBOSE.match(pattern) else f"(?:{pattern})"


def spelled(name: str, letters: str = ".") -> str:
    """Give the pattern, in the dialect of `re`, of a name in which `*` stands for any of `letters`, read only once."""
    first, *others = map(re.escape, name.split("*"))
    if not others:
        return first
    *inner, last = others
    # What stands between two stars may as well be where it is found first; trying on takes time without end.
    return "".join([first, *(f"(?>{letters}*?{part})" for part in inner if part), f"{letters}*", last])


def _longest(pattern: str) -> int:
    """Give the code points up to which no text can keep `pattern` busy; 0 where there is no telling.

    The beginning of a match and the end of each repeat can stand at any of them, and each choice be made either way.
    """
    if _REPEATED_GROUP.search(pattern) or _REFERENCE.search(pattern):
        return 0
    ways, repeats, others = 1, 0, (0, 0)
    around: list[tuple[int, int, tuple[int, int]]] = []
    before = ""
    for part in PART.findall(pattern):
        if part in ("(", "(?"):
            around.append((ways, repeats, others))
            ways, repeats, others = 1, 0, (0, 0)
        elif part == "|":
            ways, repeats, others = 1, 0, (others[0] + ways, max(others[1], repeats))
        elif part == ")":
            if not around:
                return 0
            inner, inner_repeats = others[0] + ways, max(others[1], repeats)
            ways, repeats, others = around.pop()
            ways, repeats = ways * inner, repeats + inner_repeats
        elif before in _REPEATS:
            # It says how greedy the one before is.
            pass
        elif part == "?":
            ways *= 2
        elif part in _REPEATS:
            repeats += 1
        before = part
    ways, repeats = others[0] + ways, max(others[1], repeats)
    return int((_STEPS / ways) ** (1 / (repeats + 1))) if ways < _STEPS and not around else 0
