"""An article on its way through passes of fixes, and what the proof has against where it came."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace

from artlint.checker import check_article
from artlint.document import Document, read_document
from artlint.facts.article import Article
from artlint.facts.lazy import lazy
from artlint.facts.sights import Sights
from artlint.findings import Edit, Finding, Level, Owned
from artlint.frozen import frozen
from artlint.proof import Proof, new_rules
from artlint.settings.settings import Settings
from artlint.text import Span
from artlint.trail import Trail
from artlint.triage import Triage


class ProofError(Exception):
    """A proof that could not be made, which is a fault of artlint; the message says why."""


@frozen
class State:
    """An article after some passes: what it is now, what was mended on the way, and where its text comes from.

    Findings that do not count for `triage` have no fix. `sights` note what the rules looked at besides the article.
    """

    document: Document
    settings: Settings
    triage: Triage | None
    trail: Trail
    applied: tuple[Finding, ...] = ()
    sights: Sights | None = None

    @property
    def bytes(self) -> bytes:
        """What tells whether two states are the same article."""
        return self.document.data

    @lazy
    def article(self) -> Article:
        """The document read as an article, once for the rules and for the proof."""
        return Article(self.document, self.settings.preset.front_matter, self.settings.preset.syntax)

    @lazy
    def findings(self) -> Sequence[Finding]:
        """What the rules find now, without fixes that are not to be made."""
        return self._found if self.triage is None else self.triage.spared(self._found, self.trail)

    @lazy
    def _found(self) -> Sequence[Finding]:
        return check_article(self.article, self.settings, sights=self.sights)

    @lazy
    def _next_triage(self) -> Triage | None:
        """The triage of later states, which knows what was hidden before anything was mended."""
        return self.triage if self.triage is None or self.applied else self.triage.anchored(self._found)

    @lazy
    def proof(self) -> Proof:
        """What later states are compared with."""
        return Proof(self.article)

    def followed_by(self, chosen: Sequence[Finding]) -> State:
        """Give the state after the fixes of `chosen`, of which no two overlap."""
        trail = self.trail.followed_by([edit for finding in chosen if finding.fix for edit in finding.fix.edits])
        bom = self.document.bom and not any(finding.fix and Owned.BOM in finding.fix.owns for finding in chosen)
        base = self.document if bom is self.document.bom else replace(self.document, bom=bom)
        document = read_document(base.encode(trail.text), base.path)
        return State(document, self.settings, self._next_triage, trail, (*self.applied, *chosen), self.sights)


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
        for edit in edits:
            # Most begin behind all that are taken.
            if taken and edit.span.start <= taken[-1].end and _collides(taken, edit):
                break
        else:
            for edit in edits:
                insort(taken, edit.span)
            chosen.append(finding)
    return chosen


def _collides(taken: Sequence[Span], edit: Edit) -> bool:
    # `taken` holds no overlaps, so only the neighbours can touch the edit.
    at = bisect_left(taken, edit.span)
    return any(each.overlaps(edit.span) for each in taken[max(0, at - 1) : at + 1])


def objection(first: State, last: State) -> str:
    """Tell what speaks against the fixes that lead from one state to a later one; empty when nothing does.

    Raises ProofError.
    """
    return change(first, last) or _worsening(first, last)


def change(first: State, last: State) -> str:
    """Tell what those fixes change that is not theirs, without a look at what the rules find; raises ProofError."""
    applied = last.applied[len(first.applied) :]
    if not applied:
        return ""
    if last.document.undecodable is not None:
        return "the result cannot be decoded"
    try:
        for found in first.proof.objections(last.article, applied):
            return found
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a parser's panic included
        raise ProofError(f"the proof failed: {type(error).__name__}: {error}") from error
    return ""


def _worsening(first: State, last: State) -> str:
    """Tell what the rules have against an article that they had not before the fixes."""
    settings = first.settings
    applied = last.applied[len(first.applied) :]
    if not applied or first.document.undecodable is not None:
        # No other rule had looked at what could not be decoded.
        return ""
    more = new_rules(first.findings, last.findings, fields_are_same=True)
    if not more:
        return ""
    block = first.article.front_matter
    is_same = (block is None or block.is_read) and not any(map(_renames, applied))
    more = new_rules(first.findings, last.findings, fields_are_same=is_same)
    # A matter of taste that comes to light is none that the fix made.
    more = [rule for rule in more if settings.by_id[rule].rule.page.level is not Level.INFO]
    return f"more findings of {', '.join(more)}" if more else ""


def _renames(finding: Finding) -> bool:
    """Tell whether the fix of a finding gives a field another name."""
    return finding.fix is not None and bool(finding.fix.fields - {finding.field})
