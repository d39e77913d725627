"""`artlint rule list`."""

from __future__ import annotations

from artlint.cli.exits import Exit
from artlint.cli.rule_flags import RuleFlags, RuleFormat
from artlint.cli.streams import is_coloured, standard_output, width_of, write_parts
from artlint.frozen import frozen


@frozen(slots=True, kw_only=True)
class Flags(RuleFlags):
    """The flags of `rule list`."""


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
    if flags.output_format is RuleFormat.TEXT:
        write_parts(tables(rules, place), stream, colour=is_coloured(flags.color.value, stream), width=width)
    else:
        listed = json_list if flags.output_format is RuleFormat.JSON else markdown_list
        write_parts(listed(rules, place), stream, colour=False, width=width)
    return Exit.CLEAN
