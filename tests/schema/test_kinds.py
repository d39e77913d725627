from __future__ import annotations

from typing import Any

import pytest

from artlint.config.validation import DataError, validated
from artlint.document import read_document
from artlint.facts.article import Article
from artlint.presets import load_preset
from artlint.schema.fields import FieldSpec

FORM = load_preset("generic").front_matter

ACCEPTED = [
    ("str", "words"), ("str", "'12'"), ("str", "yes"), ("str", ""), ("str", "[]"),
    ("int", "12"), ("int", "-3"), ("float", "1.5"), ("float", "2"), ("bool", "true"), ("bool", "FALSE"),
    ("list", "[1, a]"), ("map", "{a: 1}"),
    ("date", "2024-01-02"), ("date", "2024-01-02 10:00:00"), ("date", "'{{ now }}'"), ("date", "Last Modified"),
    ("datetime", "2024-01-02 10:00:00"), ("datetime", "2024-01-02T10:00:00+08:00"),
    ("url", "https://example.com/a b"), ("url", "/posts/a"), ("url", "//example.com/a"), ("url", "{{ site.url }}"),
    ("image-url", "/a.png"), ("image", "../图.png"), ("image", "https://example.com/photo"),
    ("path", "posts/图片 1.md"), ("path", "/about/"), ("path", "../a"),
    ("slug", "spring-2024"), ("slug", "春天_1"), ("slug", "Über"),
    ("email", "lin@example.com"), ("email", "a.b+c@mail.example.co.uk"),
    ("language", "zh"), ("language", "zh-CN"), ("language", "zh-Hans-CN"), ("language", "sl-rozaj-biske"),
    ("language", "de-CH-1901"), ("language", "en-US-u-ca-gregory"), ("language", "x-whatever"),
    ("language", "i-klingon"), ("language", "es-419"), ("language", "EN-gb"),
]  # fmt: skip

REFUSED = [
    ("str", "12"), ("str", "true"), ("str", "[a]"), ("str", "1.10"),
    ("int", "1.0"), ("int", "'1'"), ("int", "one"), ("float", "1,5"), ("float", "'1.5'"),
    ("bool", "yes"), ("bool", "'true'"), ("bool", "1"), ("list", "a, b"), ("list", "{a: 1}"), ("map", "[a]"),
    ("date", "soon"), ("date", "true"), ("date", "[2024-01-02]"), ("datetime", "2024-01-02"),
    ("url", "www.example.com/a"), ("url", "12"), ("image", "12"), ("image-url", "true"),
    ("path", "https://example.com/a"), ("path", "//example.com/a"), ("path", "a\\b"), ("path", "C:/a"),
    ("slug", "two words"), ("slug", "a/b"), ("slug", "c++"), ("slug", "2024"),
    ("email", "lin"), ("email", "Lin <lin@example.com>"), ("email", "a@-b.com"), ("email", "'@example.com'"),
    ("language", "zh_CN"), ("language", "english language"), ("language", "z"), ("language", "zh-"),
    ("language", "中文"), ("language", "true"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "written"), ACCEPTED)
def test_a_value_of_the_type_is_accepted(made: Any, told: Any, kind: str, written: str) -> None:
    assert told(made({"field": {"type": kind}}), f"field: {written}") == []


@pytest.mark.parametrize(("kind", "written"), REFUSED)
def test_another_value_is_refused_at_its_place(made: Any, told: Any, kind: str, written: str) -> None:
    ((_, field, place),) = told(made({"field": {"type": kind}}), f"field: {written}")
    assert (field, place) == ("field", written)


@pytest.mark.parametrize(
    ("spec", "written", "error"),
    [
        ({"type": "str", "min-length": 3}, "ab", "too_short"),
        ({"type": "str", "max-length": 3}, "四个汉字", "too_long"),
        ({"type": "str", "pattern": "^[a-z]+$"}, "Ab", "pattern"),
        ({"type": "slug", "max-length": 3}, "long", "too_long"),
        ({"type": "enum", "values": ["a", "1"]}, "b", "not_allowed"),
        ({"type": "int", "min": 1}, "0", "too_small"),
        ({"type": "int", "max": 3}, "4", "too_large"),
        ({"type": "float", "min": 0.5}, "0.25", "too_small"),
        ({"type": "list", "min-length": 2}, "[a]", "too_short"),
        ({"type": "list", "max-length": 1}, "[a, b]", "too_long"),
        ({"type": "url", "schemes": ["https"]}, "http://example.com/", "scheme"),
        ({"type": "image", "hosts": ["*.example.com"]}, "https://example.org/a.png", "host"),
        ({"type": "str", "required": True}, "''", "empty"),
        ({"type": "list", "required": True}, "[]", "empty"),
        ({"type": "str", "forbidden": True}, "any", "forbidden"),
        ({"type": "str", "forbidden": True}, "", "forbidden"),
        ({"type": "date"}, "2024-02-30", "date_impossible"),
        ({"type": "date"}, "02/03/2024", "date_ambiguous"),
        ({"type": "date", "accept": ["slash"]}, "2024-01-02", "date_invalid"),
        ({"type": "date"}, "2024/1/2", "date_form"),
    ],
)
def test_each_limit_has_its_error(made: Any, told: Any, spec: dict[str, Any], written: str, error: str) -> None:
    ((found, field, _),) = told(made({"field": spec}), f"field: {written}")
    assert (found, field) == (error, "field")


