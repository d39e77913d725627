from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from artlint.config.discovery import read_layers
from artlint.config.layers import ConfigError, Layer
from artlint.resolver import Resolver
from artlint.settings.error import SettingsError


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lnit = 1\n", r"artlint.toml:1: unknown key `lnit`; did you mean `lint`\?"),
        ('\n[lint]\nselct = ["all"]\n', r"artlint.toml:3: unknown key `lint.selct`; did you mean `select`\?"),
        ('[lint.level]\nbom = "loud"\n', r"artlint.toml:2: lint.level.bom"),
        ("extnd = 'a.toml'\n", r"artlint.toml:1: unknown key `extnd`; did you mean `extend`\?"),
        ("lang = 'en'\npreset = 'a' 'b'\n", r"artlint.toml:2:14: Expected newline"),
        ("preset = \n", r"artlint.toml:1:10: Invalid value"),
        ("preset = [", r"artlint.toml: Invalid value \(at end of document\)"),
        ("extend = 3\n", r"artlint.toml:1: extend: "),
        ('extend = "a\\u0000"\n', r"artlint.toml:1: extend: "),
        ('\nextend = "../other.toml"\n', r"artlint.toml:2: `extend` leads out of the configuration's folder"),
        ('extend = "nothing.toml"\n', r"artlint.toml:1: `extend` names a file that is not there"),
        ('extend = "artlint.toml"\n', r"artlint.toml:1: `extend` leads in a circle"),
    ],
)
def test_a_wrong_configuration_names_the_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "artlint.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=told):
        read_layers(path)


def test_an_extended_file_comes_first(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('preset = "hexo"\ntimezone = "Asia/Shanghai"\n')
    (tmp_path / "artlint.toml").write_text('extend = "base.toml"\npreset = "generic"\n')
    place = Resolver().place(tmp_path)
    assert (place.config.preset, place.config.timezone) == ("generic", "Asia/Shanghai")
    assert place.values[("timezone",)][1].endswith("base.toml:2")


def test_inline_values_beat_files(tmp_path: Path) -> None:
    (tmp_path / "artlint.toml").write_text('[lint]\nselect = ["html"]\n')
    place = Resolver(overrides=[{"lint": {"select": ["dates"]}}]).place(tmp_path)
    assert {active.rule.category for active in place.settings.rules} == {"dates", "artlint"}


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".toml").write_text(text, "utf-8")


def test_a_chain_is_laid_from_its_end_and_each_path_is_relative_to_the_file_that_says_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        artlint='extend = "team/house.toml"\nfail-on = "info"\n[lint]\nextend-select = ["images"]\nignore = ["bom"]\n',
        team__house='extend = "base.toml"\nlint.extend-select = ["text"]\nlint.level.nbsp-run = "info"\n',
        team__base='fail-on = "never"\n[lint]\nextend-select = ["dates"]\nignore = ["html"]\nlevel.bom = "error"\n',
    )
    place = Resolver().place(tmp_path)
    assert place.config.fail_on == "info"
    assert place.config.lint.extend_select == ("dates", "text", "images")
    assert place.config.lint.ignore == ("bom",)
    assert sorted(place.config.lint.level) == ["bom", "nbsp-run"]
    assert [layer.path for layer in place.layers] == [
        tmp_path / name for name in ("team/base.toml", "team/house.toml", "artlint.toml")
    ]
    joined, origin = place.values[("lint", "extend-select")]
    assert joined == ["dates", "text", "images"]
    files = ("team/base.toml:3", "team/house.toml:2", "artlint.toml:4")
    assert origin == ", ".join(str(tmp_path / name) for name in files)


def test_a_circle_of_files_is_told_where_it_closes(tmp_path: Path) -> None:
    write(tmp_path, artlint='extend = "b.toml"\n', b='lang = "en"\nextend = "c.toml"\n', c='extend = "b.toml"\n')
    with pytest.raises(ConfigError, match=r"c\.toml:1: `extend` leads in a circle: 'b.toml'"):
        Resolver().place(tmp_path)


@pytest.mark.parametrize("name", ["link.toml", "folder/other.toml", "../outside/other.toml"])
def test_nothing_outside_is_extended_or_quoted(tmp_path: Path, name: str) -> None:
    write(tmp_path, outside__other="token = 'hunter2'\n", site__artlint=f"extend = {name!r}\n")
    (tmp_path / "site" / "link.toml").symlink_to(tmp_path / "outside" / "other.toml")
    (tmp_path / "site" / "folder").symlink_to(tmp_path / "outside")
    with pytest.raises(ConfigError, match="leads out of the configuration's folder") as caught:
        Resolver().place(tmp_path / "site")
    assert "hunter2" not in str(caught.value)
    assert "token" not in str(caught.value)


def test_an_unknown_key_is_told_with_the_extended_file_and_its_line(tmp_path: Path) -> None:
    write(tmp_path, artlint='extend = "base.toml"\n', base="\n[lint]\nslect = []\n")
    with pytest.raises(ConfigError, match=r"base\.toml:3: unknown key `lint.slect`; did you mean `select`\?"):
        Resolver().place(tmp_path)


