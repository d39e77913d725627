"""Every preset is one file of data that loads, and one more file is one more preset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import artlint
from artlint import presets
from artlint.facts.date_forms import date_forms
from artlint.facts.moments import writable_forms
from artlint.presets import load_preset, preset_data, preset_names
from artlint.resolver import Resolver
from artlint.rulebook import own_rules

GENERATORS = [name for name in preset_names() if name != "generic"]

MADE_UP = """
title = "Made Up"
paths = ["texts/**"]
requires = ["texts/**"]
extensions = [".md"]
excerpt-marks = ['fold here']

[[detect]]
file = "made-up.conf"

[dates]
accept = ["slash"]
canonical = ["slash"]
write = "rfc3339"

[fields]
headline = { type = "str", required = true }
day = { type = "date" }
"""


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A site of a generator that nobody knows but a file beside the other presets."""
    data = tmp_path / "data"
    data.mkdir()
    for entry in files(presets).iterdir():
        if entry.name.endswith(".toml"):
            (data / entry.name).write_text(entry.read_text("utf-8"), "utf-8")
    (data / "made-up.toml").write_text(MADE_UP)
    monkeypatch.setattr(presets, "_folder", lambda: data)
    preset_data.cache_clear()
    site = tmp_path / "site"
    (site / "texts").mkdir(parents=True)
    (site / ".git").mkdir()
    (site / "made-up.conf").touch()
    yield site
    load_preset.cache_clear()
    preset_data.cache_clear()


def test_the_promised_generators_are_there() -> None:
    promised = {"astro", "docusaurus", "eleventy", "hexo", "hugo", "jekyll", "mkdocs", "pelican", "vitepress", "zola"}
    assert promised <= set(GENERATORS)
    assert len(GENERATORS) == len(preset_names()) - 1


@pytest.mark.parametrize("name", preset_names())
def test_every_file_loads_and_names_only_what_is_there(name: str) -> None:
    preset = artlint.load_settings({"preset": name}).preset
    assert preset.name == name
    assert preset.extensions
    assert all(extension.startswith(".") for extension in preset.extensions)
    named = {*preset.dates.accept, *preset.dates.canonical, *preset.dates.safe_from}
    assert named <= date_forms()
    assert set(preset.dates.canonical) <= set(preset.dates.accept)
    assert preset.dates.write in writable_forms()
    assert preset.dates.write in preset.dates.canonical
    assert {*preset.levels, *preset.rules} <= set(own_rules())
    for pattern in (*preset.excerpt_marks, *(sign.contains for sign in preset.detect if sign.contains)):
        re.compile(pattern)


@pytest.mark.parametrize("name", GENERATORS)
def test_every_generator_can_be_recognised_and_keeps_pictures_somewhere(name: str) -> None:
    preset = load_preset(name)
    assert preset.detect
    assert preset.images.roots
    assert preset.syntax
    assert preset.fields


def test_one_more_file_is_one_more_generator(made_up: Path) -> None:
    assert "made-up" in preset_names()
    place = Resolver().place(made_up / "texts")
    assert place.settings.preset.title == "Made Up"
    assert place.detected is not None
    assert place.detected.reason == "`made-up.conf`"
    (made_up / "texts" / "a.md").write_text("---\nday: 2024/1/2\n---\nText.\n\n<!-- fold here -->\n\nMore.\n")
    (made_up / "elsewhere.md").write_text("Not below texts.\n")
    assert [path.name for path in place.discovery.articles(made_up)] == ["a.md"]
    text = (made_up / "texts" / "a.md").read_text()
    found = artlint.check_text(text, str(made_up / "texts" / "a.md"), place.settings)
    assert [(finding.rule, finding.field) for finding in found] == [("missing-field", "headline")]


@pytest.mark.parametrize(
    ("options", "flagged"),
    [
        ({"articles": "any"}, ["iframe"]),
        ({"articles": "any", "tags": ["script"]}, ["script"]),
        ({"articles": "any", "extend-tags": ["script"]}, ["iframe", "script"]),
    ],
)
def test_a_preset_sets_options_and_a_configuration_has_the_last_word(options: object, flagged: list[str]) -> None:
    config = {"preset": "vitepress", "lint": {"rules": {"script-or-iframe": options}}}
    text = "---\ntitle: C\n---\n\n<iframe src='//example.org'></iframe>\n\n<script src='//a.org/a.js'></script>\n"
    found = artlint.check_text(text, "a.md", artlint.load_settings(config))
    assert [text[finding.span.start + 1 :].split(maxsplit=1)[0].rstrip(">") for finding in found] == flagged


def test_an_alias_of_the_preset_can_be_a_field_of_its_own() -> None:
    schema = {"fields": {"category": {"type": "enum", "values": ["hill"]}}}
    settings = artlint.load_settings({"preset": "hexo", "schema": [schema]})
    text = "---\ncategory: sea\ncategories: [a]\ntag: [b]\n---\n\nText.\n"
    found = artlint.check_text(text, "a.md", settings)
    assert [(finding.rule, finding.field) for finding in found] == [("forbidden-value", "category")]


@pytest.mark.parametrize(
    ("preset", "found"), [("hugo", []), ("astro", ["missing-field", "unknown-field", "unknown-field"])]
)
def test_the_case_of_a_key_matters_where_it_does_to_the_generator(preset: str, found: list[str]) -> None:
    schema = {"fields": {"title": {"type": "str", "required": True}}}
    config = {"preset": preset, "schema": [schema], "lint": {"extend-select": ["unknown-field"]}}
    text = "---\nTitle: Cup\nDRAFT: true\n---\n\nText.\n"
    findings = artlint.check_text(text, "a.md", artlint.load_settings(config))
    assert sorted(finding.rule for finding in findings) == found


def test_an_address_in_any_case_is_named_as_it_ispreset_data() -> None:
    text = "---\nImage: http://picsum.photos/400\n---\n\nText.\n"
    (finding,) = artlint.check_text(text, "a.md", artlint.load_settings({"preset": "hugo"}))
    assert (finding.rule, finding.field) == ("placeholder-image", "Image")


def test_only_the_blog_of_mkdocs_reads_dates() -> None:
    settings = artlint.load_settings({"preset": "mkdocs"})
    text = "---\ntitle: Tides\ndate: 2026-07-30 21:36\n---\n\nHigh at noon.\n"
    found = {path: artlint.check_text(text, path, settings) for path in ("docs/log/7.md", "docs/blog/posts/7.md")}
    assert {path: [each.rule for each in findings] for path, findings in found.items()} == {
        "docs/log/7.md": [],
        "docs/blog/posts/7.md": ["invalid-date"],
    }
