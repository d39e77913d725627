from __future__ import annotations

import io
import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from artlint.findings import Finding, Level, Safety
from artlint.reporters.full import _agreement, report
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.frames import shown_line
from artlint.reporters.parts.patch import split_lines
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from artlint.text import Span
from tests.reporters.made import finding, fix, run_of


def shown(run: Run, view: View | None = None) -> str:
    view = view or View()
    parts = list(report(run, view))
    assert all(isinstance(part, Text) for part in parts)
    told = "".join(f"{part}\n" for part in parts)
    plain = report(run, replace(view, colour=False))
    assert "".join(part if isinstance(part, str) else f"{part}\n" for part in plain) == told
    return told


def frame(run: Run, view: View | None = None) -> tuple[str, str]:
    lines = shown(run, view or View(summary=False)).split("\n")
    at = next(index for index, line in enumerate(lines) if "^" in line)
    return lines[at - 1], lines[at]


def test_a_finding_without_fix() -> None:
    text = "author: Lin\ndate: 2024-02-31\n"
    problem = finding(
        text, "2024-02-31", rule="invalid-date", message="2024-02-31 is not a date", help="write a real day"
    )
    assert shown(run_of(text, problem)) == (
        "error[invalid-date]: 2024-02-31 is not a date\n"
        "  --> posts/a.md:2:7\n"
        "   |\n"
        " 1 | author: Lin\n"
        " 2 | date: 2024-02-31\n"
        "   |       ^^^^^^^^^^\n"
        "   |\n"
        "help: write a real day\n"
        "\n"
        "Found 1 problem (1 error) in 1 of 1 file.\n"
    )


def test_a_safe_fix_is_marked_and_shown() -> None:
    text = "one\ntwo\nthree\n"
    problem = finding(text, "two", level=Level.WARNING, fix=fix(text, "two", "2"))
    told = shown(run_of(text, problem))
    assert "warning[odd-word]: [*] odd word two\n" in told
    assert "fix: take another word\n 2 - two\n 2 + 2\n" in told
    assert told.endswith("[*] 1 fixable with artlint fix.\n")


def test_an_unsafe_fix_says_why() -> None:
    text = "one\ntwo\n"
    mend = fix(text, "two", "2", Safety.UNSAFE, "it changes a word")
    run = run_of(text, finding(text, "two", fix=mend), finding(text, "one", fix=fix(text, "one", "1")))
    told = shown(run)
    assert "error[odd-word]: odd word two\n" in told
    assert "note: unsafe fix, made with --unsafe-fixes only: it changes a word\n" in told
    assert told.endswith("[*] 1 fixable with artlint fix (1 more with --unsafe-fixes).\n")
    assert shown(run, View(unsafe_fixes=True)).endswith("[*] 2 fixable with artlint fix --unsafe-fixes.\n")


def test_rules_that_may_not_be_fixed_are_not_marked() -> None:
    text = "one\n"
    run = run_of(text, finding(text, "one", fix=fix(text, "one")))
    assert "[*]" not in shown(run, View(unfixable=frozenset(("text",))))
    assert "[*]" not in shown(run, View(fixable=frozenset(("other",))))
    assert "[*]" in shown(run, View(fixable=frozenset(("odd-word",))))


def test_carets_stand_under_wide_characters() -> None:
    text = "标题很长 error 结束\n"
    source, carets = frame(run_of(text, finding(text, "error")))
    assert source == " 1 | 标题很长 error 结束"
    assert carets == "   |          ^^^^^"
    text = "前言：错误的词。\n"
    assert frame(run_of(text, finding(text, "错误")))[1] == "   |       ^^^^"


def test_tabs_are_expanded_and_escapes_counted() -> None:
    text = "\ta\tword\x1b[0m bad\n"
    source, carets = frame(run_of(text, finding(text, "bad")))
    assert source == r" 1 |     a   word\x1b[0m bad"
    assert source.index("bad") == carets.index("^")


def test_emoji_and_combining_marks_keep_the_carets_right() -> None:
    for before in ("👨‍👩‍👧 ", "e\u0301\u0301 ", "🇨🇳 ", "𠮷 "):
        text = f"{before}bad\n"
        source, carets = frame(run_of(text, finding(text, "bad")))
        assert cell_len(source[: source.index("bad")]) == carets.index("^")


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("before", [0, 5, 60, 5000])
@pytest.mark.parametrize("after", [0, 5, 60, 5000])
@pytest.mark.parametrize("filler", ["x", "字", "\t", "\x1b"])
def test_long_lines_are_windowed_around_the_span(width: int, before: int, after: int, filler: str) -> None:
    text = f"{filler * before}BAD{filler * after}\n"
    source, carets = frame(run_of(text, finding(text, "BAD")), View(width=width, summary=False))
    assert cell_len(source) <= width
    assert cell_len(source[: source.index("BAD")]) == carets.index("^")
    assert carets.count("^") == len("BAD")


def test_a_span_longer_than_the_line_has_carets_to_its_end() -> None:
    text = "a <!-- one\ntwo\nthree --> b\n"
    source, carets = frame(run_of(text, finding(text, "<!-- one\ntwo\nthree -->", message="m")))
    assert source == " 1 | a <!-- one"
    assert carets == "   |   ^^^^^^^^ … to 3:9"


