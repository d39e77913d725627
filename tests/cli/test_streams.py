from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from artlint.cli.exits import Exit
from artlint.cli.streams import is_coloured
from artlint.reporters import format_names, load_format

ESCAPE = b"\x1b["


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {"GITHUB_ACTIONS": "true", "CI": "true"}, False, False),
    ],
)
def test_who_decides_on_colour(choice: Any, environment: dict[str, str], terminal: bool, coloured: bool) -> None:  # noqa: FBT001 - a table of cases
    stream = _Terminal() if terminal else io.StringIO()
    assert is_coloured(choice, stream, environment) is coloured


def test_an_automated_run_is_like_any_other(process: Any) -> None:
    plain = process("artlint check --isolated").stdout
    assert plain == process("artlint check --isolated", GITHUB_ACTIONS="true", CI="true", LC_ALL="zh_CN.UTF-8").stdout
    assert ESCAPE not in plain
    for command in ("artlint -h", "artlint check -h", "artlint check --nope", "artlint"):
        done = process(command, GITHUB_ACTIONS="true", FORCE_COLOR="1")
        assert ESCAPE not in done.stdout + done.stderr


def test_colour_is_for_people(process: Any) -> None:
    coloured = process("artlint check --isolated --color always").stdout
    assert ESCAPE in coloured
    assert ESCAPE in process("artlint check --isolated", FORCE_COLOR="1").stdout
    machine = [name for name in format_names() if load_format(name).machine]
    assert {"json", "concise", "github", "sarif", "markdown", "html"} <= {*machine}
    for form in machine:
        done = process(f"artlint check --isolated --color always --output-format {form}")
        assert ESCAPE not in done.stdout
        assert done.stderr == b""


def test_the_locale_counts_on_a_terminal_for_people(artlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.cli.plan.is_terminal", lambda _: True)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "带有内联样式" in artlint("check").out
    assert "inline style on" in artlint("check", "--output-format", "concise").out
    assert "inline style on" in artlint("check", "--lang", "en").out
    monkeypatch.setenv("LC_ALL", "C")
    assert "inline style on" in artlint("check").out


def test_a_long_run_has_a_bar_for_people(artlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.cli.progress.is_terminal", lambda _: True)
    assert artlint("check").err == ""
    monkeypatch.setattr("artlint.cli.progress._MANY", 1)
    assert "━" in artlint("check").err
    assert artlint("check", "-q").err == ""
    assert artlint("check", "--output-format", "json").err == ""


def test_colour_changes_nothing_else(process: Any) -> None:
    coloured = process("artlint check --isolated --color always").stdout
    assert re.sub(rb"\x1b\[[0-9;]*m", b"", coloured) == process("artlint check --isolated").stdout


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_the_report_is_utf_8_in_every_locale(process: Any, encoding: str) -> None:
    done = process("artlint check --isolated --output-format json", PYTHONIOENCODING=encoding, LC_ALL="C")
    assert done.returncode == Exit.FINDINGS
    assert json.loads(done.stdout.decode("utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "artlint check >/dev/full",
        "artlint check >&-",
        "artlint --version >&-",
        "artlint -h >/dev/full",
        "artlint check -o /dev/full",
    ],
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_report_that_is_lost_makes_2(process: Any, line: str) -> None:
    done = process(line)
    assert done.returncode == Exit.FAILED
    assert b"could not be written" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_nowhere_to_complain_makes_2_too(process: Any) -> None:
    assert process("artlint check >/dev/full 2>/dev/full").returncode == Exit.FAILED
    assert process("artlint check nope.md 2>/dev/full").returncode == Exit.FAILED


def test_silence_needs_no_stream(process: Any) -> None:
    assert process("artlint check -s --isolated >&- 2>&-").returncode == Exit.FINDINGS
    assert process("artlint check nope.md >&- 2>&-").returncode == Exit.FAILED


def test_a_reader_that_leaves_is_no_error(process: Any, site: Path) -> None:
    page = site / "posts" / "dirty.md"
    page.write_text(page.read_text() + '<p style="mso-a:b">x</p>\n\n' * 3000)
    done = process("(artlint check --isolated --output-format json; echo $? >&2) | head -c 1")
    assert done.stderr == b"141\n"


def test_the_working_directory_offers_no_modules(process: Any, site: Path) -> None:
    for name in ("yaml", "typer", "json", "rich", "regex"):
        (site / f"{name}.py").write_text("import os\nos._exit(7)\n")
    assert process("artlint check -s --isolated").returncode == Exit.FINDINGS
    assert process("artlint check -s --isolated", PYTHONPATH=".").returncode == Exit.FINDINGS


def test_the_version_costs_little(process: Any) -> None:
    done = process("artlint --version", PYTHONPROFILEIMPORTTIME="1")
    assert done.stdout.startswith(b"artlint 0.")
    loaded = {line.rpartition(b"|")[2].strip() for line in done.stderr.splitlines()}
    assert b"typer" in loaded
    assert loaded.isdisjoint({b"pydantic", b"turbohtml", b"pyromark", b"yaml", b"regex", b"rich.console"})
