"""Every finding with its lines, a caret under the place, and the fix; ends with a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from rich.cells import cell_len
from rich.text import Span, Text

from artlint.findings import Finding, Fix, Safety
from artlint.frozen import frozen
from artlint.reporters.parts import palette, words
from artlint.reporters.parts.closing import ending
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.frames import shown_line
from artlint.reporters.parts.patch import Hunk, hunks
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from artlint.text import Lines

MACHINE = False
SHOWS_FIXES = True
BY_FILE = True
_MOST_LINES = 8
"""How many old and how many new lines of a fix are shown."""
_INDENT = 4
"""Cells before the further lines of a message."""


def report(run: Run, view: View) -> Iterator[Text | str]:
    """Give the findings, file by file, and the summary."""
    left = view.max_diagnostics
    hidden = 0
    for file in run.files:
        lines = Lines(file.text)
        for finding, is_baselined in file.every(baselined=view.show_baselined):
            if left is not None and left <= 0:
                hidden += 1
                continue
            left = None if left is None else left - 1
            yield _Entry(file, lines, finding, view, is_baselined).shown()
    yield from ending(run, view, hidden)


@frozen(slots=True)
class _Canvas:
    """Pieces of a text with numbered lines, each with its style; `gutter` is the width of the numbers."""

    gutter: int
    view: View
    pieces: list[tuple[str, str]] = field(default_factory=list)

    def shown(self) -> Text | str:
        """Give the pieces as one text; to append them one after the other takes many times as long."""
        plain = "".join(piece for piece, _ in self.pieces)
        if not self.view.colour:
            return f"{plain}\n"
        spans, at = [], 0
        for piece, style in self.pieces:
            start, at = at, at + len(piece)
            if style:
                spans.append(Span(start, at, style))
        return Text(plain, no_wrap=True, spans=spans)

    def add(self, content: str, style: str = "") -> None:
        """Add a piece, in which there is no control but newlines."""
        if content:
            self.pieces.append((content, style))

    @property
    def room(self) -> int:
        """The cells that are left for a line of the article."""
        return self.view.width - self.gutter - 4

    def line(self, number: int, sign: str, content: str, style: str = "") -> None:
        """Add a line of the article."""
        self.add(f" {number:>{self.gutter}} {sign}", style or palette.FRAME)
        self.add(f" {content}\n" if content else "\n", style)

    def bar(self, content: str = "", style: str = "", note: str = "") -> None:
        """Add a line that is not of the article."""
        self.add(f"{' ' * (self.gutter + 2)}|", palette.FRAME)
        self.add(f" {content}" if content else "", style)
        self.add(f"{note}\n", palette.MUTED)

    def labelled(self, label: str, style: str, content: str) -> None:
        """Add a sentence with what it is before it."""
        self.add(label, palette.bold(style))
        self.add(f"{self.view.fold(escape(content), cell_len(label))}\n")


@frozen(slots=True)
class _Entry:
    file: FileReport
    lines: Lines
    finding: Finding
    view: View
    is_baselined: bool

    def shown(self) -> Text | str:
        """Give the whole entry, with an empty line behind it."""
        finding, lang = self.finding, self.view.lang
        place = self.lines.position(finding.span.start)
        changes = list(hunks(self.lines, finding.fix.edits)) if finding.fix is not None else []
        gutter = len(str(max([place.line, *(hunk.line + _height(hunk) - 1 for hunk in changes)])))
        canvas = _Canvas(gutter, self.view)
        head = f"{finding.level}[{finding.rule}]"
        mark = words.baselined(lang) if self.is_baselined else "[*] " if self.view.mends(finding) else ""
        canvas.add(head, self._style(self.view.address(finding.rule)))
        canvas.add(": ", "bold")
        canvas.add(mark, palette.MUTED if self.is_baselined else palette.ACCENT)
        before = cell_len(f"{head}: {mark}")
        canvas.add(f"{self.view.fold(escape(finding.message), before, _INDENT)}\n", "bold")
        canvas.add(f"{' ' * (gutter + 1)}--> ", palette.FRAME)
        canvas.add(f"{escape(self.file.path)}:{place.line}:{place.column}\n")
        self._frame(canvas)
        if finding.fix is not None:
            self._fix(canvas, finding.fix, changes)
        if finding.help:
            canvas.labelled(words.label("help", lang), palette.ACCENT, finding.help)
        return canvas.shown()

    def _style(self, address: str = "") -> str:
        return palette.linked(palette.bold(palette.LEVELS[self.finding.level]), address)

    def _frame(self, canvas: _Canvas) -> None:
        span, lines = self.finding.span, self.lines
        line, column = lines.position(span.start)
        canvas.bar()
        if line > 1:
            canvas.line(line - 1, "|", shown_line(lines.line(line - 1), 0, 0, canvas.room).text)
        content = lines.line(line)
        end = min(column - 1 + span.end - span.start, len(content))
        last = lines.position(max(span.start, span.end - 1))
        note = words.until(last.line, last.column, self.view.lang) if last.line > line else ""
        shown = shown_line(content, column - 1, end, canvas.room - cell_len(note))
        canvas.line(line, "|", shown.text)
        canvas.bar(f"{' ' * shown.before}{'^' * shown.width}", self._style(), note)
        canvas.bar()

    def _fix(self, canvas: _Canvas, fix: Fix, changes: Sequence[Hunk]) -> None:
        lang = self.view.lang
        canvas.labelled(words.label("fix", lang), palette.ADDED, fix.message)
        for hunk in changes:
            self._side(canvas, hunk, "-")
            self._side(canvas, hunk, "+")
        if fix.safety is Safety.UNSAFE:
            reason = f"{words.colon(lang)}{fix.reason}" if fix.reason else ""
            canvas.labelled(words.label("note", lang), palette.CAUTION, words.label("unsafe", lang) + reason)

    def _side(self, canvas: _Canvas, hunk: Hunk, sign: str) -> None:
        sides = {"-": (palette.REMOVED, hunk.old, hunk.new), "+": (palette.ADDED, hunk.new, hunk.old)}
        style, mine, other = sides[sign]
        for index, content in enumerate(mine[:_MOST_LINES]):
            start = _agreement(content, other[index]) if index < len(other) else 0
            canvas.line(hunk.line + index, sign, shown_line(content, start, start, canvas.room).text, style)
        if len(mine) > _MOST_LINES:
            more = words.more_lines(len(mine) - _MOST_LINES, self.view.lang)
            canvas.add(f" {' ' * canvas.gutter} {sign} {more}\n", style)


def _height(hunk: Hunk) -> int:
    return max(1, min(_MOST_LINES, max(len(hunk.old), len(hunk.new))))


def _agreement(first: str, second: str) -> int:
    """Give the number of code points that both begin with; by halves, since a line may be as long as the article."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first.startswith(second[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low
