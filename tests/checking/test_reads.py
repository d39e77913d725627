"""Rules say truly what they look at besides the article, for the cache goes by it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from artlint.checker import check_document
from artlint.examples import verify_rule
from artlint.facts.sights import Sights
from artlint.rulebook import own_rules

ASKED: dict[str, set[str]] = {"article": set(), "clock": {"clock"}, "tree": {"found", "names", "heads", "ignored"}}
_CLOCK = re.compile(r"\.(?:now|today|utcnow|time|time_ns|localtime|gmtime)\(\)|\bos\.environ|\bgetenv\b|\bsubprocess\b")


@pytest.mark.parametrize("rule", own_rules())
def test_a_rule_asks_for_what_it_declares_and_for_nothing_else(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = own_rules()[rule]
    if chosen.matcher.judges_others:
        pytest.skip("its examples run all rules")
    asked: set[str] = set()

    def watched(*words: Any, **more: Any) -> Any:
        sights = Sights()
        found = check_document(*words, **more, sights=sights)
        asked.update(json.loads(sights.dump() or "{}"))
        return found

    monkeypatch.setattr("artlint.examples.check_document", watched)
    assert not verify_rule(chosen)
    declared = chosen.matcher.reads
    assert asked <= ASKED[declared]
    assert bool(asked) is (declared != "article") or not chosen.page.exampled


@pytest.mark.parametrize("package", ["facts", "matchers", "checks", "schema"])
def test_nobody_asks_for_the_time_behind_the_back_of_the_cache(package: str, repository: Path) -> None:
    asking = [
        path.name
        for path in sorted((repository / "artlint" / package).rglob("*.py"))
        if _CLOCK.search(path.read_text(encoding="utf-8"))
    ]
    assert asking == (["sights.py"] if package == "facts" else [])
