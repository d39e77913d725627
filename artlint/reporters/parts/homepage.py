"""Where artlint and the pages of its rules are on the web."""

from __future__ import annotations

from artlint.rulebook import Origin, Rule

HOME = "https://github.com/artlint/artlint"


def page_link(rule: Rule) -> str:
    """Give where the page of a rule can be opened from this machine: on the web, or the file."""
    return page_address(rule) or rule.path.absolute().as_uri()


def page_address(rule: Rule) -> str:
    """Give the address of a rule's page; empty for a rule of somebody else's."""
    return f"{HOME}/blob/main/rules/{rule.category}/{rule.id}.md" if rule.source.origin is Origin.OWN else ""
