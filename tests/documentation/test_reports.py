"""The page on reports names every format, and its workflows are what GitHub and GitLab take."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from artlint.reporters import format_names

_YAML = re.compile(r"^## (?P<host>GitHub|GitLab)\n.*?^```yaml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_format_has_its_row(repository: Path) -> None:
    page = (repository / "docs" / "reports.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == format_names()


def test_the_workflows_are_valid(repository: Path, tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema")
    found = {match["host"]: match["text"] for match in _YAML.finditer((repository / "docs" / "reports.md").read_text())}
    assert set(found) == {"GitHub", "GitLab"}
    for host, schema in (("GitHub", "vendor.github-workflows"), ("GitLab", "vendor.gitlab-ci")):
        path = tmp_path / f"{host}.yml"
        path.write_text(found[host], "utf-8")
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
