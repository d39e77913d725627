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
    assert artlint("config", "get", "lint.extend-ignore").out == "[]\n"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("lint.ingore", "no key 'lint.ingore'; did you mean `lint.ignore`?"),
        ("lint.levle.bom", "no key 'lint.levle.bom'; did you mean `lint.level`?"),
        ("nothing", "no key 'nothing'"),
        ("override.paths", "`override` is a list of tables: name one, as in override[0].paths"),
        ("schema.fields.title", "`schema` is a list of tables: name one, as in schema[0].fields.title"),
        ("lint..level", "'lint..level' is no dotted key; a part with other signs stands in quotes"),
    ],
)
def test_a_key_that_there_is_not(artlint: Any, key: str, told: str) -> None:
    result = artlint("config", "get", key)
    assert (result.code, result.out, result.err) == (Exit.FAILED, "", f"error: {told}\n")


@pytest.mark.parametrize(
    "key", ["lint.level", "lint.rules", "lint.per-file-ignores", "lint.select", "override[0].paths"]
)
def test_what_is_not_set_is_no_error(artlint: Any, key: str) -> None:
    result = artlint("config", "get", key)
    assert (result.code, result.out, result.err) == (Exit.CLEAN, "", f"note: {key} is not set\n")


def test_a_table_is_shown_with_its_keys_however_many_it_has(artlint: Any, site: Path) -> None:
    (site / "artlint.toml").write_text(
        'lint.level.bom = "error"\nlint.rules.nbsp-run.at-least = 3\n'
        '[[override]]\npaths = ["old/**"]\nlevel.bom = "info"\n'
    )
    shown = {key: artlint("config", "get", key).out for key in ("lint.level", "lint.rules.nbsp-run", "lint.level.bom")}
    assert shown == {
        "lint.level": 'lint.level.bom = "error"\n',
        "lint.rules.nbsp-run": "lint.rules.nbsp-run.at-least = 3\n",
        "lint.level.bom": "error\n",
    }
    more = artlint("config", "get", "lint.level", "--config", "lint.level.nbsp-run=off").out
    assert more == 'lint.level.bom = "error"\nlint.level.nbsp-run = "off"\n'
    assert artlint("config", "get", "override[0].paths").out == '["old/**"]\n'
    assert artlint("config", "get", "override[0]").out == '{ paths = ["old/**"], level = { bom = "info" } }\n'
    (entry,) = json.loads(artlint("config", "get", "override[0].level.bom", "--output-format", "json").out)
    assert entry == {"key": "override.0.level.bom", "value": "info", "origin": "artlint.toml:3"}
    assert artlint("config", "get", entry["key"]).out == "info\n"
    assert json.loads(artlint("config", "get", "lint.per-file-ignores", "--output-format", "json").out) == []


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
        (["max-file-size=true"], "--config max-file-size=true: max-file-size: a whole number is wanted"),
        (["max-file-size='9'"], "--config max-file-size='9': max-file-size: a whole number is wanted"),
        (["respect-gitignore=1"], "--config respect-gitignore=1: respect-gitignore: true or false is wanted"),
        (["lint=3"], "--config lint=3: lint: a table is wanted"),
        (["override=[3]"], "--config override=[3]: override[0]: a table is wanted"),
        (["override=[{paths=[]}]"], "--config override=[{paths=[]}]: override[0].paths: it is empty"),
        (["lint.select=bom"], "--config lint.select=bom: lint.select: a list is wanted, such as ['bom']"),
        (["Lang=en"], "--config Lang=en: unknown key `Lang`; did you mean `lang`?"),
        (["lint.select=[3]"], "--config lint.select=[3]: lint.select[0]: text is wanted"),
        (
            ["fail-on=warn"],
            "--config fail-on=warn: fail-on: should be 'error', 'warning', 'info' or 'never'; did you mean",
        ),
        (["include=['[a']"], "--config include=['[a']: include[0]: '[a' is no pattern for paths: a [ without its ]"),
        (["exclude=['#a']"], "--config exclude=['#a']: exclude[0]: '#a' is no pattern for paths: a line that begins"),
        (
            ["lint.per-file-ignores={'['=['all']}"],
            "--config lint.per-file-ignores={'['=['all']}: lint.per-file-ignores: '[' is no pattern for paths",
        ),
        (
            ["lint.rules.nbsp-run.at-least=true"],
            "--config lint.rules.nbsp-run.at-least=true: lint.rules.nbsp-run: at-least: a whole number is wanted",
        ),
        (
            ["schema=[{fields={a={type='str',max-length=true}}}]"],
            "--config schema=[{fields={a={type='str',max-length=true}}}]: schema[0].fields.a.max-length: a whole",
        ),
        (
            ["schema=[{fields={a={type='int',min='x'}}}]"],
            "--config schema=[{fields={a={type='int',min='x'}}}]: schema[0].fields.a.min: a whole number or a number",
        ),
        (
            ["timezone=Asia/Shangai"],
            "--config timezone=Asia/Shangai: unknown timezone 'Asia/Shangai'; did you mean 'Asia/",
        ),
        (["output-format=jsno"], "--config output-format=jsno: unknown format 'jsno'"),
        (["output-format='json=a'"], "--config output-format='json=a': unknown format 'json=a'"),
    ],
)
def test_what_is_wrong_on_the_command_line_is_quoted(artlint: Any, given: list[str], told: str) -> None:
    result = artlint("check", *(word for each in given for word in ("--config", each)))
    assert result.code == Exit.FAILED
    assert result.err.startswith(f"error: {told}")


@pytest.mark.parametrize(
    "given",
    [("--since", ""), ("--include", ""), ("--select", "all", "--select", ""), ("",), ("posts", ""), ("--preset", "")],
)
def test_a_value_without_a_character_is_none(artlint: Any, given: tuple[str, ...]) -> None:
    result = artlint("check", *given)
    assert result.code == Exit.FAILED
    assert "empty; leave it out where nothing is meant" in result.err


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("JOBS", "a number from 1, or auto"),
        ("OUTPUT_FORMAT", "unknown format"),
        ("NO_CACHE", "'many' is neither yes nor no; 1 keeps nothing"),
    ],
)
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


@pytest.mark.parametrize("words", [(), ("rule",), ("config",), ("baseline",), ("schema",)])
def test_a_group_alone_says_what_there_is(artlint: Any, words: tuple[str, ...]) -> None:
    result = artlint(*words)
    assert (result.code, result.out) == (Exit.FAILED, "")
    assert result.err.startswith(" ".join(("Usage: artlint", *words)))
    assert result.err.rstrip("\n") == artlint(*words, "--help").out.rstrip("\n")


def test_a_flag_before_the_command_is_told_where_to_stand(artlint: Any) -> None:
    result = artlint("-q", "check")
    told = "error: No such option: -q; flags stand behind the command, as in: artlint check -q\nsee `artlint --help`\n"
    assert (result.code, result.err) == (Exit.FAILED, told)
    assert "behind the command" not in artlint("check", "--nosuch").err


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
