"""The exported JSON Schema says what artlint says, of the values that a schema can judge without a calendar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jsonschema_rs
import pytest

import artlint
from artlint.config.validation import validated
from artlint.presets import load_preset, preset_names
from artlint.schema.export import front_matter_schema
from artlint.schema.fields import FieldSpec
from artlint.schema.model import Schema
from tests.schema.conftest import block, made
from tests.schema.test_kinds import ACCEPTED, REFUSED


def judge(schema: Schema, *, closed: bool = False) -> jsonschema_rs.Draft202012Validator:
    document = front_matter_schema(schema, "Test", closed=closed)
    assert jsonschema_rs.meta.is_valid(document)
    return jsonschema_rs.Draft202012Validator(document, offline=True, validate_formats=True)


def data(lines: str) -> dict[str, object]:
    return {name: entry.value.plain() for name, entry in block(lines).fields.items()}


LENIENT = ("1.0", "www.example.com/a")
"""To JSON Schema, 1.0 is a whole number; and no pattern says which addresses lack their scheme."""

TABLE: list[tuple[Mapping[str, Any], list[str], list[str]]] = [
    (
        {"title": {"type": "str", "required": True, "min-length": 2, "max-length": 4}},
        ["title: 四个汉字", "title: ab\nmore: x"],
        ["more: x", "title:", "title: ' '", "title: a", "title: abcde", "title: 12"],
    ),
    (
        {"title": {"type": "str", "min-length": 2, "pattern": r"\A\w+\Z"}},
        ["title: 春天", "title:", "title: ''", "title: []", "more: x"],
        ["title: a b", "title: a", "title: [a]"],
    ),
    (
        {"state": {"type": "enum", "values": ["draft", "1", "true"]}},
        ["state: draft", "state: 1", "state: '1'", "state: true", "state:"],
        ["state: final", "state: 2", "state: [draft]"],
    ),
    (
        {"weight": {"type": "int", "min": 1, "max": 3}, "ratio": {"type": "float", "max": 0.5}},
        ["weight: 1", "weight: 3\nratio: 0.5", "ratio: -1"],
        ["weight: 0", "weight: 4", "weight: 1.5", "weight: '1'", "ratio: 1"],
    ),
    (
        {"tags": {"type": "list", "unique": True, "min-length": 1, "max-length": 2, "items": {"type": "slug"}}},
        ["tags: [a]", "tags: [a, b]", "tags: []", "tags:"],
        ["tags: [a, a]", "tags: [a, b, c]", "tags: [a b]", "tags: a", "tags: [1]"],
    ),
    (
        {"cover": {"type": "map", "required": True, "fields": {"url": {"type": "str", "required": True}}}},
        ["cover: {url: a}", "cover: {url: a, alt: b}"],
        ["cover: {alt: b}", "cover: {url: ''}", "cover: {}", "cover: a", "title: x"],
    ),
    (
        {"date": {"type": "date", "required": True, "aliases": ["day"]}},
        ["date: 2024-01-02", "day: 2024-01-02", "day: 20240102", "date: 2024年1月2日", "date: Last Modified"],
        ["title: x", "day:", "date: soon", "date: [2024-01-02]", "date: true"],
    ),
    (
        {"date": {"type": "datetime", "accept": ["rfc3339", "iso-space"]}},
        ["date: 2024-01-02T10:00:00Z", "date: 2024-01-02 10:00:00", "date: '{{ now }}'"],
        ["date: 2024-01-02", "date: 2024/01/02 10:00:00", "date: 20240102"],
    ),
    (
        {"cover": {"type": "image-url", "schemes": ["https"], "hosts": ["*.example.com", "a-b.org"]}},
        [
            "cover: https://img.example.com/a.png",
            "cover: HTTPS://A-B.org",
            "cover: https://img.example.com:443/a",
            "cover: /a.png",
            "cover: //img.example.com/a.png",
            "cover: 'http://{{ host }}/a.png'",
        ],
        ["cover: http://img.example.com/a.png", "cover: https://example.com/a", "cover: //a-b.org.cn/a", "cover: true"],
    ),
    (
        {"link": {"type": "url", "max-length": 2}, "slug": {"type": "slug", "max-length": 2, "required": True}},
        ["link: '{0}'\nslug: '{name}'", "slug: a\nlink: /a"],
        ["link: /ab\nslug: a", "slug: abc"],
    ),
    (
        {"old": {"type": "str", "deprecated": "new"}, "gone": {"type": "str", "forbidden": True}},
        ["new: x"],
        ["gone: x", "gone:"],
    ),
    (
        {"cover": {"type": ["str", "bool", "list"], "required": True}},
        ["cover: a", "cover: false", "cover: [1]"],
        ["cover: {a: 1}", "cover:", "cover: []", "cover: 12"],
    ),
    *[({"field": {"type": kind}}, [f"field: {written}"], []) for kind, written in ACCEPTED],
    *[({"field": {"type": kind}}, [], [f"field: {written}"]) for kind, written in REFUSED if written not in LENIENT],
]


@pytest.mark.parametrize(("fields", "right", "wrong"), TABLE)
def test_it_accepts_and_refuses_what_artlint_does(
    fields: Mapping[str, Any], right: list[str], wrong: list[str]
) -> None:
    schema = made(fields)
    validator = judge(schema)
    for lines in right:
        assert set(schema.problems(block(lines))) <= {"date_form"}, lines
        assert validator.is_valid(data(lines)), lines
    for lines in wrong:
        assert schema.problems(block(lines)), lines
        assert not validator.is_valid(data(lines)), lines


def test_where_the_case_of_keys_does_not_count_no_field_is_asked_for() -> None:
    spec = validated(FieldSpec, {"type": "str", "required": True})
    schema = Schema({"title": spec}, load_preset("hugo").dates, any_case=True)
    assert schema.problems(block("Title: a")) == {}
    assert judge(schema, closed=True).is_valid(data("Title: a"))
    assert not judge(schema).is_valid(data("title: 12"))


def test_where_unknown_fields_are_reported_they_are_refused() -> None:
    schema = made({"cover": {"type": "map", "fields": {"url": {"type": "str", "aliases": ["src"]}}}})
    validator = judge(schema, closed=True)
    assert validator.is_valid(data("cover: {src: a}"))
    assert not validator.is_valid(data("cover: {hue: a}"))
    assert not validator.is_valid(data("hue: a"))
    assert judge(schema).is_valid(data("hue: a"))


def test_what_people_read_is_there() -> None:
    schema = made(
        {
            "toc": {"type": "bool", "default": False, "description": "A table of contents."},
            "old": {"type": "str", "deprecated": "new"},
        }
    )
    properties = front_matter_schema(schema, "Test")["properties"]
    assert (properties["toc"]["default"], properties["toc"]["description"]) == (False, "A table of contents.")
    assert (properties["old"]["deprecated"], properties["old"]["description"]) == (True, "Use `new` instead.")


@pytest.mark.parametrize("pattern", ["(?i)a", r"\p{Han}+", "a++", r"\bword\b", r"(?>a)b"])
def test_a_pattern_without_a_form_in_ecmascript_is_left_out(pattern: str) -> None:
    validator = judge(made({"title": {"type": "str", "pattern": pattern}}))
    assert validator.is_valid({"title": "anything"})


@pytest.mark.parametrize("preset", preset_names())
def test_the_schema_of_each_preset_is_one(preset: str) -> None:
    for found in artlint.load_settings({"preset": preset}).schemas:
        validator = judge(found.schema)
        assert validator.is_valid({"title": "A title", "date": "2024-01-02"})
        assert load_preset(preset).dates.write
