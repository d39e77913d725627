"""`artlint rule test`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from typer import Argument

from artlint.cli.exits import Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.rule_source import rules_here
from artlint.cli.streams import standard_output, write_parts
from artlint.examples import count_examples, verify_rule
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.view import PLAIN_WIDTH
from artlint.reporters.parts.words import number
from artlint.rulebook import Rule, folder_source, load_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `rule test`."""

    folder: Annotated[
        str | None, Argument(metavar="FOLDER", help="A folder of rule pages; all rules unless given.")
    ] = None


def _all_hold(rules: Mapping[str, Rule]) -> str:
    examples = sum(count_examples(rule) for rule in rules.values())
    return f"{number(len(rules), 'rule')}, {number(examples, 'example')}: all hold\n"


def run(flags: Flags) -> Exit:
    """Prove that rules do what the examples on their pages say."""
    rules = load_rules([folder_source(flags.folder)]) if flags.folder is not None else rules_here(flags)
    failures = {rule.id: verify_rule(rule) for rule in rules.values()}
    lines = [f"{escape(line)}\n" for told in failures.values() for fault in told for line in str(fault).split("\n")]
    if not flags.quiet:
        failed = sum(bool(told) for told in failures.values())
        lines.append(f"{failed} of {number(len(rules), 'rule')} failed\n" if failed else _all_hold(rules))
    if not flags.silent:
        write_parts(lines, standard_output(), colour=False, width=PLAIN_WIDTH)
    return Exit.FINDINGS if any(failures.values()) else Exit.CLEAN
