"""YAML of plain lines: what is read without libyaml is what libyaml reads, to the character."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from artlint.facts import yaml_format
from artlint.facts.yaml_format import YamlFormat
from artlint.facts.yaml_lines import read_lines

PLAIN = [
    "title: 春天来了\ndate: 2024-01-02 10:00:00\ntags:\n  - 山\n  - 'a b'\ndraft: false\n",
    "title: 'Spring'\r\nlink: https://a.b/c?d=e#f\r\n\r\nempty:\r\nlist: \r\n- a:b\r\n- \"c\"  \r\n",
    "title: a  b 😀\nnothing:",
    "tags: [a, b c ,'d, e' , \"f\"]\nnone: []\nblank: [  ]\nlists:\n- [山]\n- x\n",
    "",
]
NOT_PLAIN = [
    "title: a: b\n", "title: a #b\n", "title: &a b\n", "title: 'it''s'\n", 'title: "a\\n"\n', "- a\n",
    "title: a\n  b\n", "tags:\n- a\n - b\n", "tags: a\n- b\n", "tags:\n-\n", "title:a\n", "a b: c\n", "title: |\n  a\n",
    "title: a\tb\n", "title: a\u2028b\n", "title: a\x85\n", "title: \ufeff\n", "# note\n", "---\n", "a:\n  b: c\n",
    "a: [b: c]\n", "a: [b,]\n", "a: [[b]]\n", "a: [b\n c]\n", "a: [b] c\n", "a: ['b'c]\n", "a: [b?]\n", "a: [-]\n",
    "title: !x y\n", "title: -\n", "title: a:\n",
]  # fmt: skip
_STARTS = ["a: ", "a:", "b-c: ", "- ", " - ", "  - ", "-", "  ", "a : ", ""]
_PARTS = [
    "x", "12", "汉", ":", ": ", " ", " #", "#", "'", "''", '"', "\\", "-", "- ", "?", "&", "*", "!", "|", ">", "[", "]",
    "{", "}", "%", "@", "`", ",", "~", "null", "...", "---", "<<", "=", "\t", "\u3000", "\u2028", "😀", "http://a.b/c",
    "[x, ", ", y]", "[ ", " ]", "['z', ",
]  # fmt: skip
_lines = st.tuples(
    st.sampled_from(_STARTS),
    st.lists(st.sampled_from(_PARTS), max_size=4).map("".join),
    st.sampled_from(["\n", "\n", "\r\n", " \n"]),
).map("".join)


@pytest.mark.parametrize("content", PLAIN)
def test_plain_lines_are_read_without_libyaml(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = YamlFormat._read(content, 7)  # noqa: SLF001 - what libyaml makes of it
    monkeypatch.setattr(yaml_format, "_LOADER", None)
    assert YamlFormat().read(content, 7) == expected


@pytest.mark.parametrize("content", NOT_PLAIN)
def test_one_other_line_leaves_the_block_to_libyaml(content: str) -> None:
    assert read_lines("first: x\n" + content, 0) is None


@given(st.lists(_lines, max_size=5).map("".join))
@example("a: x\n\n \nb:\n\n- y\n")
def test_what_is_read_is_what_libyaml_reads(content: str) -> None:
    entries = read_lines(content, 7)
    assert entries is None or entries == YamlFormat._read(content, 7)  # noqa: SLF001 - likewise
