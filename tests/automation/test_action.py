"""The action that artlint offers to workflows on GitHub: valid, and its scripts do what its inputs say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.automation.conftest import Step

DIRTY = '---\ntitle: A\n---\n\n<p style="mso-a:red">Sale!</p>\n'


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with articles whose names mean something to a shell."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("two words.md", "$(touch pwned).md", "`touch pwned`; touch pwned.md", "文章.md"):
        (folder / name).write_text(DIRTY, "utf-8")
    (folder / "clean.md").write_text("---\ntitle: A\n---\n\nNothing.\n", "utf-8")
    (folder / "artlint.toml").write_text('preset = "generic"\nlint.select = ["inline-style"]\n')
    return folder


@pytest.fixture
def check(action: dict[str, Any]) -> Any:
    return next(each for each in action["runs"]["steps"] if each.get("id") == "check")


@pytest.fixture
def install(action: dict[str, Any]) -> Any:
    return next(each for each in action["runs"]["steps"] if each.get("name") == "Install artlint")


def inputs(action: dict[str, Any], **given: str) -> dict[str, str]:
    known = {name: each["default"] for name, each in action["inputs"].items()}
    named = {name.replace("_", "-"): value for name, value in given.items()}
    assert named.keys() <= known.keys()
    return {**known, **named}


def test_the_action_is_valid(repository: Path) -> None:
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_script_holds_what_others_wrote(action: dict[str, Any]) -> None:
    used = set()
    for each in action["runs"]["steps"]:
        assert "${{" not in each.get("run", "")
        used |= set(re.findall(r"inputs\.([\w-]+)", str(each.get("env")) + str(each.get("working-directory"))))
    assert used == action["inputs"].keys()


def test_findings_become_annotations_a_summary_and_a_code(
    action: dict[str, Any], check: Any, step: Step, articles: Path
) -> None:
    done = step(check, articles, inputs(action))
    assert done.code == 1
    assert len(re.findall(r"^::warning .*file=.*\.md,line=5", done.told, re.MULTILINE)) == 4
    assert done.files["GITHUB_OUTPUT"] == "exit-code=1\n"
    assert "### 文章.md" in done.files["GITHUB_STEP_SUMMARY"]
    assert sorted(path.name for path in articles.iterdir() if path.name == "pwned") == []


def test_a_clean_folder_passes_and_a_wrong_argument_fails(
    action: dict[str, Any], check: Any, step: Step, articles: Path
) -> None:
    done = step(check, articles, inputs(action, paths="clean.md", summary="false"))
    assert (done.code, done.files["GITHUB_OUTPUT"], done.files["GITHUB_STEP_SUMMARY"]) == (0, "exit-code=0\n", "")
    done = step(check, articles, inputs(action, args="--selct html"))
    assert (done.code, done.files["GITHUB_OUTPUT"]) == (2, "exit-code=2\n")


def test_paths_are_lines_and_arguments_are_words(
    action: dict[str, Any], check: Any, step: Step, articles: Path
) -> None:
    paths = "two words.md\r\n\n$(touch pwned).md\n`touch pwned`; touch pwned.md\n"
    done = step(check, articles, inputs(action, paths=paths, args="--lang zh\r\n  --fail-on error"))
    assert done.code == 0
    assert done.told.count("带有内联样式") == 3
    assert not (articles / "pwned").exists()
    # No name of a file takes the place of a word, and no word is run.
    done = step(check, articles, inputs(action, args="--exclude *.md $(touch pwned) --exclude `touch"))
    assert done.code == 2
    assert "$(touch" in done.told
    assert not (articles / "pwned").exists()


def test_a_path_that_looks_like_a_flag_is_a_path(
    action: dict[str, Any], check: Any, step: Step, articles: Path
) -> None:
    (articles / "--fix").write_text(DIRTY)
    assert step(check, articles, inputs(action, paths="--fix")).code == 1
    assert (articles / "--fix").read_text() == DIRTY


def test_the_sarif_file_is_named_for_the_upload(action: dict[str, Any], check: Any, step: Step, articles: Path) -> None:
    done = step(check, articles, inputs(action, sarif="out $HOME.sarif", working_directory="articles"))
    assert done.files["GITHUB_OUTPUT"] == "sarif=articles/out $HOME.sarif\nexit-code=1\n"
    assert len(json.loads((articles / "out $HOME.sarif").read_text())["runs"][0]["results"]) == 4
    done = step(check, articles, inputs(action, sarif="a.sarif\nexit-code=0"))
    assert (done.code, done.files["GITHUB_OUTPUT"]) == (2, "")


def fake_python(folder: Path) -> Path:
    """A Python whose environments have a Python that writes down what it is told to install."""
    program = folder / "python"
    program.write_text(
        '#!/bin/sh\nif [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; exit; fi\n'
        f"printf '%s\\n' \"$@\" > '{folder}/installed'\n"
    )
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(
    ("version", "source"),
    [
        ("", "/the/action"),
        ("v0.1.0", "artlint @ git+https://github.com/artlint/artlint@v0.1.0"),
        ("feature/x_1", "artlint @ git+https://github.com/artlint/artlint@feature/x_1"),
        ("v1; touch pwned", None),
        ("--index-url=http://x", None),
        ("v1\nv2", None),
    ],
)
def test_which_artlint_is_installed(
    *, action: dict[str, Any], install: Any, step: Step, tmp_path: Path, version: str, source: str | None
) -> None:
    values = {**inputs(action, version=version), "python-path": str(fake_python(tmp_path))}
    done = step(install, tmp_path, values, GITHUB_ACTION_PATH="/the/action")
    if source is None:
        assert (done.code, done.files["GITHUB_ENV"]) == (2, "")
        assert "::error" in done.told
        assert not (tmp_path / "installed").exists()
    else:
        assert done.code == 0, done.told
        assert (tmp_path / "installed").read_text().splitlines()[-1] == source
        assert done.files["GITHUB_ENV"] == f"ARTLINT_PROGRAMS={tmp_path}/artlint/bin\n"


@pytest.mark.registry
def test_the_action_installs_itself_and_runs(
    *, action: dict[str, Any], install: Any, check: Any, step: Step, articles: Path, repository: Path
) -> None:
    done = step(
        install, articles, {**inputs(action), "python-path": sys.executable}, GITHUB_ACTION_PATH=str(repository)
    )
    assert done.code == 0, done.told
    programs = done.files["GITHUB_ENV"].strip().partition("=")[2]
    assert step(check, articles, inputs(action), ARTLINT_PROGRAMS=programs).code == 1
