"""`artlint rule show`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from rich.console import RenderableType
from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text
from typer import Argument, Option

from artlint.cli.exits import Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.overrides import asked_language
from artlint.cli.rule_source import rule_named, rules_here, safety_of
from artlint.cli.streams import is_coloured, standard_output, width_of, write_parts
from artlint.examples.option_table import told_options
from artlint.reporters.parts.escape import escape
from artlint.rulebook import Language, Rule
from artlint.rulebook.options import shown_value
from artlint.rulebook.source import shown

_WIDTH = 100
"""Prose is read no wider, in cells."""
_LONGEST = 40
"""The code points up to which the value of an option is shown whole."""


class ShowFormat(StrEnum):
    """How the rule is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `rule show`."""

    rule: Annotated[str, Argument(metavar="ID", help="The id of the rule.")]
    output_format: Annotated[ShowFormat, Option("--output-format", help="How the rule is written.")] = ShowFormat.TEXT


def run(flags: Flags) -> Exit:
    """Explain a rule: what it says, what it does about it, which options it takes, why, and with which examples."""
    rule = rule_named(flags.rule, rules_here(flags))
    lang = asked_language(flags) or "en"
    stream = standard_output()
    width = min(_WIDTH, width_of(stream, _WIDTH))
    colour = flags.output_format is ShowFormat.TEXT and is_coloured(flags.color.value, stream)
    if flags.output_format is ShowFormat.JSON:
        parts: Iterable[RenderableType] = [json.dumps(_entry(rule, lang), ensure_ascii=False, indent=2) + "\n"]
    elif flags.output_format is ShowFormat.MARKDOWN:
        parts = ["\n".join(map(escape, rule.body.strip("\n").split("\n"))) + "\n"]
    else:
        parts = _page(rule, lang, styled=colour)
    write_parts(parts, stream, colour=colour, width=width)
    return Exit.CLEAN


def _entry(rule: Rule, lang: Language) -> dict[str, Any]:
    page = rule.page
    return {
        "id": rule.id,
        "category": rule.category,
        "level": page.level.value,
        "default": not page.opt_in,
        "fix": safety_of(rule),
        "title": rule.title,
        "message": page.message.said_raw(lang),
        "help": page.help.said_raw(lang) if page.help is not None else "",
        "origin": rule.source.origin.value,
        "source": rule.source.name,
        "kind": page.kind,
        "options": [
            {
                "key": key,
                "type": option.type,
                "default": shown_value(rule.page.match.get(key, option.default)),
                "meaning": meaning,
            }
            for key, (option, meaning) in told_options(rule).items()
        ],
        "body": rule.body.strip("\n"),
    }


def _page(rule: Rule, lang: Language, *, styled: bool) -> Iterator[RenderableType]:
    yield Text(f"{rule.category}/{rule.id}", "bold")
    for name, value in _facts(rule, lang):
        yield Text.assemble((f"  {name:<9}", "dim"), escape(value))
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
        default = _said(shown_value(rule.page.match.get(key, option.default)))
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
    return str(value) if value not in (None, "") else "none"


def _facts(rule: Rule, lang: Language) -> Iterator[tuple[str, str]]:
    page = rule.page
    yield "message", page.message.said_raw(lang)
    yield "level", f"{page.level}{', opt-in' if page.opt_in else ''}"
    safety = safety_of(rule)
    conditional = bool(page.fix and page.fix.unsafe_when and safety == "safe")
    yield "fix", f"{safety or 'none'}{', sometimes unsafe' if conditional else ''}"
    if page.fix is not None:
        yield "", page.fix.message.said_raw(lang)
    if page.help is not None:
        yield "help", page.help.said_raw(lang)
    yield "source", f"{rule.source.name} ({shown(rule.path)})"
