from __future__ import annotations

import pytest

from artlint.matchers.literals import needed_start


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
