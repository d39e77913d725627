"""The only conductor: which files, with which settings, checked or fixed, and what became of each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from artlint.changes.comparison import Comparison
from artlint.checker import FILE_TOO_LARGE, check_document, run_finding
from artlint.config.boundary import leads_out
from artlint.config.layers import Layer
from artlint.document import Document, read_document
from artlint.facts.byline import Byline, read_byline
from artlint.files import write_file
from artlint.findings import Finding, in_order
from artlint.fixes import fix_document
from artlint.ignoring import ignore_findings
from artlint.leftovers import remove_leftovers
from artlint.reading import FileProblem, Snapshot, TooLarge, read_file
from artlint.resolver import Place, Resolver
from artlint.rulebook import Language, RulebookError
from artlint.scope import Scope
from artlint.settings import SettingsError
from artlint.stopwatch import Stopwatch
from artlint.triage import Key, Triaged, keys_of


class UsageError(Exception):
    """A run that was asked for in a way that makes no sense; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: its text as it is now, what was found or remains in it, and what was fixed.

    `path` is the path as shown to people, with forward slashes. `before` is the text before fixing, which differs from
    `text` only when fixes were made; `written` tells whether the file on disk was changed. Texts have no BOM; `data` is
    what the bytes of the file are or would be. `hidden` counts the findings for which a directive was added;
    `baselined` are those that a baseline hides, `unchanged` counts those on lines that did not change, and `stale` says
    what the baseline has that is not there. Where they are asked for, `keys` are what a baseline would remember, and
    `byline` is what the article says of itself.
    """

    path: str
    text: str
    findings: tuple[Finding, ...]
    before: str = ""
    fixed: tuple[Finding, ...] = ()
    written: bool = False
    data: bytes = b""
    hidden: int = 0
    baselined: tuple[Finding, ...] = ()
    unchanged: int = 0
    stale: Mapping[Key, int] = field(default_factory=dict)
    keys: Mapping[Key, int] = field(default_factory=dict)
    byline: Byline | None = None

    def every(self, *, baselined: bool) -> Iterator[tuple[Finding, bool]]:
        """Give the findings in order, with whether the baseline hides them; those that it does only where asked."""
        hidden = self.baselined if baselined else ()
        if not hidden:
            yield from ((finding, False) for finding in self.findings)
            return
        marked = [*((each, False) for each in self.findings), *((each, True) for each in hidden)]
        yield from sorted(marked, key=lambda item: in_order(item[0]))


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run does besides checking. `overrides` are configuration layers that beat every file.

    `jobs` is the number of processes at most; None leaves it to the run. `baseline` names the baseline of all files;
    without one, that of each is the closest above it, unless `baselines` says that none holds. `scope` is what is known
    of the files, which a run finds out. With a `comparison` only what changed is looked at. A
    `stopwatch` takes the time of each rule.
    """

    fix: bool = False
    unsafe_fixes: bool = False
    write: bool = True
    with_fixes: bool = True
    with_bylines: bool = False
    with_keys: bool = False
    add_ignore: bool = False
    reason: str = ""
    force_exclude: bool = False
    isolated: bool = False
    config_path: Path | None = None
    overrides: Sequence[Layer | Mapping[str, Any]] = ()
    lang: Language | None = None
    jobs: int | None = 1
    baselines: bool = True
    baseline: Path | None = None
    comparison: Comparison | None = None
    scope: Scope = field(default_factory=Scope)
    stopwatch: Stopwatch | None = None

    def resolver(self) -> Resolver:
        """Give the resolver of the configurations that these options allow."""
        return Resolver(
            explicit=self.config_path,
            isolated=self.isolated,
            overrides=self.overrides,
            lang=self.lang,
            reads_tree=True,
        )


