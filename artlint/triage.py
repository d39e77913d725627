"""Which findings of an article count: not those that a baseline knows, nor those on lines that did not change."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property

from artlint.changes.lines import ChangedLines
from artlint.document import Document
from artlint.findings import Edit, Finding, fingerprint
from artlint.frozen import frozen
from artlint.settings.settings import Settings
from artlint.text import Span, apart
from artlint.trail import Trail

Key = tuple[str, str]
"""A rule, and the fingerprint of what it found."""


@frozen(slots=True)
class Triaged:
    """The findings of a file: those that count, those that the baseline hides, how many are on unchanged lines.

    `stale` are the entries of the baseline for which nothing was found, with how often.
    """

    reported: tuple[Finding, ...]
    baselined: tuple[Finding, ...] = ()
    unchanged: int = 0
    stale: Mapping[Key, int] = field(default_factory=dict)


def never_hidden(finding: Finding, settings: Settings) -> bool:
    """Tell whether a finding says that the article was not read as a whole, which nothing may hide."""
    return settings.by_id[finding.rule].matcher.never_hidden


def keys_of(findings: Iterable[Finding], text: str, settings: Settings) -> Counter[Key]:
    """Give how often each finding is there, those that nothing may hide left out."""
    return Counter((each.rule, fingerprint(each, text)) for each in findings if not never_hidden(each, settings))


@frozen
class Triage:
    """Sorts the findings of one article, as it was and after edits.

    `allowance` says how often the baseline has each finding; without `lines` every line counts. Of several equal ones
    those are hidden that `anchors` have with their first places, then those on lines that did not change.
    """

    document: Document
    settings: Settings
    allowance: Mapping[Key, int]
    lines: ChangedLines | None = None
    anchors: frozenset[tuple[str, Span]] = frozenset()

    def anchored(self, findings: Sequence[Finding]) -> Triage:
        """Give the triage that knows later which of `findings`, those of the document as it was, it hides now."""
        hidden = self.sort(findings).baselined
        return replace(self, anchors=frozenset((each.rule, each.span) for each in hidden))

    def sort(self, findings: Sequence[Finding], trail: Trail | None = None) -> Triaged:
        """Give the findings by what becomes of them; `trail` leads from the text that they are in to the document's."""
        sorting = self._sorting(findings, trail or Trail(self.document.text))
        return Triaged(
            tuple(finding for index, finding in enumerate(sorting.spared) if index in sorting.counting),
            tuple(finding for index, finding in enumerate(findings) if index in sorting.hidden),
            len(findings) - len(sorting.counting) - len(sorting.hidden),
            self._stale(sorting.left, findings),
        )

    def spared(self, findings: Sequence[Finding], trail: Trail) -> Sequence[Finding]:
        """Give the same findings, without their fixes where those are not to be made."""
        sorting = self._sorting(findings, trail)
        return [
            finding if index in sorting.counting else finding._replace(fix=None)
            for index, finding in enumerate(sorting.spared)
        ]

    def _sorting(self, findings: Sequence[Finding], trail: Trail) -> _Sorting:
        changed = frozenset(index for index, each in enumerate(findings) if self._is_changed(each, trail))
        hidden, left = self._hidden(findings, changed, trail)
        places = [*(trail.origin(findings[index].span) for index in hidden), *(span for _, span in self.anchors)]
        words = apart(span for span in places if span.start < span.end)
        return _Sorting([_sparing(each, words, trail) for each in findings], changed - hidden, hidden, left)

    def _hidden(
        self, findings: Sequence[Finding], changed: frozenset[int], trail: Trail
    ) -> tuple[frozenset[int], Mapping[Key, int]]:
        """Give the numbers of the findings that the baseline hides, and what is left of its allowance."""
        left = Counter(self.allowance)
        rules = {rule for rule, _ in left}
        hidden: set[int] = set()

        def is_new(index: int) -> tuple[bool, bool]:
            finding = findings[index]
            is_other = bool(self.anchors) and (finding.rule, trail.origin(finding.span)) not in self.anchors
            return is_other, index in changed

        for index in sorted(range(len(findings)), key=is_new) if left else ():
            finding = findings[index]
            if finding.rule in rules and not never_hidden(finding, self.settings):
                key = (finding.rule, fingerprint(finding, trail.text))
                if left[key] > 0:
                    left[key] -= 1
                    hidden.add(index)
        return frozenset(hidden), +left

    def _stale(self, left: Mapping[Key, int], findings: Sequence[Finding]) -> Mapping[Key, int]:
        """Give those of the entries without a finding whose rule has looked at the article, or is no rule any more."""
        if not left or self.document.undecodable is not None:
            return {}
        if any(never_hidden(each, self.settings) for each in findings):
            return {}
        running = {active.rule.id for active in self.settings.rules_for(self.document.path)}
        unknown = {rule for rule, _ in left} - self.settings.names
        return {key: count for key, count in left.items() if key[0] in running or key[0] in unknown}

    def _is_changed(self, finding: Finding, trail: Trail) -> bool:
        if self.lines is None or self.lines.is_new or never_hidden(finding, self.settings):
            return True
        start, end = trail.origin(finding.span)
        if start == end == 0:
            # It is about the whole file.
            return self.lines.touch_head(self._head)
        return self.lines.touch(self._line(start), self._line(max(start, end - 1)))

    @cached_property
    def _head(self) -> int:
        """The number of the last line of the front matter; 1 where there is none."""
        from artlint.facts.front_matter import find_front_matter  # noqa: PLC0415 - only where lines count

        found = find_front_matter(self.document.text, self.settings.preset.front_matter)
        return self._line(max(0, found.block.span.end - 1)) if found is not None else 1

    def _line(self, offset: int) -> int:
        """Give the number of the line around `offset` as git counts: a lone carriage return ends none."""
        return bisect_left(self._ends, offset) + 1

    @cached_property
    def _ends(self) -> Sequence[int]:
        return [index for index, character in enumerate(self.document.text) if character == "\n"]


@frozen(slots=True)
class _Sorting:
    """Findings with the numbers of those that count and of those that are hidden; `left` is what hid none."""

    spared: Sequence[Finding]
    counting: frozenset[int]
    hidden: frozenset[int]
    left: Mapping[Key, int]


def _sparing(finding: Finding, words: Sequence[Span], trail: Trail) -> Finding:
    """Give a finding without its fix where that would touch words, given by their first place, that are to stay."""
    if finding.fix is None or not words or not any(_touches(words, edit, trail) for edit in finding.fix.edits):
        return finding
    return finding._replace(fix=None)


def _touches(words: Sequence[Span], edit: Edit, trail: Trail) -> bool:
    place = trail.origin(edit.span)
    # None of them overlap, so only those next to the place can.
    at = bisect_left(words, place)
    near = words[max(0, at - 1) : at + 2]
    if edit.text:
        # What is put next to a word may become a part of it.
        return any(each.start <= place.end and place.start <= each.end for each in near)
    return any(each.overlaps(place) for each in near)
