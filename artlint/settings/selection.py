"""Which rules a configuration selects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from artlint.config.model import Config
from artlint.settings.error import SettingsError, meant

if TYPE_CHECKING:
    from artlint.rulebook import Rule


class Selection:
    """Which rules run: the more specific selector wins, and `ignore` beats `select` where both are as specific."""

    def __init__(self, rules: Mapping[str, Rule], config: Config) -> None:
        self.rules = rules
        self.categories = frozenset(rule.category for rule in rules.values())
        self.names = self.categories | rules.keys() | {"all"}
        lint = config.lint
        self.selected = None if lint.select is None else {self.check(name) for name in lint.select}
        self.extended = {self.check(name) for name in lint.extend_select}
        self.ignored = {self.check(name) for name in (*lint.ignore, *lint.extend_ignore)}

    def check(self, name: str, *, only_ids: bool = False) -> str:
        """Give `name` back when it selects something; SettingsError naming the nearest otherwise."""
        known = sorted(self.rules) if only_ids else ["all", *sorted(self.categories), *sorted(self.rules)]
        if name not in known:
            raise SettingsError(f"unknown rule{'' if only_ids else ' or category'} {name!r}{meant(name, known)}", name)
        return name

    def selects(self, rule: Rule) -> bool:
        """Tell whether `rule` runs."""
        if rule.page.kind == "run":
            return True
        chosen = self.extended | (self.selected or set())
        for weight in ((rule.id,), (rule.category,), ("all",)):
            if weight[0] in self.ignored:
                return False
            if weight[0] in chosen:
                # A category or `all` brings its opt-in rules too: they were asked for.
                return True
        return self.selected is None and not rule.page.opt_in
