"""Writes what rules/README.md gets from the code: the kinds with their options, and the index of all rules.

With `--check` only says whether they are up to date. Run as `python -m tools.index [--check]` from the root of the
repository.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from artlint.config.kebab import keys_of, plain
from artlint.matchers.base import Matcher
from artlint.rulebook import own_rules
from artlint.rulebook.kinds import own_kinds
from artlint.rulebook.options import Option, options_of
from artlint.rulebook.starters import starter_kinds
from tools.generated import replaced, settle

_PAGE = Path("rules/README.md")


def main(arguments: list[str]) -> int:
    """Give 0 when the page is up to date or was written, 1 when `--check` finds it stale."""
    wanted = replaced(replaced(_PAGE.read_text("utf-8"), "index", _index()), "kinds", _kinds())
    return settle(_PAGE, wanted, arguments, "the index is stale; run `nox -s generate`")


def _index() -> Iterator[str]:
    """Give the lines of the index: a table for each category."""
    ordered = sorted(own_rules().values(), key=lambda rule: (rule.category, rule.id))
    for category, members in groupby(ordered, key=lambda rule: rule.category):
        yield ""
        yield f"### {category}"
        yield ""
        yield "| rule | what it reports | level | fix |"
        yield "|---|---|---|---|"
        for rule in members:
            optional = ", opt-in" if rule.page.opt_in else ""
            fix = rule.page.fix.safety.value if rule.page.fix else "–"
            said = rule.page.message.en.replace("|", "\\|").replace("<", "&lt;")
            yield f"| [{rule.id}]({category}/{rule.id}.md) | {said} | {rule.page.level.value}{optional} | {fix} |"
    yield ""


def _kinds() -> Iterator[str]:
    """Give the lines about the kinds: for each what it finds, its words and actions, and a table of its options."""
    used = sorted(own_rules().values(), key=lambda rule: rule.id)
    for kind, matcher in own_kinds().items():
        yield ""
        yield f"### `{kind}`"
        yield ""
        yield _described(matcher)
        yield ""
        yield f"- placeholders: {_listed(matcher.placeholders)}"
        changed = "; they may change the front-matter field that is flagged" if matcher.rewrites_fields else ""
        yield f"- actions of a fix: {_listed(matcher.actions)}{changed}"
        if matcher.variants:
            yield f"- variants: {_listed(matcher.variants)}"
        pages = ", ".join(f"[{each.id}]({each.category}/{each.id}.md)" for each in used if each.page.kind == kind)
        start = f"; `artlint rule new ID --kind {kind}` starts one" if kind in starter_kinds() else ""
        yield f"- pages: {pages or 'none of ours'}{start}"
        yield ""
        yield "| option | type | unless set | what it does |"
        yield "|---|---|---|---|"
        for option in options_of(matcher).values():
            yield _row(option, matcher)


def _described(matcher: type[Matcher]) -> str:
    """Give what a matcher says of itself, with the names of its options as pages write them."""
    paragraphs = inspect.cleandoc(matcher.__doc__ or "").split("\n\n")
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    for key, field in keys_of(matcher).items():
        text = text.replace(f"`{field.name}`", f"`{key}`")
    return text


def _row(option: Option, matcher: type[Matcher]) -> str:
    if not option.meaning:
        raise SystemExit(f"{matcher.__module__}: no sentence below the option {option.key} says what it does")
    value = "must be set" if option.required else _said(plain(option.default))
    cells = (f"`{option.key}`", option.type, value, option.meaning)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _said(value: object) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if value else "–"


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names)) or "none"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