def test_an_absence_stands_at_the_start_of_the_file() -> None:
    for text in ("", "\n", "word\n"):
        run = run_of(text, finding("x", "x", span=Span(0, 0), message="nothing there"))
        assert " --> posts/a.md:1:1\n" in shown(run)
        assert frame(run)[1] == "   | ^"


def test_a_removed_newline_shows_the_line_that_joins() -> None:
    text = "one\ntwo\nthree\n"
    problem = finding(text, "one", fix=fix(text, "one\n", "1 "))
    assert " 1 - one\n 2 - two\n 1 + 1 two\n" in shown(run_of(text, problem))


def test_removed_lines_have_no_other_side_and_long_ones_are_counted() -> None:
    text = "".join(f"line {number}\n" for number in range(1, 31))
    removed = text[text.index("line 5\n") : text.index("line 20\n")]
    told = shown(run_of(text, finding(text, "line 5", message="m", fix=fix(text, removed))))
    assert " + " not in told
    assert "  5 - line 5\n" in told
    assert " 12 - line 12\n    - … 7 more lines\n\n" in told


def test_nothing_of_the_article_reaches_the_terminal(nasty: str) -> None:
    text = f"{nasty}\nbad\n"
    problem = finding(text, "bad", message=f"bad {nasty}", help=nasty, fix=fix(text, "bad", nasty))
    told = shown(run_of(text, problem, path=f"a{nasty}.md"))
    bad = [character for character in told if character != "\n" and not character.isprintable()]
    assert bad == []
    assert "[bold]" in told
    assert "##[error]" not in told
    assert not any(line.lstrip().startswith("::") for line in told.split("\n"))


def test_the_summary_counts_in_both_languages() -> None:
    text = "one\n"
    levels = (Level.ERROR, Level.ERROR, Level.WARNING, Level.INFO)
    many = FileReport("b.md", text, tuple(finding(text, "one", level=level) for level in levels))
    run = Run((many, FileReport("c.md", text, ())))
    assert shown(run).endswith("\nFound 4 problems (2 errors, 1 warning, 1 info) in 1 of 2 files.\n")
    assert shown(run, View(lang="zh")).endswith(
        "\n2 个文件中有 1 个存在问题，共 4 个（2 个错误，1 个警告，1 个提示）。\n"
    )
    clean = FileReport("a.md", text, ())
    assert shown(Run((clean,))) == "1 article passed.\n"
    assert shown(Run((clean,) * 120)) == "All 120 articles passed.\n"
    assert shown(Run((clean,) * 120), View(lang="zh")) == "120 篇文章全部通过。\n"
    assert shown(Run(())) == ""


def test_the_summary_after_fixing() -> None:
    text = "one\n"
    done: tuple[Finding, ...] = (finding(text, "one"), finding(text, "one", rule="other"), finding(text, "one"))
    run = Run((FileReport("a.md", text, (), "", done, written=True),))
    assert shown(run) == "Fixed 3 problems in 1 file.\n1 article passed.\n"
    assert shown(run, View(previewing=True)).startswith("Would fix 3 problems")
    assert shown(run, View(show_fixes=True)).startswith("a.md:\n     2 × odd-word\n     1 × other\nFixed")


def test_the_limit_hides_and_says_so() -> None:
    text = "one\n"
    run = run_of(text, *[finding(text, "one")] * 5)
    told = shown(run, View(max_diagnostics=2))
    assert told.count("error[odd-word]") == 2
    assert "3 more problems not shown.\n" in told
    assert "Found 5 problems" in told


def test_chinese_labels() -> None:
    text = "one\n"
    problem = finding(text, "one", help="h", fix=fix(text, "one", "1")._replace(safety=Safety.UNSAFE, reason="r"))
    told = shown(run_of(text, problem), View(lang="zh"))
    assert "修复：take another word\n" in told
    assert "建议：h\n" in told
    assert "说明：不安全的修复，使用 --unsafe-fixes 才会执行：r\n" in told


@given(st.text("ab", max_size=9), st.text("ab", max_size=9))
def test_what_two_lines_begin_with_alike(first: str, second: str) -> None:
    assert first[: _agreement(first, second)] == os.path.commonprefix([first, second])  # noqa: RUF071 - by characters it is


@given(st.text("ab\r\n", max_size=6))
def test_lines_end_where_an_article_ends_them(text: str) -> None:
    assert split_lines(text) == io.StringIO(text, newline="").readlines()


@given(
    line=st.text(st.sampled_from("ab 新闻。é\t\x1b\u202e"), max_size=90).flatmap(
        lambda words: st.sampled_from([words, words * 12, words * 40])
    ),
    cells=st.integers(min_value=20, max_value=130),
    data=st.data(),
)
def test_what_is_shown_of_a_line_fits_and_its_place_is_right(line: str, cells: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(min_value=0, max_value=len(line)))
    shown = shown_line(line, at, at + 1, cells)
    assert cell_len(shown.text) <= cells
    before = next(index for index in range(len(shown.text) + 1) if cell_len(shown.text[:index]) == shown.before)
    character = escape(line[at : at + 1])
    if line[at : at + 1] not in {"", "\t"}:
        assert shown.text[before:].startswith(character)
        assert shown.width == cell_len(character)
    # A tab is as wide as is left to its stop.
    assert 1 <= shown.width <= max(4, cell_len(character))
