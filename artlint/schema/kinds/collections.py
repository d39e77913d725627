"""The types that hold other values: lists and maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.facts.values import Shape, Value
from artlint.schema.errors import ErrorType, Fault, Refusal, refuse
from artlint.schema.kinds.kind import LENGTHS, Check, Exports, JsonSchema, Judges, Kind, measured

if TYPE_CHECKING:
    from artlint.schema.fields import FieldSpec


def _list(spec: FieldSpec, judges: Judges) -> Check | None:
    judge = judges.judge(spec.items) if spec.items is not None else None
    if judge is None and not spec.unique and spec.min_length is None and spec.max_length is None:
        return None

    def check(value: Value) -> None:
        faults = _duplicates(value) if spec.unique else []
        try:
            measured(len(value.items), spec)
        except Refusal as error:
            faults += error.faults
        for index, item in enumerate(value.items if judge is not None else ()):
            try:
                judge(item)  # type: ignore[misc] # there are no items without it
            except Refusal as error:
                faults += error.at(index)
        refuse(faults)

    return check


def _duplicates(value: Value) -> list[Fault]:
    """Give a fault for each item that says the same as one before it."""
    seen: set[str] = set()
    found: list[Fault] = []
    for index, item in enumerate(value.items):
        said = repr(item.plain())
        if said in seen:
            found.append(Fault(ErrorType.DUPLICATE, {}, (index,)))
        seen.add(said)
    return found


def _export_list(spec: FieldSpec, exports: Exports) -> JsonSchema:
    limits = {"minItems": spec.min_length, "maxItems": spec.max_length, "uniqueItems": spec.unique or None}
    schema: JsonSchema = {"type": "array"} | {key: value for key, value in limits.items() if value is not None}
    return schema | ({"items": exports.export(spec.items)} if spec.items is not None else {})


def _map(spec: FieldSpec, judges: Judges) -> Check | None:
    return judges.judge_map(spec.fields) if spec.fields else None


def _export_map(spec: FieldSpec, exports: Exports) -> JsonSchema:
    return exports.export_map(spec.fields) if spec.fields else {"type": "object"}


KINDS = {
    "list": Kind(frozenset((Shape.LIST,)), _list, _export_list, LENGTHS | {"items", "unique"}),
    "map": Kind(frozenset((Shape.MAP,)), _map, _export_map, frozenset(("fields",))),
}
