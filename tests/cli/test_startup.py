"""What a command loads before it does anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = frozenset(("pydantic", "pydantic_core", "rich", "turbohtml", "pyromark", "yaml", "regex", "importlib.metadata"))
SCRIPT = """
import sys
from artlint.cli import main
code = main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
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
    assert "turbohtml" in loaded or "yaml" in loaded
    assert "rich" not in loaded
