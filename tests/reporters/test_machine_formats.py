from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from typing import Any

import pytest

from artlint.findings import Level
from artlint.reporters import format_names, load_format
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from artlint.text import Span
from tests.reporters.made import finding, fix, run_of

FROZEN = re.compile(r"^(.+?):(\d+):(\d+): (error|warning|info)\[([a-z0-9-]+)\] (.+)$")


def written(name: str, run: Run, view: View | None = None) -> str:
    parts = list(load_format(name).report(run, view or View()))
    assert all(isinstance(part, str) for part in parts)
    return "".join(map(str, parts))


def parsed(run: Run) -> list[dict[str, Any]]:
    found = json.loads(written("json", run), parse_constant=pytest.fail)
    assert isinstance(found, list)
    return found


def test_a_module_is_a_format() -> None:
    assert {"full", "concise", "summary", "json", "github", "statistics"} <= set(format_names())
    assert "parts" not in format_names()
    with pytest.raises(ValueError, match="unknown format 'xml'; there are concise, "):
        load_format("xml")


def test_concise_lines_match_the_frozen_pattern(nasty: str) -> None:
    text = f"{nasty}\n标题 bad\n"
    problem = finding(text, "bad", level=Level.WARNING, message=f"odd {nasty}")
    for path in ("posts/a.md", "a: b.md", f"{nasty}.md"):
        lines = written("concise", run_of(text, problem, path=path)).split("\n")
        assert lines.pop() == ""
        match = FROZEN.match(lines[0])
        assert len(lines) == 1
        assert match
        assert match.groups()[1:5] == ("3", "4", "warning", "odd-word")


@pytest.mark.parametrize("name", ["::error::.md", " ::error::.md"])
def test_no_file_name_is_a_command_to_the_runner(name: str) -> None:
    lines = written("concise", run_of("text", finding("text", "text"), path=name))
    assert lines.startswith(f"./{name}:1:1: ")


def test_concise_says_nothing_of_a_clean_run_and_keeps_the_limit() -> None:
    assert written("concise", run_of("text")) == ""
    assert written("concise", run_of("one", *[finding("one", "one")] * 5), View(max_diagnostics=2)).count("\n") == 2


def test_json_has_exactly_the_promised_keys() -> None:
    text = "一\r\n𠮷 bad\r\n"
    mend = fix(text, "bad", "good")
    (entry,) = parsed(run_of(text, finding(text, "bad", field="tags[0]", help="h", fix=mend)))
    assert entry.pop("fingerprint")
    assert entry == {
        "rule": "odd-word",
        "category": "text",
        "level": "error",
        "message": "odd word bad",
        "path": "posts/a.md",
        "start": {"line": 2, "column": 3, "offset": 5},
        "end": {"line": 2, "column": 6, "offset": 8},
        "field": "tags[0]",
        "fix": {
            "safety": "safe",
            "message": "take another word",
            "edits": [
                {
                    "start": {"line": 2, "column": 3, "offset": 5},
                    "end": {"line": 2, "column": 6, "offset": 8},
                    "text": "good",
                }
            ],
        },
        "help": "h",
        "url": "rules/text/odd-word.md",
        "baselined": False,
    }


def test_json_keeps_the_true_text_and_stays_an_array(nasty: str) -> None:
    assert parsed(Run(())) == []
    (first, second) = parsed(run_of("one", finding("one", "one", message=nasty), finding("one", "one"), path=nasty))
    # A byte that is no UTF-8 is no text to a strict reader.
    true = nasty.replace("\udc80", r"\x80")
    assert (first["message"], first["path"]) == (true, true)
    assert second["fix"] is None
    raw = written("json", run_of("一", finding("一", "一", message=f"一{nasty}")))
    assert "一" in raw
    raw.encode("utf-8")


def test_the_fingerprint_depends_on_neither_place_nor_language() -> None:
    one = parsed(run_of("a bad", finding("a bad", "bad", message="bad")))[0]
    other = parsed(run_of("\n\nx bad", finding("\n\nx bad", "bad", message="坏")))[0]
    assert one["fingerprint"] == other["fingerprint"]


def test_github_commands() -> None:
    text = "one\ntwo bad\n"
    assert written("github", run_of(text, finding(text, "bad", help="say good"))) == (
        "::error file=posts/a.md,line=2,endLine=2,col=5,endColumn=8,title=artlint%3A odd-word"
        "::odd word bad%0Asay good\n"
    )
    wide = finding(text, "two", level=Level.INFO, span=Span(0, 7))
    assert written("github", run_of(text, wide)).startswith("::notice file=posts/a.md,line=1,endLine=2,title=")


def test_github_commands_cannot_be_forged(nasty: str) -> None:
    problem = finding("one", "one", message=f"100%0A{nasty}\n::add-mask::x", help="\r\n::stop-commands::y")
    told = written("github", run_of("one", problem, path="a,line=9::x%0A\n::error::.md"))
    assert told.count("\n") == 1
    assert told.endswith("\n")
    head, _, data = told[2:].partition("::")
    assert head == (
        "error file=a%2Cline=9%3A%3Ax%250A\\n%3A%3Aerror%3A%3A.md,"
        "line=1,endLine=1,col=1,endColumn=4,title=artlint%3A odd-word"
    )
    assert data.startswith("100%250At\\x1b]0;x")
    assert "##[error]" not in told


def test_machine_formats_do_not_look_at_colour_or_language() -> None:
    run = run_of("one", finding("one", "one"))
    for name in format_names():
        if load_format(name).machine and name not in {"markdown", "html"}:
            assert written(name, run) == written(name, run, replace(View(), width=20, lang="zh", summary=False))


def test_escape_leaves_ordinary_text_alone() -> None:
    for text in ("标题：春天", "##[标题](a.md)", "## [error]", "👨‍👩‍👧", "a\u00a0b"):
        assert escape(text) == text
    assert escape("##[error]x\t\x7f") == r"##\x5berror]x\t\x7f"


def test_no_printable_character_is_escaped() -> None:
    text = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert escape(f"{text}\0") == rf"{text}\x00"


def test_statistics_and_summary_are_for_people() -> None:
    text = "one\n"
    mend = fix(text, "one", "1")
    files = (
        FileReport("b/[red]x.md", text, (finding(text, "one", fix=mend), finding(text, "one"))),
        FileReport("a.md", text, (finding(text, "one", rule="other", fix=mend),)),
    )
    lines = [str(part) for part in load_format("statistics").report(Run(files), View())]
    assert lines == ["2  [-]  odd-word", "1  [*]  other"]
