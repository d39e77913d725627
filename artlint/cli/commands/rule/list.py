"""`artlint rule list`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from typer import Option

from artlint.cli.exits import Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.overrides import asked_language
from artlint.cli.rule_source import place_here, rules_of, safety_of
from artlint.cli.streams import is_coloured, standard_output, width_of, write_parts
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.view import PLAIN_WIDTH
from artlint.resolver import Place
from artlint.rulebook import Language, Origin, Rule

_STYLES = {"error": "red", "warning": "yellow", "info": "blue"}


class ListFormat(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `rule list`."""

    output_format: Annotated[ListFormat, Option("--output-format", help="How the list is written.")] = ListFormat.TEXT


def run(flags: Flags) -> Exit:
    """List the rules with their level, fix and source, and say which preset is behind the levels."""
    place = place_here(flags)
    rules = sorted(rules_of(place).values(), key=lambda rule: (rule.category, rule.id))
    lang = asked_language(flags) or "en"
    stream = standard_output()
    is_text = flags.output_format is ListFormat.TEXT
    if flags.output_format is ListFormat.JSON:
        parts: Iterable[RenderableType] = _json(rules, place, lang)
    else:
        parts = _tables(rules, place) if is_text else _markdown(rules, place, lang)
    width = width_of(stream, PLAIN_WIDTH)
    write_parts(parts, stream, colour=is_text and is_coloured(flags.color.value, stream), width=width)
    return Exit.CLEAN


def _json(rules: Iterable[Rule], place: Place, lang: Language) -> Iterator[str]:
    entries = [
        {
            "id": rule.id,
            "category": rule.category,
            "level": _level(rule, place),
            "default": not rule.page.opt_in,
            "fix": safety_of(rule),
            "title": rule.title,
            "message": rule.page.message.said_raw(lang),
            "origin": rule.source.origin.value,
            "source": rule.source.name,
        }
        for rule in rules
    ]
    yield json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _markdown(rules: Iterable[Rule], place: Place, lang: Language) -> Iterator[str]:
    yield "| rule | category | what it reports | level | runs | fix | source |\n|---|---|---|---|---|---|---|\n"
    for rule in rules:
        said = escape(rule.page.message.said_raw(lang)).replace("|", r"\|").replace("<", "&lt;")
        cells = (rule.id, rule.category, said, _level(rule, place), _runs(rule), safety_of(rule) or "–")
        yield f"| {' | '.join((*cells, escape(rule.source.name)))} |\n"


def _tables(rules: Iterable[Rule], place: Place) -> Iterator[RenderableType]:
    preset = place.settings.preset
    origin = place.values[("preset",)][1] if ("preset",) in place.values else "the default"
    yield Text(f"preset {preset.name} ({escape(origin)})\n")
    table = Table(box=None, pad_edge=False, header_style="bold")
    rules = list(rules)
    # Where all are artlint's own, a column would say nothing.
    is_mixed = any(rule.source.origin is not Origin.OWN for rule in rules)
    for head in ("rule", "level", "runs", "fix", *(["source"] if is_mixed else []), "title"):
        table.add_column(Text(head), no_wrap=True)
    category = ""
    for rule in rules:
        if rule.category != category:
            category = rule.category
            table.add_row(Text(escape(category), "bold cyan"))
        level = _level(rule, place)
        table.add_row(
            Text(f"  {escape(rule.id)}"),
            Text(level, _STYLES.get(level, "")),
            Text(_runs(rule)),
            Text(safety_of(rule) or "–"),
            *([Text(escape(rule.source.name))] if is_mixed else []),
            Text(escape(rule.title)),
        )
    yield table


def _level(rule: Rule, place: Place) -> str:
    """Give the level that findings of a rule have here."""
    preset = place.settings.preset
    return (place.config.lint.level.get(rule.id) or preset.levels.get(rule.id) or rule.page.level).value


def _runs(rule: Rule) -> str:
    return "opt-in" if rule.page.opt_in else "default"
