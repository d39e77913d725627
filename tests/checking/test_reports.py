"""Reports that do not fit into memory say the same as those that do."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from artlint.cli.streams import write_parts
from artlint.file_report import FileReport, KnownReport
from artlint.reporters import format_names, load_format
from artlint.reporters.parts.view import View
from artlint.reports import Reports
from artlint.run import Run, RunOptions, check_paths
from tests.caching.runs import outcome

DIRTY = '<p style="mso-a:red">{}</p>\n\n<!-- x -->\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.md").write_text(DIRTY.format(number), encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def _run(cache: Path, **options: Any) -> Run:
    return check_paths(["."], RunOptions(isolated=True, cache=cache, **options))


@pytest.mark.parametrize("most", [0, 5000])
@pytest.mark.parametrize("fix", [False, True])
@pytest.mark.usefixtures("site")
def test_what_is_kept_in_a_file_is_what_was_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, *, fix: bool
) -> None:
    expected = outcome(_run(tmp_path / "cache", fix=fix, write=False))
    monkeypatch.setattr("artlint.reports._MOST", most)
    found = _run(tmp_path / "cache", fix=fix, write=False)
    assert outcome(found) == outcome(found) == expected
    assert [each.path for each in found.files] == [f"{number:02}.md" for number in range(40)]
    assert found.files[39].path == found.files[-1].path == "39.md"
    assert [each.path for each in found.files[1:3]] == ["01.md", "02.md"]
    with pytest.raises(IndexError):
        _ = found.files[40]
    # Two who read at the same time do not disturb one another.
    assert all(one.path == other.path for one, other in zip(found.files, found.files, strict=True))


@pytest.mark.parametrize("name", format_names())
def test_every_format_says_the_same_of_known_files(
    name: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = load_format(name)
    options: Any = {"with_bylines": form.shows_bylines, "with_fixes": form.shows_fixes}

    def said(found: Run) -> str:
        stream = StringIO()
        write_parts(form.report(found, View()), stream, colour=False, width=200)
        return stream.getvalue()

    expected = said(check_paths(["."], RunOptions(isolated=True, **options)))
    assert expected
    monkeypatch.setattr("artlint.reports._MOST", 3000)
    assert said(_run(tmp_path / "cache", **options)) == expected
    known = _run(tmp_path / "cache", **options)
    assert all(isinstance(each, KnownReport) for each in known.files)
    assert said(known) == expected
    assert site


def test_a_file_that_changes_before_it_is_shown_breaks_no_report(site: Path, tmp_path: Path) -> None:
    _run(tmp_path / "cache")
    for changed in ("", "# New\n", DIRTY * 9):
        known = _run(tmp_path / "cache")
        for path in site.glob("*.md"):
            path.write_text(changed, encoding="utf-8")
        for name in format_names():
            assert list(load_format(name).report(known, View()))
        for number in range(40):
            (site / f"{number:02}.md").write_text(DIRTY.format(number), encoding="utf-8")


def test_no_report_is_nothing() -> None:
    reports = Reports()
    assert not reports
    reports.add(FileReport("a.md", "", ()))
    assert len(reports) == 1
    assert [*reports] == [FileReport("a.md", "", ())]


def test_known_findings_are_told_escaped_as_new_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hostile = '---\ntitle: x\ndate: "{}"\n---\n\nx\n'
    for number, word in enumerate(("plain", "\\x1b[31m", "##[error] x", "\u202ex", "\ufeffx")):
        Path(f"{number}.md").write_text(hostile.format(word), encoding="utf-8")

    def said() -> str:
        run = _run(tmp_path / "cache")
        return "".join(map(str, load_format("concise").report(run, View())))

    first = said()
    assert all(word in first for word in (": plain\n", r"\x1b[31m", r"##\x5b", r"\u202e", r"\ufeff"))
    assert said() == first
    assert all(isinstance(each, KnownReport) for each in _run(tmp_path / "cache").files)
