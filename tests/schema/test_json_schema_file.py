from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from artlint.checker import check_document
from artlint.document import read_document
from artlint.resolver import Resolver
from artlint.settings.error import SettingsError
from artlint.settings.settings import Settings

Load = Callable[..., Settings]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Gives the settings of a folder whose articles have a JSON Schema."""

    def settings(document: Any, more: str = "") -> Settings:
        text = document if isinstance(document, str) else json.dumps(document)
        (tmp_path / "post.schema.json").write_text(text, "utf-8")
        (tmp_path / "artlint.toml").write_text(f'[[schema]]\njson-schema = "post.schema.json"\n{more}')
        return Resolver().place(tmp_path).settings

    return settings


def found(settings: Settings, lines: str) -> list[tuple[str, str, str]]:
    """The rule, the text at the place and the message of each finding about a field."""
    document = read_document(f"---\n{lines}\n---\nText.\n", str(settings.root / "a.md" if settings.root else ""))
    return [
        (finding.rule, document.text[finding.span.start : finding.span.end], finding.message)
        for finding in check_document(document, settings)
    ]


SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["title"],
    "properties": {
        "title": {"type": "string", "minLength": 3, "maxLength": 5},
        "state": {"enum": ["draft", "final", 1]},
        "day": {"type": "string", "format": "date"},
        "tags": {"type": "array", "uniqueItems": True, "items": {"type": "string", "pattern": "^[a-z]+$"}},
        "cover": {
            "type": "object",
            "required": ["url"],
            "properties": {"url": {"type": "string"}, "width": {"$ref": "#/$defs/size"}},
            "additionalProperties": False,
        },
        "old": False,
        "even": {"multipleOf": 2},
    },
    "$defs": {"size": {"type": "integer", "minimum": 10, "exclusiveMaximum": 100}},
}


@pytest.mark.parametrize(
    ("lines", "rule", "place", "said"),
    [
        ("state: draft", "missing-field", "", "title"),
        ("title: 12", "field-type", "12", "is int, not str"),
        ("title: ab", "forbidden-value", "ab", "shorter than 3: 2"),
        ("title: abcdef", "forbidden-value", "abcdef", "longer than 5: 6"),
        ("title: abc\nstate: done", "forbidden-value", "done", "not one of draft, final, 1"),
        ("title: abc\nday: soon", "field-type", "soon", "not date"),
        ("title: abc\ntags: [a, B]", "forbidden-value", "B", "^[a-z]+$"),
        ("title: abc\ntags: [a, 12]", "field-type", "12", "tags[1]"),
        ("title: abc\ntags: [a, a]", "forbidden-value", "[a, a]", "non-unique"),
        ("title: abc\ncover: {width: 20}", "missing-field", "cover", "cover.url"),
        ("title: abc\ncover:\n  url: a\n  height: 3", "forbidden-field", "height", "cover.height"),
        ("title: abc\ncover: {url: a, width: 9}", "forbidden-value", "9", "less than 10"),
        ("title: abc\ncover: {url: a, width: 100}", "forbidden-value", "100", "greater than 100"),
        ("title: abc\nold: x", "forbidden-field", "old", "old"),
        ("title: abc\neven: 3", "forbidden-value", "3", "3 is not a multiple of 2"),
    ],
)
def test_each_error_is_told_at_its_own_place(load: Load, lines: str, rule: str, place: str, said: str) -> None:
    (finding,) = found(load(SCHEMA), lines)
    assert finding[:2] == (rule, place)
    assert said in finding[2]


def test_what_fits_is_left_alone(load: Load) -> None:
    lines = "title: abc\nstate: 1\nday: 2024-01-02\ntags: [a, b]\ncover: {url: a, width: 10}\neven: 4\nmore: x"
    assert found(load(SCHEMA), lines) == []


@pytest.mark.parametrize(
    ("block", "place", "said"),
    [
        ('+++\ntitle = "abc"\nday = 2024-01-02\n\n[cover]\nurl = "a"\nwidth = 9\n+++', "9", "less than 10"),
        ('+++\ntitle = "abc"\ntags = ["a", "B"]\n+++', '"B"', "^[a-z]+$"),
        ('+++\ntitle = "abc"\neven = 0x0f\nfar = inf\nnone = nan\n+++', "0x0f", "multiple of 2"),
        ('{\n"title": "abc", "cover": {"url": "a", "width": 9}\n}', "9", "less than 10"),
    ],
)
def test_toml_and_json_are_judged_alike(load: Load, block: str, place: str, said: str) -> None:
    settings = load(SCHEMA)
    document = read_document(f"{block}\n\nText.\n", str(settings.root / "a.md" if settings.root else ""))
    (finding,) = check_document(document, settings)
    assert document.text[finding.span.start : finding.span.end] == place
    assert said in finding.message


def test_the_preset_judges_what_the_schema_does_not_describe(load: Load) -> None:
    settings = load({"properties": {"title": {"type": "integer"}}})
    assert found(settings, "title: 12\ndate: 2024-02-31")[0][0] == "impossible-date"
    assert len(found(settings, "title: 12\ndate: 2024-02-31")) == 1


def test_fields_beside_it_count_too(load: Load) -> None:
    settings = load(SCHEMA, '[schema.fields]\nday = { type = "date", required = true }\n')
    assert [(rule, place) for rule, place, _ in found(settings, "title: abc")] == [("missing-field", "")]
    assert {rule for rule, _, _ in found(settings, "title: abc\nday: 2024-02-31")} == {"impossible-date", "field-type"}


def test_its_images_are_images_all_the_same(load: Load) -> None:
    settings = load({"properties": {"cover": {"type": "string"}}})
    assert [rule for rule, _, _ in found(settings, "cover: 'https://picsum.photos/400/300'")] == ["placeholder-image"]


def test_its_fields_are_no_unknown_fields(load: Load) -> None:
    settings = load(SCHEMA, '[lint]\nextend-select = ["unknown-field"]\n')
    assert [place for _, place, _ in found(settings, "title: abc\nstate: 1\nmood: x")] == ["mood"]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("[1]", "is an object"),
        ('{"type": }', "line 1: expecting value"),
        ({"type": "strng"}, "properties|type|strng"),
        ({"properties": {"a": {"pattern": "("}}}, "regex"),
        ({"$schema": "http://json-schema.org/draft-07/schema#"}, "`\\$schema` is not"),
        ({"$ref": "https://example.com/a.json"}, "leads out of the file"),
        ({"$ref": "file:///etc/passwd"}, "leads out of the file"),
        ({"$ref": "other.json"}, "leads out of the file"),
        ({"properties": {"enum": {"$ref": "other.json"}}}, "leads out of the file"),
        ({"$ref": "#/nowhere"}, "names nothing"),
        ({"properties": {"a": {"$ref": "#"}}}, "in a circle"),
        ({"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"not": {"$ref": "#/$defs/a"}}}}, "in a circle"),
        ({"properties": {"a": {"$id": "https://example.com/a"}}}, "`\\$id` inside"),
        ({"$dynamicRef": "#a"}, "dynamicRef"),
        (
            {"$defs": {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(40)} | {"d40": {}}},
            "unfold to more than",
        ),
        ("[" * 100_000, "cannot be read as JSON"),
        ('{"not":' * 600 + "{}" + "}" * 600, "too deeply|Recursion limit"),
    ],
)
def test_a_schema_that_cannot_be_used_stops_the_run(load: Load, document: Any, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as raised:
        load(document)
    assert "artlint.toml:2: schema[0].json-schema: 'post.schema.json'" in str(raised.value)


def test_a_schema_lies_in_the_folder_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "outside.json").write_text("{}")
    inside = tmp_path / "site"
    inside.mkdir()
    (inside / "link.json").symlink_to(tmp_path / "outside.json")
    for path in ("../outside.json", str(tmp_path / "outside.json"), "link.json"):
        (inside / "artlint.toml").write_text(f'[[schema]]\njson-schema = "{path}"\n')
        with pytest.raises(SettingsError, match="outside the configuration's folder"):
            _ = Resolver().place(inside).settings
    (inside / "artlint.toml").write_text('[[schema]]\njson-schema = "nothing.json"\n')
    with pytest.raises(SettingsError, match="no such file"):
        _ = Resolver().place(inside).settings


def test_a_pattern_cannot_hang_the_run(load: Load) -> None:
    settings = load({"properties": {"title": {"pattern": "^(a|a)*b(?=c)$"}}})
    begun = time.monotonic()
    (finding,) = found(settings, f"title: {'a' * 1000}")
    assert finding[0] == "rule-timeout"
    assert time.monotonic() - begun < 5


def test_nothing_else_is_imported_for_it() -> None:

    code = (
        "import artlint, sys; artlint.check_text('---\\ntitle: a\\n---\\nb\\n'); print('jsonschema_rs' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
