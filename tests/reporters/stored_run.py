"""The run whose reports are stored beside this file, one of each format.

`python -m tests.reporters.stored_run` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

import importlib.metadata
import os
from pathlib import Path

from rich.text import Text

from artlint.findings import Level, Safety
from artlint.reporters import format_names, load_format
from artlint.reporters.parts.view import View
from artlint.rulebook import load_page
from artlint.run import FileReport, Run
from artlint.settings.active_rule import ActiveRule
from artlint.text import Span
from tests.reporters.made import finding, fix

FOLDER = Path(__file__).parent / "stored"
ODD_PATHS = (
    "posts/新 年.md",
    "posts/two\nlines.md",
    "-leading-dash.md",
    "posts/" + os.fsdecode(b"caf\xe9.md"),
    "posts\\windows.md",
    "c:/colon.md",
    "../outside/up.md",
    "/root/a.md",
    "::error::%0A]]>&\"'<b>|`*_[x](y).md",
)
_BODY = "---\ntitle: 春\n---\n\n<p class=a>bad 词</p> and bad\r\nthe last"


def stored_run() -> Run:
    """Give a run with everything that a report may have to tell."""
    files = [FileReport("posts/clean.md", _BODY, (), _BODY)]
    files += [FileReport(path, _BODY, (finding(_BODY, "bad", message=f"odd word in {path}"),)) for path in ODD_PATHS]
    many = (
        finding(_BODY, "春", level=Level.INFO, field="title", message="about 春"),
        finding(_BODY, "<p class=a>", level=Level.WARNING, fix=fix(_BODY, " class=a"), help="take <b> or `*this*`"),
        finding(_BODY, "bad", fix=fix(_BODY, "bad", "好", Safety.UNSAFE, "it changes a word")),
        finding(_BODY, "bad", span=Span(_BODY.rindex("bad"), _BODY.rindex("bad") + 3)),
        finding(_BODY, "and bad\r\nthe", message="over two lines, with [a link](https://evil.example) and @name"),
        finding(_BODY, "the last", rule="rule-crash", category="run", message="a rule \x1b[31mcrashed\u202e"),
    )
    files.append(FileReport("posts/many.md", _BODY, many, baselined=(finding(_BODY, "last"),)))
    files.append(FileReport("posts/empty.md", "", (finding("", "", span=Span(0, 0)),)))
    return Run(tuple(files), errors=("posts/gone.md: no such file <or> folder",))


def stored_view() -> View:
    """Give a view that knows one rule."""
    page = load_page(FOLDER / "rules" / "text" / "odd-word.md")
    return View(rules=lambda: {page.id: ActiveRule(page, Level.ERROR)})


def written(name: str, run: Run, view: View) -> str:
    """Give a report as a file holds it."""
    parts = [part if isinstance(part, str) else plain(part) for part in load_format(name).report(run, view)]
    version = importlib.metadata.version("artlint")
    return "".join(parts).replace(f'"version": "{version}"', '"version": "VERSION"')


def plain(part: object) -> str:
    """Give a part of a report for people without its colours."""
    assert isinstance(part, Text)
    return f"{part.plain}\n"


STORED = [name for name in format_names() if name not in {"summary", "html"}]
"""All formats but tables, which a console draws, and the page, which a browser is asked about."""


if __name__ == "__main__":
    for each in STORED:
        (FOLDER / f"report.{each}").write_text(written(each, stored_run(), stored_view()), "utf-8", newline="")
