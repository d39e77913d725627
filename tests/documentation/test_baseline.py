"""The page on baselines shows what is read and written, and flags that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from artlint.baseline.store import read_baseline, write_baseline
from artlint.cli import main


def test_the_baseline_is_one_as_it_would_be_written(repository: Path, tmp_path: Path) -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", (repository / "docs" / "baseline.md").read_text("utf-8"), re.DOTALL)
    path = tmp_path / "baseline.json"
    path.write_text(shown, "utf-8")
    baseline = read_baseline(path)
    assert baseline.size == 2
    assert not write_baseline(baseline)


def test_every_flag_is_one(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (repository / "docs" / "baseline.md").read_text("utf-8")
    for command in (["check"], ["baseline", "create"], ["baseline", "prune"], ["baseline", "status"]):
        assert main([*command, "--help"]) == 0
    told = capsys.readouterr().out
    flags = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page)) - {"--unshallow"}
    assert flags
    assert {flag for flag in flags if not re.search(rf"{flag}\b(?!-)", told)} == set()
