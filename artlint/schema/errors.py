"""What a schema can have against an article: the types of its errors, each claimed by one rule page."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from artlint.facts.values import Shape, Value


class ErrorType(StrEnum):
    """A type of pydantic's errors: two of its own, those raised here, and `custom` for whatever else a model says."""

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


Refusal = PydanticCustomError | ValidationError
"""Why a value is refused: one error, or several of what is inside it."""

Located = tuple[tuple[int | str, ...], Refusal]
"""A refusal, and the place inside the value that it is about."""


def refusal(error: ErrorType, **words: object) -> PydanticCustomError:
    """Give the error with the words that describe it."""
    return PydanticCustomError(error.value, error.value, words)


def wrong_type(value: Value, expected: str) -> PydanticCustomError:
    """Give the error that says a value is of another type."""
    found = value.shape.value if value.shape is not Shape.SCALAR else value.scalar.value
    return refusal(ErrorType.WRONG_TYPE, expected=expected, found=found)


def raise_all(refusals: Sequence[Located]) -> None:
    """Raise several refusals as one; do nothing when there are none."""
    details: list[InitErrorDetails] = []
    for place, each in refusals:
        if isinstance(each, PydanticCustomError):
            details.append(InitErrorDetails(type=each, loc=place, input=None))
            continue
        for inner in each.errors(include_url=False, include_input=False):
            told = PydanticCustomError(inner["type"], inner["type"], inner.get("ctx", {}))
            details.append(InitErrorDetails(type=told, loc=(*place, *inner["loc"]), input=None))
    if details:
        raise ValidationError.from_exception_data("front matter", details)
