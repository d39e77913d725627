"""Reports are read back by programs that others wrote, and nothing of them is lost or forged."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from markdown_it import MarkdownIt

from artlint.findings import Level
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.paths import as_unicode, as_uri, encoded
from artlint.reporters.parts.view import View
from artlint.rulebook import own_rules
from artlint.run import FileReport, Run
from artlint.settings.active_rule import ActiveRule
from artlint.text import Span
from tests.reporters.made import finding, fix, run_of
from tests.reporters.stored_run import ODD_PATHS, stored_run, stored_view, written

RUN = stored_run()
FOUND = [*RUN.findings]


def report(name: str, run: Run = RUN) -> str:
    return written(name, run, stored_view())


def test_sarif_tools_read_sarif(tmp_path: Path) -> None:
    loader = pytest.importorskip("sarif.loader")
    path = tmp_path / "report.sarif"
    path.write_text(report("sarif"), "utf-8")
    log = loader.load_sarif_file(str(path))
    assert log.get_distinct_tool_names() == ["artlint"]
    assert log.get_result_count() == len(FOUND) + 1
    found = Counter(record["Severity"] for record in log.get_records())
    assert found == {"error": 15, "warning": 1, "note": 1}
    lines = {(record["Location"], record["Line"]) for record in log.get_records()}
    assert ("posts/many.md", 6) in lines


def test_models_of_others_take_sarif() -> None:
    models = pytest.importorskip("sarif_pydantic")
    log = models.Sarif.model_validate_json(report("sarif"))
    (run,) = log.runs
    assert [rule.id for rule in run.tool.driver.rules] == ["odd-word", "rule-crash"]
    assert [run.tool.driver.rules[result.rule_index].id for result in run.results] == [
        result.rule_id for result in run.results
    ]
    (invocation,) = run.invocations
    assert not invocation.execution_successful
    fixes = [result.fixes[0] for result in run.results if result.fixes]
    assert [each.description.text for each in fixes] == [
        "take another word",
        "take another word (unsafe: it changes a word)",
    ]
    (change,) = fixes[1].artifact_changes
    (replacement,) = change.replacements
    assert replacement.inserted_content.text == "好"
    assert (replacement.deleted_region.start_column, replacement.deleted_region.end_column) == (12, 15)


def test_sarif_says_how_it_counts_and_what_the_baseline_hides() -> None:
    (run,) = json.loads(report("sarif"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    hidden = [result for result in run["results"] if "suppressions" in result]
    assert [result["message"]["text"] for result in hidden] == ["odd word last"]
    assert hidden[0]["suppressions"] == [{"kind": "external", "justification": "hidden by the baseline"}]


def test_uris_of_sarif_lead_back_to_the_bytes_of_the_path() -> None:
    for path in ODD_PATHS:
        uri = as_uri(path)
        assert re.fullmatch(r"(?:file://)?[A-Za-z0-9._~%/-]+", uri)
        assert unquote_to_bytes(uri.removeprefix("file://")) == encoded(path)
        as_unicode(path).encode("utf-8")
    assert as_uri("C:/新.md", drives=True) == "file:///C:/%E6%96%B0.md"
    assert as_uri("posts/\ud800.md").encode("ascii").endswith(b"/%ED%A0%80.md")


def test_sarif_names_the_pages_of_own_rules() -> None:
    rule = own_rules()["inline-style"]
    run = run_of("one", finding("one", "one", rule="inline-style"))
    log = json.loads(written("sarif", run, View(rules=lambda: {rule.id: ActiveRule(rule, Level.INFO)})))
    (told,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert told["helpUri"].endswith("/rules/html/inline-style.md")
    assert told["shortDescription"]["text"] == "Inline style"
    assert told["help"]["markdown"].startswith("A `style` attribute comes along")
    assert told["defaultConfiguration"]["level"] == "note"


def test_a_clean_run_makes_valid_reports() -> None:
    run = Run((FileReport("a.md", "text", ()),))
    assert json.loads(report("sarif", run))["runs"][0]["results"] == []
    assert json.loads(report("gitlab", run)) == json.loads(report("json", run)) == []
    assert json.loads(report("rdjson", run))["diagnostics"] == []
    assert report("jsonl", run) == report("github", run) == ""
    assert report("markdown", run) == "## artlint\n\n1 article passed.\n\n"


def test_junitparser_reads_junit(tmp_path: Path) -> None:
    junitparser = pytest.importorskip("junitparser")
    path = tmp_path / "report.xml"
    path.write_text(report("junit"), "utf-8")
    suites = junitparser.JUnitXml.fromfile(str(path))
    told = (suites.tests, suites.failures, suites.errors, suites.skipped)
    suites.update_statistics()
    assert told == (suites.tests, suites.failures, suites.errors, suites.skipped) == (18, 14, 2, 1)
    assert {suite.name for suite in suites} >= {escape(path) for path in ODD_PATHS}
    cases = [case for suite in suites for case in suite]
    assert len({(case.classname, case.name) for case in cases}) == len(cases)
    said = [result.message for case in cases for result in case.result]
    assert [escape(each.message) for _, each in FOUND] + [*map(escape, RUN.errors)] == said


def test_junit_holds_no_character_that_xml_refuses(tmp_path: Path, nasty: str) -> None:
    junitparser = pytest.importorskip("junitparser")
    run = run_of("one", finding("one", "one", message=f"{nasty}\ufffe\uffff]]>", help=nasty), path=nasty)
    path = tmp_path / "report.xml"
    path.write_text(report("junit", run), "utf-8")
    ((case,),) = junitparser.JUnitXml.fromfile(str(path))
    assert case.result[0].message == f"{escape(nasty)}\ufffd\ufffd]]>"


def test_gitlab_gets_fingerprints_that_differ_and_paths_that_are_text() -> None:
    issues = json.loads(report("gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(FOUND)
    assert [issue["location"]["path"] for issue in issues] == [as_unicode(file.path) for file, _ in FOUND]
    assert {issue["severity"] for issue in issues} == {"major", "minor", "info"}
    text = "one\n\none"
    moved = [json.loads(report("gitlab", run_of(f"{more}one", finding(f"{more}one", "one")))) for more in ("", "\n\n")]
    assert moved[0][0]["fingerprint"] == moved[1][0]["fingerprint"]
    assert moved[0][0]["location"]["lines"] == {"begin": 1, "end": 1}
    assert "content" not in json.loads(report("gitlab", run_of(text, finding(text, "one"))))[0]
    blanks = "one  \ntwo  \n"
    twice = run_of(blanks, *(finding(blanks, "  ", span=Span(at, at + 2)) for at in (3, 9)))
    assert len({issue["fingerprint"] for issue in json.loads(report("gitlab", twice))}) == 2
    assert len({each["fingerprint"] for each in json.loads(report("json", twice))}) == 1


def test_the_ranges_of_rdjson_count_bytes_and_suggest_what_fix_would_do() -> None:
    text = "词 bad\n"
    run = run_of(text, finding(text, "bad", fix=fix(text, "bad", "好")))
    (told,) = json.loads(report("rdjson", run))["diagnostics"]
    start, end = told["location"]["range"]["start"], told["location"]["range"]["end"]
    line = text.encode().split(b"\n")[start["line"] - 1]
    assert line[start["column"] - 1 : end["column"] - 1] == b"bad"
    assert told["suggestions"] == [{"range": {"start": start, "end": end}, "text": "好"}]
    held = View(unfixable=frozenset(("odd-word",)))
    assert "suggestions" not in json.loads(written("rdjson", run, held))["diagnostics"][0]


_COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>[^\n]*?)::(?P<data>[^\n]*)\n")


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_annotations_of_github_lead_back_to_the_findings() -> None:
    commands = [*_COMMAND.finditer(report("github"))]
    assert "".join(command[0] for command in commands) == report("github")
    for command, (file, each) in zip(commands, FOUND, strict=True):
        properties = dict(part.split("=", 1) for part in command["properties"].split(","))
        assert unescaped(properties["file"]) == escape(file.path)
        assert unescaped(properties["title"]) == f"artlint: {each.rule}"
        assert unescaped(command["data"]).split("\n")[0] == escape(each.message)
        assert {"error": "error", "warning": "warning", "notice": "info"}[command["name"]] == each.level


def test_lines_of_jsonl_are_the_entries_of_json() -> None:
    lines = report("jsonl").split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == json.loads(report("json"))


def test_markdown_shows_every_word_and_nothing_of_an_article_is_markup() -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(report("markdown"))
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special", "strong_open", "strong_close"}
    assert not any(token.type.startswith("html") for token in tokens)
    said = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    for file, each in FOUND:
        assert escape(file.path) in said
        assert any(escape(each.message).strip() in told for told in said)
    assert "https://evil" not in report("markdown")


def test_markdown_stays_below_what_github_takes() -> None:
    text = "one\n" * 400
    files = [FileReport(f"a/{number}.md", text, (finding(text, "one"),) * 400) for number in range(90)]
    told = report("markdown", Run(tuple(files)))
    assert 900_000 < len(told.encode()) <= 1024 * 1024
    shown = told.count("| odd-word |") - 1
    assert told.endswith(f"\n{36_000 - shown:,} more problems not shown.\n")


def test_reports_for_readers_speak_the_chosen_language() -> None:
    chinese = written("markdown", RUN, View(lang="zh"))
    assert "| 行 | 级别 | 问题 | 规则 |" in chinese
    assert "| 5:12 | 错误 |" in chinese
    grouped = written("grouped", RUN, View(lang="zh", max_diagnostics=3))
    assert grouped.count("odd-word") == 3
    assert "另有 13 个问题未显示。" in grouped
