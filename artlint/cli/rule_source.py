"""The rules that a command about rules is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from artlint.cli.exits import CommandError
from artlint.cli.flags import CommonFlags
from artlint.cli.overrides import run_options
from artlint.resolver import Place
from artlint.rulebook import Rule
from artlint.settings.error import meant
from artlint.settings.making import known_rules


def place_here(flags: CommonFlags) -> Place:
    """Give the configuration of the working folder."""
    return run_options(flags).resolver().place(Path.cwd())


def rules_of(place: Place) -> Mapping[str, Rule]:
    """Give the installed rules and those of a configuration, by id."""
    # The settings name the place in the configuration of what is wrong there.
    _ = place.settings
    return known_rules(place.config, place.home)


def rule_named(name: str, rules: Mapping[str, Rule]) -> Rule:
    """Give one rule; CommandError with the nearest id when there is none."""
    if name in rules:
        return rules[name]
    if any(rule.category == name for rule in rules.values()):
        raise CommandError(f"{name!r} is a category; its rules are among those of: artlint rule list")
    raise CommandError(f"no rule {name!r}{meant(name, rules)}")


def safety_of(rule: Rule) -> str | None:
    """Give how safe the fix of a rule is; None without a fix."""
    return rule.page.fix.safety.value if rule.page.fix else None
