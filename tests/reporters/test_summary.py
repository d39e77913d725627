from __future__ import annotations

import io

from artlint.cli.streams import write_parts
from artlint.findings import Level
from artlint.reporters.parts.view import View
from artlint.reporters.summary import report
from artlint.run import FileReport, Run
from tests.reporters.made import finding


def shown(run: Run, view: View) -> str:
    stream = io.StringIO()
    write_parts(report(run, view), stream, colour=False, width=view.width)
    return stream.getvalue()


def test_worst_files_and_commonest_rules_with_bars() -> None:
    text = "one\n"
    worst = FileReport("帖子/[red]坏.md", text, (finding(text, "one"),) * 3 + (finding(text, "one", level=Level.INFO),))
    other = FileReport("b\x1b[0m.md", text, (finding(text, "one", rule="other-rule"),))
    told = shown(Run((other, worst, FileReport("c.md", text, ()))), View())
    rows = [line.rstrip() for line in told.split("\n")]
    assert rows[:4] == [
        "worst files",
        "file             problems",
        f"帖子/[red]坏.md         4  {'█' * 24}",
        rf"b\x1b[0m.md             1  {'█' * 6}",
    ]
    assert rows[5:9] == [
        "commonest rules",
        "rule        problems",
        f"odd-word           4  {'█' * 24}",
        f"other-rule         1  {'█' * 6}",
    ]
    assert rows[10] == "Found 5 problems (4 errors, 1 info) in 2 of 3 files."


def test_long_names_keep_their_end_and_a_clean_run_has_no_table() -> None:
    text = "one\n"
    told = shown(Run((FileReport("很长" * 80 + "/x.md", text, (finding(text, "one"),)),)), View(width=80))
    assert all(len(line) <= 80 for line in told.split("\n"))
    assert "…" in told
    assert "/x.md" in told
    assert shown(Run((FileReport("a.md", text, ()),)), View()) == "1 article passed.\n"
