"""The only conductor: which files, with which settings, checked or fixed, and what became of each."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artlint.baseline.store import FILE_NAME as BASELINE
from artlint.cache.entry import Entry, load_findings
from artlint.config.boundary import leads_out
from artlint.discovery import Beside
from artlint.document import read_document
from artlint.file_report import FileReport, KnownReport
from artlint.findings import FILE_TOO_LARGE, Finding
from artlint.frozen import frozen
from artlint.leftovers import remove_leftovers
from artlint.paths import Paths, folder_of, names_of, shown
from artlint.reading import FileProblem, Snapshot, Stamp, TooLarge, read_file, stamp_of
from artlint.resolver import Place, Resolver
from artlint.rulebook.source import RulebookError
from artlint.run_options import RunOptions
from artlint.settings.error import SettingsError

if TYPE_CHECKING:
    from artlint.examination import Examined
    from artlint.memory import Memory


class UsageError(Exception):
    """A run that was asked for in a way that makes no sense; the message says what is wrong."""


_USUAL = b"""---
title: x
date: 2024-01-02 03:04:05
---

# x

[x](https://example.com/x) ![x](/x.png) `x`

<p style="color: red">x&nbsp;x</p>
<!-- x -->
"""
"""An article that most rules look at."""


@frozen(slots=True)
class Look:
    """The report on a file, and what it takes to remember it: its stamp, and the time before it was read.

    `before` is what was read where the report has other bytes.
    """

    report: FileReport
    examined: Examined | None = None
    stamp: Stamp = (0, 0, 0, 0)
    made: int = 0
    before: Snapshot | None = None


class Conductor:
    """Checks or fixes one file after the other, each with the settings of its place."""

    def __init__(self, options: RunOptions, resolver: Resolver | None = None, memory: Memory | None = None) -> None:
        self.options = options
        self.resolver = resolver or options.resolver()
        if memory is None and options.cache is not None:
            # Without one, nothing that belongs to it is needed.
            from artlint.cache.cache import Cache  # noqa: PLC0415 - see above
            from artlint.memory import Memory  # noqa: PLC0415 - likewise

            memory = Memory(Cache(options.cache), self.resolver)
        self.memory = memory
        self.notes: list[str] = []
        self.beside = Beside(BASELINE)

    def other(self, **changes: Any) -> Conductor:
        """Give one with the same configuration and other options."""
        return Conductor(replace(self.options, **changes), self.resolver, self.memory)

    def files(self, paths: Sequence[Path]) -> Sequence[Path]:
        """Give the files to check: those named, and the articles of folders, each once.

        `notes` say what is not, `beside` what lies there too.
        """
        found: dict[str, str] = {}
        for path in paths:
            if leads_out(path):
                self.notes.append(f"{shown(path)}: skipped, a symbolic link leads out of the repository")
            elif path.is_dir():
                place = self.resolver.place(path)
                self._check_settings(place)
                for article in place.discovery.names(path, self.beside):
                    found.setdefault(os.path.abspath(article) if len(paths) > 1 else article, article)  # noqa: PTH100 - of each file
            elif not os.path.lexists(path):
                raise UsageError(f"no such file or folder: {path}")
            elif not (self.options.force_exclude and self._place(path).discovery.is_excluded(path.absolute())):
                found.setdefault(os.path.abspath(path), str(path))  # noqa: PTH100 - likewise
        return Paths(list(found.values()))

    def is_article(self, path: Path) -> bool:
        """Tell by its path alone whether a file is an article of its folder."""
        discovery = self._place(path).discovery
        return path.suffix.lower() in discovery.extensions and not discovery.is_excluded(path.absolute())

    def tidy(self, files: Sequence[Path]) -> None:
        """Take away what runs that were killed left beside files that this one may write."""
        if self.options.writes:
            for folder in dict.fromkeys(map(folder_of, names_of(files))):
                for name in remove_leftovers(Path(folder)):
                    self.notes.append(f"{shown(Path(folder, name))}: removed, left by a run that was killed")

    def _place(self, path: str | Path) -> Place:
        return self._place_of(folder_of(os.fspath(path)))

    @cached_property
    def _place_of(self) -> Callable[[str], Place]:
        """Give what tells the place of a folder: to make a path absolute takes longer than to read a file."""
        place = self.resolver.place
        return cache(lambda folder: place(Path(folder)))

    def _check_settings(self, place: Place) -> None:
        """Raise what is wrong with the settings of a place, also where it has no article."""
        if self.memory is None or self.memory.prepare(place) is None:
            _ = place.settings

    def recall(self, paths: Sequence[str]) -> list[FileReport | None]:
        """Give for each file the report on it, where it is known that looking at it would give nothing else."""
        # A file that gets a directive is no longer as it was, and the others have nothing to tell.
        if self.memory is None or self.options.add_ignore:
            return [None] * len(paths)
        here = os.getcwd()  # noqa: PTH109 - as text
        names = [shown(path, here) for path in paths]
        options = self.options
        known = self.memory.recall(names, with_fixes=options.finds_fixes)
        if options.fix or options.with_keys or options.with_bylines or not options.scope.knows_nothing:
            return [self._recalled(name, known[name]) if name in known else None for name in names]
        return [KnownReport.of(name, known[name]) if name in known else None for name in names]

    def _recalled(self, name: str, entry: Entry) -> FileReport | None:
        options, scope = self.options, self.options.scope
        if options.fix and entry.mends > (not options.unsafe_fixes):
            return None
        if scope.sorts(name) or options.with_keys:
            return self._sorted(name, entry)
        return self.known(name, entry) if scope.content(name) is None else None

    def _sorted(self, name: str, entry: Entry) -> FileReport | None:
        """Give the report on a file of which not all may count that an entry says."""
        if self.options.fix or self.options.scope.content(name) is not None:
            return None
        try:
            found = self._read(name)
        except FileProblem:
            return None
        if not isinstance(found, Snapshot) or found.digest != entry.digest:
            return None
        from artlint.examination import examine  # noqa: PLC0415 - all that checks is loaded where something is checked

        document = read_document(found.data, name)
        return examine(document, self._place(name).settings, self.options, load_findings(entry.body)).report

    def known(self, path: str, entry: Entry, fixed: tuple[Finding, ...] = ()) -> FileReport:
        """Give the report on a file that an entry says all of, but for what was fixed."""
        form = self._place(path).preset.front_matter if self.options.with_bylines else None
        return KnownReport.of(shown(path), entry, form, fixed)

    def keep(self, entries: Mapping[str, Entry]) -> None:
        """Remember what was found out about files, where anything is remembered."""
        if self.memory is not None:
            self.memory.keep({shown(path): entry for path, entry in entries.items()})

    def prepare(self, path: str) -> None:
        """Load what checking a file takes and let go of what is open, before this process is copied."""
        from artlint.sieve import load_engine  # noqa: PLC0415 - where there are several processes

        load_engine()
        # What is made when it is first needed would be made in each of the copies.
        self.article(_USUAL, os.path.join(os.path.dirname(path), "usual.md"))  # noqa: PTH118, PTH120 - as it is written
        if self.memory is not None:
            self.memory.pause()

    def _read(self, path: str) -> Snapshot | TooLarge:
        return read_file(path, self._place(path).config.max_file_size)

    def look(self, path: str) -> Look:
        """Check or fix one file, but write nothing; FileProblem when it cannot be read."""
        content = self.options.scope.content(path)
        if content is not None:
            return Look(self._reader.article(content, shown(path)))
        from artlint.examination import examine  # noqa: PLC0415 - likewise

        made = time.time_ns()
        snapshot = self._read(path)
        if isinstance(snapshot, TooLarge):
            return Look(_too_large(shown(path), snapshot, self._place(path)))
        with _each_on_its_own():
            examined = examine(read_document(snapshot.data, shown(path)), self._place(path).settings, self.options)
        is_changed = examined.report.data != snapshot.data
        return Look(examined.report, examined, snapshot.stamp, made, snapshot if is_changed else None)

    def told(self, path: str, look: Look, written: int | None, *, with_entry: bool) -> tuple[FileReport, Entry | None]:
        """Give the report on a file, and what to remember of it where asked; `written` is the time before it was."""
        report, stamp, made = look.report, look.stamp, look.made
        if look.before is not None:
            if written is None:
                return report, None
            report, made = replace(report, written=True), written
            # Where all is told of what was fixed, an entry is not the shorter way to say what is left.
            with_entry = with_entry and (self.memory is not None or not self.options.with_changes)
        if look.examined is None or not with_entry:
            return report, None
        with _each_on_its_own():
            if look.before is not None:
                stamp = stamp_of(os.stat(path))  # noqa: PTH116 - called for each file
            return report, look.examined.entry(stamp, made, fixes=self.options.finds_fixes)

    @cached_property
    def _reader(self) -> Conductor:
        """The same, but for changing nothing."""
        return self.other(fix=False, add_ignore=False)

    def article(self, data: bytes, name: str) -> FileReport:
        """Check or fix an article that has no file."""
        from artlint.examination import examine  # noqa: PLC0415 - likewise

        place = self.resolver.place(Path(name).parent if name else Path())
        limit = place.config.max_file_size
        if len(data) > limit:
            return _too_large(name, TooLarge(len(data), limit), place, data)
        return examine(read_document(data, name), place.settings, self.options).report


@contextmanager
def _each_on_its_own() -> Iterator[None]:
    """Turn what goes wrong inside artlint with one file into a problem with that file."""
    try:
        yield
    except (KeyboardInterrupt, SettingsError, RulebookError, FileProblem):
        raise
    except BaseException as error:  # a panic in a parser written in Rust is no Exception
        # The other files have nothing to do with it.
        raise FileProblem(f"internal error: {type(error).__name__}: {error}") from error


def _too_large(path: str, found: TooLarge, place: Place, data: bytes = b"") -> FileReport:
    from artlint.checker import run_finding  # noqa: PLC0415 - likewise

    words = {"size": str(found.size), "limit": str(found.limit)}
    return FileReport(path, "", (run_finding(FILE_TOO_LARGE, place.settings.at(path), words),), data=data)
