"""The example repository: its clean articles are clean, and its dirty ones can be mended as far as that is safe."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

import artlint

CLEAN = (
    "about/index.md",
    "_drafts/kite-day.md",
    "_posts/ferry-timetable.md",
    "_posts/春茶上市.md",
    "_posts/archive/2009-old-quay.md",
)


@pytest.fixture
def examples(repository: Path, tmp_path: Path) -> Path:
    """A copy of the example repository."""
    return Path(shutil.copytree(repository / "examples", tmp_path / "examples"))


def found(run: artlint.Run, folder: Path) -> dict[str, set[str]]:
    """Give the ids of what was found, by the path below `source`."""
    source = folder / "source"
    return {Path(file.path).relative_to(source).as_posix(): {each.rule for each in file.findings} for file in run.files}


def test_the_clean_articles_are_clean_and_the_others_are_not(examples: Path) -> None:
    rules = found(artlint.check_paths([examples]), examples)
    assert {path for path, names in rules.items() if not names} == set(CLEAN)


def test_fixing_leaves_only_what_needs_a_person(examples: Path) -> None:
    run = artlint.check_paths([examples], artlint.RunOptions(fix=True))
    assert run.errors == ()
    remaining = found(run, examples)
    assert not remaining["_posts/码头夜市.md"] & {
        "leaked-html",
        "leftover-comment",
        "style-element",
        "non-canonical-date",
    }
    assert "misplaced-front-matter" not in {name for names in remaining.values() for name in names}
    assert not any({"fix-reverted", "rule-crash"} & names for names in remaining.values())
    again = artlint.check_paths([examples], artlint.RunOptions(fix=True))
    assert not any(file.fixed for file in again.files)


def test_the_hooks_are_those_that_artlint_offers(repository: Path) -> None:
    offered = {hook["id"] for hook in yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    (used,) = yaml.safe_load((repository / "examples" / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert {hook["id"] for hook in used["hooks"]} == offered