def test_what_names_no_rule_is_told_with_the_layer_that_says_it(tmp_path: Path) -> None:
    write(
        tmp_path, artlint='extend = "base.toml"\n[lint]\nignore = ["bom"]\n', base='[lint]\nextend-select = ["bmo"]\n'
    )
    with pytest.raises(SettingsError, match=r"base\.toml:2: unknown rule or category 'bmo'; did you mean 'bom'\?"):
        _ = Resolver().place(tmp_path).settings
    given = Layer("--config lint.level.bmo=info", {"lint": {"level": {"bmo": "info"}}})
    with pytest.raises(SettingsError, match=r"\A--config lint.level.bmo=info: unknown rule 'bmo'"):
        _ = Resolver(isolated=True, overrides=[given]).place(tmp_path).settings


def test_the_table_of_a_project_file_must_be_one(tmp_path: Path) -> None:
    write(tmp_path, pyproject="tool.artlint = 3\n")
    with pytest.raises(ConfigError, match=r"pyproject.toml: tool.artlint: a table is wanted"):
        Resolver().place(tmp_path)
    write(tmp_path, pyproject="tool = 3\n")
    with pytest.raises(ConfigError, match=r"pyproject.toml: there is no table \[tool.artlint\]"):
        Resolver(explicit=tmp_path / "pyproject.toml").place(tmp_path)


def test_a_broken_project_file_is_told_of_where_it_was_meant_for_artlint(tmp_path: Path) -> None:
    write(tmp_path, pyproject="[tool.other]\nx = [\n")
    assert Resolver().place(tmp_path).layers == ()
    write(tmp_path, pyproject="[tool.artlint.lint]\nselect = [\n")
    with pytest.raises(ConfigError, match=r"pyproject.toml: Invalid value \(at end of document\)"):
        Resolver().place(tmp_path)


def test_the_heading_of_a_project_file_is_refused_elsewhere(tmp_path: Path) -> None:
    write(tmp_path, artlint="[tool.artlint]\npreset = 'hexo'\n")
    with pytest.raises(ConfigError, match=r"artlint.toml: \[tool.artlint\] is for pyproject.toml; here its keys stand"):
        Resolver().place(tmp_path)


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    write(tmp_path, home__artlint__artlint='fail-on = "never"\nrule-paths = ["rules"]\n[[schema]]\npaths = ["a/**"]\n')
    (tmp_path / "home" / "artlint" / "rules").mkdir()
    (tmp_path / "site" / "a").mkdir(parents=True)
    (tmp_path / "site" / ".git").mkdir()
    return tmp_path / "home" / "artlint"


def test_the_user_s_file_holds_where_there_is_no_other(user: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    place = Resolver().place(site / "a")
    assert place.config.fail_on == "never"
    assert place.values[("fail-on",)][1] == f"{user / 'artlint.toml'}:1"
    # Its patterns are about the site, the files that it names are its own.
    assert (place.root, place.home) == (site, user)
    assert place.settings.schema_for(str(site / "a" / "b.md")).table == 0
    write(site, artlint="")
    assert Resolver().place(site / "a").config.fail_on == "warning"
    assert Resolver(isolated=True).place(site / "a").config.fail_on == "warning"


def test_the_user_s_file_may_be_a_link_and_is_never_in_the_repository(
    user: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    (tmp_path / "dotfiles").mkdir()
    (user / "artlint.toml").rename(tmp_path / "dotfiles" / "artlint.toml")
    (user / "artlint.toml").symlink_to(tmp_path / "dotfiles" / "artlint.toml")
    monkeypatch.chdir(site)
    assert Resolver().place(site).config.fail_on == "never"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", os.path.relpath(user.parent))
    assert Resolver().place(site).config.fail_on == "warning"


@pytest.mark.skipif(sys.platform == "win32", reason="%APPDATA% there")
def test_without_the_variable_it_is_below_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    write(tmp_path / ".config", artlint__artlint='lang = "zh"\n')
    (tmp_path / "site").mkdir()
    assert Resolver().place(tmp_path / "site").lang == "zh"


def test_the_user_s_file_has_its_line_told(user: Path, tmp_path: Path) -> None:
    (user / "artlint.toml").write_text("\nfail-in = 'never'\n", "utf-8")
    told = re.escape(f"{user / 'artlint.toml'}:2: unknown key `fail-in`; did you mean `fail-on`?")
    with pytest.raises(ConfigError, match=rf"\A{told}\Z"):
        Resolver().place(tmp_path / "site")


def test_a_file_without_end_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "artlint.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(ConfigError, match=r"artlint\.toml: larger than 1,000,000 bytes"):
        Resolver().place(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ConfigError, match="pipe: not a regular file"):
        Resolver(explicit=tmp_path / "pipe").place(tmp_path)


def test_a_named_file_from_elsewhere_has_patterns_of_the_site(tmp_path: Path) -> None:
    write(tmp_path, team__artlint='preset = "hexo"\nrule-paths = ["."]\n')
    (tmp_path / "site" / ".git").mkdir(parents=True)
    resolver = Resolver(explicit=tmp_path / "team" / "artlint.toml")
    assert (resolver.place(tmp_path / "site").root, resolver.place(tmp_path / "site").home) == (
        tmp_path / "site",
        tmp_path / "team",
    )
    assert resolver.place(tmp_path / "team" / "posts").root == tmp_path / "team"
