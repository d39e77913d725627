"""What tells for many patterns at once, by another engine, that none of them is in a text."""

from __future__ import annotations

import re
import sys

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint.patterns import Pattern
from artlint.rulebook import own_rules
from artlint.sieve import Sieve, load_engine
from artlint.supersets import Superset, superset

load_engine()


def _of_pages() -> list[str]:
    return [
        pattern
        for rule in own_rules().values()
        for value in rule.page.match.values()
        for pattern in (value if isinstance(value, list) else [value])
        if isinstance(pattern, str) and not re.fullmatch(r"[\w. -]*", pattern) and _is_common(pattern)
    ]


def _is_common(pattern: str) -> bool:
    """Tell whether `re` reads a pattern, so that matches can be made of it."""
    try:
        return bool(re.compile(pattern)) and "(?!" not in pattern and "(?<" not in pattern
    except re.error:
        return False


def test_most_patterns_of_the_pages_have_a_superset() -> None:
    patterns = _of_pages()
    assert len(patterns) > 100
    assert len([each for each in patterns if superset(each) is None]) < 10


@settings(max_examples=5)
@given(data=st.data())
@pytest.mark.parametrize("pattern", _of_pages())
def test_a_superset_never_denies_a_match(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern))
    for each in (text, text.upper(), text.encode("ascii", "ignore").decode(), f"a{text}b"):
        if Pattern(pattern).search(each):
            assert Superset(["扫码", pattern]).allows(each)


@pytest.mark.parametrize(
    ("pattern", "held", "others"),
    [
        (r"(?i)\A(?:more|end)\b", ["MORE x", "end"], ["a more", "mor e"]),
        (r"\A(?:(?i)more|end)\Z", ["MORE", "End"], ["more x"]),
        (r"(?i:a)b", ["Ab"], ["AB"]),
        (r"(?i)a(?-i:b)", ["Ab"], ["aB"]),
        (r"\w+[\W\d]{2,3}x?", ["a, ", "b9-x"], ["a", ", "]),
        (r"[^a-c\s]", ["d", "a d"], ["a b", "c"]),
        (r"a.c(?=d)(?<!x)", ["a\nc"], ["ac"]),
        (r"(?>ab|c)*+d\S\D\d", ["d.x1"], ["dxxx", "d 11"]),
        (r"[^\"]\|", ["a|"], ['"|', "|"]),
    ],
)
def test_it_tells_nearly_what_the_pattern_does(pattern: str, held: list[str], others: list[str]) -> None:
    told = Superset([pattern])
    assert [told.allows(text) for text in held] == [True] * len(held)
    assert not any(told.allows(text) for text in others)


@pytest.mark.parametrize(
    "pattern", [r"\p{L}", "(?:ab){e<=1}", r"(a)\1", "(?i)ß", "(?i)[ŉ]", "[[a-z]--[b]]", r"a\Kb", "(?(1)a|b)", "("]
)
def test_where_nothing_is_known_it_lets_all_through(pattern: str) -> None:
    assert superset(pattern) is None
    assert Superset(["a", pattern]).allows("")


def test_letters_beyond_ascii_are_let_through() -> None:
    told = Superset(["(?i)k", "ss"])
    assert not told.allows("a")
    assert told.allows("\u212a")
    assert told.allows("灯")


def test_it_is_not_worth_loading_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Superset(["x"]).allows("a")
    monkeypatch.delitem(sys.modules, "pydantic_core")
    assert Superset(["x"]).allows("a")
    assert "pydantic_core" not in sys.modules


_TEXTS = ("", "a", "文", "责任编辑：王", '<p style="mso-a:red">x</p>', "more", "https://a.b/c.png?x=1", "width: 1px")


@pytest.mark.parametrize("pattern", _of_pages())
def test_both_engines_find_the_same_with_it_and_no_less_than_the_pattern(pattern: str) -> None:
    made = superset(pattern) or ""
    found = [text for text in _TEXTS if Sieve(made).holds(text)]
    assert [text for text in _TEXTS if regex.search(made, text)] == found
    assert {text for text in _TEXTS if Pattern(pattern).search(text)} <= set(found)
