"""Fixing an article: edits on the original text, pass after pass until it is still, then the proof."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from artlint.checker import FIX_REVERTED, check_document, run_finding
from artlint.document import Document, read_document
from artlint.facts.front_matter import find_front_matter
from artlint.findings import Edit, Finding, Fix, Level, Owned, Safety
from artlint.proof import new_rules, objections
from artlint.settings import Settings
from artlint.text import Span
from artlint.trail import Trail
from artlint.triage import Triage

MAX_PASSES = 10
MAX_SINGLE_PASSES = 100
"""How many passes there are at most: of all rules together, and of one rule each or while the text gets shorter."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document after fixing, what was mended in it (places are those of the pass that did it), and what remains.

    `reverted` says why nothing was changed although there was something to mend; empty otherwise. `trail` leads back to
    the text before, where that is another one.
    """

    document: Document
    applied: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    touched: tuple[Span, ...] = ()
    reverted: str = ""
    trail: Trail | None = None


def may_apply(fix: Fix | None, finding: Finding, settings: Settings, *, unsafe: bool) -> bool:
    """Tell whether a fix would be made under these settings."""
    if fix is None or (fix.safety is Safety.UNSAFE and not unsafe):
        return False
    names = {finding.rule, finding.category, "all"}
    if settings.fixable is not None and not names & settings.fixable:
        return False
    return not names & settings.unfixable


def fix_document(
    document: Document, settings: Settings, *, unsafe: bool = False, triage: Triage | None = None
) -> Fixed:
    """Give the document with every fix made that may be; the original one when the proof fails.

    Findings that do not count in the eyes of `triage` are not mended.
    """
    settings = settings.at(document.path)
    first = _found(document, settings, Trail(document.text), triage)
    fixed = _fix(document, first, settings, triage, unsafe=unsafe, together=True)
    rules = {finding.rule for finding in first if may_apply(finding.fix, finding, settings, unsafe=unsafe)}
    if not fixed.reverted or len(rules) == 1:
        return fixed
    # Each rule proves its own fixes on the text it was given, not together with those of the others.
    return _fix(document, first, settings, triage, unsafe=unsafe, together=False)


def _found(document: Document, settings: Settings, trail: Trail, triage: Triage | None) -> Sequence[Finding]:
    found = check_document(document, settings)
    return found if triage is None else triage.spared(found, trail)


def _fix(
    document: Document,
    first: Sequence[Finding],
    settings: Settings,
    triage: Triage | None,
    *,
    unsafe: bool,
    together: bool,
) -> Fixed:
    """Give the document fixed by all rules in each pass, or by one; `first` are its findings."""
    current, findings = document, first
    applied: list[Finding] = []
    trail = Trail(document.text)
    seen = {document.text}
    for number in range(MAX_SINGLE_PASSES):
        wanted = [finding for finding in findings if may_apply(finding.fix, finding, settings, unsafe=unsafe)]
        if not wanted:
            break
        chosen = _choose([finding for finding in wanted if together or finding.rule == wanted[0].rule])
        edits = [edit for finding in chosen if finding.fix for edit in finding.fix.edits]
        trail, before = trail.followed_by(edits), trail.text
        if together and number >= MAX_PASSES and len(trail.text) >= len(before):
            return _reverted(document, first, settings, "fixes do not come to rest: " + _ids(chosen))
        bom = current.bom and not any(finding.fix and Owned.BOM in finding.fix.owns for finding in chosen)
        applied += chosen
        if trail.text in seen and bom == current.bom:
            return _reverted(document, first, settings, "fixes undo one another: " + _ids(chosen))
        seen.add(trail.text)
        current = _read_again(document, trail.text, bom=bom)
        findings = _found(current, settings, trail, triage)
    else:
        return _reverted(document, first, settings, "fixes do not come to rest: " + _ids(applied[-1:]))
    if not applied:
        return Fixed(document, (), tuple(first))
    reason = _objection(document, current, first=first, last=findings, applied=applied, trail=trail, settings=settings)
    if reason:
        return _reverted(document, first, settings, f"{reason} ({_ids(applied)})")
    return Fixed(current, tuple(applied), tuple(findings), trail.touched, trail=trail)


def _read_again(document: Document, text: str, *, bom: bool) -> Document:
    return read_document(replace(document, bom=bom).encode(text), document.path)


def _choose(findings: Sequence[Finding]) -> list[Finding]:
    """Give those of some findings whose fixes are made in this pass; one that overlaps another waits for the next."""
    ordered = sorted(
        findings,
        key=lambda finding: (
            finding.fix.edits[0].span if finding.fix and finding.fix.edits else Span(0, 0),
            finding.rule,
        ),
    )
    taken: list[Span] = []
    chosen: list[Finding] = []
    for finding in ordered:
        edits = finding.fix.edits if finding.fix else ()
        if not any(_collides(taken, edit) for edit in edits):
            for edit in edits:
                insort(taken, edit.span)
            chosen.append(finding)
    return chosen


def _collides(taken: Sequence[Span], edit: Edit) -> bool:
    # `taken` holds no overlaps, so only the neighbours can touch the edit.
    at = bisect_left(taken, edit.span)
    return any(each.overlaps(edit.span) for each in taken[max(0, at - 1) : at + 1])


def _objection(
    before: Document,
    after: Document,
    *,
    first: Sequence[Finding],
    last: Sequence[Finding],
    applied: Sequence[Finding],
    trail: Trail,
    settings: Settings,
) -> str:
    if after.undecodable is not None:
        return "the result cannot be decoded"
    if trail.rebuilt(before.text) != after.text:
        return "something outside the edits changed"
    try:
        for objection in objections(before, after, settings.preset, applied):
            return objection
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - what cannot be proved is not kept, a parser's panic included
        return f"the proof failed: {type(error).__name__}: {error}"
    if before.undecodable is not None:
        # No other rule had looked at it.
        return ""
    block = find_front_matter(before.text, settings.preset.front_matter)
    is_same = (block is None or block.is_read) and not any(map(_renames, applied))
    more = new_rules(first, last, fields_are_same=is_same)
    # A matter of taste that comes to light is none that the fix made.
    more = [rule for rule in more if settings.by_id[rule].rule.page.level is not Level.INFO]
    return f"more findings of {', '.join(more)}" if more else ""


def _renames(finding: Finding) -> bool:
    """Tell whether the fix of a finding gives a field another name."""
    return finding.fix is not None and bool(finding.fix.fields - {finding.field})


def _reverted(document: Document, findings: Sequence[Finding], settings: Settings, reason: str) -> Fixed:
    told = run_finding(FIX_REVERTED, settings, {"reason": reason})
    return Fixed(document, (), (told, *findings), reverted=reason)


def _ids(findings: Sequence[Finding]) -> str:
    return ", ".join(sorted({finding.rule for finding in findings}))
