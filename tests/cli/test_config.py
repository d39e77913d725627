from __future__ import annotations

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
    assert origins["preset"].endswith("artlint.toml")
    assert origins["lint.select"].endswith("# the command line")
    assert origins["fail-on"].endswith("# default")


def test_one_value(artlint: Any, site: Path) -> None:
    (site / "artlint.toml").write_text('fail-on = "error"\n')
    assert artlint("config", "get", "fail-on").out.startswith('fail-on = "error"  # ')
    assert artlint("config", "get", "fail-on", "--isolated").out == 'fail-on = "warning"  # default\n'
    assert artlint("config", "get", "lint.select").out == "lint.select is not set\n"


def test_the_files(artlint: Any, site: Path) -> None:
    assert artlint("config", "file").out == ""
    (site / "artlint.toml").write_text("")
    assert artlint("config", "file").out.strip().endswith("artlint.toml")


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
