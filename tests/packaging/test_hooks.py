"""The hooks that artlint offers to pre-commit, tried from a clean clone in a repository of articles."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.packaging.commands import run

pytestmark = pytest.mark.registry

DIRTY = '---\ntitle: A\n---\n\nEditor: Wen\n\n<p style="mso-a:red">Sale!</p>\n'
CLEAN = "---\ntitle: A\n---\n\nNothing to see.\n"
NAMES = ("-dash.md", "two words.md", "文章.markdown", "plain.html")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A repository with articles, one of them excluded by its configuration."""
    folder = tmp_path / "articles"
    (folder / "old").mkdir(parents=True)
    for name in NAMES:
        (folder / name).write_text(DIRTY, "utf-8")
    (folder / "clean.md").write_text(CLEAN, "utf-8")
    (folder / "old" / "excluded.md").write_text(DIRTY, "utf-8")
    (folder / "artlint.toml").write_text('extend-exclude = ["old/**"]\n', "utf-8")
    run(folder, "git", "init", "-q")
    run(folder, "git", "add", "--all")
    return folder


def tried(clone: Path, articles: Path, hook: str, code: int) -> str:
    """Give the run of one hook over all files of the repository, which ends with `code`."""
    command = ("try-repo", clone, hook, "--all-files", "--verbose", "--color=never")
    return run(articles, sys.executable, "-m", "pre_commit", *command, code=code)


def test_the_hook_that_checks(clone: Path, articles: Path) -> None:
    told = tried(clone, articles, "artlint", 1)
    for name in NAMES:
        assert f"--> {name}:7:4" in told
    assert "excluded.md" not in told
    assert "clean.md" not in told
    assert (articles / NAMES[0]).read_text("utf-8") == DIRTY


def test_the_hook_that_fixes(clone: Path, articles: Path) -> None:
    told = tried(clone, articles, "artlint-fix", 1)
    assert "files were modified by this hook" in told
    for name in NAMES:
        assert "style" not in (articles / name).read_text("utf-8")
    assert (articles / "old" / "excluded.md").read_text("utf-8") == DIRTY
    assert (articles / "clean.md").read_text("utf-8") == CLEAN
    run(articles, "git", "add", "--all")
    tried(clone, articles, "artlint-fix", 0)
    tried(clone, articles, "artlint", 0)
