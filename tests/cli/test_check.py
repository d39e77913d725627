from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from artlint.cli.exits import Exit
from artlint.findings import Finding, Level
from artlint.run import FileReport, Run
from artlint.text import Span

ONLY = ("--select", "inline-style")


def test_findings_make_1_and_a_clean_file_0(artlint: Any) -> None:
    result = artlint("check", *ONLY)
    assert result.code == Exit.FINDINGS
    assert "warning[inline-style]: [*] inline style on <p>\n  --> posts/dirty.md:4:4\n" in result.out
    assert result.out.endswith("Found 1 problem (1 warning) in 1 of 2 files.\n[*] 1 fixable with artlint fix.\n")
    assert artlint("check", *ONLY, "posts/clean.md").code == Exit.CLEAN


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (("--fail-on", "error"), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "info"), 1),
        (("--fail-on", "never"), 0),
        (("--exit-zero",), 0),
        (("--max-warnings", "1"), 0),
        (("--max-warnings", "0"), 1),
        (("--max-warnings", "0", "--fail-on", "error"), 1),
        (("--ignore", "inline-style"), 0),
        (("--config", "fail-on='error'"), 0),
        (("--config", "lint.level.inline-style=info"), 0),
        (("--config", "lint.level.inline-style=error", "--max-warnings", "5"), 1),
    ],
)
def test_what_decides_on_the_exit_code(artlint: Any, flags: tuple[str, ...], code: int) -> None:
    assert artlint("check", *ONLY, *flags, "posts/dirty.md").code == code


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "nope.md"), "nope.md"),
        (("check", "--select", "inline-stile"), "did you mean 'inline-style'?"),
        (("check", "--select", " , "), "--select: ' , ' names nothing; leave it out where nothing is meant\n"),
        (("check", "--preset", "hexx"), "did you mean 'hexo'?"),
        (("check", "--preset", "x"), "unknown preset 'x'; there are astro, docusaurus, "),
        (("check", "--nope"), "--nope"),
        (("check", "--lang", "xx"), "'xx' is not one of 'en', 'zh'"),
        (("check", "--output-format", "xml"), "unknown format 'xml'"),
        (("check", "--output-format", "json", "--output-format", "concise"), "one report"),
        (("check", "--output-format", "json", "--statistics"), "one report"),
        (("check", "--output-format", "json=a", "--output-format", "sarif=./a"), "a: 2 reports cannot go to one file"),
        (("check", "--output-format", "json=a", "--output-format", "sarif", "-o", "a"), "a: 2 reports"),
        (("check", "--output-format", "json="), "no file is named behind 'json='"),
        (("check", "--max-warnings", "x"), "Invalid value for '--max-warnings': should be a whole number\n"),
        (("check", "--max-warnings", "-1"), "'--max-warnings': should be greater than or equal to 0\n"),
        (("check", "--config", "a.toml"), "no such file: a.toml"),
        (("check", "--config", "lint.selct=['html']"), "did you mean `select`?"),
        (("check", "--config", "lint.select=['html"), "is not TOML"),
        (("check", "-", "posts"), "standard input"),
        (("check", "--stdin-filename", "a.md"), "--stdin-filename needs"),
        (("check", "--files-from", "nope.txt"), "nope.txt"),
        (("check", "-o", "nope/report.txt"), "nope/report.txt: the report could not be written: no such file"),
        (("chek",), "did you mean artlint check?"),
        (("posts/dirty.md",), "artlint check posts/dirty.md"),
        (("posts",), "artlint check posts"),
        (("rule", "show", "inline-stile"), "did you mean 'inline-style'?"),
        (("config", "get", "lint.selec"), "did you mean `lint.select`?"),
    ],
)
def test_what_cannot_be_done_makes_2_and_one_line(artlint: Any, arguments: tuple[str, ...], words: str) -> None:
    result = artlint(*arguments)
    assert result.code == Exit.FAILED
    assert result.out == ""
    assert words in result.err
    assert "Traceback" not in result.err
    assert len(result.err.splitlines()) <= 2


