"""What became of one file of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from artlint.cache.entry import Entry, Told, load_findings, told_in
from artlint.document import read_document
from artlint.findings import TOLD_LEVELS, UNFINISHED, Finding, Level, count_levels, in_order
from artlint.frozen import frozen
from artlint.reading import FileProblem, Snapshot, read_file
from artlint.text import Lines

if TYPE_CHECKING:
    from artlint.facts.byline import Byline
    from artlint.presets import FrontMatterForm
    from artlint.triage import Key


_NONE: Mapping[Key, int] = MappingProxyType({})
_OWN = frozenset(("path", "entry", "form", "fixed"))
"""What makes a report on a file that is as it was."""


@frozen
class FileReport:
    """What became of one file: its text as it is now, what was found or remains in it, and what was fixed.

    `path` is the path as shown to people, with forward slashes. `before` is the text before fixing, which differs from
    `text` only when fixes were made; `written` tells whether the file on disk was changed. Texts have no BOM; `data` is
    what the bytes of the file are or would be. `hidden` counts the findings for which a directive was added; `refused`
    says what spoke against fixes that were not made. `baselined` are the findings that a baseline hides, `unchanged`
    counts those on lines that did not change, and `stale` says what the baseline has that is not there. Where they are
    asked for, `keys` are what a baseline would remember, and `byline` is what the article says of itself.
    """

    path: str
    text: str
    findings: tuple[Finding, ...]
    before: str = ""
    fixed: tuple[Finding, ...] = ()
    written: bool = False
    data: bytes = b""
    hidden: int = 0
    refused: str = ""
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

    @property
    def is_sorted(self) -> bool:
        """Tell whether the findings are not all there are, or more is told of them than what they say."""
        return bool(self.baselined or self.unchanged or self.stale or self.keys)

    @property
    def levels(self) -> Mapping[Level, int]:
        """How many findings there are of each level."""
        return {level: count for level, count in zip(TOLD_LEVELS, self.counts, strict=True) if count}

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many errors, warnings and information there are."""
        return count_levels(self.findings)

    @property
    def is_undone(self) -> bool:
        """Tell whether artlint could not do all of its job on the file."""
        return any(finding.rule in UNFINISHED for finding in self.findings)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @property
    def told(self) -> Told | None:
        """The findings as lines of the format `concise`, without path and unescaped, where that is known already."""
        return None


class KnownReport(FileReport):
    """The report on a file that is as it was when it was checked; its text is read only where a report shows it."""

    entry: Entry
    form: FrontMatterForm | None
    stale = _NONE
    keys = _NONE

    @classmethod
    def of(
        cls, path: str, entry: Entry, form: FrontMatterForm | None = None, fixed: tuple[Finding, ...] = ()
    ) -> KnownReport:
        """Give the report on the file that is shown as `path`; `form` is that of the front matter with a byline."""
        report = cls.__new__(cls)
        report.__dict__.update(path=path, entry=entry, form=form, fixed=fixed)
        return report

    def forget(self) -> None:
        """Let go of what was worked out for the report, which can be had again."""
        if len(self.__dict__) > len(_OWN):
            for name in self.__dict__.keys() - _OWN:
                del self.__dict__[name]

    def __reduce__(self) -> tuple[Any, ...]:
        return KnownReport.of, (self.path, self.entry, self.form, self.fixed)

    @cached_property
    def text(self) -> str:
        """The text; where the file was changed meanwhile, what it has now, or nothing."""
        try:
            found = read_file(self.path, self.entry.stamp[0])
        except FileProblem:
            return ""
        return read_document(found.data, self.path).text if isinstance(found, Snapshot) else ""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings."""
        return load_findings(self.entry.body)

    @cached_property
    def byline(self) -> Byline | None:
        """What the article says of itself."""
        from artlint.facts.byline import read_byline  # noqa: PLC0415 - few reports show one

        return read_byline(self.text, self.path, self.form) if self.form is not None else None

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many errors, warnings and information there are."""
        return self.entry.levels

    @property
    def is_undone(self) -> bool:
        """No file is known of which that is so."""
        return False

    @property
    def told(self) -> Told:
        """The findings as lines."""
        return told_in(self.entry.body)