def test_numbers_and_words_of_an_enum_are_compared_as_written(made: Any, told: Any) -> None:
    schema = made({"field": {"type": "enum", "values": ["1", "true", "a"]}})
    for written in ("1", "'1'", "true", "a"):
        assert told(schema, f"field: {written}") == []


def test_numbers_of_toml_are_measured_as_numbers(made: Any) -> None:
    schema = made({name: {"type": "float", "min": 1, "max": 300} for name in "abcde"})
    article = Article(read_document("+++\na = 0xff\nb = 1_000\nc = inf\nd = nan\ne = 0o17\n+++\n"), FORM)
    assert article.front_matter is not None
    problems = schema.problems(article.front_matter)
    assert {error.value: [problem.field for problem in found] for error, found in problems.items()} == {
        "too_large": ["b", "c"]
    }


def test_one_of_several_types_is_enough(made: Any, told: Any) -> None:
    schema = made({"field": {"type": ["image-url", "bool", "list"], "schemes": ["https"]}})
    assert told(schema, "field: false") == []
    assert told(schema, "field: [a]") == []
    assert [error for error, _, _ in told(schema, "field: http://example.com/a.png")] == ["scheme"]
    assert [error for error, _, _ in told(schema, "field: {a: 1}")] == ["wrong_type"]
    schema = made({"field": {"type": ["date", "str"], "pattern": "^[a-z]+$"}})
    assert told(schema, "field: soon") == []
    assert [error for error, _, _ in told(schema, "field: SOON")] == ["date_invalid"]


def test_items_and_nested_fields_are_told_at_their_own_places(made: Any, told: Any) -> None:
    schema = made(
        {
            "tags": {"type": "list", "unique": True, "items": {"type": "str", "max-length": 3}},
            "cover": {
                "type": "map",
                "fields": {
                    "url": {"type": "url", "required": True},
                    "sizes": {"type": "list", "items": {"type": "map", "fields": {"width": {"type": "int"}}}},
                },
            },
        }
    )
    lines = "tags: [abc, 12, long, abc]\ncover:\n  colour: red\n  sizes:\n    - width: 1\n    - {width: wide}"
    assert told(schema, lines) == [
        ("wrong_type", "tags[1]", "12"),
        ("too_long", "tags[2]", "long"),
        ("duplicate", "tags[3]", "abc"),
        ("missing", "cover.url", "cover"),
        ("extra_forbidden", "cover.colour", "colour"),
        ("wrong_type", "cover.sizes[1].width", "wide"),
    ]


def test_an_alias_is_the_field_itself(made: Any, told: Any) -> None:
    schema = made({"lastmod": {"type": "date", "required": True, "aliases": ["modified", "updated"]}})
    assert told(schema, "modified: 2024-01-02") == []
    assert told(schema, "updated: soon") == [("date_invalid", "updated", "soon")]
    assert told(schema, "title: a") == [("missing", "lastmod", ""), ("extra_forbidden", "title", "title")]
    # The name itself wins, wherever it stands.
    assert told(schema, "updated: soon\nlastmod: 2024-01-02") == []
    assert told(schema, "lastmod: 2024-01-02\nupdated: soon") == []


def test_a_deprecated_field_is_told_and_judged(made: Any, told: Any) -> None:
    schema = made({"old": {"type": "list", "items": {"type": "int"}, "deprecated": "new"}, "new": {"type": "list"}})
    assert told(schema, "old: [1]") == [("deprecated", "old", "old")]
    assert told(schema, "old: [1, a]") == [("deprecated", "old", "old"), ("wrong_type", "old[1]", "a")]
    assert told(schema, "old: a") == [("deprecated", "old", "old"), ("wrong_type", "old", "a")]


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ({"type": "strng"}, "unknown type"),
        ({"type": "bool", "max-length": 3}, "`max-length` says nothing about the type bool"),
        ({"type": ["str", "bool"], "min": 3}, "`min` says nothing about the type str | bool"),
        ({"type": "str", "pattern": "("}, "does not compile"),
        ({"type": "enum"}, "needs its `values`"),
        ({"type": "str", "required": True, "default": "x"}, "`required` and `default` exclude each other"),
        ({"type": "str", "required": True, "forbidden": True}, "`required` and `forbidden` exclude each other"),
        ({"type": "str", "min-length": 3, "max-length": 2}, "`min-length` is greater"),
        ({"type": "int", "min": 3, "max": 2}, "`min` is greater"),
        ({"type": "list", "items": {"type": "strng"}}, "unknown type"),
        ({"type": "date", "accept": ["isodate"]}, "unknown date form"),
    ],
)
def test_a_field_that_makes_no_sense_is_refused(spec: dict[str, Any], said: str) -> None:
    with pytest.raises(DataError, match=said.replace("|", r"\|")):
        validated(FieldSpec, spec)


def test_a_pattern_cannot_hang_the_run(made: Any, told: Any) -> None:
    schema = made({"field": {"type": "str", "pattern": "^(a|a)*$"}})
    with pytest.raises(TimeoutError):
        told(schema, f"field: {'a' * 5000}b")
