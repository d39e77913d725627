"""The HTML report in Chromium, where one is found; `.ci/run` says whether it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from artlint.facts.byline import Byline
from artlint.findings import Finding, Level, Safety
from artlint.reporters.html import report
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from tests.reporters.browser import CHROMIUM, Browser, started
from tests.reporters.made import finding, fix
from tests.reporters.test_html import HOSTILE

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
TEXT = "---\ntitle: x\n---\n\nbad word here\n"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with started(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(autouse=True)
def _no_complaints(browser: Browser) -> Iterator[None]:
    browser.complaints.clear()
    browser.show(1100, 900)
    yield
    assert browser.complaints == []


def article(path: str, byline: Byline, *findings: Finding) -> FileReport:
    return replace(FileReport(path, TEXT, findings, TEXT), byline=byline)


def problem(rule: str = "odd-word", level: Level = Level.ERROR, message: str = "odd word") -> Finding:
    return finding(TEXT, "bad", rule=rule, level=level, message=message, fix=fix(TEXT, "bad", "good"))


SITE = Run(
    (
        article("posts/spring.md", Byline("Spring", "Lin", "2024-03-01"), problem(), problem("other", Level.WARNING)),
        article("posts/old/autumn.md", Byline("Autumn", "Wu", "2023-10-01"), problem(message="odd thing")),
        article("pages/about.md", Byline("About"), problem("other", Level.INFO)),
        article("pages/clean.md", Byline("Clean", "Lin")),
    ),
    errors=("posts/gone.md: no such file",),
)


def opened(browser: Browser, tmp_path: Path, run: Run, view: View | None = None) -> None:
    path = tmp_path / "report.html"
    path.write_text("".join(report(run, view or View())), "utf-8")
    browser.open(path)
    browser.wait("document.getElementById('shown').textContent !== ''")


def choose(browser: Browser, name: str, value: str) -> None:
    browser.ask(
        f"(() => {{ const each = document.getElementById('{name}'); each.value = '{value}';"
        f" each.dispatchEvent(new Event('input', {{ bubbles: true }})); return each.value; }})()"
    )


def titles(browser: Browser) -> list[str]:
    found = browser.ask("[...document.querySelectorAll('#list h3')].map((each) => each.textContent)")
    assert isinstance(found, list)
    return found


def shows(browser: Browser, *wanted: str) -> None:
    told = ",".join(f"'{title}'" for title in wanted)
    browser.wait(
        "JSON.stringify([...document.querySelectorAll('#list h3')].map((each) => each.textContent))"
        f" === JSON.stringify([{told}])"
    )


def test_articles_are_drawn_with_their_lines_fixes_and_charts(browser: Browser, tmp_path: Path) -> None:
    opened(browser, tmp_path, SITE)
    assert titles(browser) == ["Spring", "Autumn", "About"]
    assert browser.ask("document.getElementById('shown').textContent") == (
        "Shown: 4 problems in 3 articles. Checked: 4 articles."
    )
    browser.wait("document.querySelectorAll('.problem').length === 4")
    assert browser.ask("document.querySelector('.problem pre').textContent") == "bad word here"
    assert browser.ask("document.querySelector('.problem mark').textContent") == "bad"
    assert browser.ask("document.querySelector('del').lastChild.textContent") == "bad word here"
    assert browser.ask("document.querySelector('ins').lastChild.textContent") == "good word here"
    assert browser.ask("document.querySelector('summary .byline').textContent") == "Lin · 2024-03-01"
    rows = "[...document.querySelectorAll('#{} tr')].slice(1).map((row) => row.innerText.split(/\\s+/).join(' '))"
    assert browser.ask(rows.format("rules-chart")) == ["odd-word 2", "other 2"]
    assert browser.ask(rows.format("time-chart")) == [
        "2023-10 1", "2023-11 0", "2023-12 0", "2024-01 0", "2024-02 0", "2024-03 2",
    ]  # fmt: skip
    assert browser.ask("document.querySelectorAll('#time-chart rect').length") == 6
    assert "1 in articles without a date" in browser.ask("document.getElementById('time-chart').innerText")
    assert browser.ask("document.getElementById('errors').innerText").endswith("posts/gone.md: no such file")


def test_a_number_has_its_noun_and_what_is_not_told_is_said(browser: Browser, tmp_path: Path) -> None:
    opened(browser, tmp_path, SITE)
    assert browser.ask("document.getElementById('not-told').hidden")
    hidden = replace(article("a.md", Byline("Spring"), problem()), baselined=(problem(),))
    opened(browser, tmp_path, Run((hidden,)))
    assert (
        browser.ask("document.getElementById('shown').textContent")
        == "Shown: 1 problem in 1 article. Checked: 1 article."
    )
    assert browser.ask("document.getElementById('not-told').innerText") == "1 finding hidden by the baseline."
    opened(browser, tmp_path, Run((replace(hidden, findings=()),)))
    assert browser.ask("document.getElementById('shown').textContent") == "No problems: 1 article passed."
    opened(browser, tmp_path, Run((hidden,)), View(lang="zh"))
    assert browser.ask("document.getElementById('not-told').innerText") == "基线隐藏了 1 个问题。"


def test_every_filter_works_and_can_be_taken_back(browser: Browser, tmp_path: Path) -> None:
    opened(browser, tmp_path, SITE)
    everything = ("Spring", "Autumn", "About")
    for name, value, wanted in (
        ("rule", "=other", ("Spring", "About")),
        ("level", "=0", ("Spring", "Autumn")),
        ("author", "=Wu", ("Autumn",)),
        ("author", "-", ("About",)),
        ("folder", "=posts", ("Spring", "Autumn")),
        ("folder", "=posts/old", ("Autumn",)),
        ("search", "THING odd", ("Autumn",)),
        ("search", "lin", ("Spring",)),
        ("search", "no such words", ()),
    ):
        choose(browser, name, value)
        shows(browser, *wanted)
        choose(browser, name, "")
        shows(browser, *everything)
    choose(browser, "search", "no such words")
    browser.wait("document.getElementById('shown').textContent === 'Nothing matches these filters.'")
    browser.ask("document.querySelector('button[type=reset]').click()")
    shows(browser, *everything)
    choose(browser, "sort", "by-date")
    shows(browser, "Spring", "Autumn", "About")
    choose(browser, "rule", "=odd-word")
    shows(browser, "Spring", "Autumn")
    browser.wait("document.querySelectorAll('#rules-chart rect').length === 1")


def test_nothing_that_an_article_says_becomes_markup_or_script(browser: Browser, tmp_path: Path) -> None:
    text = f"{HOSTILE} bad\n"
    bad = finding(text, "bad", message=HOSTILE, help=HOSTILE, fix=fix(text, "bad", HOSTILE, Safety.UNSAFE, HOSTILE))
    byline = Byline(HOSTILE, HOSTILE, "2024-05-01")
    opened(browser, tmp_path, Run((FileReport(f"{HOSTILE}/a.md", text, (bad,), text, byline=byline),), (HOSTILE,)))
    assert browser.ask("document.title") == "artlint: Articles with problems"
    assert browser.ask("document.scripts.length") == 3
    assert browser.ask("document.images.length") == 0
    shown = HOSTILE.replace("\u2028", r"\u2028")
    assert titles(browser) == [shown]
    browser.wait("document.querySelectorAll('.problem').length === 1")
    assert shown in browser.ask("document.querySelector('.problem').textContent")
    assert shown in browser.ask("document.getElementById('author').textContent")


def test_the_policy_of_the_page_stops_what_is_injected(browser: Browser, tmp_path: Path) -> None:
    opened(browser, tmp_path, SITE)
    browser.ask("document.body.append(Object.assign(document.createElement('script'), { text: 'window.owned = 1' }))")
    browser.ask("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.owned = 2\">')")
    browser.ask("new Promise((done) => setTimeout(done, 200))")
    assert browser.ask("window.owned ?? null") is None
    assert any("Content Security Policy" in each for each in browser.complaints)
    browser.complaints.clear()


def test_ten_thousand_articles_open_and_are_drawn_as_they_are_needed(browser: Browser, tmp_path: Path) -> None:
    many = Run(
        tuple(
            article(
                f"posts/{number % 50}/{number}.md",
                Byline(f"Title {number}", f"Author {number % 300}"),
                *[problem()] * 5,
            )
            for number in range(10_000)
        )
    )
    opened(browser, tmp_path, many)
    assert browser.ask("document.getElementById('shown').textContent").startswith(
        "Shown: 50,000 problems in 10,000 articles"
    )
    assert browser.ask("document.querySelectorAll('#list > li').length") == 100
    assert browser.ask("performance.now()") < 30_000
    browser.ask("document.getElementById('more').click()")
    assert browser.ask("document.querySelectorAll('#list > li').length") == 200
    assert browser.ask("document.activeElement.querySelector('h3').textContent") == "Title 100"
    choose(browser, "search", "title 9999")
    shows(browser, "Title 9999")


def test_an_article_opens_by_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    run = Run(tuple(article(f"{number}.md", Byline(f"T{number}"), problem()) for number in range(8)))
    opened(browser, tmp_path, run)
    seen: list[str] = []
    for _ in range(20):
        browser.press("Tab", 9)
        seen.append(
            browser.ask(
                "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
            )
        )
    assert seen[:8] == ["skip", "search", "rule", "level", "author", "folder", "sort", "BUTTON"]
    assert seen[8:16] == ["SUMMARY"] * 8
    browser.ask("document.querySelectorAll('summary')[6].focus()")
    assert browser.ask("document.querySelectorAll('details')[6].open") is False
    browser.press("Enter", 13, "\r")
    browser.wait("document.querySelectorAll('details')[6].querySelector('.problem') !== null")


_CONTRAST = """(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => { const [r, g, b] = parts(colour).map((each) => each / 255)
    .map((each) => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = (each) => { const own = getComputedStyle(each).backgroundColor;
    return parts(own)[3] === 0 && each.parentElement ? behind(each.parentElement) : own; };
  const poor = [];
  for (const each of document.querySelectorAll("body *")) {
    const words = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!words || !each.checkVisibility()) continue;
    if (["SCRIPT", "STYLE", "NOSCRIPT", "TITLE", "title"].includes(each.tagName)) continue;
    const ink = each instanceof SVGElement ? getComputedStyle(each).fill : getComputedStyle(each).color;
    const [one, other] = [light(ink), light(behind(each))].sort((a, b) => b - a);
    if ((one + 0.05) / (other + 0.05) < 4.5) poor.push(`${each.tagName}.${each.className} ${ink} ${behind(each)}`);
  }
  return poor;
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(browser: Browser, tmp_path: Path, scheme: str) -> None:
    opened(browser, tmp_path, SITE)
    browser.show(1100, 900, scheme)
    browser.wait("document.querySelectorAll('.problem').length === 4")
    assert browser.ask("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 24, 29)"
    )
    assert browser.ask(_CONTRAST) == []


@pytest.mark.parametrize("width", [360, 1100])
def test_nothing_is_wider_than_the_window(browser: Browser, tmp_path: Path, width: int) -> None:
    long = "x" * 300
    run = Run((article(f"{long}/a.md", Byline(long, long), problem(message=long)), *SITE.files))
    browser.show(width, 800)
    opened(browser, tmp_path, run)
    browser.wait("document.querySelectorAll('.problem').length > 3")
    assert browser.ask("document.documentElement.scrollWidth") <= width


def test_on_paper_every_article_is_open_and_the_filters_are_gone(browser: Browser, tmp_path: Path) -> None:
    run = Run(tuple(article(f"{number}.md", Byline(f"T{number}"), problem()) for number in range(150)))
    opened(browser, tmp_path, run)
    browser.wait("document.querySelectorAll('.problem').length === 5")
    browser.ask("window.dispatchEvent(new Event('beforeprint'))")
    browser.show(800, 900, media="print")
    assert browser.ask("document.querySelectorAll('details[open] .problem').length") == 150
    assert browser.ask("getComputedStyle(document.querySelector('search')).display") == "none"
    browser.ask("window.dispatchEvent(new Event('afterprint'))")
    assert browser.ask("document.querySelectorAll('details[open]').length") == 5
    assert browser.call("Page.printToPDF")["data"]
