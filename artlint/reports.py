"""The reports of a run, of which no more than some megabytes are kept in memory."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import add
from typing import IO, overload
from weakref import finalize

from artlint.file_report import FileReport, KnownReport
from artlint.findings import TOLD_LEVELS, Level

_MOST = 32_000_000
"""Bytes of reports, nearly, that stay in memory."""
_FINDING = 500
"""Bytes of a finding, nearly."""


class Reports(Sequence[FileReport]):
    """Reports in the order in which they were added; who goes through them has each whole until the next.

    What they sum up to is counted when they are added.
    """

    def __init__(self, reports: Iterable[FileReport] = ()) -> None:
        self._kept: list[FileReport] = []
        self._size = 0
        self._counts = [0] * len(TOLD_LEVELS)
        self._is_undone = False
        # A file that has no name, which nobody else can read or write.
        self._file: IO[bytes] | None = None
        self._ends = array("Q", [0])
        for report in reports:
            self.add(report)

    @property
    def levels(self) -> Counter[Level]:
        """How many findings there are of each level."""
        return +Counter(dict(zip(TOLD_LEVELS, self._counts, strict=True)))

    @property
    def is_undone(self) -> bool:
        """Tell whether artlint could not do all of its job on a file."""
        return self._is_undone

    def add(self, report: FileReport) -> None:
        """Add a report."""
        self._counts = [*map(add, self._counts, report.counts)]
        self._is_undone = self._is_undone or report.is_undone
        if self._size < _MOST:
            self._size += _weight(report)
            self._kept.append(report)
            return
        if self._file is None:
            from tempfile import TemporaryFile  # noqa: PLC0415 - few runs have so much to tell

            self._file = TemporaryFile()  # noqa: SIM115 - it goes with the reports
            finalize(self, self._file.close)
        self._file.seek(self._ends[-1])
        import pickle  # noqa: PLC0415 - likewise

        data = pickle.dumps(report, pickle.HIGHEST_PROTOCOL)
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))

    def __len__(self) -> int:
        return len(self._kept) + len(self._ends) - 1

    def __iter__(self) -> Iterator[FileReport]:
        for report in self._kept:
            yield report
            if isinstance(report, KnownReport):
                # What it was asked for shall not stay with it.
                report.forget()
        for index in range(len(self._ends) - 1):
            yield self._loaded(index)

    @overload
    def __getitem__(self, index: int) -> FileReport: ...

    @overload
    def __getitem__(self, index: slice) -> list[FileReport]: ...

    def __getitem__(self, index: int | slice) -> FileReport | list[FileReport]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        return self._kept[at] if at < len(self._kept) else self._loaded(at - len(self._kept))

    def _loaded(self, index: int) -> FileReport:
        if self._file is None:
            raise IndexError(index)
        self._file.seek(self._ends[index])
        import pickle  # noqa: PLC0415 - likewise

        report: FileReport = pickle.loads(self._file.read(self._ends[index + 1] - self._ends[index]))  # noqa: S301 - ours
        return report


def _weight(report: FileReport) -> int:
    if isinstance(report, KnownReport):
        return len(report.entry.body) + _FINDING
    return len(report.data) + 2 * (len(report.text) + len(report.before)) + _FINDING * (len(report.findings) + 1)
