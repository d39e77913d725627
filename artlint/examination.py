"""One article under examination: checked or fixed, what counts of it, and what to remember."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from artlint.cache.entry import Entry, dump_findings
from artlint.checker import check_document
from artlint.document import Document
from artlint.facts.byline import read_byline
from artlint.facts.sights import Sights
from artlint.file_report import FileReport
from artlint.findings import Finding, count_levels
from artlint.frozen import frozen
from artlint.reading import Stamp
from artlint.run_options import RunOptions
from artlint.settings.settings import Settings
from artlint.triage import Triaged, keys_of


@frozen(slots=True)
class Examined:
    """What became of an article, and all findings in it as it is now; None where those are not known."""

    report: FileReport
    document: Document
    found: tuple[Finding, ...] | None
    sights: Sights
    settings: Settings

    def entry(self, stamp: Stamp, made: int, *, fixes: bool) -> Entry | None:
        """Give what to remember of the file, which has the bytes of the report; None where that would not be enough.

        `stamp` is that of the file, `made` is the time before it was read or written, and `fixes` tells whether the
        findings have theirs.
        """
        if self.found is None or self.report.is_undone:
            return None
        body = dump_findings(self.found, self.document.lines)
        if body is None:
            return None
        mends = [self._mends(each) for each in self.found if each.fix is not None]
        return Entry(
            stamp,
            made,
            sha256(self.document.data).digest(),
            self.sights.dump(),
            fixes,
            count_levels(self.found),
            max(mends, default=0),
            body,
        )

    def _mends(self, finding: Finding) -> int:
        from artlint.fixes import may_apply  # noqa: PLC0415 - a run that remembers nothing does without

        return sum(may_apply(finding.fix, finding, self.settings, unsafe=unsafe) for unsafe in (True, False))


def examine(
    document: Document, settings: Settings, options: RunOptions, known: Sequence[Finding] | None = None
) -> Examined:
    """Check or fix a document; `known` are its findings where they are known already."""
    settings = settings.at(document.path)
    sights = Sights()
    report, after, found = _judged(document, settings, options, sights, known)
    if options.with_bylines:
        # Fixing may move the front matter to where it is read.
        report = replace(report, byline=read_byline(report.text, report.path, settings.preset.front_matter))
    return Examined(report, after, found, sights, settings)


def _judged(
    document: Document, settings: Settings, options: RunOptions, sights: Sights, known: Sequence[Finding] | None
) -> tuple[FileReport, Document, tuple[Finding, ...] | None]:
    triage = options.scope.triage(document, settings)
    if options.add_ignore:
        from artlint.ignoring import ignore_findings  # noqa: PLC0415 - most runs only check

        ignored = ignore_findings(document, settings, options.reason, triage)
        after = ignored.document
        report = FileReport(
            document.path, after.text, ignored.left, document.text, (), data=after.data, hidden=ignored.hidden
        )
        return report, after, None
    if not options.fix:
        found = known
        if found is None:
            found = check_document(
                document, settings, with_fixes=options.with_fixes, sights=sights, stopwatch=options.stopwatch
            )
        report = FileReport(document.path, document.text, tuple(found), document.text, data=document.data)
        if triage is not None:
            report = _sorted(report, triage.sort(found))
        if options.with_keys:
            report = replace(report, keys=keys_of(report.findings, report.text, settings))
        return report, document, tuple(found)
    from artlint.fixes import fix_document  # noqa: PLC0415 - likewise

    fixed = fix_document(document, settings, unsafe=options.unsafe_fixes, triage=triage, sights=sights)
    after = fixed.document
    report = FileReport(document.path, after.text, fixed.remaining, document.text, fixed.applied, data=after.data)
    report = replace(report, refused=fixed.refused) if fixed.refused else report
    if triage is None:
        # What the proof refused has lost its fix for this run alone.
        return report, after, None if fixed.refused else fixed.remaining
    return _sorted(report, triage.sort(fixed.remaining, fixed.trail)), after, None


def _sorted(report: FileReport, triaged: Triaged) -> FileReport:
    return replace(
        report,
        findings=triaged.reported,
        baselined=triaged.baselined,
        unchanged=triaged.unchanged,
        stale=triaged.stale,
    )
