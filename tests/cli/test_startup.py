"""What a command loads before it does anything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = frozenset(("pydantic", "pydantic_core", "rich", "turbohtml", "pyromark", "yaml", "regex", "importlib.metadata"))
SCRIPT = """
import atexit
import sys
from artlint.cli import main
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
sys.exit(main(sys.argv[1:]))
"""


def _loaded(*arguments: str, folder: Path) -> frozenset[str]:
    """Give the modules that are loaded when a command ends."""
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode in {0, 1}, ended.stderr
    assert ended.stdout
    return frozenset(ended.stderr.splitlines()[-1].split())


def test_the_version_is_told_without_anything_that_checks(tmp_path: Path) -> None:
    assert not _loaded("--version", folder=tmp_path) & HEAVY


def test_a_report_for_programs_needs_no_rich(tmp_path: Path) -> None:
    (tmp_path / "spring.md").write_text("---\ntitle: Spring\ndate: 2024-02-31\n---\n\nRain.\n")
    loaded = _loaded("check", "spring.md", "--output-format", "concise", folder=tmp_path)
    assert "artlint.checker" in loaded
    assert "rich" not in loaded


def test_a_second_run_loads_no_pydantic_and_nothing_else_that_few_runs_need(tmp_path: Path) -> None:
    (tmp_path / "spring.md").write_text("---\ntitle: Spring\ndate: 2024-02-31\n---\n\nRain.\n")
    arguments = ("check", "spring.md", "--no-cache", "--output-format", "concise")
    _loaded(*arguments, folder=tmp_path)
    loaded = _loaded(*arguments, folder=tmp_path)
    assert "artlint.checker" in loaded
    assert not loaded & {"pydantic", "pydantic_core", "annotated_types", "importlib.metadata", "email"}
    assert not loaded & {"sqlite3", "concurrent.futures", "logging", "tomllib", "tempfile", "pickle", "html", "rich"}
    rare = "cache.cache memory fixes ignoring passes cli.profile baseline.amending baseline.renames"
    assert not loaded & {f"artlint.{name}" for name in rare.split()}


def test_what_is_known_of_a_file_is_told_without_what_checks(tmp_path: Path) -> None:
    (tmp_path / "spring.md").write_text("---\ntitle: Spring\ndate: 2024-02-31\n---\n\nRain.\n")
    os.utime(tmp_path / "spring.md", (1_600_000_000, 1_600_000_000))
    arguments = ("check", "spring.md", "--output-format", "concise")
    _loaded(*arguments, folder=tmp_path)
    loaded = _loaded(*arguments, folder=tmp_path)
    assert "artlint.cache" in loaded
    assert not loaded & {"turbohtml", "pyromark", "yaml", "regex", "rich", "artlint.checker", "artlint.matchers.base"}
    assert not loaded & {"pydantic", "pydantic_core", "artlint.rulebook.page", "artlint.schema.fields"}


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["rule", "--help"], ["schema", "-h"], ["check", "--help"], ["rule", "list", "-h"], ["explain", "-h"]],
)
def test_help_is_given_without_anything_that_checks(arguments: list[str], tmp_path: Path) -> None:
    assert not _loaded(*arguments, folder=tmp_path) & HEAVY


def test_completion_is_quick_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_ARTLINT_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "artlint check --output-")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert not _loaded(folder=tmp_path) & HEAVY