class Conductor:
    """Checks or fixes one file after the other, each with the settings of its place."""

    def __init__(self, options: RunOptions, resolver: Resolver | None = None) -> None:
        self.options = options
        self.resolver = resolver or options.resolver()
        self.notes: list[str] = []

    def files(self, paths: Sequence[Path]) -> list[Path]:
        """Give the files to check: those named, and the articles of folders, each once; `notes` say what is not."""
        found: dict[str, Path] = {}
        for path in paths:
            if leads_out(path):
                self.notes.append(f"{shown(path)}: skipped, a symbolic link leads out of the repository")
            elif path.is_dir():
                for article in self.resolver.place(path).discovery.articles(path):
                    found.setdefault(os.path.normpath(article), article)
            elif not os.path.lexists(path):
                raise UsageError(f"no such file or folder: {path}")
            elif not (self.options.force_exclude and self._place(path).discovery.is_excluded(path.absolute())):
                found.setdefault(os.path.normpath(path), path)
        return list(found.values())

    def is_article(self, path: Path) -> bool:
        """Tell by its path alone whether a file is an article of its folder."""
        discovery = self._place(path).discovery
        return path.suffix.lower() in discovery.extensions and not discovery.is_excluded(path.absolute())

    def tidy(self, files: Sequence[Path]) -> None:
        """Take away what runs that were killed left beside files that this one may write."""
        if self.options.write and (self.options.fix or self.options.add_ignore):
            for folder in dict.fromkeys(os.path.dirname(path) for path in files):  # noqa: PTH120 - called for each file
                for name in remove_leftovers(Path(folder)):
                    self.notes.append(f"{shown(Path(folder, name))}: removed, left by a run that was killed")

    def _place(self, path: Path) -> Place:
        return self.resolver.place(path.parent)

    def file(self, path: Path) -> FileReport:
        """Check or fix one file; FileProblem when it cannot be read."""
        content = self.options.scope.content(path)
        if content is not None:
            return self._reader.article(content, shown(path))
        place = self._place(path)
        snapshot = read_file(path, place.config.max_file_size)
        if isinstance(snapshot, TooLarge):
            return _too_large(shown(path), snapshot, place)
        try:
            report = self._report(read_document(snapshot.data, shown(path)), place)
        except (KeyboardInterrupt, SettingsError, RulebookError):
            raise
        except BaseException as error:  # a panic in a parser written in Rust is no Exception
            # The other files have nothing to do with it.
            raise FileProblem(f"internal error: {type(error).__name__}: {error}") from error
        if report.data != snapshot.data and self.options.write:
            return self._written(path, report, snapshot)
        return report

    @cached_property
    def _reader(self) -> Conductor:
        """The same, but for changing nothing."""
        return Conductor(replace(self.options, fix=False, add_ignore=False), self.resolver)

    def _written(self, path: Path, report: FileReport, snapshot: Snapshot) -> FileReport:
        write_file(path, report.data, snapshot)
        return replace(report, written=True)

    def article(self, data: bytes, name: str) -> FileReport:
        """Check or fix an article that has no file."""
        place = self.resolver.place(Path(name).parent if name else Path())
        limit = place.config.max_file_size
        if len(data) > limit:
            return _too_large(name, TooLarge(len(data), limit), place, data)
        return self._report(read_document(data, name), place)

    def _report(self, document: Document, place: Place) -> FileReport:
        report = self._judged(document, place)
        if not self.options.with_bylines:
            return report
        # Fixing may move the front matter to where it is read.
        byline = read_byline(report.text, report.path, place.settings.preset.front_matter)
        return replace(report, byline=byline)

    def _judged(self, document: Document, place: Place) -> FileReport:
        settings, options = place.settings.at(document.path), self.options
        triage = options.scope.triage(document, settings)
        if options.add_ignore:
            ignored = ignore_findings(document, settings, options.reason, triage)
            after = ignored.document
            return FileReport(
                document.path, after.text, ignored.left, document.text, (), data=after.data, hidden=ignored.hidden
            )
        if not options.fix:
            found = check_document(document, settings, with_fixes=options.with_fixes, stopwatch=options.stopwatch)
            report = FileReport(document.path, document.text, tuple(found), document.text, data=document.data)
            if triage is not None:
                report = _sorted(report, triage.sort(found))
            if options.with_keys:
                report = replace(report, keys=keys_of(report.findings, report.text, settings))
            return report
        fixed = fix_document(document, settings, unsafe=options.unsafe_fixes, triage=triage)
        report = FileReport(
            document.path,
            fixed.document.text,
            fixed.remaining,
            document.text,
            fixed.applied,
            data=fixed.document.data,
        )
        return _sorted(report, triage.sort(fixed.remaining, fixed.trail)) if triage is not None else report


def _sorted(report: FileReport, triaged: Triaged) -> FileReport:
    return replace(
        report,
        findings=triaged.reported,
        baselined=triaged.baselined,
        unchanged=triaged.unchanged,
        stale=triaged.stale,
    )


def _too_large(path: str, found: TooLarge, place: Place, data: bytes = b"") -> FileReport:
    words = {"size": str(found.size), "limit": str(found.limit)}
    return FileReport(path, "", (run_finding(FILE_TOO_LARGE, place.settings.at(path), words),), data=data)


def shown(path: Path) -> str:
    """Give a path as people should see it: relative to the working folder where it lies below."""
    text = os.path.normpath(path)
    if Path(text).is_absolute():
        relative = os.path.relpath(text)
        text = text if relative.startswith("..") else relative
    return text.replace(os.sep, "/")
