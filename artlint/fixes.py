"""Fixing an article: pass after pass until it is still, then the proof; what cannot be proved is not done."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from operator import attrgetter

from artlint.checker import run_finding
from artlint.document import Document
from artlint.facts.sights import Sights
from artlint.facts.trials import allowed
from artlint.findings import FIX_REVERTED, Finding, Fix, Safety
from artlint.frozen import frozen
from artlint.passes import ProofError, State, apart, change, objection
from artlint.settings.settings import Settings
from artlint.trail import Trail
from artlint.triage import Triage

MAX_PASSES = 10
MAX_SINGLE_PASSES = 100
"""How many passes there are at most: of all rules together, and of one rule each or while the text gets shorter."""
MOST_READ = 20_000_000
"""How many code points are read at most to find out which of the fixes of a pass the proof refuses."""


@frozen(slots=True)
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
    if settings.fixable is None and not settings.unfixable:
        return True
    names = {finding.rule, finding.category, "all"}
    if settings.fixable is not None and not names & settings.fixable:
        return False
    return not names & settings.unfixable


def fix_document(
    document: Document,
    settings: Settings,
    *,
    unsafe: bool = False,
    triage: Triage | None = None,
    sights: Sights | None = None,
) -> Fixed:
    """Give the document with every fix made that may be and that the proof lets pass.

    Findings that do not count in the eyes of `triage` are not mended. `sights` note what the rules looked at besides
    the document.
    """
    first = State(document, settings.at(document.path), triage, Trail(document.text), sights=sights)
    try:
        fixed = _Fixing(first.settings, unsafe).fixed(first)
    except (_NoRestError, ProofError) as error:
        reason = str(error)
    else:
        if fixed.trail.rebuilt(document.text) == fixed.document.text:
            return fixed
        reason = "something outside the edits changed"
    told = run_finding(FIX_REVERTED, first.settings, {"reason": reason})
    return Fixed(document, (), (told, *first.findings), first.trail, reverted=reason)


class _NoRestError(Exception):
    """Fixes that undo one another or never come to rest, which is a fault of their rules."""


@frozen(slots=True)
class _Fixing:
    settings: Settings
    unsafe: bool

    def fixed(self, state: State) -> Fixed:
        """Give the article when nothing is left to do that the proof lets pass."""
        seen = {state.bytes}
        for _ in range(MAX_PASSES):
            last, reason = self._still(state)
            if not reason:
                return Fixed(last.document, last.applied, tuple(last.findings), last.trail)
            proved = self._proved(state, seen)
            if proved is state:
                left = tuple(each._replace(fix=None) if self._may_apply(each) else each for each in state.findings)
                return Fixed(state.document, state.applied, left, state.trail, refused=reason)
            # A second run would try again what is left, all of it together.
            state = proved
            seen.add(state.bytes)
        raise _NoRestError(reason)

    def _may_apply(self, finding: Finding) -> bool:
        return may_apply(finding.fix, finding, self.settings, unsafe=self.unsafe)

    def _are_many(self, state: State) -> bool:
        """Tell whether more than one rule would mend something."""
        return len({finding.rule for finding in state.findings if self._may_apply(finding)}) > 1

    def _still(self, state: State) -> tuple[State, str]:
        """Give the state after all fixes, of all rules in each pass or else of one, and what speaks against it."""
        try:
            last = self._after_passes(state, together=True)
            reason = objection(state, last)
            if not reason or not self._are_many(state):
                return last, reason
        except _NoRestError:
            if not self._are_many(state):
                raise
        # Each rule proves its own fixes on the text it was given, not together with those of the others.
        last = self._after_passes(state, together=False)
        return last, objection(state, last)

    def _after_passes(self, state: State, *, together: bool) -> State:
        seen = {state.bytes}
        for number in range(MAX_SINGLE_PASSES):
            wanted = [finding for finding in state.findings if self._may_apply(finding)]
            if not wanted:
                return state
            chosen = apart([finding for finding in wanted if together or finding.rule == wanted[0].rule])
            before, state = state, state.followed_by(chosen)
            if together and number >= MAX_PASSES and len(state.trail.text) >= len(before.trail.text):
                break
            if state.bytes in seen:
                raise _NoRestError(f"the fixes of {_ids(chosen)} undo one another")
            seen.add(state.bytes)
        told = "never end: what they write is flagged again; the rule has to leave that alone"
        raise _NoRestError(f"the fixes of {_ids(chosen)} {told}")

    def _proved(self, state: State, seen: Container[bytes]) -> State:
        """Give the state after one pass of those fixes that the proof lets pass; the same one when there are none."""
        wanted = [finding for finding in state.findings if self._may_apply(finding)]
        for _ in range(MAX_PASSES):
            # Most often one rule is to blame for all.
            chosen = sorted(apart(wanted), key=attrgetter("rule"))
            if not chosen:
                break
            # What the rules find takes longer to see, and is seldom what stands in the way.
            for against in (change, objection):
                after = _without_refused(state, chosen, seen, against)
                if after is state:
                    # Whoever has more to say lets no more pass.
                    break
                if not objection(state, after):
                    return after
            # Those that overlapped them get their turn.
            refused = {id(finding) for finding in chosen}
            wanted = [finding for finding in wanted if id(finding) not in refused]
        return state


def _without_refused(
    state: State, chosen: Sequence[Finding], seen: Container[bytes], against: Callable[[State, State], str]
) -> State:
    """Give the state after those of the fixes that nothing speaks against, found by halves."""
    # The last trial that went well is that of all that are kept.
    proved = [state]

    def is_proved(indices: Sequence[int]) -> bool:
        trial = state.followed_by([chosen[index] for index in indices])
        if trial.bytes in seen or against(state, trial):
            return False
        proved[:] = [trial]
        return True

    text = state.trail.text
    # What is to blame is most often all that a rule does to one and the same piece of text.
    kinds = [
        (finding.rule, [(text[slice(*edit.span)], edit.text) for edit in finding.fix.edits] if finding.fix else [])
        for finding in chosen
    ]
    allowed(sorted(range(len(chosen)), key=kinds.__getitem__), is_proved, len(text), MOST_READ, kinds)
    return proved[0]


def _ids(findings: Sequence[Finding]) -> str:
    return ", ".join(sorted({finding.rule for finding in findings}))
