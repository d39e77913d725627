"""A repository with thousands of dirty articles takes artlint on today, and gets better from there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from artlint.cli.exits import Exit
from tests.cli.repositories import commit, git, repository

ARTICLES = 5_000
IN_FOLDER = 100
DIRTY = (
    "---\ntitle: 第 {0} 篇\ndate: 2019-03-04 05:06:07\n---\n\n正文 {0}。\n\n"
    '<p style="mso-a:red">红字 {0}</p>\n\n<!-- 编辑备注 {0} -->\n'
)


@pytest.fixture
def legacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "legacy"
    for number in range(ARTICLES):
        path = folder / "posts" / f"{number // IN_FOLDER:02}" / f"a{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DIRTY.format(number), "utf-8")
    (folder / "artlint.toml").write_text('preset = "hexo"\n', "utf-8")
    monkeypatch.chdir(repository(folder))
    return folder


def test_it_goes_green_stays_green_and_shrinks(artlint: Any, legacy: Path) -> None:
    assert artlint("check", "-q", "posts/00").code == Exit.FINDINGS
    known = 2 * ARTICLES
    told = f"{known:,} findings in {ARTICLES:,} articles"
    assert artlint("baseline", "create").out == f"Wrote .artlint-baseline.json: {told}.\n"
    green = f"All {ARTICLES:,} articles passed.\n{known:,} findings hidden by the baseline.\n"
    commit(legacy)

    # Edits that have nothing to do with it, a file and a whole folder under new names.
    for number in range(0, ARTICLES, 50):
        path = legacy / "posts" / f"{number // IN_FOLDER:02}" / f"a{number}.md"
        path.write_text(path.read_text("utf-8").replace("---\n\n", "---\n\n新的一段。\n\n"), "utf-8")
    git(legacy, "mv", "posts/07/a700.md", "posts/08/new-name.md")
    git(legacy, "mv", "posts/09", "posts/09-moved")
    result = artlint("check")
    assert (result.code, result.out) == (Exit.CLEAN, green)

    # One new comment.
    article = legacy / "posts" / "12" / "a1234.md"
    article.write_text(article.read_text("utf-8") + "\n<!-- 新的备注 -->\n", "utf-8")
    for flags in ((), ("--changed-lines",), ("posts/12/a1234.md",)):
        result = artlint("check", "--output-format", "concise", *flags)
        assert result.code == Exit.FINDINGS
        assert [line.split(": ")[0] for line in result.out.splitlines()] == ["posts/12/a1234.md:12:1"]
    git(legacy, "checkout", "-q", "--", "posts/12")
    commit(legacy)

    # What was mended leaves the baseline, and only that; what was renamed has its new name there.
    assert artlint("fix", "--no-baseline", "-q", "posts/20").code == Exit.CLEAN
    assert artlint("baseline", "prune").code == Exit.CLEAN
    rest = known - 2 * IN_FOLDER
    entries = json.loads((legacy / ".artlint-baseline.json").read_text("utf-8"))["entries"]
    assert sum(entry["count"] for entry in entries) == rest
    added, removed, _ = git(legacy, "diff", "--numstat", "--", ".artlint-baseline.json").split()
    renamed = 2 * (IN_FOLDER + 1)
    assert (int(added), int(removed)) == (renamed, renamed + 2 * IN_FOLDER)
    assert artlint("baseline", "prune", "--check").code == Exit.CLEAN
    git(legacy, "checkout", "-q", "--", "posts/20")
    assert artlint("check", "-q", "posts/20").code == Exit.FINDINGS
