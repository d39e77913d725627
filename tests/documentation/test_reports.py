"""The page on reports names every format."""

from __future__ import annotations

import re
from pathlib import Path

from artlint.reporters import format_names


def test_every_format_has_its_row(repository: Path) -> None:
    page = (repository / "docs" / "reports.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == format_names()
