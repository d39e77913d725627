"""`artlint rule test`."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from artlint.cli.exits import Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.streams import complain, standard_output, write_parts
from artlint.frozen import frozen


@frozen(slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `rule test`."""

    folder: Annotated[
        str | None, Argument(metavar="FOLDER", help="A folder of rule pages; all rules unless given.")
    ] = None


def run(flags: Flags) -> Exit:
    """Prove that rules do what the examples on their pages say."""
    from artlint.cli.overrides import asked_language
    from artlint.cli.rule_source import place_here, rules_of
    from artlint.examples import count_examples, verify_rule
    from artlint.reporters.parts.escape import escape
    from artlint.reporters.parts.view import PLAIN_WIDTH
    from artlint.reporters.parts.words import number
    from artlint.rulebook import folder_source, load_rules

    place = place_here(flags) if flags.folder is None else None
    rules = rules_of(place) if place is not None else load_rules([folder_source(str(flags.folder))])
    if not rules and not (flags.quiet or flags.silent):
        complain(f"warning: no rule pages in {flags.folder}; each lies at CATEGORY/ID.md below it")
        return Exit.CLEAN
    lang = place.lang if place is not None else asked_language(flags) or "en"
    failures = {rule.id: verify_rule(rule, lang) for rule in rules.values()}
    lines = [f"{escape(line)}\n" for told in failures.values() for fault in told for line in str(fault).split("\n")]
    if not flags.quiet:
        failed, ran = sum(bool(told) for told in failures.values()), number(len(rules), "rule")
        examples = number(sum(count_examples(rule) for rule in rules.values()), "example")
        lines.append(f"{failed} of {ran} failed\n" if failed else f"{ran}, {examples}: all hold\n")
    if not flags.silent:
        write_parts(lines, standard_output(), colour=False, width=PLAIN_WIDTH)
    return Exit.FINDINGS if any(failures.values()) else Exit.CLEAN
