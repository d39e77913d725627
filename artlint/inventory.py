"""The files of a run, and what is known of them before they are looked at."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from artlint.baseline.ledger import Ledger, make_ledger
from artlint.baseline.store import Entries
from artlint.conductor import Conductor
from artlint.file_report import FileReport
from artlint.frozen import frozen
from artlint.paths import names_of, shown
from artlint.scope import Scope
from artlint.workers import work

Stdin = tuple[bytes, str]
"""The text and file name of an article that has no file."""


@frozen(slots=True)
class Inventory:
    """The files to look at, the conductor that knows what is known of them, and what the baselines say of them."""

    files: Sequence[Path]
    conductor: Conductor
    ledger: Ledger


def take_inventory(given: Sequence[Path], lister: Conductor, stdin: Stdin | None = None) -> Inventory:
    """Give the files that the paths in `given` stand for, or those of them that changed; `lister` collects the notes.

    Raises UsageError, GitError, and what a baseline or a configuration raises that cannot be used.
    """
    files, scope = _changed(lister.files(given), given, lister)
    reader = lister.other(scope=scope)
    ledger = _ledger(files, [*given, *map(Path, lister.beside.folders)], stdin, reader)
    return Inventory(files, reader.other(scope=replace(scope, allowances=ledger.allowances)), ledger)


def _changed(files: Sequence[Path], given: Sequence[Path], lister: Conductor) -> tuple[Sequence[Path], Scope]:
    options = lister.options
    if options.comparison is None:
        return files, options.scope
    # Git is asked only where changes are.
    from artlint.changes.selection import select  # noqa: PLC0415 - see above

    selection = select(files, options.comparison)
    folders = [f"{os.path.abspath(path)}{os.sep}" for path in given if path.is_dir()]  # noqa: PTH100 - as written
    lost = {
        path: data
        for path, data in selection.lost.items()
        if str(path).startswith(tuple(folders)) and lister.is_article(path)
    }
    if options.fix:
        for path in selection.contents:
            lister.notes.append(f"{shown(path)}: left as it is, since not all of its changes are staged")
    contents = {os.path.abspath(path): data for path, data in {**selection.contents, **lost}.items()}  # noqa: PTH100 - as written
    lines = None
    if options.comparison.by_line:
        lines = {os.path.abspath(path): each for path, each in selection.lines.items()}  # noqa: PTH100 - as written
    return [*selection.lines, *lost], Scope(lines=lines, contents=contents)


def _ledger(files: Sequence[Path], given: Sequence[Path], stdin: Stdin | None, conductor: Conductor) -> Ledger:
    """Give what the baselines that the options allow say of the files of a run."""
    options = conductor.options
    if not options.baselines:
        return Ledger()
    scope = replace(options.scope, lines=None)
    reader = conductor.other(
        fix=False, add_ignore=False, with_fixes=False, with_bylines=False, with_keys=True, scope=scope
    )

    def found(names: Sequence[str]) -> Entries:
        outcomes = work([Path(name) for name in names], reader) if stdin is None else [reader.article(*stdin)]
        return {
            os.path.abspath(outcome.path): outcome.keys  # noqa: PTH100 - `..` is taken as it is written
            for outcome in outcomes
            if isinstance(outcome, FileReport)
        }

    names = names_of(files)
    # Where only some files of a folder are looked at, the others are not gone.
    folders = [path for path in given if path.is_dir()] if options.comparison is None else []
    return make_ledger(names if stdin is None else [stdin[1]], folders, options.baseline, found)
