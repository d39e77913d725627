from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint import literals
from artlint.literals import letters_of, needed_letters, opening, openings
from artlint.matchers import hints
from artlint.matchers.hints import Hint, Opening
from artlint.patterns import Pattern
from artlint.rulebook import own_rules
from artlint.rulebook.rule import texts_in


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("责(?<=x)(?:任编|编)", "责(?:任编|编)"),
        (r"编辑\s*[:：|]\p{Han}", r"编辑(?:[\s\x1c-\x1f])*[:：\|]"),
        ("(?:Ed|ed)(?i:itor)", "(?:Ed|ed)"),
        ("a{2,9}?b", "(?:a)+b"),
        ("ab|c*d", "(?:ab|(?:c)*d)"),
        ("(?:ab|.)c", "(?:ab|)"),
        ("(?:a.)?b", ""),
        ("(?:a.)+b", "a"),
        (r"a\|[b-d]", r"a\|[b-d]"),
        (r"(?=x)\ba", "a"),
        ("[^a]", ""),
        ("(?i)editor", ""),
        ("(?i:e)ditor", ""),
        ("[[a-z]--[b]]c", ""),
        ("", ""),
    ],
)
def test_what_every_match_begins_with(pattern: str, begins: str) -> None:
    assert opening(pattern) == begins


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


@settings(max_examples=10)
@given(data=st.data())
@pytest.mark.parametrize("pattern", _of_pages())
def test_no_opening_denies_a_match(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern))
    parted = "".join(each if each.isascii() else f"{each}</b><b>" for each in text)
    if Pattern(pattern).search(text):
        assert Opening([pattern]).allows(text)
        assert Opening(["扫码", pattern]).allows(f"a{text}b") or not Pattern(pattern).search(f"a{text}b")
        assert Opening([pattern], parted=True).allows(parted)


def test_half_of_a_character_hides_nothing() -> None:
    assert Hint(["扫码关注"]).allows("\ud83d 扫码关注")
    assert Opening(["扫码关注"]).allows("\ud83d 扫码关注")
    assert not Hint(["扫码关注"]).allows("\ud83d 扫码")


def test_tags_may_part_letters_of_chinese_and_words() -> None:
    patterns = ["(?:责任编辑|校对)[:：]", r"编辑\s*[:：]", "Editor:"]
    assert not Opening(patterns).allows("<p><b>编</b><b>辑</b>：王小明</p>")
    hint = Opening(patterns, parted=True)
    for text in (
        "<b>编</b><b>辑</b>：王小明",
        "责任<b>编辑</b>  ：",
        "编辑          ：",
        "Editor: Li",
        "<b>Editor</b>: Li",
    ):
        assert hint.allows(text), text
    for text in ("责任：编", "编辑器", "<b>E</b>ditor: Li", "Edit or: me", ""):
        assert not hint.allows(text), text
    assert Opening([*patterns, "(?i)editor"], parted=True).allows("")


def _fail(_pattern: str) -> None:
    raise AssertionError


def test_what_an_earlier_run_found_in_patterns_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.compiled._FRESH_NS", -(10**19))
    patterns = [text for rule in own_rules().values() for text in texts_in(rule.page.match)]
    assert len(patterns) > 300
    letters, begins = letters_of(patterns), openings(patterns, "x?")
    assert letters == [*map(needed_letters, patterns)]
    assert begins == [opening(pattern, "x?") for pattern in patterns]
    needed_letters.cache_clear()
    opening.cache_clear()
    monkeypatch.setattr(literals, "parsed", _fail)
    assert letters_of(patterns) == letters
    assert openings(patterns, "x?") == begins
    # Others are others.
    with pytest.raises(AssertionError):
        openings(patterns, "y?")


def test_after_a_change_of_the_code_patterns_are_taken_apart_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.compiled._FRESH_NS", -(10**19))
    patterns = ["扫码关注.*公众号" * 30]
    letters_of(patterns)
    needed_letters.cache_clear()
    monkeypatch.setattr(literals, "parsed", _fail)
    assert letters_of(patterns)
    monkeypatch.setattr(literals, "__file__", hints.__file__)
    with pytest.raises(AssertionError):
        letters_of(patterns)
