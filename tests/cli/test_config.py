from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from artlint.cli.exits import Exit


def test_the_configuration_is_shown_as_toml_with_origins(artlint: Any, site: Path) -> None:
    (site / "artlint.toml").write_text('preset = "hexo"\n[lint.rules.inline-style]\nname = "style"\n')
    result = artlint("config", "show", "--config", "lint.select=['html']")
    assert result.code == Exit.CLEAN
    data = tomllib.loads(result.out)
    assert data["preset"] == "hexo"
    assert data["lint"]["select"] == ["html"]
    assert data["fail-on"] == "warning"
    origins = dict(line.split(" = ", 1) for line in result.out.splitlines())
    assert origins["preset"].endswith("# artlint.toml:1")
    assert origins["lint.select"].endswith("# --config lint.select=['html']")
    assert origins["fail-on"].endswith("# default")


def test_one_value(artlint: Any, site: Path) -> None:
    (site / "artlint.toml").write_text('fail-on = "error"\nlint.ignore = ["bom"]\n')
    assert artlint("config", "get", "fail-on").out == "error\n"
    assert artlint("config", "get", "fail-on", "-v").out == 'fail-on = "error"  # artlint.toml:1\n'
    assert artlint("config", "get", "fail-on", "-v", "--isolated").out == 'fail-on = "warning"  # default\n'
    assert artlint("config", "get", "lint.ignore").out == '["bom"]\n'
    assert artlint("config", "get", "lint").out == 'lint.ignore = ["bom"]\nlint.ignore-suppressions = false\n'
    unset = artlint("config", "get", "lint.select")
    assert (unset.code, unset.out, unset.err) == (Exit.CLEAN, "", "note: lint.select is not set\n")
    wrong = artlint("config", "get", "lint.ingore")
    assert (wrong.code, wrong.err) == (Exit.FAILED, "error: no value 'lint.ingore'; did you mean `lint.ignore`?\n")


def test_values_for_programs(artlint: Any, site: Path) -> None:
    (site / "artlint.toml").write_text('lint.per-file-ignores = { "old/*.md" = ["bom"] }\n')
    (entry,) = json.loads(artlint("config", "get", "lint.per-file-ignores", "--output-format", "json").out)
    assert entry == {"key": 'lint.per-file-ignores."old/*.md"', "value": ["bom"], "origin": "artlint.toml:1"}
    assert artlint("config", "get", entry["key"]).out == '["bom"]\n'
    assert entry in json.loads(artlint("config", "show", "--output-format", "json").out)


def test_the_files(artlint: Any, site: Path) -> None:
    none = artlint("config", "file")
    assert (none.out, none.err) == ("", "note: no configuration file; the generic preset holds\n")
    (site / "base.toml").write_text("")
    (site / "artlint.toml").write_text('extend = "base.toml"\n')
    assert artlint("config", "file", "--config", "lang=zh").out == "base.toml\nartlint.toml\n"


def test_each_flag_and_variable_is_a_layer(artlint: Any, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "artlint.toml").write_text('lang = "en"\nlint.extend-select = ["text"]\n')
    monkeypatch.setenv("ARTLINT_LANG", "zh")
    monkeypatch.setenv("ARTLINT_OUTPUT_FORMAT", "concise")
    flags = ("--extend-select", "dates", "--no-respect-gitignore", "--config", "lint.ignore=['bom']")
    shown = artlint("check", "--show-settings", ".", *flags).out
    values = {line.split(" = ")[0]: line.split(" = ", 1)[1] for line in shown.splitlines() if " = " in line}
    told = {key: tuple(part.strip() for part in value.split("  # ")) for key, value in values.items()}
    assert told["lang"] == ('"zh"', "ARTLINT_LANG")
    assert told["output-format"] == ('"concise"', "ARTLINT_OUTPUT_FORMAT")
    assert told["lint.extend-select"] == ('["text", "dates"]', "artlint.toml:2, --extend-select")
    assert told["respect-gitignore"] == ("false", "--no-respect-gitignore")
    assert told["lint.ignore"] == ('["bom"]', "--config lint.ignore=['bom']")
    assert 'lang = "en"' in artlint("config", "show", "--lang", "en").out


