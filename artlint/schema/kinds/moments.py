"""The types of dates, judged as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.facts.date_forms import form_pattern
from artlint.facts.dates import DateProblem, parse_date
from artlint.facts.lines_format import LineValue
from artlint.facts.urls import has_template
from artlint.facts.values import Scalar, Shape, Value
from artlint.schema.ecma import TEMPLATE, ecma_pattern
from artlint.schema.errors import ErrorType, refusal, wrong_type
from artlint.schema.kinds.kind import Check, Exports, JsonSchema, Judges, Kind

if TYPE_CHECKING:
    from artlint.schema.fields import FieldSpec

_TAKES: frozenset[Scalar | Shape] = frozenset((Scalar.STR, Scalar.INT, Scalar.FLOAT, Scalar.DATE))
_OPTIONS = frozenset(("accept", "canonical", "write"))
DEFINED = "date-"
"""What the name of a form begins with among the definitions of an exported schema."""
_NUMBERS = ("20240102", "1704160800", "1704160800000")
"""A day and an instant as YAML takes them for numbers."""


def _date(spec: FieldSpec, judges: Judges) -> Check:
    return _check(spec, judges, with_time=False)


def _datetime(spec: FieldSpec, judges: Judges) -> Check:
    return _check(spec, judges, with_time=True)


def _check(spec: FieldSpec, judges: Judges, *, with_time: bool) -> Check:
    dates = judges.dates
    words = frozenset(word.lower() for word in dates.words)
    plain = frozenset(spec.accept or dates.accept)
    in_quotes = plain if spec.accept or dates.accept_quoted is None else frozenset(dates.accept_quoted)
    canonical = frozenset(spec.canonical or dates.canonical)

    def check(value: Value) -> None:
        text = value.text
        parsed = parse_date(text.strip(dates.skips) if dates.skips else text)
        if isinstance(parsed, DateProblem):
            if text.lower() in words or has_template(text):
                return
            raise refusal(ErrorType.DATE_IMPOSSIBLE if parsed is DateProblem.IMPOSSIBLE else ErrorType.DATE_INVALID)
        # Metadata lines hold text only, as quotes do.
        is_line = isinstance(value, LineValue)
        accepted, other = (in_quotes, plain) if value.quoted or is_line else (plain, in_quotes)
        if accepted.isdisjoint(parsed.forms) and value.scalar is not Scalar.DATE:
            in_other = not is_line and not other.isdisjoint(parsed.forms)
            raise refusal(ErrorType.DATE_INVALID, form=parsed.form, quotes=str(in_other))
        if parsed.is_ambiguous:
            raise refusal(ErrorType.DATE_AMBIGUOUS)
        if with_time and not parsed.has_time:
            raise wrong_type(value, "datetime")
        if parsed.form not in canonical and value.scalar is not Scalar.DATE:
            raise refusal(ErrorType.DATE_FORM, form=parsed.form)

    return check


def _export(spec: FieldSpec, exports: Exports) -> JsonSchema:
    """Give the accepted forms; whether there is such a day is more than a pattern can say."""
    dates = exports.dates
    # Whether a date is quoted is more than JSON Schema can ask.
    accepted = spec.accept or tuple(dict.fromkeys((*dates.accept, *(dates.accept_quoted or ()))))
    known: list[JsonSchema] = [{"$ref": f"#/$defs/{DEFINED}{form}"} for form in accepted]
    if dates.words:
        known.append({"enum": list(dates.words)})
    # YAML takes a day of eight digits for a number.
    if any(re.match(form_pattern(form), number) for form in accepted for number in _NUMBERS):
        known.append({"type": "integer"})
    return {"anyOf": [*known, {"type": "string", "pattern": TEMPLATE}]}


def _export_datetime(spec: FieldSpec, exports: Exports) -> JsonSchema:
    return {"allOf": [_export(spec, exports), {"pattern": rf"[0-9]:[0-9]|{TEMPLATE}"}]}


def export_form(form: str) -> JsonSchema:
    """Give the schema of the dates that are written in `form`, of which a field takes several."""
    pattern = ecma_pattern(form_pattern(form).replace(r"\d", "[0-9]"))
    return {"type": "string"} | ({"pattern": rf"^\s*(?:{pattern.removesuffix('$')})\s*$"} if pattern else {})


KINDS = {
    "date": Kind(_TAKES, _date, _export, _OPTIONS),
    "datetime": Kind(_TAKES, _datetime, _export_datetime, _OPTIONS),
}
