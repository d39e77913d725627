"""The types that a front-matter field can have, each a function that judges a value as it was written.

A kind takes a value and raises `PydanticCustomError`; the error types are claimed by rule pages, see `ERRORS`.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Callable
from typing import TYPE_CHECKING

import regex
from pydantic_core import PydanticCustomError

from artlint.facts.dates import DateProblem, parse_date
from artlint.facts.urls import UrlProblem, has_template, host_of, is_protocol_relative, url_problem
from artlint.facts.values import Scalar, Shape, Value

if TYPE_CHECKING:
    from artlint.presets import DateForms
    from artlint.schema.fields import FieldSpec

ERRORS = frozenset((
    "missing", "extra_forbidden", "empty", "wrong_type", "not_allowed", "pattern", "too_short", "too_long", "scheme",
    "host", "date_invalid", "date_impossible", "date_ambiguous", "date_form",
))  # fmt: skip
"""Every error type that a schema can raise: pydantic's own two, then those raised here."""

PATTERN_SECONDS = 1.0
"""How long one search with a pattern may take before its rule is said to have timed out."""


def wrong_type(value: Value, expected: str) -> PydanticCustomError:
    """Give the error that says a value is of another type."""
    found = value.shape.value if value.shape is not Shape.SCALAR else value.scalar.value
    return PydanticCustomError("wrong_type", "not {expected}", {"expected": expected, "found": found})


def _scalar(value: Value, expected: str, *kinds: Scalar) -> None:
    if value.shape is not Shape.SCALAR or value.scalar not in kinds:
        raise wrong_type(value, expected)


def _str(value: Value, spec: FieldSpec, _dates: DateForms) -> None:
    _scalar(value, "str", Scalar.STR)
    _measure(len(value.text), spec)
    _match(value.text, spec)


def _match(text: str, spec: FieldSpec) -> None:
    if spec.pattern is not None and not regex.search(spec.pattern, text, timeout=PATTERN_SECONDS):
        raise PydanticCustomError("pattern", "does not match", {"pattern": spec.pattern})


def _int(value: Value, _spec: FieldSpec, _dates: DateForms) -> None:
    _scalar(value, "int", Scalar.INT)


def _float(value: Value, _spec: FieldSpec, _dates: DateForms) -> None:
    _scalar(value, "float", Scalar.INT, Scalar.FLOAT)


def _bool(value: Value, _spec: FieldSpec, _dates: DateForms) -> None:
    _scalar(value, "bool", Scalar.BOOL)


def _list(value: Value, spec: FieldSpec, _dates: DateForms) -> None:
    if value.shape is not Shape.LIST:
        raise wrong_type(value, "list")
    _measure(len(value.items), spec)


def _map(value: Value, _spec: FieldSpec, _dates: DateForms) -> None:
    if value.shape is not Shape.MAP:
        raise wrong_type(value, "map")


def _enum(value: Value, spec: FieldSpec, _dates: DateForms) -> None:
    if value.shape is not Shape.SCALAR:
        raise wrong_type(value, "enum")
    if value.text not in spec.values:
        raise PydanticCustomError("not_allowed", "not one of {allowed}", {"allowed": ", ".join(spec.values)})


def _url(value: Value, spec: FieldSpec, _dates: DateForms) -> None:
    _scalar(value, "url", Scalar.STR)
    problem = None if is_protocol_relative(value.text) else url_problem(value.text)
    if problem not in (None, UrlProblem.RAW_CHARACTERS) and not has_template(value.text):
        raise wrong_type(value, "url")
    _place(value.text, spec)


def _image_url(value: Value, spec: FieldSpec, _dates: DateForms) -> None:
    # Whether the address can be followed is for the image rules, which judge those of the body the same way.
    _scalar(value, "image-url", Scalar.STR)
    _place(value.text, spec)


def _place(url: str, spec: FieldSpec) -> None:
    if has_template(url):
        return
    _match(url, spec)
    host = host_of(url)
    # An address without a scheme has a rule of its own; what it says of the host counts all the same.
    if spec.schemes and host and not is_protocol_relative(url) and url.partition(":")[0].lower() not in spec.schemes:
        raise PydanticCustomError("scheme", "not one of {allowed}", {"allowed": ", ".join(spec.schemes)})
    if spec.hosts and host and not any(fnmatch.fnmatchcase(host, pattern.lower()) for pattern in spec.hosts):
        raise PydanticCustomError("host", "not one of {allowed}", {"allowed": ", ".join(spec.hosts)})


def _date(value: Value, spec: FieldSpec, dates: DateForms) -> None:
    if value.shape is not Shape.SCALAR or value.scalar is Scalar.BOOL:
        raise wrong_type(value, "date")
    if value.text in dates.words or has_template(value.text):
        return
    parsed = parse_date(value.text)
    if parsed is DateProblem.IMPOSSIBLE:
        raise PydanticCustomError("date_impossible", "no such day")
    if isinstance(parsed, DateProblem):
        raise PydanticCustomError("date_invalid", "not a date")
    if parsed.is_ambiguous:
        raise PydanticCustomError("date_ambiguous", "day or month first")
    if parsed.form not in (spec.accept or dates.accept):
        raise PydanticCustomError("date_invalid", "not accepted", {"form": parsed.form})
    if parsed.form not in (spec.canonical or dates.canonical):
        raise PydanticCustomError("date_form", "not canonical", {"form": parsed.form})


def _measure(length: int, spec: FieldSpec) -> None:
    if spec.min_length is not None and length < spec.min_length:
        raise PydanticCustomError("too_short", "shorter than {limit}", {"limit": spec.min_length, "length": length})
    if spec.max_length is not None and length > spec.max_length:
        raise PydanticCustomError("too_long", "longer than {limit}", {"limit": spec.max_length, "length": length})


Kind = Callable[[Value, "FieldSpec", "DateForms"], None]

KINDS: dict[str, Kind] = {
    "str": _str, "int": _int, "float": _float, "bool": _bool, "list": _list, "map": _map, "enum": _enum,
    "date": _date, "url": _url, "image-url": _image_url,
}  # fmt: skip
"""The kinds by the name that a configuration uses."""