def test_the_environment_names_a_file_that_a_flag_beats(
    artlint: Any, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("env", "flag"):
        (site / f"{name}.toml").write_text("")
    monkeypatch.setenv("ARTLINT_CONFIG", "env.toml")
    assert artlint("config", "file").out == "env.toml\n"
    assert artlint("config", "file", "--config", "flag.toml").out == "flag.toml\n"
    assert artlint("config", "file", "--isolated").out == ""
    monkeypatch.setenv("ARTLINT_CONFIG", "gone.toml")
    assert artlint("check").err == "error: ARTLINT_CONFIG: no such file: gone.toml\n"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["lint.selct=['a']"], "--config lint.selct=['a']: unknown key `lint.selct`; did you mean `select`?"),
        (["preset=hexi"], "--config preset=hexi: unknown preset 'hexi'; did you mean 'hexo'?"),
        (["preset=['a' 3]"], "--config: \"preset=['a' 3]\" is not TOML at '3]': unclosed array"),
        (["preset=["], "--config: 'preset=[' is not TOML at its end: invalid value"),
        (["a b=c"], "--config: 'a b=c' is not TOML at 'b=c': expected '=' after a key in a key/value pair"),
        (["extend='a.toml'"], "--config extend='a.toml': `extend` is for configuration files"),
        (["lint"], "--config: no such file: lint; a value is given as KEY=VALUE"),
        (["a.toml", "b.toml"], "--config: one file at most, not 2: a.toml, b.toml"),
        (["output-format=jsno"], "--config output-format=jsno: unknown format 'jsno'"),
        (["output-format='json=a'"], "--config output-format='json=a': unknown format 'json=a'"),
    ],
)
def test_what_is_wrong_on_the_command_line_is_quoted(artlint: Any, given: list[str], told: str) -> None:
    result = artlint("check", *(word for each in given for word in ("--config", each)))
    assert result.code == Exit.FAILED
    assert result.err.startswith(f"error: {told}")


@pytest.mark.parametrize(("name", "told"), [("JOBS", "a number from 1, or auto"), ("OUTPUT_FORMAT", "unknown format")])
def test_a_variable_that_is_wrong_is_named(artlint: Any, monkeypatch: pytest.MonkeyPatch, name: str, told: str) -> None:
    monkeypatch.setenv(f"ARTLINT_{name}", "many")
    result = artlint("check")
    assert result.code == Exit.FAILED
    assert result.err.startswith(f"error: ARTLINT_{name}: {told}")


def test_a_configuration_that_is_wrong_names_file_and_line(artlint: Any, site: Path) -> None:
    (site / "artlint.toml").write_text('preset = "hexo"\nfail-in = "error"\n')
    result = artlint("check")
    assert result.code == Exit.FAILED
    assert "artlint.toml:2: unknown key `fail-in`; did you mean `fail-on`?" in result.err


@pytest.mark.parametrize(
    "command", [(), ("check",), ("fix",), ("rule",), ("rule", "new"), ("config",), ("config", "get")]
)
def test_help_everywhere(artlint: Any, command: tuple[str, ...]) -> None:
    for flag in ("-h", "--help"):
        result = artlint(*command, flag)
        assert result.code == Exit.CLEAN
        assert result.out.startswith("Usage: artlint")


@pytest.mark.parametrize(
    "words",
    [
        "config show", "config show --output-format json", "config file", "config get fail-on", "rule list",
        "rule show bom", "explain bom --output-format json", "rules --output-format markdown", "schema config",
        "schema front-matter", "init --dry-run", "clean", "check --show-files", "check --show-settings .",
        "check --profile --exit-zero", "baseline create --force", "check --add-ignore",
    ],
)  # fmt: skip
def test_silence_is_the_exit_code_alone(artlint: Any, words: str) -> None:
    loud = artlint(*words.split())
    assert loud.code == Exit.CLEAN
    assert loud.out or loud.err
    result = artlint(*words.split(), "-s")
    assert (result.code, result.out, result.err) == (Exit.CLEAN, "", "")
