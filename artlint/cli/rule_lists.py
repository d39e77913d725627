"""Rules as a list: for people, for a page, for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from artlint.cli.rule_source import safety_of
from artlint.findings import Level
from artlint.reporters.parts import palette
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.json_text import laid_out
from artlint.resolver import Place
from artlint.rulebook import Origin, Rule


def json_list(rules: Iterable[Rule], place: Place) -> Iterator[str]:
    """Give the rules as a JSON array."""
    entries = [
        {
            "id": rule.id,
            "category": rule.category,
            "level": _level(rule, place).value,
            "default": not rule.page.opt_in,
            "fix": safety_of(rule),
            "title": rule.title,
            "message": rule.page.message.said_raw(place.lang),
            "origin": rule.source.origin.value,
            "source": rule.source.name,
        }
        for rule in rules
    ]
    yield f"{laid_out(entries)}\n"


def markdown_list(rules: Iterable[Rule], place: Place) -> Iterator[str]:
    """Give the rules as a table in Markdown."""
    yield "| rule | category | what it reports | level | runs | fix | source |\n|---|---|---|---|---|---|---|\n"
    for rule in rules:
        said = escape(rule.page.message.said_raw(place.lang)).replace("|", r"\|").replace("<", "&lt;")
        cells = (rule.id, rule.category, said, _level(rule, place).value, _runs(rule), safety_of(rule) or "–")
        yield f"| {' | '.join((*cells, escape(rule.source.name)))} |\n"


def tables(rules: Iterable[Rule], place: Place) -> Iterator[RenderableType]:
    """Give the rules as a table for a terminal, below the preset that decides on their levels."""
    preset = place.settings.preset
    origin = place.values[("preset",)][1] if ("preset",) in place.values else "the default"
    yield Text(f"preset {preset.name} ({escape(origin)})\n")
    table = Table(box=None, pad_edge=False, header_style="bold")
    rules = list(rules)
    # Where all are artlint's own, a column would say nothing.
    is_mixed = any(rule.source.origin is not Origin.OWN for rule in rules)
    # Titles are in English only.
    is_english = place.lang == "en"
    for head in (
        "rule",
        "level",
        "runs",
        "fix",
        *(["source"] if is_mixed else []),
        "title" if is_english else "message",
    ):
        table.add_column(Text(head), no_wrap=True)
    category = ""
    for rule in rules:
        if rule.category != category:
            category = rule.category
            table.add_row(Text(escape(category), palette.bold(palette.ACCENT)))
        level = _level(rule, place)
        table.add_row(
            Text(f"  {escape(rule.id)}"),
            Text(level, palette.LEVELS.get(level, "")),
            Text(_runs(rule)),
            Text(safety_of(rule) or "–"),
            *([Text(escape(rule.source.name))] if is_mixed else []),
            Text(escape(rule.title if is_english else rule.page.message.said_raw(place.lang))),
        )
    yield table


def _level(rule: Rule, place: Place) -> Level:
    """Give the level that findings of a rule have here."""
    preset = place.settings.preset
    return place.config.lint.level.get(rule.id) or preset.levels.get(rule.id) or rule.page.level


def _runs(rule: Rule) -> str:
    return "opt-in" if rule.page.opt_in else "default"
