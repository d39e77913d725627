from __future__ import annotations

from pathlib import Path

import pytest

ARTICLES = {
    "clean": "---\ntitle: Spring\n---\n# Rain\n\nEditor: Lin\n",
    "styled": '<p style="mso-a:red">x</p>\n',
    "leaking": '<div>\n\n    <p style="mso-a:b">y</p>\n\n</div>\n',
    "broken": "---\ntitle: 'x\n---\ny\n",
    "pictured": "![rain](rain.png)\n",
    "dated": "---\ntitle: x\ndate: 2099-01-01\n---\ny\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one article of each kind, which is the working folder."""
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    for name, text in ARTICLES.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for the cache."""
    return tmp_path / "cache"
