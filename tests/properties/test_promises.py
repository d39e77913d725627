"""What is promised of any article: of spans and words, of what a fix leaves alone, of order, and of directives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

import artlint
from artlint.changes.lines import ChangedLines
from artlint.checker import check_document
from artlint.document import Document, read_document
from artlint.facts.article import Article
from artlint.facts.directives import Scope
from artlint.findings import Owned
from artlint.fixes import fix_document
from artlint.settings.settings import Settings
from artlint.text import clip
from artlint.triage import Triage, keys_of, never_hidden
from tests.properties.mixtures import Mixture, mixtures

_ODD = frozenset(("rule-crash", "rule-timeout"))
_ANYWHERE = {each: {"articles": "any"} for each in ("event-handler", "script-or-iframe", "style-element")}


@cache
def _settings(preset: str, *, directives: bool = True) -> Settings:
    lint = {"select": ["all"], "ignore": [] if directives else ["artlint"], "rules": _ANYWHERE}
    return artlint.load_settings({"preset": preset, "timezone": "Asia/Shanghai", "lint": lint})


# What the words at a place must have to do with the message about them.
_QUOTED: dict[str, Callable[[str], str]] = {
    "impossible-date": lambda words: clip(words.strip("'\"")),
    "leftover-comment": lambda words: clip(words[4:-3].strip()),
    "unclosed-comment": lambda words: clip(words[4:].strip()),
    "control-character": lambda words: f"U+{ord(words[0]):04X}",
    "duplicate-key": lambda words: words.strip("'\""),
    "inline-style": lambda words: "style" if words.lower().startswith("style") else "\0",
    "event-handler": lambda words: words.partition("=")[0].strip().lower(),
    "deprecated-tag": lambda words: words[1:].partition(" ")[0].rstrip(">").lower(),
    "protocol-relative-url": clip,
}


@given(mixtures())
@settings(max_examples=250, deadline=None)
def test_spans_lie_in_the_text_and_hold_what_the_message_quotes(mixture: Mixture) -> None:
    document = read_document(mixture.data, mixture.path)
    findings = check_document(document, _settings(mixture.preset))
    assert not _ODD & {finding.rule for finding in findings}
    for finding in findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(document.text)
        quoted = _QUOTED.get(finding.rule)
        if quoted is not None:
            assert quoted(document.text[slice(*finding.span)]) in finding.message


@given(mixtures())
@settings(max_examples=300, deadline=None)
def test_a_fix_changes_what_it_says_and_nothing_else(mixture: Mixture) -> None:
    document = read_document(mixture.data, mixture.path)
    for unsafe in (False, True):
        fixed = fix_document(document, _settings(mixture.preset), unsafe=unsafe)
        after = fixed.document
        assert not fixed.reverted
        if not fixed.applied:
            assert after.data == document.data
            continue
        _assert_outside_is_same(document, after, fixed.trail.touched)
        again = fix_document(after, _settings(mixture.preset), unsafe=unsafe)
        assert again.document.data == after.data
        owned = frozenset[Owned]().union(*(each.fix.owns for each in fixed.applied if each.fix))
        assert Owned.BOM in owned or after.bom is document.bom
        fields = {name for each in fixed.applied if each.fix for name in each.fix.fields}
        _assert_values_are_same(
            document, after, _settings(mixture.preset), {name.split("[")[0].split(".")[0] for name in fields}
        )


def _assert_outside_is_same(before: Document, after: Document, touched: tuple[tuple[int, int], ...]) -> None:
    """Find what lies between the touched places again, in order, the first piece and the last at the ends."""
    at, start = 0, 0
    pieces = []
    for begin, end in touched:
        pieces.append(before.text[start:begin])
        start = end
    pieces.append(before.text[start:])
    assert after.text.startswith(pieces[0])
    assert after.text.endswith(pieces[-1])
    for piece in pieces:
        at = after.text.index(piece, at) + len(piece)


def _assert_values_are_same(before: Document, after: Document, chosen: Settings, owned: set[str]) -> None:
    old, new = (
        Article(each, chosen.preset.front_matter, chosen.preset.syntax).front_matter for each in (before, after)
    )
    if old is None or not old.is_read:
        return
    assert new is not None
    assert new.is_read
    for key in old.fields.keys() - owned:
        assert new.fields[key].value.plain() == old.fields[key].value.plain()


@given(mixtures())
@settings(max_examples=150, deadline=None)
def test_the_order_of_rules_changes_nothing(mixture: Mixture) -> None:
    forward = _settings(mixture.preset)
    backward = replace(forward, rules=forward.rules[::-1])
    document = read_document(mixture.data, mixture.path)
    assert check_document(document, forward) == check_document(document, backward)
    one, other = (fix_document(document, each) for each in (forward, backward))
    assert one.document.data == other.document.data
    assert one.remaining == other.remaining


@given(mixtures())
@settings(max_examples=150, deadline=None)
def test_what_a_directive_lets_pass_is_not_edited(mixture: Mixture) -> None:
    chosen = _settings(mixture.preset, directives=False)
    names = ", ".join(sorted({each.rule.category for each in chosen.rules}))
    comment = "{/* artlint-disable-file %s */}" if mixture.path.endswith(".mdx") else "<!-- artlint-disable-file %s -->"
    document = read_document(mixture.data.rstrip() + f"\n\n{comment % names}\n".encode(), mixture.path)
    directives = chosen.context(Article(document, chosen.preset.front_matter, chosen.preset.syntax)).directives
    if not any(each.scope is Scope.FILE and len(each.names) > 3 for each in directives):
        # Inside code it is only text.
        return
    fixed = fix_document(document, chosen, unsafe=True)
    assert fixed.applied == ()
    assert fixed.document.data == document.data


@given(mixtures(), st.sampled_from(["baseline", "changed lines"]))
@settings(max_examples=150, deadline=None)
def test_what_does_not_count_is_not_edited(mixture: Mixture, reason: str) -> None:
    chosen = _settings(mixture.preset)
    document = read_document(mixture.data, mixture.path)
    found = check_document(document, chosen)
    if any(never_hidden(each, chosen) for each in found):
        return
    known = keys_of(found, document.text, chosen) if reason == "baseline" else {}
    lines = ChangedLines() if reason == "changed lines" else None
    fixed = fix_document(document, chosen, unsafe=True, triage=Triage(document, chosen, known, lines))
    assert fixed.applied == ()
    assert fixed.document.data == document.data
