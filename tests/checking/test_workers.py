"""Several processes: the same outcomes in the same order, and one that dies takes nothing with it."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path
from typing import Any

import pytest

from artlint.checker import check_document
from artlint.cli.exits import Exit
from artlint.run import Run, RunOptions, check_paths
from tests.caching.runs import outcome

ARTICLES = {
    "clean": "---\ntitle: Spring\n---\n# Spring\n",
    "styled": '<p style="mso-a:red">x</p>\n',
    "leaking": '<div>\n\n    <p style="mso-a:b">y</p>\n\n</div>\n',
    "broken": "---\ntitle: 'x\n---\ny\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(130):
        name = list(ARTICLES)[number % len(ARTICLES)]
        (tmp_path / f"{number:03}-{name}.md").write_text(ARTICLES[name], encoding="utf-8")
    (tmp_path / "050-latin.md").write_bytes(b"caf\xe9\n")
    (tmp_path / "060-gone.md").symlink_to(tmp_path / "nowhere.md")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(folder: Path, **options: Any) -> Run:
    return check_paths([*sorted(folder.glob("*.md"))], RunOptions(isolated=True, **options))


@pytest.mark.parametrize("jobs", [2, 3, 500])
@pytest.mark.parametrize("fix", [False, True])
def test_the_number_of_processes_changes_nothing(site: Path, jobs: int, *, fix: bool) -> None:
    alone = run(site, fix=fix, write=False)
    assert len(alone.errors) == 1
    assert outcome(run(site, fix=fix, write=False, jobs=jobs)) == outcome(alone)


def test_what_several_processes_fix_is_fixed(site: Path) -> None:
    run(site, fix=True, jobs=2)
    assert "style" not in (site / "001-styled.md").read_text(encoding="utf-8")
    assert not any(each.fixed for each in run(site, fix=True).files)


def test_what_was_fixed_is_named_where_no_report_shows_more(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.glob("*.md") if path.exists()}
    told = []
    for options in ({}, {"jobs": 2, "with_changes": False}):
        for path, data in before.items():
            path.write_bytes(data)
        found = run(site, fix=True, **options)
        told.append(
            [
                (each.path, each.text, each.findings, [(one.rule, one.category, one.level) for one in each.fixed])
                for each in found.files
            ]
        )
    assert told[0] == told[1]
    assert sum(len(fixed) for *_, fixed in told[1]) > 60


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the fault is put in by a fork")
def test_a_process_that_dies_costs_one_report(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check = check_document

    def deadly(document: Any, *rest: Any, **more: Any) -> Any:
        if document.path.endswith("101-styled.md"):
            os._exit(9)
        return check(document, *rest, **more)

    monkeypatch.setattr("artlint.examination.check_document", deadly)
    found = run(site, jobs=2)
    assert [each for each in found.errors if "died" in each] == ["101-styled.md: the process that checked it died"]
    assert len(found.files) + len(found.errors) == 132


@pytest.mark.usefixtures("site")
def test_the_flag_and_the_environment(monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    from artlint.cli import main  # noqa: PLC0415 - after the working folder is set

    assert main(["check", "--isolated", "-j", "2", "-q"]) == Exit.FINDINGS
    first = capfd.readouterr().out
    monkeypatch.setenv("ARTLINT_JOBS", "1")
    assert main(["check", "--isolated", "-q"]) == Exit.FINDINGS
    assert capfd.readouterr().out == first
    for wrong in ("0", "-1", "many", "1.5"):
        assert main(["check", "--isolated", "-j", wrong]) == Exit.FAILED
        assert "--jobs" in capfd.readouterr().err
