"""The table of options on a rule page, and whether it tells of what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from artlint.config.nearest import near
from artlint.examples.fault import Fault
from artlint.frozen import frozen
from artlint.rulebook import Rule
from artlint.rulebook.kinds import CHECK
from artlint.rulebook.options import EXTEND, Option, options_of

_HEADING = "## Options"
_KEY = re.compile(r"`([^`]+)`")
_CELLS = re.compile(r"(?<!\\)\|")


@frozen(slots=True)
class OptionRow:
    """One row of the table: its 1-based line in the page, the keys it tells of, and what it says of them."""

    line: int
    keys: tuple[str, ...]
    meaning: str


def option_rows(rule: Rule) -> Iterator[OptionRow]:
    """Give the rows of the table below the heading `Options`; none where the page has no such table."""
    is_inside = False
    for number, line in enumerate(rule.body.splitlines(), rule.file.body_line):
        if line.startswith("#"):
            is_inside = line.rstrip() == _HEADING
        elif is_inside and line.startswith("|"):
            cells = [cell.strip().replace("\\|", "|") for cell in _CELLS.split(line.strip().strip("|"))]
            keys = tuple(_KEY.findall(cells[0]))
            if keys:
                yield OptionRow(number, keys, " ".join(cells[1:]))


def told_options(rule: Rule) -> Mapping[str, tuple[Option, str]]:
    """Give the options that a user may want to set, by key, each with what the page says of it, else its matcher."""
    told = {key.removeprefix(EXTEND): row.meaning for row in option_rows(rule) for key in row.keys}
    return {
        key: (option, told.get(key) or option.meaning)
        for key, option in options_of(rule.matcher_class).items()
        if key in told or key in _wanted(rule)
    }


def option_faults(rule: Rule) -> Iterator[Fault]:
    """Give what is wrong with the table: an option that is not there, and on a page of artlint one that is not told."""
    options = options_of(rule.matcher_class)
    lists = {f"{EXTEND}{key}" for key, option in options.items() if option.is_list}
    told: set[str] = set()
    for row in option_rows(rule):
        for key in row.keys:
            told.add(key.removeprefix(EXTEND))
            if key not in options and key not in lists:
                yield Fault(rule.file.place(row.line), f"no option `{key}`{near(key, {*options, *lists})}")
    if rule.source.is_proved:
        for key in sorted(_wanted(rule) - told):
            yield Fault(
                rule.file.place(), f"the table of options does not tell of `{key}`, which a user may want to set"
            )


def _wanted(rule: Rule) -> set[str]:
    """Give the options that a page has to tell of: all of a check; else the lists, tables and numbers that it sets.

    What a matcher requires says what the rule is, and so do truth values.
    """
    options = options_of(rule.matcher_class)
    if rule.page.kind == CHECK:
        return {*options}
    return {key for key, option in options.items() if not option.required and _is_open(rule.page.match.get(key))}


def _is_open(value: object) -> bool:
    return isinstance(value, list | dict | int | float) and not isinstance(value, bool)
