from __future__ import annotations

import pytest

from artlint.patterns import Pattern, compiled, joined


def test_lines_in_pages_and_ends_in_fields() -> None:
    assert Pattern("^b$").search("a\nb\nc")
    assert not compiled("^b$").search("a\nb\nc")
    assert joined([]) is None
    both = joined(["a", "b"])
    assert both is not None
    assert both.fullmatch("b")


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
