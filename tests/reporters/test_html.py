from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import turbohtml

from artlint.facts.byline import Byline, read_byline
from artlint.findings import Level, Safety
from artlint.presets import FrontMatterForm, load_preset
from artlint.reporters.html import report
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from tests.reporters.made import finding, fix, run_of

HOSTILE = "</script><script>document.title='owned'</script><!--<script>\u2028]]>&lt;img src=x onerror=alert(1)>"


def page(run: Run, view: View | None = None) -> str:
    return "".join(report(run, view or View()))


def data(run: Run, view: View | None = None, name: str = "article-data") -> Any:
    document = turbohtml.parse(page(run, view))
    (script,) = [each for each in document.find_all("script") if each.attrs.get("id") == name]
    return json.loads(script.text)


def test_nothing_in_an_article_ends_the_data() -> None:
    text = f"{HOSTILE} bad\n"
    problem = finding(text, "bad", message=HOSTILE, help=HOSTILE, rule="odd-word", fix=fix(text, "bad", HOSTILE))
    run = run_of(text, problem, path=f"{HOSTILE}.md")
    hostile = replace(run.files[0], byline=Byline(HOSTILE, HOSTILE, "2024-05-01"))
    run = Run((hostile,), errors=(HOSTILE,))
    told = page(run)
    assert told.count("</script>") == told.count("<script") == 3
    assert "<!--" not in told
    assert "\u2028" not in told
    (article,) = data(run)
    shown = HOSTILE.replace("\u2028", r"\u2028")
    assert (article["title"], article["author"], article["path"]) == (shown, shown, f"{shown}.md")
    assert article["problems"][0]["says"] == shown
    assert data(run, name="report-data")["errors"] == [shown]


def test_a_problem_has_its_line_and_what_fixing_would_do() -> None:
    text = f"{'前' * 200}bad{'后' * 200}\nlast\n"
    mend = fix(text, "bad", "good", Safety.UNSAFE, "it changes a word")
    ((article,), rest) = (
        data(run_of(text, finding(text, "bad", level=Level.INFO, help="h", fix=mend))),
        data(run_of(text, finding(text, "bad")), name="report-data"),
    )
    (problem,) = article["problems"]
    assert problem["line"] == [f"…{'前' * 80}", "bad", f"{'后' * 80}…"]
    assert (problem["at"], problem["level"], problem["rule"], problem["help"]) == ([1, 201], 2, 0, 0)
    told = problem["fix"]
    assert (told["safe"], told["says"], told["because"]) == (False, "take another word", "it changes a word")
    (hunk,) = told["hunks"]
    assert hunk["old"] == [f"{text[:400]}…"]
    assert hunk["line"] == 1
    assert (rest["rules"], rest["helps"], rest["checked"]) == (["odd-word"], [""], 1)
    held = View(unfixable=frozenset(("odd-word",)))
    assert "fix" not in data(run_of(text, finding(text, "bad", fix=mend)), held)[0]["problems"][0]


def test_long_fixes_are_cut_and_long_spans_end_in_their_line() -> None:
    text = "start\n" * 100
    (problem,) = data(run_of(text, finding(text, text, message="m", fix=fix(text, text))))[0]["problems"]
    assert problem["line"] == ["", "start", ""]
    (hunk,) = problem["fix"]["hunks"]
    assert (len(hunk["old"]), hunk["oldLeft"], hunk["new"]) == (40, 60, [])
    wide = "x" * 1000
    (problem,) = data(run_of(wide, finding(wide, wide, message="m")))[0]["problems"]
    assert problem["line"] == ["", "x" * 240 + "…", "…"]


def test_what_was_fixed_is_shown_and_clean_articles_are_only_counted() -> None:
    before, after = "one\ntwo\nthree\n", "one\n2\nthree\n"
    fixed = FileReport("a.md", after, (), before, (finding(before, "two"),), written=True)
    run = Run((fixed, FileReport("b.md", "text", ())))
    (article,) = data(run)
    assert article["changed"] == [{"line": 2, "old": ["two"], "new": ["2"], "oldLeft": 0, "newLeft": 0}]
    assert data(run, name="report-data")["checked"] == 2


