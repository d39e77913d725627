"""The types of dates, judged as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.facts.dates import DateProblem, form_pattern, parse_date
from artlint.facts.urls import has_template
from artlint.facts.values import Scalar, Shape, Value
from artlint.schema.ecma import TEMPLATE, ecma_pattern
from artlint.schema.errors import ErrorType, refusal, wrong_type
from artlint.schema.kinds.kind import Check, Exports, JsonSchema, Judges, Kind

if TYPE_CHECKING:
    from artlint.schema.fields import FieldSpec

_TAKES: frozenset[Scalar | Shape] = frozenset((Scalar.STR, Scalar.INT, Scalar.FLOAT, Scalar.DATE))
_OPTIONS = frozenset(("accept", "canonical", "write"))
_NUMBERS = ("20240102", "1704160800")
"""A day and an instant as YAML takes them for numbers."""


def _date(spec: FieldSpec, judges: Judges) -> Check:
    return _check(spec, judges, with_time=False)


def _datetime(spec: FieldSpec, judges: Judges) -> Check:
    return _check(spec, judges, with_time=True)


def _check(spec: FieldSpec, judges: Judges, *, with_time: bool) -> Check:
    dates = judges.dates
    words = frozenset(dates.words)
    accepted = frozenset(spec.accept or dates.accept)
    canonical = frozenset(spec.canonical or dates.canonical)

    def check(value: Value) -> None:
        if value.text in words or has_template(value.text):
            return
        parsed = parse_date(value.text)
        if parsed is DateProblem.IMPOSSIBLE:
            raise refusal(ErrorType.DATE_IMPOSSIBLE)
        if isinstance(parsed, DateProblem):
            raise refusal(ErrorType.DATE_INVALID)
        if parsed.is_ambiguous:
            raise refusal(ErrorType.DATE_AMBIGUOUS)
        if parsed.form not in accepted and value.scalar is not Scalar.DATE:
            raise refusal(ErrorType.DATE_INVALID, form=parsed.form)
        if with_time and not parsed.has_time:
            raise wrong_type(value, "datetime")
        if parsed.form not in canonical and value.scalar is not Scalar.DATE:
            raise refusal(ErrorType.DATE_FORM, form=parsed.form)

    return check


def _export(spec: FieldSpec, exports: Exports) -> JsonSchema:
    """Give the accepted forms as one pattern; whether there is such a day is more than a pattern can say."""
    forms = [form_pattern(form) for form in spec.accept or exports.dates.accept]
    told = [f"(?:{form})" for form in map(ecma_pattern, forms) if form]
    told += map(re.escape, exports.dates.words)
    text = {"type": "string", "pattern": rf"^\s*(?:{'|'.join(told)})\s*$|{TEMPLATE}"}
    digits = [re.compile(form) for form in forms]
    if any(form.match(number) for form in digits for number in _NUMBERS):
        return {"anyOf": [text, {"type": "integer"}]}
    return text


def _export_datetime(spec: FieldSpec, exports: Exports) -> JsonSchema:
    return {"allOf": [_export(spec, exports), {"pattern": rf"\d:\d|{TEMPLATE}"}]}


KINDS = {
    "date": Kind(_TAKES, _date, _export, _OPTIONS),
    "datetime": Kind(_TAKES, _datetime, _export_datetime, _OPTIONS),
}