def test_a_rule_that_crashed_makes_2(artlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    crash = Finding("rule-crash", "artlint", Level.ERROR, "crashed", Span(0, 0))
    run = Run((FileReport("a.md", "", (crash,)),))
    monkeypatch.setattr("artlint.cli.checking.check_paths", lambda *_: run)
    assert artlint("check", "--exit-zero").code == Exit.FAILED
    run = Run((), errors=("b.md: permission denied",))
    monkeypatch.setattr("artlint.cli.checking.check_paths", lambda *_: run)
    result = artlint("check", "--exit-zero")
    assert (result.code, result.err) == (Exit.FAILED, "error: b.md: permission denied\n")


def test_an_unexpected_error_makes_2_and_130_is_an_interruption(artlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Run:
        raise ZeroDivisionError("odd\x1b")

    def interrupted(*_: object) -> Run:
        raise KeyboardInterrupt

    monkeypatch.setattr("artlint.cli.checking.check_paths", broken)
    result = artlint("check")
    assert (result.code, result.err) == (Exit.FAILED, "internal error: ZeroDivisionError: odd\\x1b\n")
    assert "Traceback" in artlint("check", "-v").err
    monkeypatch.setattr("artlint.cli.checking.check_paths", interrupted)
    result = artlint("check")
    assert (result.code, result.err) == (Exit.INTERRUPTED, "interrupted\n")


def test_quiet_has_no_summary_and_silent_nothing(artlint: Any) -> None:
    quiet = artlint("check", *ONLY, "-q")
    assert quiet.code == 1
    assert "inline-style" in quiet.out
    assert "Found" not in quiet.out
    silent = artlint("check", *ONLY, "-s")
    assert (silent.code, silent.out, silent.err) == (1, "", "")


def test_formats_and_where_they_go(artlint: Any, site: Path) -> None:
    line = "posts/dirty.md:4:4: warning[inline-style] inline style on <p>\n"
    assert artlint("check", *ONLY, "--output-format", "concise").out == line
    result = artlint("check", *ONLY, "--output-format", "json=a.json", "--output-format", "concise")
    assert result.out == line
    assert [entry["path"] for entry in json.loads((site / "a.json").read_text())] == ["posts/dirty.md"]
    result = artlint("check", *ONLY, "--output-format", "concise", "-o", "b.txt")
    assert (result.out, (site / "b.txt").read_text()) == ("", line)
    assert "Found 1 problem" in artlint("check", *ONLY, "--output-format", "github=c.txt").out
    assert artlint("check", *ONLY, "--statistics").out == "1  [*]  inline-style\n"


def test_a_limit_holds_for_standard_output_alone(artlint: Any, site: Path) -> None:
    (site / "posts" / "dirty.md").write_text("---\ntitle: a\n---\n" + "<p style=a:b>a</p>\n\n" * 9)
    formats = ("--output-format", "concise", "--output-format", "grouped=a.txt", "--output-format", "jsonl=b.jsonl")
    assert artlint("check", *ONLY, "--max-diagnostics", "2", *formats).out.count("\n") == 2
    assert (site / "a.txt").read_text().count("inline-style") == (site / "b.jsonl").read_text().count("\n") == 9


def test_more_results_than_github_shows_are_warned_of(artlint: Any, site: Path) -> None:
    (site / "posts" / "dirty.md").write_text("---\ntitle: a\n---\n" + "<p style=a:b>a</p>\n\n" * 5000)
    assert artlint("check", *ONLY, "--output-format", "sarif").err == ""
    (site / "posts" / "more.md").write_text("---\ntitle: a\n---\n<p style=a:b>a</p>\n")
    result = artlint("check", *ONLY, "--output-format", "sarif")
    assert result.err.startswith("warning: 5,001 findings in a report in the format sarif")
    assert len(json.loads(result.out)["runs"][0]["results"]) == 5001
    assert artlint("check", *ONLY, "--output-format", "sarif", "-q").err == ""


def test_the_format_from_flag_environment_and_file(artlint: Any, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "artlint.toml").write_text('output-format = "concise"\nlint.select = ["inline-style"]\n')
    assert artlint("check").out.startswith("posts/dirty.md:4:4: ")
    monkeypatch.setenv("ARTLINT_OUTPUT_FORMAT", "github")
    assert artlint("check").out.startswith("::warning ")
    assert artlint("check", "--output-format", "json").out.startswith("[")


def test_the_language_from_flag_environment_and_file(artlint: Any, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("CI", "1")
    assert "Found 1 problem" in artlint("check", *ONLY).out
    (site / "artlint.toml").write_text('lang = "zh"\n')
    assert "带有内联样式" in artlint("check", *ONLY).out
    monkeypatch.setenv("ARTLINT_LANG", "en")
    assert "inline style on" in artlint("check", *ONLY).out
    assert "2 个文件中有 1 个存在问题" in artlint("check", *ONLY, "--lang", "zh").out
    monkeypatch.setenv("ARTLINT_LANG", "fr")
    assert artlint("check").code == Exit.FAILED


def test_isolated_reads_no_file_and_the_environment_names_one(
    artlint: Any, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "artlint.toml").write_text('lint.select = ["leftover-comment"]\n')
    assert artlint("check").code == Exit.CLEAN
    assert "inline-style" in artlint("check", "--isolated").out
    (site / "other.toml").write_text('lint.select = ["inline-style"]\n')
    assert artlint("check", "--config", "other.toml").code == Exit.FINDINGS
    monkeypatch.setenv("ARTLINT_CONFIG", "other.toml")
    assert artlint("check").code == Exit.FINDINGS
    assert artlint("check", "--config", "other.toml", "--config", "artlint.toml").code == Exit.FAILED
    assert artlint("check", "--config", "other.toml", "--isolated").code == Exit.FAILED


def test_extending_flags_add_to_the_file(artlint: Any, site: Path) -> None:
    (site / "artlint.toml").write_text('[lint]\nselect = ["leftover-comment"]\nextend-select = ["inline-style"]\n')
    assert artlint("check", "--extend-select", "leftover-comment").code == Exit.FINDINGS
    assert artlint("check", "--extend-ignore", "inline-style").code == Exit.CLEAN


def test_which_files(artlint: Any, site: Path) -> None:
    assert artlint("check", "--show-files").out == "posts/clean.md\nposts/dirty.md\n"
    assert artlint("check", "--show-files", "--extend-exclude", "clean.md").out == "posts/dirty.md\n"
    assert artlint("check", "--show-files", "--extend-exclude", "clean.md", "posts/clean.md").out == "posts/clean.md\n"
    forced = ("--force-exclude", "--extend-exclude", "clean.md", "posts/clean.md")
    result = artlint("check", *forced)
    assert (result.code, result.out) == (Exit.CLEAN, "")
    assert result.err.startswith("warning: no articles found")
    assert artlint("check", "--show-files", *forced).out == ""
    assert artlint("check", "--show-files", "--include", "posts/c*", "--include", "*.txt").out == "posts/clean.md\n"
    (site / "list.txt").write_text("posts/dirty.md\r\nposts/clean.md\n")
    assert "1 of 2 files" in artlint("check", *ONLY, "--files-from", "list.txt").out
    assert "1 of 1 file." in artlint("check", *ONLY, "--files-from", "-", stdin=b"posts/dirty.md\0").out
    again = ("posts/../posts/dirty.md", str(site / "posts" / "dirty.md"), "../site/posts/dirty.md", "./posts")
    assert "1 of 2 files" in artlint("check", *ONLY, "posts", *again).out
    assert artlint("check", "--show-files", "posts/dirty.md", *again[:3]).out == "posts/dirty.md\n"
    for encoding in ("utf-8-sig", "utf-16"):
        # As PowerShell writes what a command prints.
        listed = "posts/dirty.md\r\nposts/clean.md\r\n".encode(encoding)
        assert "1 of 2 files" in artlint("check", *ONLY, "--files-from", "-", stdin=listed).out
    broken = artlint("check", *ONLY, "--files-from", "-", stdin=b"\xff\xfea\0b")
    assert (broken.code, broken.err) == (Exit.FAILED, "error: --files-from: -: no list of paths: broken UTF-16\n")
    (site / ".gitignore").write_text("dirty.md\n")
    assert artlint("check", "--show-files").out == "posts/clean.md\n"
    assert artlint("check", "--show-files", "--no-respect-gitignore").out == "posts/clean.md\nposts/dirty.md\n"


def test_settings_are_shown_with_their_origin(artlint: Any, site: Path) -> None:
    (site / "posts" / "artlint.toml").write_text('fail-on = "error"\n')
    told = artlint("check", "--show-settings", "posts/dirty.md", *ONLY).out
    assert 'fail-on = "error"' in told
    assert "posts/artlint.toml" in told
    assert "# --select" in told
    assert "# default" in told


def test_verbose_tells_of_settings_and_time(artlint: Any, site: Path) -> None:
    (site / "_config.yml").write_text("theme: x\n")
    (site / "source" / "_posts").mkdir(parents=True)
    for name in ("a.md", "old.md", "b.md"):
        (site / "source" / "_posts" / name).write_text("---\ntitle: a\n---\nText.\n")
    (site / "source" / "_posts" / "artlint.toml").write_text(
        'lint.select = ["inline-style"]\n[[override]]\npaths = ["old.md"]\nextend-select = ["leaked-html"]\n'
    )
    told = artlint("check", "-v").err.splitlines()
    two, one, all_three = [re.sub(r"\d+ rules", "N rules", line) for line in told[1:]]
    sources = "detected from `_config.yml` beside `source/_posts`, source/_posts/artlint.toml"
    assert two == f"note: 2 files: preset hexo, N rules ({sources})"
    assert one == f"note: 1 file: preset hexo, N rules ({sources}, [[override]])"
    assert told[1] != told[2].replace("1 file", "2 files").replace(", [[override]]", "")
    assert re.fullmatch(r"note: 3 files in \d+\.\d\d s", all_three)
    assert "rule" not in artlint("check", "-v", "-q").err


@pytest.mark.parametrize(
    "name", ["posts/dirty.md", "posts/../posts/dirty.md", "artlint.toml", ".artlint-baseline.json"]
)
def test_a_report_never_takes_the_place_of_what_is_read(artlint: Any, name: str) -> None:
    path = Path(name)
    path.write_text(path.read_text("utf-8") if path.exists() else "")
    before = path.read_bytes()
    for flags in (("-o", name), ("--output-format", f"json={name}")):
        result = artlint("check", *ONLY, "--no-baseline", *flags)
        assert result.code == Exit.FAILED
        assert "name another file" in result.err
        assert path.read_bytes() == before
    assert artlint("check", *ONLY, "--no-baseline", "posts/clean.md", "-o", "posts/report.md").code == Exit.CLEAN


def test_a_folder_that_cannot_be_listed_is_an_error_and_the_others_are_checked(
    artlint: Any, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed", "node_modules"):
        (site / name).mkdir()
    listing = os.scandir

    def scandir(folder: str) -> Any:
        if folder.rstrip("/") in {"closed", "node_modules"}:
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr("artlint.discovery.os.scandir", scandir)
    result = artlint("check", *ONLY, "--output-format", "concise")
    assert (result.code, result.err) == (Exit.FAILED, "error: closed/: cannot be listed: permission denied\n")
    assert result.out.startswith("posts/dirty.md:")
    assert artlint("check", *ONLY, "--extend-exclude", "closed", "posts").code == Exit.FINDINGS


def test_a_working_folder_that_went_away_is_named(artlint: Any, site: Path) -> None:
    (site / "gone").mkdir()
    os.chdir(site / "gone")
    try:
        (site / "gone").rmdir()
    except OSError as error:
        pytest.skip(f"the system keeps it: {error}")
    for command in ("check", "init", "clean"):
        result = artlint(command)
        assert (result.code, result.err) == (Exit.FAILED, "error: the working folder: no such file or directory\n")
