"""What artlint's own rules say in Chinese is Chinese, but for names, code and the words of the article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

import artlint
from artlint.examples import read_examples
from artlint.findings import Finding
from artlint.rulebook import Rule, own_rules

_CODE = re.compile(r"`[^`]*`")
_WORD = re.compile(r"[A-Za-z]+")
_PHRASE = re.compile(r"[A-Za-z]{2,}(?: [a-z]{2,})+")
_NAMES = {"front matter"}


def _found(rule: Rule) -> Iterator[tuple[set[str], Finding]]:
    """Give what the examples of a rule flag, beside the words of the article."""
    for example in read_examples(rule):
        config = tomllib.loads(example.config)
        config["lint"] = {**config.get("lint", {}), "extend-select": [rule.id]}
        settings = artlint.load_settings(config, lang="zh")
        words = set(_WORD.findall(example.source.decode("utf-8", "replace")))
        for finding in artlint.check_text(example.source, example.path, settings):
            if finding.rule == rule.id:
                yield words, finding


@pytest.mark.parametrize(
    "rule", [each for each in own_rules().values() if each.page.exampled], ids=lambda each: each.id
)
def test_no_english_phrase_is_in_a_chinese_message(rule: Rule) -> None:
    for of_article, finding in _found(rule):
        fix = (finding.fix.message, finding.fix.reason) if finding.fix else ()
        for said in (finding.message, finding.help, *fix):
            phrases = set(_PHRASE.findall(_CODE.sub("", said))) - _NAMES
            assert [each for each in phrases if not _is_of(of_article, each)] == [], said


def _is_of(words: set[str], phrase: str) -> bool:
    # Some are a number, or run together where a tag parted them.
    own = phrase.split()
    return 2 * len(words.intersection(own)) >= len(own)
