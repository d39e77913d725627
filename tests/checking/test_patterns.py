from __future__ import annotations

import pytest

from artlint.alternatives import Alternatives
from artlint.patterns import Pattern, compiled, joined


def test_lines_in_pages_and_ends_in_fields() -> None:
    assert Pattern("^b$").search("a\nb\nc")
    assert not compiled("^b$").search("a\nb\nc")
    assert joined([]) is None
    both = joined(["a", "b"])
    assert both is not None
    assert both.fullmatch("b")


def test_a_reference_is_to_a_group_of_its_own_pattern() -> None:
    both = joined([r"(a)(b)?\1x", "c", r"(d)\1y"])
    assert both is not None
    assert [both.search(text) is not None for text in ("aax", "c", "ddy", "aay", "ddx")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_pattern_that_ends_in_a_comment_is_joined_like_any_other() -> None:
    both = joined(["(?ix)tea  # hot", "(?x) a\\ b", "c"])
    assert both is not None
    assert [both.search(text) is not None for text in ("TEA", "a b", "c", "ab")] == [True, True, True, False]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"(?:a|a)*$",
        r"(a*)\1*b$",
        r"(?:a?){40}a{40}$",
        r"a*a*a*a*a*a*b$",
        r"(?>a*)*b",
        "(?P<x>a+)(?&x)*(?&x)*b",
        "(?:a|aa)" * 26 + "[cd]",
        "(?:a|aa|)" * 9 + "a?" * 18 + "[cd]",
        "a?a*" * 8 + "[cd]",
        "(?=a*a*a*a*a*[cd])a",
        "(?-i:a*a*a*a*a*[cd])",
    ],
)
@pytest.mark.parametrize("length", [30, 199, 20_000])
def test_no_pattern_hangs(pattern: str, length: int) -> None:
    made = Pattern(pattern)
    try:
        assert made.search("a" * length + "!") is None or made.pattern
    except TimeoutError:
        assert length > 20


@pytest.mark.parametrize("pattern", ["(", "[a", r"(?P<1>x)"])
def test_what_does_not_compile_is_named(pattern: str) -> None:
    with pytest.raises(ValueError, match="does not compile") as caught:
        Pattern(pattern)
    assert repr(pattern) in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\Aab|\Acd", "cde"),
        (r"\Aab|cd", "xcd"),
        (r"(?i)\A(?:a|b)c", "BC"),
        (r"(?x) \A a b", "ab"),
        (r"\A[^]]|b", "]b"),
        (r"\A(?#()|b", "ab"),
        (r"(?i)^b", "a\nB"),
        (r"\Aa\Z|(?<=x)b", "xb"),
    ],
)
def test_alternatives_find_what_each_of_them_finds(pattern: str, text: str) -> None:
    assert Pattern(pattern).search(text)
    assert not Pattern(r"\Aq").search(text)
    for patterns in ([pattern], [pattern, r"\Aq"], ["q", pattern]):
        assert Alternatives(patterns).found_in(text)
    assert not Alternatives([r"\Aq", "q"]).found_in(text)
    assert not Alternatives([]).found_in(text)
