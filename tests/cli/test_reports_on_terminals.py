"""What a person at a terminal sees: every report fits, keeps its escapes to itself, and links to the rules."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from artlint.cli.hyperlinks import has_hyperlinks
from artlint.cli.streams import is_terminal

NASTY = (
    "---\ntitle: 春天来了，万物复苏🌸\ndate: 2024-02-31\ncover: http://example.com/a b.png\n---\n\n"
    + "这里有许多许多汉字，" * 30
    + '<span style="font-size:9pt">红字</span>'
    + "还有更多文字" * 30
    + '\n\n<p style="mso-a:red">👩‍👩‍👧‍👦 家庭 <b style="font-size:9pt">e\u0301</b> ｱｲｳ</p>'
    + "\n\n<!-- \x1b[31m注释\x07 -->\n\n"
    + 'a\x1b]8;;http://evil\x1b\\b\x9b31m <font color="red">\tx</font>\n\n<p style="font-family:'
    + "x" * 400
    + '">one</p>\n\n<!-- one\ntwo -->\n'
)
STYLE = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b\]8;[^;\x1b]*;([^\x1b]*)\x1b\\")


@pytest.fixture(autouse=True)
def _nasty(site: Path) -> None:
    (site / "posts" / "dirty.md").write_text(NASTY, "utf-8")


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (60, "check --select all posts/dirty.md"),
        (100, "check --select all --lang zh posts/dirty.md"),
        (200, "check --select all posts/dirty.md"),
        (60, "check --select all --output-format grouped posts/dirty.md"),
        (60, "check --select all --output-format summary --lang zh posts/dirty.md"),
        (60, "rule show leaked-html"),
        (60, "rule list"),
    ],
)
def test_no_line_is_wrapped_and_no_escape_leaks(terminal: Any, words: str, width: int) -> None:
    told = terminal(*words.split(), width=width)
    for line in STYLE.sub("", told).split("\n"):
        # A path that is wider than the terminal stays whole.
        assert cell_len(line) <= width or len(line.split()) == 1, line
        assert line.isprintable() or "\u200d" in line, line


def test_carets_stand_under_what_they_mean(terminal: Any) -> None:
    lines = STYLE.sub("", terminal("check", "--select", "inline-style", "posts/dirty.md")).split("\n")
    marked = [(above, line) for above, line in pairwise(lines) if re.fullmatch(r" +\| +\^+", line)]
    assert len(marked) == 4
    for above, line in marked:
        before, carets = line.index("^"), line.count("^")
        start = next(index for index in range(len(above)) if cell_len(above[:index]) == before)
        end = next(index for index in range(len(above) + 1) if cell_len(above[:index]) == before + carets)
        assert above[start:end].startswith('style="')
        assert above[end:].startswith((">", "…"))


def test_rules_are_links_where_the_terminal_has_them(terminal: Any, process: Any, site: Path) -> None:
    page = site / "rules" / "house" / "lantern.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        "---\nid: lantern\nlevel: warning\nmessage: {en: 'a lantern', zh: '灯笼'}\n"
        "match: {kind: text, patterns: ['许多']}\n---\n# Lantern\nIt is one.\n\n## Flags\n```md at=1:1\n许多\n```\n"
    )
    (site / "artlint.toml").write_text('rule-paths = ["rules"]\nlint.select = ["inline-style", "lantern"]\n')
    for form in ("full", "grouped"):
        told = terminal("check", "--output-format", form, FORCE_HYPERLINK="1")
        assert {link for link in LINK.findall(told) if link} == {
            "https://github.com/artlint/artlint/blob/main/rules/html/inline-style.md",
            page.as_uri(),
        }
        unlinked = STYLE.sub("", LINK.sub("", told))
        assert unlinked == STYLE.sub("", terminal("check", "--output-format", form))
        assert "\x1b" not in unlinked
    assert "\x1b]" not in terminal("check", "--color", "never", FORCE_HYPERLINK="1")
    assert b"\x1b]" not in process("artlint check --color always", FORCE_HYPERLINK="1").stdout


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.0.15"}, False),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.5.1"}, True),
        ({"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a", "VTE_VERSION": "7200"}, False),
        ({"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal", "TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4601"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7200"}, True),
        ({"TERM": "screen-256color", "VTE_VERSION": "7200"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"WT_SESSION": "1", "FORCE_HYPERLINK": "0"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "1", "TERM": "dumb"}, False),
    ],
)
def test_which_terminals_have_links(
    environment: dict[str, str],
    known: bool,  # noqa: FBT001 - a table of cases
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("artlint.cli.hyperlinks.is_terminal", lambda _: True)
    assert has_hyperlinks(None, environment) is known
    monkeypatch.setattr("artlint.cli.hyperlinks.is_terminal", is_terminal)
    assert not has_hyperlinks(None, environment)


def test_the_locale_decides_on_the_language_of_a_terminal(terminal: Any) -> None:
    assert "带有内联样式" in terminal("check", LC_ALL="zh_CN.UTF-8")
    assert "带有内联样式" in terminal("check", "--output-format", "grouped", LC_ALL="zh_CN.UTF-8")
    assert "带有内联样式" not in terminal("check", "--output-format", "concise", LC_ALL="zh_CN.UTF-8")
