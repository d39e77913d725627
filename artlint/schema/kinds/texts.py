"""The types of text: any, one of several words, and text of a form that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.expressions import wide_expression
from artlint.facts.urls import has_template
from artlint.facts.values import Scalar, Shape, Value
from artlint.schema.ecma import TEMPLATE, any_case, ecma_pattern
from artlint.schema.errors import ErrorType, refusal, wrong_type
from artlint.schema.kinds.kind import TEXT_OPTIONS, Check, Exports, JsonSchema, Judges, Kind, matched, measured
from artlint.text import Span

if TYPE_CHECKING:
    from artlint.schema.fields import FieldSpec

TEXT: frozenset[Scalar | Shape] = frozenset((Scalar.STR,))
_SCALARS: frozenset[Scalar | Shape] = frozenset((Scalar.STR, Scalar.INT, Scalar.FLOAT, Scalar.BOOL))

_LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_OLD_TAGS = (
    "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo",
    "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de",
)  # fmt: skip

_FORMS = {
    # One part of an address: letters and digits of any script.
    "slug": r"[-_\p{L}\p{M}\p{N}]+",
    # The HTML standard, `input` in its e-mail state.
    "email": rf"[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*",
    # RFC 5646, section 2.1: whether a tag is well formed, not whether it is registered.
    "language": r"[a-zA-Z]{2,3}(?:-[a-zA-Z]{3}){0,3}(?:-[a-zA-Z]{4})?(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-zA-Z0-9]{5,8}|[0-9][a-zA-Z0-9]{3}))*(?:-[0-9A-WY-Za-wy-z](?:-[a-zA-Z0-9]{2,8})+)*"
    rf"(?:-[xX](?:-[a-zA-Z0-9]{{1,8}})+)?|[a-zA-Z]{{4,8}}|{'|'.join(map(any_case, _OLD_TAGS))}"
    r"|[xX](?:-[a-zA-Z0-9]{1,8})+",
    # A file or a page of the site: neither scheme nor host, and no backslash.
    "path": r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|//)[^\\\x00-\x1f]+",
}

TEMPLATED: JsonSchema = {"type": "string", "pattern": TEMPLATE}
"""The schema of a text of which nobody knows what it will be."""


def limit_text(schema: JsonSchema, spec: FieldSpec) -> JsonSchema:
    """Give `schema` with the limits that `spec` sets to a text; a pattern that ECMAScript cannot say is left out."""
    limits = {"minLength": spec.min_length, "maxLength": spec.max_length}
    schema |= {key: value for key, value in limits.items() if value is not None}
    pattern = ecma_pattern(spec.pattern) if spec.pattern is not None else None
    if pattern is not None:
        schema["allOf"] = [*schema.get("allOf", ()), {"pattern": pattern}]
    return schema


def _str(spec: FieldSpec, _judges: Judges) -> Check | None:
    if spec.pattern is None and spec.min_length is None and spec.max_length is None:
        return None

    def check(value: Value) -> None:
        measured(len(value.text), spec)
        matched(value.text, spec)

    return check


def _export_str(spec: FieldSpec, _exports: Exports) -> JsonSchema:
    return limit_text({"type": "string"}, spec)


def _enum(spec: FieldSpec, _judges: Judges) -> Check:
    allowed = frozenset(spec.values)

    def check(value: Value) -> None:
        if value.text not in allowed:
            raise refusal(ErrorType.NOT_ALLOWED, allowed=", ".join(spec.values))

    return check


def _export_enum(spec: FieldSpec, _exports: Exports) -> JsonSchema:
    # The words are compared as written: `1` allows both the number and the text.
    known: list[object] = []
    for text in spec.values:
        known.append(text)
        plain = Value(Shape.SCALAR, Span(0, 0), text).plain()
        if plain is not None and plain != text:
            known.append(plain)
    return {"enum": known}


def _formed(name: str) -> Kind:
    """Give the type of texts that have the form called `name`."""
    pattern = wide_expression(_FORMS[name])

    def make(spec: FieldSpec, _judges: Judges) -> Check:
        def check(value: Value) -> None:
            if has_template(value.text):
                return
            if not pattern.fullmatch(value.text):
                raise wrong_type(value, name)
            measured(len(value.text), spec)
            matched(value.text, spec)

        return check

    def export(spec: FieldSpec, _exports: Exports) -> JsonSchema:
        return {"anyOf": [limit_text({"type": "string", "pattern": f"^(?:{_FORMS[name]})$"}, spec), TEMPLATED]}

    return Kind(TEXT, make, export, TEXT_OPTIONS)


KINDS = {
    "str": Kind(TEXT, _str, _export_str, TEXT_OPTIONS),
    "enum": Kind(_SCALARS, _enum, _export_enum, frozenset(("values",))),
    **{name: _formed(name) for name in _FORMS},
}
