"""One rule with all that is said of it: for people, and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text

from artlint.cli.rule_source import safety_of
from artlint.config.kebab import plain
from artlint.examples.option_table import told_options
from artlint.paths import shown
from artlint.reporters.parts import palette
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.fold import folded
from artlint.rulebook import Language, Rule

_LONGEST = 40
"""The code points up to which the value of an option is shown whole."""


def entry(rule: Rule, lang: Language) -> dict[str, Any]:
    """Give all that is said of a rule, as JSON has it."""
    said = rule.page
    return {
        "id": rule.id,
        "category": rule.category,
        "level": said.level.value,
        "default": not said.opt_in,
        "fix": safety_of(rule),
        "title": rule.title,
        "message": said.message.said_raw(lang),
        "help": said.help.said_raw(lang) if said.help is not None else "",
        "origin": rule.source.origin.value,
        "source": rule.source.name,
        "kind": said.kind,
        "options": [
            {
                "key": key,
                "type": option.type,
                "default": plain(rule.page.match.get(key, option.default)),
                "meaning": meaning,
            }
            for key, (option, meaning) in told_options(rule).items()
        ],
        "body": rule.body.strip("\n"),
    }


def page(rule: Rule, lang: Language, *, styled: bool, cells: int | None) -> Iterator[RenderableType]:
    """Give the page of a rule for a terminal, below what its front matter says in lines of at most `cells`."""
    yield Text(f"{rule.category}/{rule.id}", "bold")
    for name, value in _facts(rule, lang):
        head = f"  {name:<9}"
        yield Text.assemble((head, palette.MUTED), folded(escape(value), cells, len(head)) if cells else escape(value))
    yield Text()
    options = told_options(rule)
    if options:
        yield _options(rule)
        yield Text()
    body = "\n".join(escape(line).replace(r"\t", "    ") for line in rule.body.split("\n"))
    # Without styles a heading would look like any other line, so the page is given as it was written.
    yield Markdown(body, hyperlinks=False) if styled else Text(body.strip("\n"))


def _options(rule: Rule) -> Table:
    """Give the options as a table: key, type, the value that holds unless configured, and what it is for."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(Text("  option"), no_wrap=True)
    table.add_column(Text("type"))
    table.add_column(Text("default"))
    table.add_column(Text("what it does"))
    for key, (option, meaning) in told_options(rule).items():
        default = _said(plain(rule.page.match.get(key, option.default)))
        shown = default if len(default) <= _LONGEST else f"{default[:_LONGEST]}…"
        words = (escape(option.type.replace("`", "")), escape(shown), escape(meaning))
        table.add_row(Text(f"  {escape(key)}"), *map(Text, words))
    return table


def _said(value: Any) -> str:
    """Give a value as people say it."""
    if isinstance(value, dict):
        return _said([f"{key}: {_said(each)}" for key, each in value.items()])
    if isinstance(value, list):
        return ", ".join(map(_said, value)) or "none"
    if isinstance(value, bool):
        return str(value).lower()
    # A pattern on several lines is told by its beginning.
    return str(value).replace("\n", " ") if value not in (None, "") else "none"


def _facts(rule: Rule, lang: Language) -> Iterator[tuple[str, str]]:
    said = rule.page
    yield "message", said.message.said_raw(lang)
    yield "level", f"{said.level}{', opt-in' if said.opt_in else ''}"
    safety = safety_of(rule)
    conditional = bool(said.fix and said.fix.unsafe_when and safety == "safe")
    yield "fix", f"{safety or 'none'}{', sometimes unsafe' if conditional else ''}"
    if said.fix is not None:
        yield "", said.fix.message.said_raw(lang)
    if said.help is not None:
        yield "help", said.help.said_raw(lang)
    yield "source", f"{rule.source.name} ({shown(rule.path)})"
