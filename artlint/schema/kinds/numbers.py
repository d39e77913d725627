"""The types of numbers, and the one of `true` and `false`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.facts.values import Scalar, Value
from artlint.schema.errors import ErrorType, refusal
from artlint.schema.kinds.kind import Check, Exports, JsonSchema, Judges, Kind

if TYPE_CHECKING:
    from artlint.schema.fields import FieldSpec

_LIMITS = frozenset(("min", "max"))


def _number(spec: FieldSpec, _judges: Judges) -> Check | None:
    if spec.min is None and spec.max is None:
        return None

    def check(value: Value) -> None:
        number = value.plain()
        if not isinstance(number, int | float):
            return
        if spec.min is not None and number < spec.min:
            raise refusal(ErrorType.TOO_SMALL, limit=spec.min)
        if spec.max is not None and number > spec.max:
            raise refusal(ErrorType.TOO_LARGE, limit=spec.max)

    return check


def _limited(schema: JsonSchema, spec: FieldSpec) -> JsonSchema:
    limits = {"minimum": spec.min, "maximum": spec.max}
    return schema | {key: value for key, value in limits.items() if value is not None}


def _int(spec: FieldSpec, _exports: Exports) -> JsonSchema:
    return _limited({"type": "integer"}, spec)


def _float(spec: FieldSpec, _exports: Exports) -> JsonSchema:
    return _limited({"type": "number"}, spec)


def _bool(_spec: FieldSpec, _exports: Exports) -> JsonSchema:
    return {"type": "boolean"}


KINDS = {
    "int": Kind(frozenset((Scalar.INT,)), _number, _int, _LIMITS),
    "float": Kind(frozenset((Scalar.INT, Scalar.FLOAT)), _number, _float, _LIMITS),
    "bool": Kind(frozenset((Scalar.BOOL,)), lambda _spec, _judges: None, _bool),
}
