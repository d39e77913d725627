"""`artlint baseline status`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any

from typer import Option

from artlint.baseline.store import Entries
from artlint.cli.baselining import Change, named_paths, say, summary, survey
from artlint.cli.exits import Exit
from artlint.cli.selection_flags import SelectionFlags
from artlint.cli.streams import standard_output
from artlint.cli.value_flags import ValueFormat
from artlint.frozen import frozen
from artlint.paths import shown
from artlint.reporters.parts.json_text import dumped


@frozen(slots=True, kw_only=True)
class Flags(SelectionFlags):
    """The flags of `baseline status`."""

    output_format: Annotated[ValueFormat, Option("--output-format", help="How the status is written.")] = (
        ValueFormat.TEXT
    )


def run(flags: Flags) -> Exit:
    """Count what the baseline hides, by rule."""
    found = survey(flags, named_paths(flags))
    changes = found.changes(with_new=False)
    if flags.output_format is ValueFormat.TEXT:
        say([line for change in changes for line in _lines(change)], flags)
    elif not flags.silent:
        standard_output().write(f"{dumped([_record(change) for change in changes])}\n")
    return found.code


def _lines(change: Change) -> Iterator[str]:
    yield summary(change.old)
    rows = _rules(change)
    if rows:
        yield f"{'findings':>10}{'stale':>10}  rule"
    for rule, known, stale in rows:
        yield f"{known:>10,}{stale:>10,}  {rule}"


def _record(change: Change) -> dict[str, Any]:
    rules = [{"rule": rule, "findings": known, "stale": stale} for rule, known, stale in _rules(change)]
    return {
        "path": shown(change.old.path),
        "articles": len(change.old.entries),
        "findings": change.old.size,
        "stale": change.old.size - change.new.size,
        "rules": rules,
    }


def _rules(change: Change) -> list[tuple[str, int, int]]:
    """Give each rule with how often the baseline has it and how much of that is stale, the commonest first."""
    known, left = (_by_rule(each) for each in (change.old.entries, change.new.entries))
    return sorted(
        ((rule, count, count - left[rule]) for rule, count in known.items()), key=lambda row: (-row[1], row[0])
    )


def _by_rule(entries: Entries) -> Counter[str]:
    counts: Counter[str] = Counter()
    for keys in entries.values():
        for (rule, _), count in keys.items():
            counts[rule] += count
    return counts
