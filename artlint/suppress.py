"""Suppressions: which findings the directives of an article hide, and which directives hide nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from artlint.facts.directives import Directive, Scope
from artlint.findings import Finding
from artlint.frozen import frozen
from artlint.text import Lines

_ALL = "all"
_END_OF_TEXT = 1 << 62

Use = tuple[int, str]
"""The number of a directive, and the name in it that hid something; an empty one where it names nothing."""


@frozen(slots=True)
class Hiding:
    """What is left of some findings, and which names of which directives hid one."""

    kept: list[Finding]
    used: frozenset[Use]


def hide(directives: Sequence[Directive], findings: Sequence[Finding], lines: Lines) -> Hiding:
    """Give the findings that no directive hides; of several that could hide one, the narrowest does."""
    reach = _Reach(directives, lines)
    used = set(reach.ends)
    kept: list[Finding] = []
    for finding in findings:
        use = next(reach.uses(finding), None)
        if use is None:
            kept.append(finding)
        else:
            used.add(use)
    return Hiding(kept, frozenset(used))


class _Reach:
    """How far directives reach: by line, from one place to another, and over the file."""

    def __init__(self, directives: Sequence[Directive], lines: Lines) -> None:
        self.lines = lines
        self.by_line: dict[tuple[int, str], Use] = {}
        self.by_file: dict[str, Use] = {}
        self.blocks: dict[str, list[tuple[int, int, Use]]] = {}
        self.ends: list[Use] = []
        for number, directive in enumerate(directives):
            for name in [each.text for each in directive.names] or [""]:
                self._take(directive, name, (number, name))

    def _take(self, directive: Directive, name: str, use: Use) -> None:
        key, span = name or _ALL, directive.span
        first, last = (self.lines.position(at).line for at in (span.start, max(span.start, span.end - 1)))
        if directive.scope is Scope.NEXT_LINE:
            self.by_line.setdefault((last + 1, key), use)
        elif directive.scope is Scope.LINE:
            for line in range(first, last + 1):
                self.by_line.setdefault((line, key), use)
        elif directive.scope is Scope.FILE:
            self.by_file.setdefault(key, use)
        elif directive.scope is Scope.BLOCK:
            blocks = self.blocks.setdefault(key, [])
            if not blocks or blocks[-1][1] < span.start:
                blocks.append((span.end, _END_OF_TEXT, use))
        elif directive.scope is Scope.END:
            # Without a name it ends everything that is open.
            for blocks in [self.blocks.get(key, [])] if name else self.blocks.values():
                if blocks and blocks[-1][1] == _END_OF_TEXT:
                    blocks[-1] = (blocks[-1][0], span.start, blocks[-1][2])
                    self.ends.append(use)

    def uses(self, finding: Finding) -> Iterator[Use]:
        """Give the directives that hide `finding`, the narrowest first."""
        at = finding.span.start
        line = self.lines.position(at).line
        names = (finding.rule, finding.category, _ALL)
        yield from (self.by_line[line, name] for name in names if (line, name) in self.by_line)
        for name in names:
            blocks = self.blocks.get(name, [])
            last = bisect_right(blocks, at, key=lambda block: block[0]) - 1
            if last >= 0 and at < blocks[last][1]:
                yield blocks[last][2]
        yield from (self.by_file[name] for name in names if name in self.by_file)
