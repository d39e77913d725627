from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from artlint.cli.exits import Exit
from artlint.rulebook.starters import starter_kinds


def test_rules_are_listed(artlint: Any) -> None:
    told = artlint("rule", "list")
    assert told.code == Exit.CLEAN
    assert "  inline-style " in told.out
    assert told.out.startswith("preset generic (the default)\n")
    assert told.out == artlint("rules").out
    entries = {entry["id"]: entry for entry in json.loads(artlint("rules", "--output-format", "json").out)}
    assert entries["inline-style"]["fix"] == "safe"
    assert entries["inline-style"]["category"] == "html"
    chinese = json.loads(artlint("rules", "--output-format", "json", "--lang", "zh").out)
    assert any("样式" in entry["message"] for entry in chinese)


def test_the_list_names_the_preset_and_shows_its_levels(artlint: Any, site: Path) -> None:
    (site / ".vitepress").mkdir()
    told = artlint("rule", "list").out.splitlines()
    assert told[0] == "preset vitepress (detected from `.vitepress`)"
    assert next(line.split()[1] for line in told if "leftover-comment" in line) == "off"
    assert 'preset = "vitepress"' in artlint("config", "show").out
    assert "# detected from `.vitepress`" in artlint("config", "show").out


def test_a_rule_is_explained(artlint: Any) -> None:
    told = artlint("rule", "show", "inline-style")
    assert told.code == Exit.CLEAN
    assert told.out.startswith("html/inline-style\n  message  inline style on <{tag}>\n")
    assert "\n## Leaves alone\n" in told.out
    assert told.out == artlint("explain", "inline-style").out
    assert "\x1b[" in artlint("explain", "inline-style", "--color", "always").out
    assert "内联样式" in artlint("explain", "inline-style", "--lang", "zh").out


def test_a_new_rule_passes_its_own_test(artlint: Any, site: Path) -> None:
    made = artlint("rule", "new", "my-thing", "--kind", "attribute", "--category", "html", "--folder", "editorial")
    assert (made.code, made.out) == (Exit.CLEAN, "editorial/html/my-thing.md\n")
    tested = artlint("rule", "test", "editorial")
    assert (tested.code, tested.out) == (Exit.CLEAN, "1 rule, 3 examples: all hold\n")
    assert (
        artlint("rule", "new", "my-thing", "--kind", "attribute", "--category", "html", "--folder", "editorial").code
        == Exit.FAILED
    )
    assert artlint("rule", "new", "inline-style", "--category", "html").code == Exit.FAILED
    assert artlint("rule", "new", "../x", "--category", "html").code == Exit.FAILED
    assert artlint("rule", "new", "x", "--category", "../html").code == Exit.FAILED
    (site / "artlint.toml").write_text('rule-paths = ["editorial"]\n')
    (site / "posts" / "dirty.md").write_text('---\ntitle: a\n---\n<p data-my-thing="1">x</p>\n')
    assert "warning[my-thing]" in artlint("check").out
    assert "  my-thing " in artlint("rules").out


def test_an_example_that_does_not_hold_makes_1(artlint: Any, site: Path) -> None:
    artlint("rule", "new", "my-thing", "--kind", "attribute", "--category", "html")
    page = site / "rules" / "html" / "my-thing.md"
    page.write_text(page.read_text().replace("at=1:4", "at=1:5"))
    tested = artlint("rule", "test", "rules")
    assert tested.code == Exit.FINDINGS
    assert tested.out.startswith("rules/html/my-thing.md:25: expected 1:5, found 1:4\n")
    assert tested.out.endswith("1 of 1 rule failed\n")
    page.write_text("---\nid: other\n---\n")
    broken = artlint("rule", "test", "rules")
    assert broken.code == Exit.FAILED
    assert broken.err.startswith("error: ")
    assert artlint("rule", "test", "nowhere").code == Exit.FAILED


def test_each_kind_with_a_page_to_start_from_starts_one_that_holds(artlint: Any, site: Path) -> None:
    kinds = starter_kinds()
    assert {"attribute", "comment", "element", "field", "text", "url"} <= set(kinds)
    for kind in kinds:
        assert artlint("rule", "new", f"our-{kind}", "--kind", kind).code == Exit.CLEAN
    tested = artlint("rule", "test", "rules")
    assert (tested.code, tested.out.split(",")[0]) == (Exit.CLEAN, f"{len(kinds)} rules"), tested.out
    assert "my-rule" not in (site / "rules" / "house" / "our-url.md").read_text().lower()
    told = artlint("rule", "new", "x", "--kind", "date").err
    assert told.startswith("error: no page to start from for the kind 'date'; there are attribute, ")
    assert "did you mean `element`?" in artlint("rule", "new", "x", "--kind", "elemnt").err


def test_a_folder_without_pages_is_told_of(artlint: Any, site: Path) -> None:
    (site / "rules").mkdir()
    tested = artlint("rule", "test", "rules")
    told = "warning: no rule pages in rules; each lies at CATEGORY/ID.md below it\n"
    assert (tested.code, tested.out, tested.err) == (Exit.CLEAN, "", told)
    assert artlint("rule", "test", "rules", "-q").err == ""


def test_a_new_rule_on_an_attribute_for_data_is_named_after_it(artlint: Any, site: Path) -> None:
    artlint("rule", "new", "data-ad", "--kind", "attribute")
    page = (site / "rules" / "house" / "data-ad.md").read_text()
    assert "\n# Data ad\n" in page
    assert '<p data-ad="1">Text</p>' in page
    assert "data-data" not in page
    assert artlint("rule", "test", "rules").out == "1 rule, 3 examples: all hold\n"


