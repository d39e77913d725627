"""The scripts of the action and the workflows, run as a runner of GitHub runs them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

_EXPRESSION = re.compile(r"\$\{\{ *(?P<context>inputs|github|steps\.\w+\.outputs)\.(?P<name>[\w-]+) *\}\}")


@dataclass(frozen=True, slots=True)
class Done:
    """How a step ended, and what it left in the files of the runner."""

    code: int
    told: str
    files: Mapping[str, str]


Step = Callable[..., Done]


@pytest.fixture(scope="session")
def action(repository: Path) -> dict[str, Any]:
    """What action.yml says."""
    loaded: dict[str, Any] = yaml.safe_load((repository / "action.yml").read_text("utf-8"))
    return loaded


@pytest.fixture
def step(tmp_path: Path) -> Step:
    """Runs the script of a step in a folder, with values for the expressions in its environment."""
    bash = shutil.which("bash")
    if bash is None or sys.platform == "win32":
        pytest.skip("no bash here")
    programs = tmp_path / "programs"
    programs.mkdir()
    shim = programs / "artlint"
    shim.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m artlint \"$@\"\n")
    shim.chmod(0o755)

    def run(given: Mapping[str, Any], folder: Path, values: Mapping[str, str], **more: str) -> Done:
        files = {name: tmp_path / name for name in ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        script = tmp_path / "script.sh"
        script.write_text(given["run"])
        environment = {
            **os.environ, "RUNNER_TEMP": str(tmp_path), "ARTLINT_PROGRAMS": str(programs), "GITHUB_ACTIONS": "true",
            **{name: str(file) for name, file in files.items()},
            **{name: _EXPRESSION.sub(lambda match: values[match["name"]], said) for name, said in given["env"].items()},
            **more,
        }  # fmt: skip
        command = [bash, "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        return Done(
            done.returncode, done.stdout + done.stderr, {name: file.read_text() for name, file in files.items()}
        )

    return run
