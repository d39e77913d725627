"""The proof after a fix: values that no fix owns stay as they are, in every format of front matter."""

from __future__ import annotations

import pytest

from artlint.document import read_document
from artlint.facts.article import Article
from artlint.presets import load_preset
from artlint.proof import Proof

BLOCKS = {
    "yaml": ("hugo", "---\ntitle: x\nn: {}\n---\n"),
    "toml": ("hugo", '+++\ntitle = "x"\nn = {}\n+++\n'),
    "json": ("hugo", '{{"title": "x", "n": {}}}\n'),
    "fenced json": ("eleventy", '---json\n{{"title": "x", "n": {}}}\n---\n'),
    "members": ("hexo", ';;;\n"title": "x", "n": {}\n;;;\n'),
    "lines": ("pelican", "Title: x\nN: {}\n\n"),
}


def told(block: str, old: str, new: str) -> list[str]:
    preset, text = BLOCKS[block]
    form = load_preset(preset).front_matter
    before, after = (Article(read_document(f"{text.format(value)}Text\n", "a.md"), form) for value in (old, new))
    return list(Proof(before).objections(after, ()))


@pytest.mark.parametrize("block", BLOCKS)
def test_another_value_is_told(block: str) -> None:
    assert told(block, "1", "2") == ["the front-matter field 'n' changed"]


@pytest.mark.parametrize("block", BLOCKS)
def test_the_same_value_is_not(block: str) -> None:
    assert told(block, "1", "1 ") == []


@pytest.mark.parametrize("block", sorted(BLOCKS.keys() - {"lines"}))
def test_a_number_that_becomes_text_is_told(block: str) -> None:
    assert told(block, "1", '"1"') == ["the front-matter field 'n' changed"]


@pytest.mark.parametrize("block", sorted(BLOCKS.keys() - {"lines"}))
def test_a_block_that_parses_no_more_is_told(block: str) -> None:
    assert told(block, "1", '"')[0] == "the front matter no longer parses"


def test_a_date_of_toml_is_not_the_text_of_it() -> None:
    assert told("toml", "2024-01-02", "'2024-01-02'") == ["the front-matter field 'n' changed"]
    assert told("toml", "2024-01-02T10:00:00Z", "2024-01-02 10:00:00Z") == []