def test_it_is_said_what_a_baseline_hides_and_what_is_on_lines_that_did_not_change() -> None:
    file = FileReport("a.md", "one\n", (), "one\n", baselined=(finding("one\n", "one"),), unchanged=2)
    told = data(Run((file,)), name="report-data")["notTold"]
    assert told == ["1 finding hidden by the baseline.", "2 findings on unchanged lines."]
    chinese = data(Run((file,)), View(lang="zh"), "report-data")["notTold"]
    assert chinese == ["基线隐藏了 1 个问题。", "另有 2 个问题位于未改动的行。"]
    assert data(run_of("one"), name="report-data")["notTold"] == []


def test_the_page_speaks_the_chosen_language() -> None:
    chinese = page(run_of("one", finding("one", "one")), View(lang="zh"))
    assert '<html lang="zh-Hans">' in chinese
    assert '<label for="search">搜索</label>' in chinese
    assert data(run_of("one"), View(lang="zh"), "report-data")["labels"]["rule"] == "规则"
    english = data(run_of("one"), name="report-data")["labels"]
    assert english.keys() == data(run_of("one"), View(lang="zh"), "report-data")["labels"].keys()


def test_every_control_of_the_page_has_a_label_and_every_part_a_name() -> None:
    document = turbohtml.parse(page(run_of("one", finding("one", "one"))))
    labelled = {label.attrs["for"] for label in document.find_all("label")}
    controls = [each for tag in ("input", "select") for each in document.find_all(tag)]
    assert {each.attrs["id"] for each in controls} == labelled
    ids = {
        each.attrs["id"] for tag in ("h2", "section", "form") for each in document.find_all(tag) if "id" in each.attrs
    }
    named = [each for tag in ("section", "form") for each in document.find_all(tag)]
    assert named
    assert {each.attrs["aria-labelledby"] for each in named} <= ids
    assert len([*document.find_all("main")]) == len([*document.find_all("header")]) == 1
    addresses = [each.attrs["href"] for each in document.find_all("a")]
    assert all(str(address).startswith("#") for address in addresses)


BYLINES = {
    "---\ntitle: 春天\nauthor: 林\ndate: 2024-05-01 08:00:00\n---\n": Byline("春天", "林", "2024-05-01"),
    "---\nTitle: 'a\n\n  b'\nauthors: [Lin, {name: Wu}]\npubDate: May 1, 2024\n---\n": Byline(
        "a b", "Lin, Wu", "2024-05-01"
    ),
    "---\nauthor: {name: Lin, url: x}\ntitle: ~\n---\n": Byline("", "Lin", "2023-01-02"),
    '+++\ntitle = "t"\ndate = 2024-05-01T00:00:00Z\n+++\n': Byline("t", "", "2024-05-01"),
    "---\ntitle: [\n---\n": Byline("", "", "2023-01-02"),
    "---\ndate: soon\npublished: true\n---\n": Byline("", "", "2023-01-02"),
    "no front matter": Byline("", "", "2023-01-02"),
}


@pytest.mark.parametrize("text", BYLINES)
def test_a_byline_is_read_from_front_matter_or_the_name_of_the_file(text: str) -> None:
    form = load_preset("hugo").front_matter
    assert read_byline(text, "posts/2023-01-02-a.md", form) == BYLINES[text]


def test_a_name_that_only_looks_dated_gives_no_date() -> None:
    for path in ("2023-01-02-drafts/a.md", "2023-13-02-a.md", "x2023-01-02-a.md", "2023-01-021.md"):
        assert read_byline("", path, FrontMatterForm()) == Byline()


@pytest.mark.parametrize("path", ["2023-01-02.md", "posts/2023-1-2-a.md", "2023-01-02-a/index.md"])
def test_a_name_that_is_a_day_or_begins_with_one_gives_the_date(path: str) -> None:
    assert read_byline("", path, FrontMatterForm()) == Byline(date="2023-01-02")
