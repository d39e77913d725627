"""What is promised of any article and any baseline: what is hidden keeps its words."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

import artlint
from artlint.checker import check_document
from artlint.document import read_document
from artlint.fixes import fix_document
from artlint.settings.settings import Settings
from artlint.triage import Triage, keys_of, never_hidden
from tests.properties.mixtures import Mixture, mixtures


@cache
def _settings(preset: str) -> Settings:
    return artlint.load_settings({"preset": preset, "timezone": "Asia/Shanghai", "lint": {"select": ["all"]}})


@given(mixtures(), st.sets(st.integers(0, 60)))
@settings(max_examples=200, deadline=None)
def test_what_the_baseline_hides_is_not_edited_and_stays_hidden(mixture: Mixture, numbers: set[int]) -> None:
    chosen = _settings(mixture.preset).at(mixture.path)
    document = read_document(mixture.data, mixture.path)
    findings = check_document(document, chosen)
    known = keys_of((each for index, each in enumerate(findings) if index in numbers), document.text, chosen)
    triage = Triage(document, chosen, known)
    hidden = triage.sort(findings).baselined
    assert len(hidden) == known.total()
    fixed = fix_document(document, chosen, unsafe=True, triage=triage)
    words = [each.span for each in hidden if each.span.start < each.span.end]
    assert not any(span.overlaps(each) for span in fixed.trail.touched for each in words)
    after = fixed.document
    left = keys_of(check_document(after, chosen), after.text, chosen)
    if any(left[key] != count for key, count in known.items()):
        # What was hidden is another thing in what is around it now, or a copy of it came to light, and nothing tells
        # which of the two is the old one.
        return
    again = fix_document(after, chosen, unsafe=True, triage=Triage(after, chosen, known))
    assert again.document.data == after.data


@given(mixtures())
@settings(max_examples=100, deadline=None)
def test_an_article_whose_findings_are_all_known_keeps_its_bytes(mixture: Mixture) -> None:
    chosen = _settings(mixture.preset).at(mixture.path)
    document = read_document(mixture.data, mixture.path)
    findings = check_document(document, chosen)
    triage = Triage(document, chosen, keys_of(findings, document.text, chosen))
    counting = triage.sort(findings).reported
    assert all(never_hidden(each, chosen) for each in counting)
    fixed = fix_document(document, chosen, unsafe=True, triage=triage)
    # What could not be read before may have problems of its own.
    assert counting or fixed.document.data == document.data
