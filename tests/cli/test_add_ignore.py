from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from artlint.cli.exits import Exit

ONLY = ("--select", "inline-style")


def test_directives_are_written_and_told(artlint: Any, site: Path) -> None:
    result = artlint("check", *ONLY, "--add-ignore", "--reason", "as it came")
    assert result.code == Exit.CLEAN
    assert result.out == "Directives for 1 finding in 1 article.\n"
    text = (site / "posts" / "dirty.md").read_text(encoding="utf-8")
    assert "<!-- artlint-disable-next-line inline-style -- as it came -->\n<p style" in text
    assert artlint("check", *ONLY).code == Exit.CLEAN
    assert artlint("check", *ONLY, "--ignore-suppressions").code == Exit.FINDINGS
    assert artlint("check", *ONLY, "--add-ignore").out == "Directives for 0 findings in 0 articles.\n"


def test_an_article_that_cannot_be_read_as_a_whole_is_left_as_it_is_and_named(artlint: Any, site: Path) -> None:
    text = "---\ntitle: [a\n---\n\n<p style='mso-a:b'>x</p>\n"
    (site / "posts" / "broken.md").write_text(text)
    result = artlint("check", "--select", "inline-style,invalid-front-matter,unclosed-front-matter", "--add-ignore")
    left = "posts/broken.md: left as it is, since it cannot be read as a whole: invalid-front-matter\n"
    assert (result.code, result.out) == (Exit.CLEAN, f"{left}Directives for 1 finding in 1 article.\n")
    assert (site / "posts" / "broken.md").read_text() == text


@pytest.mark.parametrize(
    "flags",
    [("--reason", "a --> b"), ("--reason", "a\nb"), ("--fix",), ("--diff",)],
    ids=["mark", "line", "fix", "diff"],
)
def test_what_does_not_go_together_is_refused(artlint: Any, site: Path, flags: tuple[str, ...]) -> None:
    before = (site / "posts" / "dirty.md").read_bytes()
    assert artlint("check", *ONLY, "--add-ignore", *flags).code == Exit.FAILED
    assert (site / "posts" / "dirty.md").read_bytes() == before


def test_a_reason_is_for_directives_alone(artlint: Any) -> None:
    result = artlint("check", *ONLY, "--reason", "as it came")
    assert (result.code, result.err) == (Exit.FAILED, "error: --reason goes with --add-ignore\n")
