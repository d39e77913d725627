"""How a process ends: at once where nothing is left to do, with all that was said and promised."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import atexit
import sys
from artlint.cli import main

atexit.register(lambda: print("at the end"))
code = main()
print("left to Python")
sys.exit(code)
"""
ARTICLE = "---\ntitle: Spring\ndate: 2024-02-31\n---\n\nRain.\n"


def _ended(arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments.split()], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("command", ["check", "fix", "check --exit-zero", "check --nope", "--version"])
def test_a_process_ends_at_once_with_all_that_it_has_to_say(command: str, tmp_path: Path) -> None:
    (tmp_path / "spring.md").write_text(ARTICLE)
    ended = _ended(command, tmp_path)
    assert ended.returncode == {"check": 1, "fix": 1, "check --nope": 2}.get(command, 0)
    assert ended.stdout.endswith("at the end\n")
    assert "left to Python" not in ended.stdout
    assert ("2024-02-31" in ended.stdout) is ("nope" not in command and "version" not in command)
    assert ("No such option" in ended.stderr) is ("nope" in command)


def test_a_run_of_several_processes_waits_for_them(tmp_path: Path) -> None:
    (tmp_path / "springs").mkdir()
    for number in range(5):
        (tmp_path / "springs" / f"spring-{number}.md").write_text(ARTICLE)
    ended = _ended("check -j 2 --output-format concise springs", tmp_path)
    assert ended.returncode == 1
    *report, left, last = ended.stdout.splitlines()
    assert len(report) == 5
    assert (left, last) == ("left to Python", "at the end")
    assert not ended.stderr
