"""`artlint baseline create`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from typer import Option

from artlint.baseline.ledger import baseline_finder
from artlint.baseline.store import (
    FILE_NAME,
    Baseline,
    BaselineError,
    Entries,
    blank_baseline,
    read_baseline,
    write_baseline,
)
from artlint.cli.baselining import Survey, absolute, named_paths, say, summary, survey
from artlint.cli.exits import CommandError, Exit
from artlint.cli.overrides import run_options
from artlint.cli.plan import common_folder
from artlint.cli.selection_flags import SelectionFlags
from artlint.frozen import frozen
from artlint.paths import shown


@frozen(slots=True, kw_only=True)
class Flags(SelectionFlags):
    """The flags of `baseline create`."""

    force: Annotated[
        bool, Option("--force", help="Bring one that is there up to date; take the place of a broken one.")
    ] = False


def run(flags: Flags) -> Exit:
    """Write down all that is found now, to be hidden from now on."""
    paths = named_paths(flags)
    path = _target(flags, paths)
    if os.path.lexists(path) and not flags.force:
        raise CommandError(f"{path} is there already; `artlint baseline update` brings it up to date, as --force does")
    if _is_baseline(path):
        return _renew(path, flags, paths)
    found = survey(flags, paths, baselines=False)
    old = blank_baseline(path)
    known = {} if flags.baseline is not None else _known_elsewhere(old, found.new)
    entries = {old.relative(file): keys for file, keys in found.new.items() if file not in known}
    baseline = replace(old, entries=entries)
    write_baseline(baseline)
    say([f"Wrote {summary(baseline)}.", *_elsewhere(known), *_open(found)], flags)
    return found.code


def _is_baseline(path: Path) -> bool:
    if not os.path.lexists(path):
        return False
    try:
        read_baseline(path)
    except BaselineError:
        # What is there instead is looked at when its place is taken.
        return False
    return True


def _renew(path: Path, flags: Flags, paths: Sequence[Path]) -> Exit:
    """Bring a baseline up to date: what is not looked at, other files or rules that do not run, stays as it is."""
    found = survey(flags, paths)
    changes = {str(change.old.path): change for change in found.changes(with_new=True)}
    change = changes.pop(absolute(path), None)
    say(
        [
            *([change.written()] if change is not None else []),
            *(f"{shown(each)} holds for the articles below it." for each in changes),
            *_open(found),
        ],
        flags,
    )
    return found.code


def _target(flags: Flags, paths: Sequence[Path]) -> Path:
    """Give the path that is named, else that beside the configuration, or in the folder that holds all articles."""
    if flags.baseline is not None:
        return Path(flags.baseline)
    folder = common_folder(paths)
    root = run_options(flags).resolver().place(folder).root
    return (root if folder.is_relative_to(root) else folder) / FILE_NAME


def _known_elsewhere(target: Baseline, found: Entries) -> dict[str, Baseline]:
    """Give the articles for which a baseline further down holds."""
    find, known = baseline_finder(None, target), dict[str, Baseline]()
    for file in found:
        other = find(os.path.dirname(file))  # noqa: PTH120 - a path as it is written
        if other is not None and other.path != target.path and other.path.is_relative_to(target.path.parent):
            known[file] = other
    return known


def _elsewhere(known: dict[str, Baseline]) -> list[str]:
    others = sorted({baseline.path for baseline in known.values()})
    return [f"{shown(path)} holds for the articles below it." for path in others]


def _open(found: Survey) -> list[str]:
    """Name what no baseline can hide."""
    return [
        f"{file.path}: {len(file.findings) - sum(file.keys.values())} that no baseline hides, since the article could "
        "not be read as a whole"
        for file in found.run.files
        if len(file.findings) > sum(file.keys.values())
    ]
