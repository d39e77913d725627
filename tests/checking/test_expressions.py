"""Patterns that are compiled late do what they would do at once."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import regex

import artlint
from artlint.expressions import expression, wide_expression


def test_it_does_what_the_compiled_pattern_does() -> None:
    text = "Tea, tEA and teas"
    late, early = expression(r"(?P<word>tea)s?", re.IGNORECASE), re.compile(r"(?P<word>tea)s?", re.IGNORECASE)
    for _ in range(2):
        assert late.pattern == early.pattern
        assert late.findall(text) == early.findall(text)
        assert [each.span() for each in late.finditer(text)] == [each.span() for each in early.finditer(text)]
        assert late.sub(r"<\g<word>>", text) == early.sub(r"<\g<word>>", text)
        assert late.split(text) == early.split(text)
        assert late.fullmatch(text) is late.match(text, 4) is None
        assert late.search(text, 1)["word"] == "tEA"  # type: ignore[index] # it is there
        assert (late.flags, late.groups, dict(late.groupindex)) == (early.flags, 1, {"word": 1})


def test_the_wide_one_knows_scripts() -> None:
    assert wide_expression(r"\P{HAN}+", regex.IGNORECASE).sub("", "Tea 茶 and 水") == "茶水"


def test_one_that_does_not_compile_says_so_when_it_is_used() -> None:
    with pytest.raises(re.error):
        expression("(").match("")


def _late(values: Mapping[str, Any]) -> Iterator[Any]:
    for value in values.values():
        if type(value).__name__ == "_Expression":
            yield value
        elif isinstance(value, dict):
            yield from _late(value)


def test_each_of_artlint_compiles() -> None:
    modules = pkgutil.walk_packages(artlint.__path__, "artlint.")
    found = [
        late
        for each in modules
        if each.name != "artlint.__main__"
        for late in _late(vars(importlib.import_module(each.name)))
    ]
    assert len(found) > 90
    for late in found:
        assert late.flags, late.pattern


def test_no_group_is_repeated_possessively(repository: Path) -> None:
    # Up to Python 3.11.4 what a last, failing round of the group took is kept: https://github.com/python/cpython/issues/106052
    repeated = re.compile(r"\)(?:[*+?]|\{\{?\d*,?\d*\}?\})\+")
    found = {
        f"{path.name}: {line.strip()}"
        for path in (repository / "artlint").rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if repeated.search(line) and "regex." not in line
    }
    assert found == set()
