"""The page on pipelines: its files are valid, its commands run, its table is that of the action."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from artlint.cli import main
from artlint.version import __version__

PAGE = (Path(__file__).parents[2] / "docs" / "ci.md").read_text("utf-8")
FENCES = [
    (PAGE.count("\n", 0, match.start()) + 1, match["text"])
    for match in re.finditer(r"^```yaml\n(?P<text>.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
]
COMMAND = re.compile(r"(?:^|- ) *(artlint check [^\n|<]*)$", re.MULTILINE)


def schema(text: str) -> str | None:
    data = yaml.safe_load(text)
    if "repos" in data:
        return None
    return "vendor.github-workflows" if "jobs" in data else "vendor.gitlab-ci"


@pytest.mark.parametrize("text", [text for _, text in FENCES], ids=[f"line-{line}" for line, _ in FENCES])
def test_a_file_of_a_pipeline_is_valid(text: str, tmp_path: Path) -> None:
    path = tmp_path / ".pre-commit-config.yaml"
    path.write_text(text, "utf-8")
    valid = schema(text)
    if valid is None:
        pytest.importorskip("pre_commit")
        command = [sys.executable, "-m", "pre_commit", "validate-config", str(path)]
    else:
        pytest.importorskip("check_jsonschema")
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", valid, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_kind_of_pipeline_is_there() -> None:
    assert {schema(text) for _, text in FENCES} == {None, "vendor.github-workflows", "vendor.gitlab-ci"}


def test_the_table_is_that_of_the_action(repository: Path) -> None:
    action: dict[str, Any] = yaml.safe_load((repository / "action.yml").read_text("utf-8"))
    assert re.findall(r"^\| `([\w-]+)` \|", PAGE, re.MULTILINE) == list(action["inputs"])
    given = [step["with"] for _, text in FENCES for step in steps(text) if step.get("uses", "").startswith("artlint/")]
    assert given
    for each in given:
        assert each.keys() <= action["inputs"].keys()


def steps(text: str) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(text).get("jobs", {}).values()
    return [{"with": {}, **step} for job in jobs for step in job["steps"]]


def test_the_commands_and_arguments_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n\nNothing.\n", "utf-8")
    commands = [shlex.split(command)[1:] for _, text in FENCES for command in COMMAND.findall(text)]
    given = [step["with"].get("args", "") for _, text in FENCES for step in steps(text)]
    # What a branch is called is known on GitHub alone.
    commands += [["check", *words.split()] for words in given if words and "${{" not in words]
    assert len(commands) > 2
    for arguments in commands:
        assert main(arguments) == 0, arguments


def test_the_version_that_is_pinned_is_this_one(repository: Path) -> None:
    for page in ("README.md", "docs/ci.md"):
        text = (repository / page).read_text("utf-8")
        assert {*re.findall(r"(?:artlint@|rev: )v([\d.]+)", text)} == {__version__}
