"""Which of several changes may be made is found out by few trials, none of them made twice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import artlint
from artlint.facts.article import Article
from artlint.facts.page import Page, read_page
from artlint.facts.trials import MOST_TRIALS, allowed


class _Trials:
    """What was tried, where each of some changes goes badly whatever is made with it."""

    def __init__(self, bad: set[int]) -> None:
        self.bad = bad
        self.tried: list[tuple[int, ...]] = []

    def go_well(self, changes: Sequence[int]) -> bool:
        self.tried.append(tuple(changes))
        return not self.bad & {*changes}


@given(count=st.integers(1, 12), bad=st.sets(st.integers(0, 11)), words=st.lists(st.sampled_from("abc"), min_size=12))
def test_all_others_are_made_and_nothing_is_tried_twice(count: int, bad: set[int], words: list[str]) -> None:
    for order, kinds in ((range(count), ()), (sorted(range(count), key=words.__getitem__), words)):
        trials = _Trials(bad)
        assert allowed(order, trials.go_well, 1, kinds=kinds) == {*range(count)} - bad
        assert len(trials.tried) == len({*trials.tried}) <= MOST_TRIALS
        assert all([*each] == sorted(each) for each in trials.tried)


def test_all_of_a_kind_are_told_apart_at_once() -> None:
    kinds = ["class", *["style"] * 999]
    kinds[500:500] = ["href"] * 20
    order = sorted(range(len(kinds)), key=kinds.__getitem__)
    bad = {*range(500, 520)}
    trials = _Trials(bad)
    assert allowed(order, trials.go_well, 1, kinds=kinds) == {*order} - bad
    # All, two of three kinds, and then the twenty by halves.
    assert len(trials.tried) < 45
    assert len(trials.tried[1]) in {21, 999}


def test_a_refused_fix_among_many_costs_few_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = artlint.load_settings(
        {"lint": {"select": ["editor-attribute"], "rules": {"editor-attribute": {"name": "data-x|href"}}}}
    )
    line = '<p data-x="1">a</p>\n\n'
    text = line * 60 + '<a href="/b">c</a>\n\n' + line * 40
    read: list[Article] = []

    def noted(article: Article) -> Page:
        read.append(article)
        return read_page(article)

    monkeypatch.setattr("artlint.proof.read_page", noted)
    fixed = artlint.fix_text(text, "a.md", settings, unsafe=True)
    assert (len(fixed.fixed), len(fixed.remaining)) == (100, 1)
    # By halves alone it would be some twenty.
    assert len(read) < 10
