from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from artlint.cli.exits import Exit


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
    (site / "hugo.toml").touch()
    told = artlint("rule", "list").out.splitlines()
    assert told[0] == "preset hugo (detected from `hugo.toml`)"
    assert next(line.split()[1] for line in told if "leftover-comment" in line) == "info"
    assert 'preset = "hugo"' in artlint("config", "show").out
    assert "# detected from `hugo.toml`" in artlint("config", "show").out


def test_a_rule_is_explained(artlint: Any) -> None:
    told = artlint("rule", "show", "inline-style")
    assert told.code == Exit.CLEAN
    assert told.out.startswith("html/inline-style\n  message  inline style on <{tag}>\n")
    assert "\n## Leaves alone\n" in told.out
    assert told.out == artlint("explain", "inline-style").out
    assert "\x1b[" in artlint("explain", "inline-style", "--color", "always").out
    assert "内联样式" in artlint("explain", "inline-style", "--lang", "zh").out


def test_a_new_rule_passes_its_own_test(artlint: Any, site: Path) -> None:
    made = artlint("rule", "new", "my-thing", "--category", "html", "--folder", "editorial")
    assert (made.code, made.out) == (Exit.CLEAN, "editorial/html/my-thing.md\n")
    tested = artlint("rule", "test", "editorial")
    assert (tested.code, tested.out) == (Exit.CLEAN, "1 rule, 2 examples: all hold\n")
    assert artlint("rule", "new", "my-thing", "--category", "html", "--folder", "editorial").code == Exit.FAILED
    assert artlint("rule", "new", "inline-style", "--category", "html").code == Exit.FAILED
    assert artlint("rule", "new", "../x", "--category", "html").code == Exit.FAILED
    assert artlint("rule", "new", "x", "--category", "../html").code == Exit.FAILED
    (site / "artlint.toml").write_text('rule-paths = ["editorial"]\n')
    (site / "posts" / "dirty.md").write_text('---\ntitle: a\n---\n<p data-my-thing="1">x</p>\n')
    assert "warning[my-thing]" in artlint("check").out
    assert "  my-thing " in artlint("rules").out


def test_an_example_that_does_not_hold_makes_1(artlint: Any, site: Path) -> None:
    artlint("rule", "new", "my-thing", "--category", "html")
    page = site / "rules" / "html" / "my-thing.md"
    page.write_text(page.read_text().replace("at=1:4", "at=1:5"))
    tested = artlint("rule", "test", "rules")
    assert tested.code == Exit.FINDINGS
    assert tested.out.startswith("rules/html/my-thing.md:20: expected 1:5, found 1:4\n")
    assert tested.out.endswith("1 rule, 0 examples: 1 failed\n")
    page.write_text("---\nid: other\n---\n")
    broken = artlint("rule", "test", "rules")
    assert broken.code == Exit.FAILED
    assert broken.err.startswith("error: ")
    assert artlint("rule", "test", "nowhere").code == Exit.FAILED
