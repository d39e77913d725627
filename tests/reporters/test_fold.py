from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from artlint.reporters.parts.fold import folded

WORDS = st.text("ab-`: 编辑责任，。“”（）…é", min_size=1, max_size=80)


@pytest.mark.parametrize(
    ("text", "cells", "before", "lines"),
    [
        ("fits as it is", 13, 0, ["fits as it is"]),
        ("one two three", 7, 0, ["one two", "three"]),
        ("one two three", 9, 2, ["one two", "  three"]),
        ("a/very/long/path.png", 8, 0, ["a/very/long/path.png"]),
        ("see a/very/long/path.png", 8, 0, ["see", "a/very/long/path.png"]),
        ("没有空格的句子，在标点前不断。", 14, 0, ["没有空格的句", "子，在标点前不", "断。"]),
        ("请看“引号”里", 6, 0, ["请看", "“引号”", "里"]),
    ],
)
def test_where_a_sentence_is_broken(text: str, cells: int, before: int, lines: list[str]) -> None:
    assert folded(text, cells, before).split("\n") == lines


@given(WORDS, st.integers(8, 40), st.integers(0, 6))
def test_nothing_but_blanks_is_lost_and_lines_fit(text: str, cells: int, before: int) -> None:
    first, *others = folded(text, cells, before).split("\n")
    assert "".join([first, *others]).replace(" ", "") == text.replace(" ", "")
    for line in [" " * before + first, *others]:
        # A word may be wider than a line.
        assert cell_len(line) <= cells or len(line.split()) == 1
