"""`artlint rule list`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from typer import Option

from artlint.cli.exits import Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.streams import is_coloured, standard_output, width_of, write_parts
from artlint.frozen import frozen


class ListFormat(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@frozen(slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `rule list`."""

    output_format: Annotated[ListFormat, Option("--output-format", help="How the list is written.")] = ListFormat.TEXT


def run(flags: Flags) -> Exit:
    """List the rules with their level, fix and source."""
    from artlint.cli.rule_lists import json_list, markdown_list, tables
    from artlint.cli.rule_source import place_here, rules_of
    from artlint.reporters.parts.view import PLAIN_WIDTH

    place = place_here(flags)
    rules = sorted(rules_of(place).values(), key=lambda rule: (rule.category, rule.id))
    if flags.silent:
        return Exit.CLEAN
    stream = standard_output()
    width = width_of(stream, PLAIN_WIDTH)
    if flags.output_format is ListFormat.TEXT:
        write_parts(tables(rules, place), stream, colour=is_coloured(flags.color.value, stream), width=width)
    else:
        listed = json_list if flags.output_format is ListFormat.JSON else markdown_list
        write_parts(listed(rules, place), stream, colour=False, width=width)
    return Exit.CLEAN
