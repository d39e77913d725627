"""How a report is to be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from artlint.findings import Finding, Safety
from artlint.frozen import frozen

if TYPE_CHECKING:
    from artlint.rulebook import Language
    from artlint.settings.active_rule import ActiveRule

PLAIN_WIDTH = 120
"""The width of a report that no terminal limits, in cells."""


@frozen(slots=True)
class View:
    """What the command line decided about a report.

    `previewing` tells that the run only showed the fixes that it would make. `fixable` and `unfixable` are the
    selectors of the configuration; `fixable` None means every rule. `rules` gives the rules that run, by id; a format
    that does not ask spares their loading. On a `terminal` sentences are folded; with `links` it knows hyperlinks.
    Without `colour` nothing is seen of styles.
    """

    width: int = PLAIN_WIDTH
    lang: Language = "en"
    unsafe_fixes: bool = False
    previewing: bool = False
    show_fixes: bool = False
    show_baselined: bool = False
    summary: bool = True
    max_diagnostics: int | None = None
    terminal: bool = False
    links: bool = False
    colour: bool = True
    fixable: frozenset[str] | None = None
    unfixable: frozenset[str] = frozenset()
    rules: Callable[[], Mapping[str, ActiveRule]] = dict

    def fold(self, text: str, before: int = 0, indent: int | None = None) -> str:
        """Give a sentence in as many lines as a terminal needs for it; see `folded`."""
        if not self.terminal:
            return text
        from artlint.reporters.parts.fold import folded  # noqa: PLC0415 - programs need no folding

        return folded(text, self.width, before, indent)

    def address(self, rule: str) -> str:
        """Give where the page of a rule can be opened; empty where there are no hyperlinks, or no such rule here."""
        active = self.rules().get(rule) if self.links else None
        if active is None:
            return ""
        from artlint.reporters.parts.homepage import page_link  # noqa: PLC0415 - only where there are hyperlinks

        return page_link(active.rule)

    def mends(self, finding: Finding) -> bool:
        """Tell whether `artlint fix` would make the fix of a finding with the same flags."""
        return self.may_mend(finding) and (self.unsafe_fixes or _is_safe(finding))

    def may_mend(self, finding: Finding) -> bool:
        """Tell whether `artlint fix --unsafe-fixes` would make the fix of a finding."""
        if finding.fix is None:
            return False
        names = {finding.rule, finding.category, "all"}
        return (self.fixable is None or bool(names & self.fixable)) and not names & self.unfixable


def _is_safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safety is Safety.SAFE
