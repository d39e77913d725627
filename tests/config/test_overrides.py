from __future__ import annotations

from pathlib import Path

import pytest

import artlint
from artlint.config.layers import ConfigError
from artlint.resolver import Place, Resolver
from artlint.rulebook import RulebookError
from artlint.settings.error import SettingsError

CONFIG = """\
[lint]
select = ["html", "bom"]
ignore = ["bom", "disallowed-element"]
level.leaked-html = "info"

[[override]]
paths = ["old/**", "!old/kept/**"]
ignore = ["html"]
extend-select = ["dates"]

[[override]]
paths = ["*.html", "old/2009/**"]
extend-select = ["inline-style"]
level = { leaked-html = "error", future-date = "off" }
rules.inline-style.extend-allow-properties = ["width"]
"""
STYLED = '---\ntitle: a\n---\n<p style="mso-a: red">Rain.</p>\n'


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "artlint.toml").write_text(CONFIG, "utf-8")
    return Resolver().place(tmp_path)


def running(place: Place, path: str) -> set[str]:
    settings = place.settings.at(str(place.root / path))
    return {active.rule.id for active in settings.rules if not active.is_about_runs}


def test_the_rules_of_a_path_are_those_of_every_override_that_matches(place: Place) -> None:
    assert "leaked-html" in running(place, "new/a.md")
    assert "impossible-date" not in running(place, "new/a.md")
    assert running(place, "old/kept/a.md") == running(place, "new/a.md")
    # Its `ignore` stands for the other one, its `extend-select` beside the other one.
    assert "bom" in running(place, "old/a.md")
    assert "inline-style" not in running(place, "old/a.md")
    assert "impossible-date" in running(place, "old/a.md")
    both = running(place, "old/2009/a.md")
    assert "inline-style" in both
    assert "leaked-html" not in both
    assert "future-date" not in both


def test_paths_without_an_override_have_the_settings_of_the_place(place: Place) -> None:
    assert place.settings.at(str(place.root / "new" / "a.md")) is place.settings
    assert place.settings.at("") is place.settings
    one, two = (place.settings.at(str(place.root / "old" / name)) for name in ("a.md", "b.md"))
    assert one is two
    assert one.at(str(place.root / "old" / "a.md")) is one


def test_an_article_is_checked_and_fixed_as_its_path_says(place: Place, tmp_path: Path) -> None:
    def found(path: str) -> list[str]:
        return [each.rule for each in artlint.check_text(STYLED, str(tmp_path / path), place.settings)]

    assert found("new/a.md") == ["inline-style"]
    assert found("old/a.md") == []
    assert found("old/2009/a.md") == ["inline-style"]
    for name, changed in (("new/a.md", True), ("old/a.md", False)):
        assert artlint.fix_text(STYLED, str(tmp_path / name), place.settings, unsafe=True).changed is changed


def test_a_run_over_files_heeds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "artlint.toml").write_text(CONFIG, "utf-8")
    for name in ("new/a.md", "old/a.md", "old/2009/a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(STYLED, "utf-8")
    monkeypatch.chdir(tmp_path)
    run = artlint.check_paths(["."])
    assert [(report.path, finding.rule) for report, finding in run.findings] == [
        ("new/a.md", "inline-style"),
        ("old/2009/a.md", "inline-style"),
    ]


def test_levels_and_options_are_laid_over_those_of_all_articles(place: Place) -> None:
    settings = place.settings.at(str(place.root / "a.html"))
    assert settings.by_id["leaked-html"].level.value == "error"
    assert place.settings.by_id["leaked-html"].level.value == "info"
    assert settings.by_id["inline-style"].matcher != place.settings.by_id["inline-style"].matcher


def test_what_is_given_beats_an_override(tmp_path: Path) -> None:
    (tmp_path / "artlint.toml").write_text(CONFIG, "utf-8")
    place = Resolver(overrides=[{"lint": {"ignore": ["dates"], "level": {"leaked-html": "warning"}}}]).place(tmp_path)
    assert "impossible-date" not in running(place, "old/a.md")
    assert place.settings.at(str(tmp_path / "a.html")).by_id["leaked-html"].level.value == "warning"


def test_the_same_configuration_finds_the_same_wherever_it_comes_from(tmp_path: Path) -> None:
    """What is remembered of an article is remembered by the configuration alone."""
    override = "[[override]]\npaths = ['*.md']\nlevel.leaked-html = 'error'\n"
    (tmp_path / "artlint.toml").write_text(f"lint.level.leaked-html = 'info'\n{override}", "utf-8")
    written = Resolver().place(tmp_path)
    (tmp_path / "artlint.toml").write_text(override, "utf-8")
    given = Resolver(overrides=[{"lint": {"level": {"leaked-html": "info"}}}]).place(tmp_path)
    levels = [place.settings.at(str(tmp_path / "a.md")).by_id["leaked-html"].level.value for place in (written, given)]
    assert levels == ["error", "info"]
    assert written.config.lint == given.config.lint
    assert written.config != given.config


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("paths = []", r"toml:2: override\[0\].paths: "),
        ("ignore = ['bom']", r"toml:1: the key `override\[0\].paths` is missing"),
        ("paths = ['a']\nlevle.bom = 'off'", r"toml:3: unknown key `override\[0\].levle`; did you mean `level`\?"),
        ("paths = ['a']\nfixable = ['bom']", r"toml:3: unknown key `override\[0\].fixable`"),
        ("paths = ['a']\nignore = [\n'bmo']", r"toml:4: unknown rule or category 'bmo'; did you mean 'bom'\?"),
        ("paths = ['a']\nlevel.html = 'off'", r"toml:3: unknown rule 'html'"),
        ("paths = ['a']\n[override.rules.bom]\nx = 1", r"toml:4: lint.rules.bom: unknown key `x`"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_though_no_article_lies_there(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "artlint.toml").write_text(f"[[override]]\n{text}\n", "utf-8")
    with pytest.raises((ConfigError, SettingsError, RulebookError), match=told):
        _ = Resolver().place(tmp_path).settings
