from __future__ import annotations

import pytest

import artlint


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> None:
    """Load once what every run in a copy of this process needs."""
    artlint.check_text("---\ntitle: x\n---\n\n<p style='mso-a:b'>x</p>\n", "a.md")
