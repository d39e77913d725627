"""Every way to install artlint brings its rule pages along."""

from __future__ import annotations

import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.packaging.commands import run

pytestmark = pytest.mark.registry


def works(binaries: Path, folder: Path, pages: set[str]) -> None:
    """Assert that the installed command finds all pages and checks a file, outside of any checkout."""
    folder.mkdir()
    (folder / "a.md").write_text('---\ntitle: A\n---\n\nEditor: Wen\n\n<p style="mso-a:red">Sale!</p>\n', "utf-8")
    listed = run(folder, binaries / "artlint", "rule", "list", "--output-format", "json")
    assert {entry["id"] for entry in json.loads(listed)} == pages
    run(folder, binaries / "artlint", "rule", "test")
    checked = run(folder, binaries / "artlint", "check", "--output-format", "json", "a.md", code=1)
    assert "inline-style" in {finding["rule"] for finding in json.loads(checked)}
    run(folder, binaries / "artlint", "check", "--output-format", "html=report.html", "a.md", code=1)
    assert "</html>" in (folder / "report.html").read_text("utf-8")
    fixed = run(folder, binaries / "python", "-m", "artlint", "fix", "a.md")
    assert "1" in fixed
    assert "style" not in (folder / "a.md").read_text("utf-8")


@pytest.fixture(scope="session")
def pages(clone: Path) -> set[str]:
    """The ids of all pages of the clone."""
    return {page.stem for page in clone.glob("rules/*/*.md")}


def test_the_wheel(distributions: Path, environment: Path, tmp_path: Path, pages: set[str]) -> None:
    (wheel,) = distributions.glob("*.whl")
    packed = (Path(name) for name in zipfile.ZipFile(wheel).namelist())
    assert {path.stem for path in packed if path.match("artlint/rules/*/*.md")} == pages
    run(tmp_path, environment / "pip", "install", "-q", wheel)
    works(environment, tmp_path / "elsewhere", pages)


def test_the_sdist(distributions: Path, environment: Path, tmp_path: Path, pages: set[str]) -> None:
    (sdist,) = distributions.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "LICENSE", "README.md", "rules/README.md", "tests/conftest.py", "noxfile.py"} <= names
    run(tmp_path, environment / "pip", "install", "-q", sdist)
    works(environment, tmp_path / "elsewhere", pages)


def test_an_editable_install(clone: Path, environment: Path, tmp_path: Path, pages: set[str]) -> None:
    run(tmp_path, environment / "pip", "install", "-q", "-e", clone)
    works(environment, tmp_path / "elsewhere", pages)


def test_an_install_from_git(clone: Path, environment: Path, tmp_path: Path, pages: set[str]) -> None:
    run(tmp_path, environment / "pip", "install", "-q", f"git+{clone.as_uri()}")
    works(environment, tmp_path / "elsewhere", pages)
