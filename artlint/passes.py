"""An article on its way through passes of fixes, and what the proof has against where it came."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from artlint.checker import check_document
from artlint.document import Document, read_document
from artlint.facts.front_matter import find_front_matter
from artlint.findings import Edit, Finding, Level, Owned
from artlint.proof import new_rules, objections
from artlint.settings import Settings
from artlint.text import Span
from artlint.trail import Trail
from artlint.triage import Triage


class ProofError(Exception):
    """A proof that could not be made, which is a fault of artlint; the message says why."""


@dataclass(frozen=True, slots=True)
class State:
    """An article after some passes: what it is now, what was mended on the way, and where its text comes from."""

    document: Document
    findings: Sequence[Finding]
    trail: Trail
    applied: tuple[Finding, ...] = ()

    @property
    def bytes(self) -> bytes:
        """What tells whether two states are the same article."""
        return self.document.data


@dataclass(frozen=True, slots=True)
class Passes:
    """How an article gets from one state to the next; findings that do not count for `triage` have no fix in any."""

    settings: Settings
    triage: Triage | None = None

    def begin(self, document: Document) -> State:
        """Give the state of an article before anything is mended."""
        return self._state(document, Trail(document.text), ())

    def follow(self, state: State, chosen: Sequence[Finding]) -> State:
        """Give the state after the fixes of `chosen`, of which no two overlap."""
        trail = state.trail.followed_by([edit for finding in chosen if finding.fix for edit in finding.fix.edits])
        bom = state.document.bom and not any(finding.fix and Owned.BOM in finding.fix.owns for finding in chosen)
        document = read_document(replace(state.document, bom=bom).encode(trail.text), state.document.path)
        return self._state(document, trail, (*state.applied, *chosen))

    def _state(self, document: Document, trail: Trail, applied: tuple[Finding, ...]) -> State:
        found: Sequence[Finding] = check_document(document, self.settings)
        if self.triage is not None:
            found = self.triage.spared(found, trail)
        return State(document, found, trail, applied)


def apart(findings: Sequence[Finding]) -> list[Finding]:
    """Give those of some findings whose fixes can be made in one pass; one that overlaps another waits for the next."""
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


def objection(first: State, last: State, settings: Settings) -> str:
    """Tell what speaks against the fixes that lead from one state to a later one; empty when nothing does.

    Raises ProofError.
    """
    before, after = first.document, last.document
    applied = last.applied[len(first.applied) :]
    if not applied:
        return ""
    if after.undecodable is not None:
        return "the result cannot be decoded"
    try:
        for found in objections(before, after, settings.preset, applied):
            return found
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a parser's panic included
        raise ProofError(f"the proof failed: {type(error).__name__}: {error}") from error
    if before.undecodable is not None:
        # No other rule had looked at it.
        return ""
    block = find_front_matter(before.text, settings.preset.front_matter)
    is_same = (block is None or block.is_read) and not any(map(_renames, applied))
    more = new_rules(first.findings, last.findings, fields_are_same=is_same)
    # A matter of taste that comes to light is none that the fix made.
    more = [rule for rule in more if settings.by_id[rule].rule.page.level is not Level.INFO]
    return f"more findings of {', '.join(more)}" if more else ""


def _renames(finding: Finding) -> bool:
    """Tell whether the fix of a finding gives a field another name."""
    return finding.fix is not None and bool(finding.fix.fields - {finding.field})
