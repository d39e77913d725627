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
from artlint.rulebook import Rule

_STYLES = {"error": "red", "warning": "yellow", "info": "blue"}


class ListFormat(StrEnum):
    """How the list is written."""

    TABLE = "table"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `rule list`."""

    output_format: Annotated[ListFormat, Option("--output-format", help="How the list is written.")] = ListFormat.TABLE


def run(flags: Flags) -> Exit:
    """List the rules with their level and whether they can fix, and say which preset is behind the levels."""
    place = place_here(flags)
    rules = sorted(rules_of(place).values(), key=lambda rule: (rule.category, rule.id))
    stream = standard_output()
    is_json = flags.output_format is ListFormat.JSON
    parts = _json(rules, asked_language(flags) or "en") if is_json else _tables(rules, place)
    width = width_of(stream, PLAIN_WIDTH)
    write_parts(parts, stream, colour=not is_json and is_coloured(flags.color.value, stream), width=width)
    return Exit.CLEAN


def _json(rules: Iterable[Rule], lang: str) -> Iterator[str]:
    entries = [
        {
            "id": rule.id,
            "category": rule.category,
            "level": rule.page.level.value,
            "default": not rule.page.opt_in,
            "fix": safety_of(rule),
            "title": rule.title,
            "message": rule.page.message.zh if lang == "zh" else rule.page.message.en,
        }
        for rule in rules
    ]
    yield json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _tables(rules: Iterable[Rule], place: Place) -> Iterator[RenderableType]:
    preset = place.settings.preset
    origin = place.values["preset"][1] if "preset" in place.values else "the default"
    yield Text(f"preset {preset.name} ({escape(origin)})\n")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in ("rule", "level", "runs", "fix", "title"):
        table.add_column(Text(head), no_wrap=True)
    category = ""
    for rule in rules:
        if rule.category != category:
            category = rule.category
            table.add_row(Text(escape(category), "bold cyan"))
        level = place.config.lint.level.get(rule.id) or preset.levels.get(rule.id) or rule.page.level
        table.add_row(
            Text(f"  {escape(rule.id)}"),
            Text(level, _STYLES.get(level, "")),
            Text("opt-in" if rule.page.opt_in else "default"),
            Text(safety_of(rule) or "–"),
            Text(escape(rule.title)),
        )
    yield table