def test_rules_speak_the_language_that_is_asked_for(artlint: Any, site: Path) -> None:
    artlint("rule", "new", "our-word")
    page = site / "rules" / "house" / "our-word.md"
    page.write_text(page.read_text().replace("at=1:7", "at=1:8"))
    assert "found at 1:7: 本站写作“our word”，不写“our-word”" in artlint("rule", "test", "rules", "--lang", "zh").out
    assert "the house says" in artlint("rule", "test", "rules").out
    assert "内联样式" in artlint("rule", "list", "--lang", "zh").out
    (site / "artlint.toml").write_text('lang = "zh"\nrule-paths = ["rules"]\n')
    assert "found at 1:7: 本站写作" in artlint("rule", "test").out
    assert "内联样式" in artlint("rule", "show", "inline-style").out
    assert "内联样式" in artlint("rule", "list").out
    assert "内联样式" not in artlint("rule", "list", "--lang", "en").out


def test_a_new_rule_goes_where_the_configuration_says(artlint: Any, site: Path, monkeypatch: Any) -> None:
    made = artlint("rule", "new", "my-thing")
    assert made.out == "rules/house/my-thing.md\n"
    assert made.err == "artlint runs it once the configuration says: rule-paths = ['rules']\n"
    (site / "artlint.toml").write_text('rule-paths = ["editorial/rules"]\n')
    assert "artlint.toml:1: rule-paths: no such folder: 'editorial/rules'" in artlint("check").err
    made = artlint("rule", "new", "your-thing")
    assert (made.out, made.err) == ("editorial/rules/house/your-thing.md\n", "")
    monkeypatch.chdir(site / "posts")
    assert artlint("rule", "new", "their-thing").out == f"{site / 'editorial/rules/house/their-thing.md'}\n"
    assert artlint("rule", "new", "their-thing").code == Exit.FAILED
    assert "is the name of" in artlint("rule", "new", "html").err
    assert "no name for a category" in artlint("rule", "new", "a", "--category", "inline-style").err


def test_the_list_says_where_a_rule_comes_from(artlint: Any, site: Path) -> None:
    (site / "artlint.toml").write_text('rule-paths = ["editorial"]\n[lint.level]\nmy-thing = "info"\n')
    artlint("rule", "new", "my-thing", "--kind", "attribute")
    entries = {entry["id"]: entry for entry in json.loads(artlint("rules", "--output-format", "json").out)}
    mine, own = entries["my-thing"], entries["inline-style"]
    assert (mine["origin"], mine["source"], mine["level"]) == ("folder", "editorial", "info")
    assert (own["origin"], own["source"]) == ("own", "artlint")
    rows = artlint("rules", "--output-format", "markdown").out.splitlines()
    assert rows[0].startswith("| rule | category |")
    assert "| my-thing | house | attribute {attribute} on &lt;{tag}> | info | default | safe | editorial |" in rows
    assert "editorial" in next(line for line in artlint("rules").out.splitlines() if "my-thing" in line)


def test_options_are_shown_with_type_and_default(artlint: Any) -> None:
    shown = artlint("rule", "show", "missing-editor-line")
    assert re.search(r"^  minimum +number +1 +how many such lines", shown.out, re.MULTILINE)
    told = json.loads(artlint("rule", "show", "missing-editor-line", "--output-format", "json").out)
    options = {option["key"]: option for option in told["options"]}
    assert options["fields"]["default"] == ["editor"]
    assert options["position"]["type"] == "`anywhere` or `start` or `end`"
    assert artlint("rule", "show", "bom", "--output-format", "markdown").out.startswith("# ")


def test_options_that_are_wrong_are_told_with_their_line(artlint: Any, site: Path) -> None:
    page = "[lint]\nselect = ['html']\nignore = [\n  'bom',\n]\n\n[lint.rules.missing-editor-line]\n# All of them.\n"
    cases = {
        "pattern = ['x']": (9, "unknown key `pattern`; did you mean `patterns`?"),
        "extend-pattern = ['x']": (9, "unknown key `extend-pattern`; did you mean `extend-patterns`?"),
        "extend-patterns = 'x'": (9, "extend-patterns: a list is wanted"),
        "extend-minimum = [1]": (9, "unknown key `extend-minimum`"),
        "extend-patterns = [\n  '(',\n]": (9, "the pattern '(' does not compile"),
        "fields = []\nminimum = 0": (10, "minimum: should be greater than or equal to 1"),
        "kind = 'run'": (9, "the kind of a rule cannot be set"),
        "position = 'end'\n[lint.rules.inlin-style]\ntags = ['p']": (10, "unknown rule 'inlin-style'; did you mean"),
        "position = 'end'\n[lint.rules]\nunknown-field = {tag = 1}": (11, "unknown key `tag`"),
    }
    for text, (line, told) in cases.items():
        (site / "artlint.toml").write_text(f"{page}{text}\n")
        checked = artlint("check")
        assert checked.code == Exit.FAILED
        assert f"artlint.toml:{line}: " in checked.err, (text, checked.err)
        assert told in checked.err, (text, checked.err)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("html", "'html' is a category; its rules are among those of: artlint rule list"),
        ("Inline-Style", "no rule 'Inline-Style'; did you mean 'inline-style'?"),
        ("qqqq", "no rule 'qqqq'"),
    ],
)
def test_what_is_no_rule_is_said(artlint: Any, name: str, told: str) -> None:
    result = artlint("rule", "show", name)
    assert (result.code, result.err) == (Exit.FAILED, f"error: {told}\n")
