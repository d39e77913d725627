"""A path is shown as it is told apart from all others: relative to the working folder where it lies below it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.paths import folder_of, shown

PARTS = st.lists(st.sampled_from(["a", "b.md", ".", "..", "...", "..x", ".x", "x.", "", " "]), max_size=6)


def _plainly(text: str) -> str:
    """Give what `shown` gives, by the shortest way to it."""
    text = os.path.normpath(text)
    relative = os.path.relpath(text)
    return text if text.startswith("/") and relative.startswith("..") else relative


@given(parts=PARTS, start=st.sampled_from(["", "/", "//", "here/", "here/..", "here"]))
def test_however_a_path_is_written(parts: list[str], start: str) -> None:
    text = start.replace("here", str(Path.cwd())) + "/".join(parts)
    if not text.endswith("/"):
        assert shown(text) == _plainly(text or ".")


def test_the_working_folder_may_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (tmp_path / "a", tmp_path / "ab"):
        folder.mkdir()
        monkeypatch.chdir(folder)
        assert shown(folder / "x.md") == "x.md"
        assert shown(tmp_path / "a" / "x.md") == ("x.md" if folder.name == "a" else str(tmp_path / "a" / "x.md"))


@given(parts=PARTS, start=st.sampled_from(["", "/", "//"]))
def test_the_folder_of_a_path_is_that_of_the_standard_library(parts: list[str], start: str) -> None:
    text = start + "/".join(parts)
    assert os.path.normpath(folder_of(text) or ".") == os.path.normpath(os.path.dirname(text) or ".")  # noqa: PTH120 - the one it is held against
