"""Fixing an article: pass after pass until it is still, then the proof; what cannot be proved is not done."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from artlint.checker import FIX_REVERTED, run_finding
from artlint.document import Document
from artlint.facts.trials import allowed
from artlint.findings import Finding, Fix, Safety
from artlint.passes import Passes, ProofError, State, apart, objection
from artlint.settings import Settings
from artlint.trail import Trail
from artlint.triage import Triage

MAX_PASSES = 10
MAX_SINGLE_PASSES = 100
"""How many passes there are at most: of all rules together, and of one rule each or while the text gets shorter."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document after fixing, what was mended in it (places are those of the pass that did it), and what remains.

    `refused` says what was against fixes that were not made, whose findings remain without them; `reverted` says why
    nothing was changed although there was something to mend. Both are empty otherwise. `trail` leads back to the text
    before.
    """

    document: Document
    applied: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    trail: Trail
    reverted: str = ""
    refused: str = ""


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
    """Give the document with every fix made that may be and that the proof lets pass.

    Findings that do not count in the eyes of `triage` are not mended.
    """
    settings = settings.at(document.path)
    passes = Passes(settings, triage)
    first = passes.begin(document)
    try:
        last, refused = _Fixing(passes, settings, unsafe).fixed(first)
    except (_NoRestError, ProofError) as error:
        reason = str(error)
    else:
        if last.trail.rebuilt(document.text) == last.document.text:
            return Fixed(last.document, last.applied, tuple(last.findings), last.trail, refused=refused)
        reason = "something outside the edits changed"
    told = run_finding(FIX_REVERTED, settings, {"reason": reason})
    return Fixed(document, (), (told, *first.findings), first.trail, reverted=reason)


class _NoRestError(Exception):
    """Fixes that undo one another or never come to rest, which is a fault of their rules."""


@dataclass(frozen=True, slots=True)
class _Fixing:
    passes: Passes
    settings: Settings
    unsafe: bool

    def fixed(self, state: State) -> tuple[State, str]:
        """Give the state in which nothing is left to do, and what speaks against the fixes that were left out."""
        seen = {state.bytes}
        for _ in range(MAX_PASSES):
            last, reason = self._still(state)
            if not reason:
                return last, ""
            proved = self._proved(state, seen)
            if proved is state:
                kept = [each._replace(fix=None) if self._may_apply(each) else each for each in state.findings]
                return replace(state, findings=kept), reason
            # A second run would try again what is left, all of it together.
            state = proved
            seen.add(state.bytes)
        raise _NoRestError(reason)

    def _may_apply(self, finding: Finding) -> bool:
        return may_apply(finding.fix, finding, self.settings, unsafe=self.unsafe)

    def _still(self, state: State) -> tuple[State, str]:
        """Give the state after all fixes, of all rules in each pass or else of one, and what speaks against it."""
        are_many = len({finding.rule for finding in state.findings if self._may_apply(finding)}) > 1
        try:
            last = self._after_passes(state, together=True)
            reason = objection(state, last, self.settings)
            if not reason or not are_many:
                return last, reason
        except _NoRestError:
            if not are_many:
                raise
        # Each rule proves its own fixes on the text it was given, not together with those of the others.
        last = self._after_passes(state, together=False)
        return last, objection(state, last, self.settings)

    def _after_passes(self, state: State, *, together: bool) -> State:
        seen = {state.bytes}
        for number in range(MAX_SINGLE_PASSES):
            wanted = [finding for finding in state.findings if self._may_apply(finding)]
            if not wanted:
                return state
            chosen = apart([finding for finding in wanted if together or finding.rule == wanted[0].rule])
            before, state = state, self.passes.follow(state, chosen)
            if together and number >= MAX_PASSES and len(state.trail.text) >= len(before.trail.text):
                break
            if state.bytes in seen:
                raise _NoRestError("fixes undo one another: " + _ids(chosen))
            seen.add(state.bytes)
        raise _NoRestError("fixes do not come to rest: " + _ids(chosen))

    def _proved(self, state: State, seen: Container[bytes]) -> State:
        """Give the state after one pass of those fixes that the proof lets pass; the same one when there are none."""
        wanted = [finding for finding in state.findings if self._may_apply(finding)]
        for _ in range(MAX_PASSES):
            chosen = apart(wanted)

            def is_proved(indices: Sequence[int], chosen: Sequence[Finding] = chosen) -> bool:
                after = self.passes.follow(state, [chosen[index] for index in indices])
                return after.bytes not in seen and not objection(state, after, self.settings)

            kept = allowed(range(len(chosen)), is_proved, len(state.trail.text))
            if kept:
                return self.passes.follow(state, [chosen[index] for index in sorted(kept)])
            # Those that overlapped them get their turn.
            refused = {id(finding) for finding in chosen}
            wanted = [finding for finding in wanted if id(finding) not in refused]
        return state


def _ids(findings: Sequence[Finding]) -> str:
    return ", ".join(sorted({finding.rule for finding in findings}))
