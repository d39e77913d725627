"""What a schema can have against an article: the types of its errors, each claimed by one rule page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from artlint.facts.values import Shape, Value


class ErrorType(StrEnum):
    """What is wrong, in the words of pydantic where it has some, and `custom` for whatever else a model says."""

    MISSING = "missing"
    UNKNOWN = "extra_forbidden"
    EMPTY = "empty"
    WRONG_TYPE = "wrong_type"
    FORBIDDEN = "forbidden"
    DEPRECATED = "deprecated"
    NOT_ALLOWED = "not_allowed"
    PATTERN = "pattern"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    DUPLICATE = "duplicate"
    SCHEME = "scheme"
    HOST = "host"
    DATE_INVALID = "date_invalid"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_AMBIGUOUS = "date_ambiguous"
    DATE_FORM = "date_form"
    CUSTOM = "custom"


class Fault(NamedTuple):
    """One thing that is wrong: the words that describe it, and its place inside the value that is refused."""

    error: ErrorType
    words: Mapping[str, object]
    place: tuple[int | str, ...] = ()


class Refusal(Exception):  # noqa: N818 - what an article says is no error of the program
    """Why a value is refused: what is wrong with it, and with what is inside it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def at(self, part: int | str) -> list[Fault]:
        """Give what is wrong as it is seen from around the value, of which this is a part."""
        return [Fault(fault.error, fault.words, (part, *fault.place)) for fault in self.faults]


def refusal(error: ErrorType, **words: object) -> Refusal:
    """Give the error with the words that describe it."""
    return Refusal(Fault(error, words))


def wrong_type(value: Value, expected: str) -> Refusal:
    """Give the error that says a value is of another type."""
    found = value.shape.value if value.shape is not Shape.SCALAR else value.scalar.value
    return refusal(ErrorType.WRONG_TYPE, expected=expected, found=found)


def refuse(faults: Sequence[Fault]) -> None:
    """Raise Refusal with all that is wrong, or do nothing where that is nothing.

    Who gathers faults keeps no refusals: each would hold on to the function that gathers them.
    """
    if faults:
        raise Refusal(*faults)
