"""The single values of TOML."""

from __future__ import annotations

from datetime import date, datetime, time

from artlint.expressions import expression
from artlint.facts.values import Scalar, Value

_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?"
DATE = expression(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[Tt ]{_TIME}(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?)?")
"""A date of TOML, with or without a time and an offset."""

_LOCAL_TIME = expression(_TIME)
_DIGITS = r"(?:0|[1-9](?:_?[0-9])*)"
_MORE_DIGITS = r"[0-9](?:_?[0-9])*"
_FLOAT = expression(rf"[+-]?{_DIGITS}(?=[.eE])(?:\.{_MORE_DIGITS})?(?:[eE][+-]?{_MORE_DIGITS})?|[+-]?(?:inf|nan)")
_INT = expression(rf"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*|[+-]?{_DIGITS}")
LITERAL = expression(f"{DATE.pattern}|{_TIME}|true|false|{_FLOAT.pattern}|{_INT.pattern}")
"""Every value that has neither quotes nor brackets."""

_LONGEST_NUMBER = 300


class TomlValue(Value):
    """A single value of TOML: what is not quoted is a number, a truth value, a date or a time."""

    __slots__ = ()

    @property
    def scalar(self) -> Scalar:
        """What the text is."""
        text = self.text
        if self.quoted:
            return Scalar.STR
        if text in ("true", "false"):
            return Scalar.BOOL
        if DATE.fullmatch(text):
            return Scalar.DATE
        if _LOCAL_TIME.fullmatch(text):
            return Scalar.TIME
        return Scalar.INT if _INT.fullmatch(text) else Scalar.FLOAT

    def plain(self) -> object:
        """Give the value as ordinary Python data, dates as such; a number of more than 300 characters stays text."""
        kind = self.scalar
        if kind is Scalar.STR:
            return self.text
        if kind is Scalar.BOOL:
            return self.text == "true"
        if kind in (Scalar.DATE, Scalar.TIME):
            return moment(self.text)
        if len(self.text) > _LONGEST_NUMBER:
            return self.text
        return int(self.text, 0) if kind is Scalar.INT else float(self.text.replace("_", ""))


def moment(text: str) -> date | datetime | time:
    """Give a date or a time of TOML; ValueError where there is no such day."""
    text = text.upper()
    if _LOCAL_TIME.fullmatch(text):
        return time.fromisoformat(text)
    return datetime.fromisoformat(text) if ":" in text else date.fromisoformat(text)
