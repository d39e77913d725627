"""`ambiguous-scalar` reports what the parsers of the generators were measured to read differently, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from artlint import check_text, load_settings
from artlint.facts.values import Scalar, Shape, Value
from artlint.presets import load_preset
from artlint.rulebook import own_rules
from artlint.text import Span

MEASURED: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("measured.json").read_text("utf-8"))[
    "scalars"
]
PARSERS = ("js-yaml 3", "js-yaml 4", "js-yaml 5", "yaml 2", "safe_yaml (Jekyll)", "PyYAML", "hugo")
BLOCKS = {"duplicate key", "anchor", "tab"}
OF = {
    "hexo": "js-yaml 4", "astro": "js-yaml 4", "eleventy": "js-yaml 4", "docusaurus": "js-yaml 4",
    "vitepress": "js-yaml 3", "jekyll": "safe_yaml (Jekyll)", "mkdocs": "PyYAML", "hugo": "hugo",
}  # fmt: skip

# What one parser alone reads in a way of its own, and nobody would think of in an article.
ODDITIES = {
    "1,000": "a number to Jekyll", "5.": "text to Jekyll", "=": "PyYAML gives up", "<<": "PyYAML gives up",
}  # fmt: skip
DATES = {"2024-01-02", "2024-02-31"}


def meaning(read: list[Any]) -> tuple[str, object]:
    kind, value = read
    if kind == "bool":
        return kind, str(value).lower()
    if kind not in ("int", "float"):
        return kind, value
    return "number", str(float(value)) if kind == "float" or abs(int(value)) < 2**53 else int(value)


def rules(text: str, preset: str = "generic") -> set[str]:
    return {
        each.rule for each in check_text(f"---\na: {text}\n---\n\nText.\n", "a.md", load_settings({"preset": preset}))
    }


@pytest.mark.parametrize("text", sorted(set(MEASURED) - BLOCKS - DATES - set(ODDITIES)))
def test_what_parsers_read_differently_is_reported(text: str) -> None:
    meanings = {meaning(MEASURED[text][parser]) for parser in PARSERS}
    assert ("ambiguous-scalar" in rules(text)) == (len(meanings) > 1)


@pytest.mark.parametrize("preset", sorted(OF))
def test_presets_name_the_texts_that_their_parser_takes_for_more(preset: str) -> None:
    forms = own_rules()["ambiguous-scalar"].matcher.forms  # type: ignore[attr-defined] # of its matcher
    seen: set[str] = set()
    for text in set(MEASURED) - BLOCKS - DATES - set(ODDITIES):
        form = next((name for name, pattern in forms.items() if pattern.fullmatch(text)), "")
        if form and Value(Shape.SCALAR, Span(0, 0), text).scalar is Scalar.STR and text != "0o17":
            is_typed = MEASURED[text][OF[preset]][0] != "str"
            assert (form in load_preset(preset).typed_scalars) == is_typed, text
            seen.add(form)
    assert {"truth", "sexagesimal", "underscore", "radix"} <= seen


def test_a_key_that_is_there_twice_is_reported_where_any_parser_refuses_it() -> None:
    assert {read[0] for read in MEASURED["duplicate key"].values()} == {"!", "int"}
    source = "---\na: 1\na: 2\n---\n\nText.\n"
    for preset in ("generic", *OF):
        found = check_text(source, "a.md", load_settings({"preset": preset}))
        assert "duplicate-key" in {each.rule for each in found}
