"""Patterns for paths: which are none, and that git takes them alike."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from artlint.config.globs import Globs, check_glob, is_glob

RIGHT = ("a[b]", "[]]", "[!]]", r"\[", r"a\[b", "[[:alpha:]]", r"[a\]]", "[a[b]", "[[]", "]", "a]b", "**", r"\#a")
OPEN = ("[", "[a", "[]", "[[:alpha:]", r"[a\]", "x[a-z]y[", r"\\[", "[!a]x[b", "!x[")
NAMES = ("[", "[a", "[]", "]", "a", "ab", "x[", "a[b", "[!a]x[b", "xay[")


@pytest.mark.parametrize("pattern", RIGHT)
def test_what_is_a_pattern(pattern: str) -> None:
    check_glob(pattern)
    assert Globs([pattern]).patterns == (pattern,)


@pytest.mark.parametrize("pattern", OPEN)
def test_a_bracket_that_nothing_closes_is_said(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"is no pattern for paths: a \[ without its \]"):
        check_glob(pattern)


@pytest.mark.parametrize("pattern", ["", " ", "#a", "/", "!"])
def test_what_can_never_match_is_none(pattern: str) -> None:
    with pytest.raises(ValueError, match="is no pattern for paths"):
        check_glob(pattern)
    assert not is_glob(pattern)


# Of sets with a class of POSIX, a bracket of their own or an escaped one pathspec makes another thing.
ALIKE = [pattern for pattern in RIGHT if pattern not in ("[!]]", "[[:alpha:]]", r"[a\]]")]


@pytest.mark.parametrize("pattern", [*ALIKE, *OPEN])
def test_git_ignores_the_same_files(pattern: str, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / ".gitignore").write_text(f"{pattern}\n", "utf-8")
    told = subprocess.run(
        ["git", "-C", tmp_path, "check-ignore", "-z", "--stdin"],
        input="\0".join(NAMES), capture_output=True, text=True, check=False,
    )  # fmt: skip
    ignored = {name for name in told.stdout.split("\0") if name}
    globs = Globs.forgiving([pattern])
    assert {name for name in NAMES if globs.match(name)} == ignored
