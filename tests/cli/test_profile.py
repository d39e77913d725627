from __future__ import annotations

import re
from typing import Any

from artlint.cli.exits import Exit
from artlint.facts.lazy import lazy

_ROW = re.compile(r"^ +([\d.]+) +-?[\d.]+% +(\d+)  (.+)$", re.MULTILINE)


def test_it_tells_what_each_fact_and_each_rule_took(artlint: Any) -> None:
    result = artlint("check", "--profile", "--select", "inline-style,leftover-comment")
    assert result.err.startswith("2 articles in ")
    times = {name: int(times) for _, times, name in _ROW.findall(result.err)}
    assert times["Html.by_attribute"] == times["leftover-comment"] == 2
    looking, wording = result.err.split("wording findings")
    assert "  inline-style\n" in looking
    assert "  inline-style\n" in wording
    assert "  leftover-comment\n" not in wording


def test_the_report_is_that_of_any_run(artlint: Any) -> None:
    plain = lazy.__get__
    assert artlint("check", "--profile").out == artlint("check").out
    assert lazy.__get__ is plain


def test_it_goes_with_check(artlint: Any) -> None:
    result = artlint("fix", "--profile")
    assert result.code == Exit.FAILED
    assert "--profile goes with check" in result.err
