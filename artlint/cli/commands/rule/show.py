"""`artlint rule show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from typer import Argument

from artlint.cli.completion import rule_ids
from artlint.cli.exits import Exit
from artlint.cli.rule_flags import RuleFlags, RuleFormat
from artlint.cli.streams import is_coloured, is_terminal, standard_output, width_of, write_parts
from artlint.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

_WIDTH = 100
"""Prose is read no wider, in cells."""


@frozen(slots=True, kw_only=True)
class Flags(RuleFlags):
    """The flags of `rule show`."""

    rule: Annotated[str, Argument(metavar="ID", autocompletion=rule_ids, help="The id of the rule.")]


def run(flags: Flags) -> Exit:
    """Explain a rule: message, fix, options, reasons, examples."""
    from artlint.cli.rule_shown import entry, page
    from artlint.cli.rule_source import place_here, rule_named, rules_of
    from artlint.reporters.parts.escape import escape
    from artlint.reporters.parts.json_text import laid_out

    place = place_here(flags)
    rule, lang = rule_named(flags.rule, rules_of(place)), place.lang
    if flags.silent:
        return Exit.CLEAN
    stream = standard_output()
    width = min(_WIDTH, width_of(stream, _WIDTH))
    colour = flags.output_format is RuleFormat.TEXT and is_coloured(flags.color.value, stream)
    if flags.output_format is RuleFormat.JSON:
        parts: Iterable[RenderableType] = [f"{laid_out(entry(rule, lang))}\n"]
    elif flags.output_format is RuleFormat.MARKDOWN:
        parts = ["\n".join(map(escape, rule.body.strip("\n").split("\n"))) + "\n"]
    else:
        parts = page(rule, lang, styled=colour, cells=width if is_terminal(stream) else None)
    write_parts(parts, stream, colour=colour, width=width)
    return Exit.CLEAN
