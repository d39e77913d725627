"""The workflows of this repository are valid, keep to themselves, and release nothing under a wrong name."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import artlint
from artlint.version import __version__
from tests.automation.conftest import Step

FOLDER = Path(__file__).parents[2] / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))


def steps(path: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
    return [step for job in jobs for step in job["steps"]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_workflow_is_valid(path: Path) -> None:
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_script_holds_an_expression_and_no_job_more_rights_than_it_needs(path: Path) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    assert data["permissions"] in ({}, {"contents": "read"})
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False


def test_the_systems_and_versions_that_are_promised_are_tested(repository: Path) -> None:
    matrix = yaml.safe_load((FOLDER / "test.yml").read_text("utf-8"))["jobs"]["tests"]["strategy"]["matrix"]
    assert {system.partition("-")[0] for system in matrix["system"]} == {"ubuntu", "macos", "windows"}
    classifiers = re.findall(r"Python :: (3\.\d+)", (repository / "pyproject.toml").read_text("utf-8"))
    assert {*classifiers} <= {*matrix["python"]}


@pytest.mark.parametrize(
    ("tag", "heading", "code"),
    [
        (f"v{__version__}", f"## [{__version__}] - 2030-01-01", 0),
        (f"v{__version__}", "## [Unreleased]", 1),
        ("v9.9.9", "## [9.9.9]", 1),
        (__version__, f"## [{__version__}]", 1),
        ("$(touch pwned)", f"## [{__version__}]", 1),
    ],
)
def test_a_tag_that_names_another_version_releases_nothing(
    step: Step, tmp_path: Path, tag: str, heading: str, code: int
) -> None:
    (tmp_path / "artlint").mkdir()
    version = Path(artlint.__file__).with_name("version.py").read_text("utf-8")
    (tmp_path / "artlint" / "version.py").write_text(version, "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(f"{heading}\n", "utf-8")
    (guard,) = [each for each in steps(FOLDER / "release.yml") if "TAG" in each.get("env", {})]
    done = step(guard, tmp_path, {"ref_name": tag})
    assert done.code == code, done.told
    assert not (tmp_path / "pwned").exists()
