"""What is known is hidden and never touched, what is new is told, and what is gone can be taken out."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from artlint.cli.exits import Exit
from tests.cli.conftest import CLEAN, DIRTY

ONLY = ("--select", "inline-style")
FILE = ".artlint-baseline.json"
ROW = '<p style="mso-a:red">来了</p>\n'


def entries(folder: Path, name: str = FILE) -> list[dict[str, Any]]:
    found = json.loads((folder / name).read_text("utf-8"))["entries"]
    assert isinstance(found, list)
    return found


@pytest.fixture
def known(artlint: Any, site: Path) -> Path:
    """A site whose one finding is in the baseline."""
    assert artlint("baseline", "create", *ONLY).out == f"Wrote {FILE}: 1 finding in 1 article.\n"
    return site / "posts" / "dirty.md"


def test_what_is_known_is_hidden_and_counted(artlint: Any, known: Path) -> None:
    result = artlint("check", *ONLY)
    assert result.code == Exit.CLEAN
    assert result.out == "All 2 articles passed.\n1 finding hidden by the baseline.\n"
    assert "基线隐藏了 1 个问题。" in artlint("check", *ONLY, "--lang", "zh").out
    assert artlint("check", *ONLY, "--no-baseline").code == Exit.FINDINGS
    assert artlint("check", *ONLY, str(known)).code == Exit.CLEAN


def test_entries_are_sorted_lines_with_paths_from_the_folder_of_the_file(artlint: Any, site: Path) -> None:
    (site / "posts" / "another.md").write_text(DIRTY + ROW, "utf-8")
    artlint("baseline", "create", *ONLY)
    digits = entries(site)[0]["fingerprint"]
    assert (site / FILE).read_text("utf-8") == (
        '{\n  "version": 1,\n  "entries": [\n'
        f'    {{"path": "posts/another.md", "rule": "inline-style", "fingerprint": "{digits}", "count": 2}},\n'
        f'    {{"path": "posts/dirty.md", "rule": "inline-style", "fingerprint": "{digits}", "count": 1}}\n'
        "  ]\n}\n"
    )


def test_lines_above_may_change_but_a_second_copy_is_new(artlint: Any, known: Path) -> None:
    known.write_text(DIRTY.replace("---\n<p", "---\n\n新的一段。\n\n<p") + "\n后来的话。\n", "utf-8")
    assert artlint("check", *ONLY).code == Exit.CLEAN
    known.write_text(DIRTY + ROW, "utf-8")
    result = artlint("check", *ONLY, "--output-format", "concise")
    assert result.code == Exit.FINDINGS
    assert result.out.startswith("posts/dirty.md:5:4: ")
    assert result.out.count("\n") == 1


def test_it_is_found_from_any_folder_and_in_any_language(
    artlint: Any, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(known.parent)
    assert artlint("check", *ONLY, "--lang", "zh").code == Exit.CLEAN
    assert artlint("check", *ONLY, "-j", "2", "clean.md", "dirty.md").code == Exit.CLEAN


def test_standard_input_with_a_name_is_judged_as_that_file(artlint: Any, known: Path) -> None:
    flags = ("check", *ONLY, "-")
    assert artlint(*flags, "--stdin-filename", "posts/dirty.md", stdin=DIRTY.encode()).code == Exit.CLEAN
    assert artlint(*flags, "--stdin-filename", "posts/other.md", stdin=DIRTY.encode()).code == Exit.FINDINGS
    assert artlint(*flags, stdin=DIRTY.encode()).code == Exit.FINDINGS
    known.rename(known.with_name("moved.md"))
    assert artlint(*flags, "--stdin-filename", "posts/moved.md", stdin=DIRTY.encode()).code == Exit.CLEAN


def test_what_is_known_is_not_fixed_and_gets_no_directive(artlint: Any, known: Path) -> None:
    known.write_text(DIRTY + '\n<p style="mso-a:0">neu</p>\n', "utf-8")
    assert artlint("fix", *ONLY).code == Exit.CLEAN
    assert known.read_text("utf-8") == DIRTY + "\n<p>neu</p>\n"
    known.write_text(DIRTY + '\n<p style="mso-a:0">neu</p>\n', "utf-8")
    assert artlint("check", *ONLY, "--add-ignore").out == "Directives for 1 finding in 1 article.\n"
    assert known.read_text("utf-8").startswith(DIRTY)
    known.write_text(DIRTY, "utf-8")
    assert artlint("fix", *ONLY, "--diff").code == Exit.CLEAN
    assert artlint("fix", *ONLY, "--no-baseline").code == Exit.CLEAN
    assert known.read_text("utf-8") == CLEAN


def test_a_fix_leaves_the_words_of_what_is_known_alone(artlint: Any, site: Path) -> None:
    (site / "posts" / "dirty.md").write_text('---\ntitle: 春天\n---\n\n<center style="mso-0:">来</center>\n', "utf-8")
    artlint("baseline", "create", "--select", "deprecated-tag")
    before = (site / "posts" / "dirty.md").read_bytes()
    both = ("--select", "deprecated-tag,inline-style", "--unsafe-fixes")
    whole = artlint("check", *both, "--no-baseline", "--output-format", "json").out
    assert [each["rule"] for each in json.loads(whole)] == ["deprecated-tag", "inline-style"]
    result = artlint("fix", *both, "--output-format", "concise")
    assert result.code == Exit.FINDINGS
    assert "inline-style" in result.out
    assert (site / "posts" / "dirty.md").read_bytes() == before
    assert "[*]" not in artlint("check", *both).out


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("---\ntitle: [a\n---\n", "invalid-front-matter"),
        ("---\ntitle: a\n", "unclosed-front-matter"),
        ("---\ntags:\n\t- a\n---\n", "tab-indentation"),
        ("–––\ntitle: a\ndate: 2024-01-01\n–––\n\nx\n", "malformed-delimiter"),
        ("\ud800".encode("utf-8", "surrogatepass").decode("latin-1") + "\x00", "invalid-utf8"),
    ],
)
def test_what_could_not_be_read_is_never_hidden(artlint: Any, site: Path, text: str, rule: str) -> None:
    (site / "posts" / "dirty.md").write_bytes(text.encode("utf-8"))
    result = artlint("baseline", "create", "--select", rule)
    assert result.code == Exit.CLEAN
    assert "posts/dirty.md: 1 that no baseline hides" in result.out
    assert entries(site) == []
    (path,) = [path for path in (site / "posts").iterdir() if path.name == "dirty.md"]
    digits = json.loads(artlint("check", "--select", rule, "--output-format", "json").out)[0]["fingerprint"]
    entry = {"path": "posts/dirty.md", "rule": rule, "fingerprint": digits, "count": 1}
    (site / FILE).write_text(json.dumps({"version": 1, "entries": [entry]}), "utf-8")
    assert artlint("check", "--select", rule, str(path)).code == Exit.FINDINGS


def test_reports_keep_what_is_hidden(artlint: Any, known: Path) -> None:
    (entry,) = json.loads(artlint("check", *ONLY, "--output-format", "json").out)
    assert entry["baselined"] is True
    assert entry["fix"]
    (line,) = artlint("check", *ONLY, "--output-format", "jsonl").out.splitlines()
    assert json.loads(line) == entry
    (result,) = json.loads(artlint("check", *ONLY, "--output-format", "sarif").out)["runs"][0]["results"]
    assert result["suppressions"][0]["kind"] == "external"
    for name in ("github", "concise", "grouped"):
        assert "style" not in artlint("check", *ONLY, "--output-format", name).out
    for name in ("full", "concise", "grouped"):
        result = artlint("check", *ONLY, "--output-format", name, "--show-baselined")
        assert result.code == Exit.CLEAN
        assert "(baselined) inline style on <p>" in result.out
    known.write_text(DIRTY + '<p style="mso-a:0">neu</p>\n', "utf-8")
    marks = [each["baselined"] for each in json.loads(artlint("check", *ONLY, "--output-format", "json").out)]
    assert marks == [True, False]


def test_what_is_gone_is_stale_until_it_is_pruned(artlint: Any, known: Path, site: Path) -> None:
    known.write_text(CLEAN, "utf-8")
    result = artlint("check", *ONLY)
    assert "0 findings hidden by the baseline, 1 stale (artlint baseline prune)." in result.out
    assert result.code == Exit.CLEAN
    told = artlint("baseline", "prune", *ONLY, "--check")
    assert (told.code, told.out) == (
        Exit.FINDINGS,
        f"To be written: {FILE}: 0 findings in 0 articles (1 gone).\n",
    )
    assert len(entries(site)) == 1
    assert artlint("baseline", "prune", *ONLY).code == Exit.CLEAN
    assert entries(site) == []
    assert artlint("baseline", "prune", *ONLY, "--check").code == Exit.CLEAN
    known.write_text(DIRTY, "utf-8")
    assert artlint("check", *ONLY).code == Exit.FINDINGS


def test_what_nobody_looked_at_is_neither_stale_nor_taken_out(artlint: Any, known: Path, site: Path) -> None:
    known.write_text(CLEAN, "utf-8")
    (site / "posts" / "new.md").write_text(DIRTY, "utf-8")
    assert "stale" not in artlint("check", *ONLY, "posts/clean.md").out
    assert "stale" not in artlint("check", "--select", "leaked-html").out
    for command in ("update", "prune"):
        artlint("baseline", command, *ONLY, "posts/clean.md")
        artlint("baseline", command, "--select", "leaked-html")
        assert [each["path"] for each in entries(site)] == ["posts/dirty.md"]
    artlint("baseline", "update", *ONLY, "posts/new.md")
    assert [each["path"] for each in entries(site)] == ["posts/dirty.md", "posts/new.md"]
    artlint("baseline", "update", *ONLY)
    assert [each["path"] for each in entries(site)] == ["posts/new.md"]
    # An article that cannot be read does not tell what is gone from it.
    (site / "posts" / "new.md").write_text("---\ntitle: [a\n---\n", "utf-8")
    artlint("baseline", "prune")
    assert [each["path"] for each in entries(site)] == ["posts/new.md"]


def test_entries_of_a_rule_that_is_there_no_more_are_stale(artlint: Any, known: Path, site: Path) -> None:
    entry = {**entries(site)[0], "rule": "no-such-rule"}
    (site / FILE).write_text(json.dumps({"version": 1, "entries": [entry]}), "utf-8")
    assert known.exists()
    artlint("baseline", "prune", *ONLY)
    assert entries(site) == []


def test_a_rename_stays_green_and_a_copy_does_not(artlint: Any, known: Path, site: Path) -> None:
    (site / "new").mkdir()
    known.rename(site / "new" / "name.md")
    for flags in ((), ("new/name.md",), ("-j", "2")):
        result = artlint("check", *ONLY, *flags)
        assert result.code == Exit.CLEAN
        assert "1 finding hidden by the baseline.\n" in result.out
    before = (site / "new" / "name.md").read_bytes()
    artlint("fix", *ONLY)
    assert (site / "new" / "name.md").read_bytes() == before
    (site / "new" / "copy.md").write_bytes(before)
    assert artlint("check", *ONLY).out.count("[inline-style]") == 1
    (site / "new" / "copy.md").unlink()
    assert artlint("baseline", "update", *ONLY).code == Exit.CLEAN
    assert [each["path"] for each in entries(site)] == ["new/name.md"]


def test_the_entries_of_deleted_articles_are_stale_below_the_folders_that_are_looked_at(
    artlint: Any, known: Path, site: Path
) -> None:
    known.unlink()
    assert "1 stale" in artlint("check", *ONLY).out
    assert "1 stale" in artlint("check", *ONLY, "posts").out
    assert "stale" not in artlint("check", *ONLY, "posts/clean.md").out
    artlint("baseline", "prune", *ONLY)
    assert entries(site) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{\n  "version": 1,\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}', ":3: a merge conflict"),
        ('{"version": 1,\n "entries": [}', ":2:14: no baseline, since it is no JSON"),
        ('{"version": 2, "entries": []}', "version 2 of the baseline, where this artlint knows 1"),
        ("[]", "no baseline"),
        ("[" * 100_000, "nested too deeply"),
        ('{"version": 1, "entries": [{"path": "a.md"}]}', "entry 1 is none"),
        ('{"version": 1, "entries": [{"path":"a","rule":"b","fingerprint":"0","count":1}]}', "entry 1 is none"),
        (
            '{"version": 1, "entries": [{"path":"a","rule":"b","fingerprint":"0123456789abcdef","count":true}]}',
            "entry 1 is none",
        ),
        ('{"version": ' + "1" * 5000 + "}", "a number that is too long"),
        (b"\xff", "not UTF-8 text"),
    ],
)
def test_a_broken_baseline_stops_the_run_and_names_the_place(
    artlint: Any, site: Path, text: str | bytes, said: str
) -> None:
    (site / FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    for command in (("check",), ("fix",), ("baseline", "update")):
        result = artlint(*command, *ONLY)
        assert result.code == Exit.FAILED
        assert FILE in result.err
        assert said in result.err
    assert artlint("check", *ONLY, "--no-baseline").code == Exit.FINDINGS


def test_a_baseline_is_a_regular_file_in_the_repository(artlint: Any, site: Path, tmp_path: Path) -> None:
    (site / FILE).mkdir()
    assert artlint("check", *ONLY).code == Exit.FAILED
    (site / FILE).rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(site / FILE)
        assert "not a regular file" in artlint("check", *ONLY).err
        (site / FILE).unlink()
    (tmp_path / "secret").write_text('{"a": "secret words"}', "utf-8")
    (site / FILE).symlink_to(tmp_path / "secret")
    told = artlint("check", *ONLY).err
    assert "leads out of the repository" in told
    assert "secret words" not in told


def test_create_refuses_what_is_there_and_the_others_what_is_not(artlint: Any, known: Path, site: Path) -> None:
    before = (site / FILE).read_bytes()
    known.write_text(DIRTY + ROW, "utf-8")
    assert "is there already" in artlint("baseline", "create", *ONLY).err
    assert (site / FILE).read_bytes() == before
    assert artlint("baseline", "create", *ONLY, "--force").code == Exit.CLEAN
    assert entries(site)[0]["count"] == 2
    (site / FILE).unlink()
    for command in ("update", "prune", "status"):
        result = artlint("baseline", command, *ONLY)
        assert result.code == Exit.FAILED
        assert "artlint baseline create" in result.err
    assert artlint("check", *ONLY, "--baseline", "none.json").code == Exit.FAILED
    assert artlint("check", *ONLY, "--baseline", "none.json", "--no-baseline").code == Exit.FAILED


def test_a_named_baseline_may_lie_anywhere(artlint: Any, site: Path) -> None:
    (site / "ci").mkdir()
    artlint("baseline", "create", *ONLY, "--baseline", "ci/known.json")
    assert [each["path"] for each in entries(site, "ci/known.json")] == ["../posts/dirty.md"]
    assert artlint("check", *ONLY).code == Exit.FINDINGS
    assert artlint("check", *ONLY, "--baseline", "ci/known.json").code == Exit.CLEAN


def test_the_closest_baseline_holds(artlint: Any, site: Path) -> None:
    (site / "blog").mkdir()
    (site / "blog" / "artlint.toml").write_text('preset = "generic"\n', "utf-8")
    (site / "blog" / "a.md").write_text(DIRTY, "utf-8")
    artlint("baseline", "create", *ONLY, "blog")
    assert [each["path"] for each in entries(site / "blog")] == ["a.md"]
    told = artlint("baseline", "create", *ONLY).out
    assert told == f"Wrote {FILE}: 1 finding in 1 article.\nblog/{FILE} holds for the articles below it.\n"
    assert [each["path"] for each in entries(site)] == ["posts/dirty.md"]
    assert "2 findings hidden" in artlint("check", *ONLY).out
    assert artlint("check", *ONLY, "blog/a.md").code == Exit.CLEAN
    (site / "blog" / FILE).unlink()
    assert artlint("check", *ONLY, "blog/a.md").code == Exit.FINDINGS
    artlint("baseline", "update", *ONLY)
    assert [each["path"] for each in entries(site)] == ["blog/a.md", "posts/dirty.md"]
    assert artlint("check", *ONLY, "blog/a.md").code == Exit.CLEAN


def test_a_baseline_is_known_though_all_its_articles_are_gone(artlint: Any, known: Path, site: Path) -> None:
    (site / "blog").mkdir()
    (site / "blog" / "artlint.toml").write_text('preset = "generic"\n', "utf-8")
    (site / "blog" / "a.md").write_text(DIRTY, "utf-8")
    artlint("baseline", "create", *ONLY, "blog")
    (site / "blog" / "a.md").unlink()
    assert known.exists()
    assert "1 finding hidden by the baseline, 1 stale" in artlint("check", *ONLY).out
    assert "stale" not in artlint("check", *ONLY, "posts").out
    for folder in (".", "blog"):
        told = json.loads(artlint("baseline", "status", *ONLY, folder, "--output-format", "json").out)
        assert {each["path"]: each["stale"] for each in told}[f"blog/{FILE}"] == 1
    assert artlint("baseline", "prune", *ONLY).code == Exit.CLEAN
    assert entries(site / "blog") == []
    assert [each["path"] for each in entries(site)] == ["posts/dirty.md"]


def test_create_by_force_leaves_what_it_does_not_look_at(artlint: Any, site: Path) -> None:
    both = ("--select", "inline-style,deprecated-tag")
    (site / "posts" / "dirty.md").write_text(DIRTY + "\n<center>x</center>\n", "utf-8")
    (site / "posts" / "other.md").write_text(DIRTY, "utf-8")
    artlint("baseline", "create", *both)
    before = entries(site)
    assert len(before) == 3
    (site / "posts" / "other.md").write_text(CLEAN, "utf-8")
    told = artlint("baseline", "create", "--force", "--select", "deprecated-tag")
    assert told.out == f"Nothing to change in {FILE}: 3 findings in 2 articles.\n"
    artlint("baseline", "create", "--force", *both, "posts/dirty.md")
    assert entries(site) == before
    told = artlint("baseline", "create", "--force", *both)
    assert told.out == f"Wrote {FILE}: 2 findings in 1 article (1 gone).\n"
    assert [each["path"] for each in entries(site)] == ["posts/dirty.md"] * 2


def test_create_by_force_takes_the_place_of_what_is_none(artlint: Any, site: Path) -> None:
    for text in ("<<<<<<< ours\n", "[]", ""):
        (site / FILE).write_text(text, "utf-8")
        assert artlint("baseline", "create", *ONLY).code == Exit.FAILED
        assert (site / FILE).read_text("utf-8") == text
        assert artlint("baseline", "create", *ONLY, "--force").out == f"Wrote {FILE}: 1 finding in 1 article.\n"
        assert artlint("check", *ONLY).code == Exit.CLEAN


def test_odd_names_survive(artlint: Any, site: Path) -> None:
    names = [b"two\nlines.md", b"caf\xe9.md", "春\u202e.md".encode(), b'quo"te\\.md']
    try:
        for name in names:
            Path(site, os.fsdecode(name)).write_text(DIRTY, "utf-8")
    except OSError as error:
        pytest.skip(f"the file system takes no such name: {error}")
    artlint("baseline", "create", *ONLY)
    assert "\u202e" not in (site / FILE).read_text("utf-8")
    assert {os.fsencode(each["path"]) for each in entries(site)} == {*names, b"posts/dirty.md"}
    assert "5 findings hidden" in artlint("check", *ONLY).out
    assert artlint("baseline", "update", *ONLY).out.startswith("Nothing to change")


def test_the_status_counts_by_rule(artlint: Any, known: Path) -> None:
    text = f"{FILE}: 1 finding in 1 article\n  findings     stale  rule\n         1         {{}}  inline-style\n"
    assert artlint("baseline", "status", *ONLY).out == text.format(0)
    known.write_text(CLEAN, "utf-8")
    result = artlint("baseline", "status", *ONLY)
    assert (result.code, result.out) == (Exit.CLEAN, text.format(1))
    (told,) = json.loads(artlint("baseline", "status", *ONLY, "--output-format", "json").out)
    rule = {"rule": "inline-style", "findings": 1, "stale": 1}
    assert told == {"path": FILE, "articles": 1, "findings": 1, "stale": 1, "rules": [rule]}


def test_standard_input_has_no_baseline_of_its_own(artlint: Any) -> None:
    assert artlint("baseline", "create", "-", stdin=DIRTY.encode()).code == Exit.FAILED


def test_what_is_looked_at_may_come_from_a_list(artlint: Any, site: Path) -> None:
    (site / "posts" / "other.md").write_text(DIRTY, "utf-8")
    artlint("baseline", "create", *ONLY, "--files-from", "-", stdin=b"posts/other.md\0")
    assert [each["path"] for each in entries(site)] == ["posts/other.md"]
