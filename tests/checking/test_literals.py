from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint.matchers.literals import Hint, needed_letters, needed_start
from artlint.patterns import Pattern
from artlint.rulebook import own_rules


@pytest.mark.parametrize(
    ("pattern", "start"),
    [
        ("责(?<=x)任", "责"),
        (r"编辑\s*[:：|]", "编辑"),
        ("editors?", "editor"),
        ("ab{2}", "a"),
        ("ab|cd", ""),
        ("a(b|c)d", "a"),
        ("a[|]b", "a"),
        (r"a\|b", "a"),
        ("(?i)editor", ""),
        ("[ab]c", ""),
        (r"\bx", ""),
        ("", ""),
    ],
)
def test_the_letters_at_the_start_of_every_match(pattern: str, start: str) -> None:
    assert needed_start(pattern) == start


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("扫码(?:立即)?关注", ({"扫码"}, {"关注"})),
        ("(?:a|b)c", ({"a", "b"}, {"c"})),
        ("(?:ab|c*)d", ({"d"},)),
        ("[ab]c", ({"a", "b"}, {"c"})),
        (r"\ufffd", ({"\ufffd"},)),
        (r"\A\s*404 x{2,}", ({"404 "}, {"x"})),
        ("(?i)扫Ab码", ({"扫"}, {"码"})),
        ("(?i:x)y", ({"y"},)),
        (r"\p{Han}+的", ({"的"},)),
        ("a?", ()),
        ("[[a-z]--[b]]c", ()),
        (r"a\Kb", ()),
        ("(?=x)a", ({"a"},)),
        ("", ()),
    ],
)
def test_the_letters_in_every_match(pattern: str, needs: tuple[set[str], ...]) -> None:
    assert needed_letters(pattern) == needs


def _of_pages() -> list[str]:
    found = []
    for rule in own_rules().values():
        match = rule.page.match
        if match["kind"] == "text":
            found += [*match.get("patterns", ()), *(each["find"] for each in match.get("replace", ()))]
    return [pattern for pattern in found if _is_common(pattern)]


def _is_common(pattern: str) -> bool:
    """Tell whether `re` reads a pattern as `regex` does, so that matches can be made of it."""
    try:
        return bool(re.compile(pattern)) and "(?<" not in pattern
    except re.error:
        return False


@settings(max_examples=10)
@given(data=st.data())
@pytest.mark.parametrize("pattern", _of_pages())
def test_a_hint_never_denies_a_match(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern))
    if Pattern(pattern).search(text):
        assert Hint([pattern]).allows(text)
        assert Hint(["扫码", pattern]).allows(f"a{text}b") or not Pattern(pattern).search(f"a{text}b")


def test_letters_that_tags_may_part_are_looked_for_one_by_one() -> None:
    patterns = ["(?:责任编辑|校对)[:：]", "编辑[:：]"]
    parted = "<p><b>编</b><b>辑</b>：王小明</p>"
    assert not Hint(patterns).allows(parted)
    assert Hint(patterns, apart=True).allows(parted)
    assert not Hint(patterns, apart=True).allows("<p>编：王小明</p>")
    assert not Hint(["Editor:"], apart=True).allows("<p>E d i t o r :</p>")
