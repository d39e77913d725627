"""Only what changed: in real repositories, from anywhere in them, whatever they are configured to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from artlint.cli.exits import Exit
from tests.cli.conftest import CLEAN, DIRTY
from tests.cli.repositories import commit, git, repository

ONLY = ("--select", "inline-style", "--output-format", "concise")
MORE = '\n<p style="mso-a:0">新的</p>\n'


@pytest.fixture
def repo(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return repository(site)


@pytest.fixture
def told(artlint: Any) -> Callable[..., list[str]]:
    """Gives the places of what is found."""

    def run(*flags: str) -> list[str]:
        result = artlint("check", *ONLY, *flags)
        assert result.code in {Exit.CLEAN, Exit.FINDINGS}, result.err
        return [line.split(": ")[0].rpartition(":")[0] for line in result.out.splitlines()]

    return run


def add(path: Path, text: str = MORE) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_what_is_staged_is_checked_as_it_is_staged(artlint: Any, told: Any, repo: Path) -> None:
    dirty, clean = repo / "posts" / "dirty.md", repo / "posts" / "clean.md"
    assert told("--staged") == []
    add(clean)
    assert told("--staged") == []
    git(repo, "add", "posts/clean.md")
    assert told("--staged") == ["posts/clean.md:6"]
    assert told("--staged", "posts/dirty.md") == []
    add(clean, MORE.replace("top:0", "top:1"))
    assert told("--staged") == ["posts/clean.md:6"]
    before = clean.read_bytes()
    result = artlint("fix", *ONLY, "--staged")
    assert (result.code, clean.read_bytes()) == (Exit.FINDINGS, before)
    assert "posts/clean.md: left as it is, since not all of its changes are staged" in result.err
    git(repo, "add", "posts/clean.md")
    assert artlint("fix", *ONLY, "--staged").code == Exit.CLEAN
    assert "style" not in clean.read_text("utf-8")
    assert dirty.read_text("utf-8") == DIRTY


def test_a_staged_article_without_a_file_is_checked_too(told: Any, repo: Path) -> None:
    for name in ("gone.md", "gone.png", "README.md"):
        (repo / "posts" / name).write_text(DIRTY, "utf-8")
        git(repo, "add", f"posts/{name}")
        (repo / "posts" / name).unlink()
    assert told("--staged") == ["posts/gone.md:4"]
    assert told("--staged", "posts/clean.md") == []


def test_since_compares_with_where_the_branch_left(told: Any, repo: Path) -> None:
    git(repo, "checkout", "-q", "-b", "topic")
    (repo / "posts" / "committed.md").write_text(DIRTY, "utf-8")
    commit(repo)
    git(repo, "checkout", "-q", "main")
    (repo / "posts" / "elsewhere.md").write_text(DIRTY, "utf-8")
    commit(repo)
    git(repo, "checkout", "-q", "topic")
    (repo / "posts" / "untracked.md").write_text(DIRTY, "utf-8")
    (repo / "posts" / "ignored.md").write_text(DIRTY, "utf-8")
    (repo / ".git" / "info" / "exclude").write_text("ignored.md\n", "utf-8")
    (repo / "posts" / "clean.md").unlink()
    assert told("--since", "main") == ["posts/committed.md:4", "posts/untracked.md:4"]
    assert told("--since", "main", "posts/untracked.md") == ["posts/untracked.md:4"]
    assert told("--since", "HEAD") == ["posts/untracked.md:4"]


def test_only_findings_on_changed_lines_count_and_are_fixed(artlint: Any, told: Any, repo: Path) -> None:
    dirty = repo / "posts" / "dirty.md"
    add(dirty)
    assert told("--changed-lines") == ["posts/dirty.md:6"]
    assert told("--since", "main", "--changed-lines") == ["posts/dirty.md:6"]
    assert "1 finding on unchanged lines." in artlint("check", "--select", "inline-style", "--changed-lines").out
    chinese = artlint("check", "--select", "inline-style", "--changed-lines", "--lang", "zh").out
    assert "另有 1 个问题位于未改动的行。" in chinese
    assert told("--staged", "--changed-lines") == []
    git(repo, "add", "--all")
    assert told("--staged", "--changed-lines") == ["posts/dirty.md:6"]
    assert artlint("fix", *ONLY, "--changed-lines", "-j", "2").code == Exit.CLEAN
    assert dirty.read_text("utf-8") == DIRTY + "\n<p>新的</p>\n"


def test_a_finding_over_several_lines_counts_when_one_of_them_changed(artlint: Any, repo: Path) -> None:
    article = repo / "posts" / "long.md"
    article.write_text("---\ntitle: a\n---\n\n<!-- one\ntwo\nthree\nfour -->\n\nEnd.\n", "utf-8")
    commit(repo)
    for old, new, code in (("three", "drei", 1), ("three\n", "", 1), ("End.", "Ende.", 0), ("\nEnd.", "End.", 0)):
        article.write_text(article.read_text("utf-8").replace(old, new), "utf-8")
        assert artlint("check", "--select", "leftover-comment", "--changed-lines").code == code
        git(repo, "checkout", "-q", "--", ".")


def test_what_is_said_of_a_whole_file_counts_when_it_is_new_or_its_front_matter_changed(
    artlint: Any, repo: Path
) -> None:
    (repo / "artlint.toml").write_text(
        'preset = "generic"\n[[schema]]\npaths = ["**"]\n[schema.fields]\ndate = { type = "str", required = true }\n',
        "utf-8",
    )
    article = repo / "posts" / "clean.md"
    article.write_text(CLEAN.replace("title", "date: 2024-01-01\ntitle"), "utf-8")
    commit(repo)
    check = ("check", "--select", "missing-field", "--output-format", "concise", "--changed-lines")
    add(repo / "posts" / "dirty.md")
    assert artlint(*check).out == ""
    (repo / "posts" / "new.md").write_text(CLEAN, "utf-8")
    assert artlint(*check).out.startswith("posts/new.md:1:1: error[missing-field]")
    article.write_text(CLEAN, "utf-8")
    assert artlint(*check, "posts/clean.md").code == Exit.FINDINGS


def test_what_could_not_be_read_counts_wherever_it_is(artlint: Any, repo: Path) -> None:
    (repo / "posts" / "clean.md").write_text("---\ntitle: [a\n---\n\nOne.\n", "utf-8")
    commit(repo)
    assert artlint("check", "--changed-lines").code == Exit.CLEAN
    add(repo / "posts" / "clean.md", "\nTwo.\n")
    assert "invalid-front-matter" in artlint("check", "--changed-lines").out


def test_lines_that_other_tools_take_for_ends_are_none(told: Any, repo: Path) -> None:
    article = repo / "posts" / "clean.md"
    article.write_bytes(CLEAN.encode() + 'a\rb\u2028c\x0bd\r\n<p style="mso-a:b">alt</p>\r\n'.encode())
    commit(repo)
    article.write_bytes(article.read_bytes() + b'<p style="mso-c:d">neu</p>\r\n')
    assert told("--changed-lines") == ["posts/clean.md:8"]


def test_a_renamed_article_keeps_its_old_lines(told: Any, repo: Path) -> None:
    body = "".join(f"\nAbsatz {number} mit einigen Worten.\n" for number in range(20))
    add(repo / "posts" / "dirty.md", body)
    commit(repo)
    git(repo, "mv", "posts/dirty.md", "posts/moved.md")
    assert told("--changed-lines") == []
    add(repo / "posts" / "moved.md")
    assert told("--changed-lines") == ["posts/moved.md:46"]
    git(repo, "add", "--all")
    assert told("--staged", "--changed-lines") == ["posts/moved.md:46"]
    assert told("--staged") == ["posts/moved.md:4", "posts/moved.md:46"]


def test_the_baseline_takes_the_old_one_of_two_equal_findings(artlint: Any, told: Any, repo: Path) -> None:
    artlint("baseline", "create", "--select", "inline-style")
    commit(repo)
    dirty = repo / "posts" / "dirty.md"
    row = DIRTY.splitlines(keepends=True)[3]
    dirty.write_text(DIRTY.replace(row, f"{row}\n另一段。\n\n{row}"), "utf-8")
    git(repo, "diff")
    places = told("--changed-lines")
    assert len(places) == 1
    changed = git(repo, "diff", "-U0").splitlines()
    first = next(int(line.split("+")[1].split(",")[0]) for line in changed if line.startswith("@@"))
    assert int(places[0].rpartition(":")[2]) >= first


def test_odd_names_are_found(told: Any, repo: Path) -> None:
    names = [
        b"two\nlines.md",
        b"caf\xe9.md",
        "春 天.md".encode(),
        b'quo"te\\x.md',
        b"tab\t.md",
        b"-dash.md",
        b"[a]*.md",
    ]
    try:
        for name in names:
            Path(repo, os.fsdecode(name)).write_text(CLEAN, "utf-8")
    except OSError as error:
        pytest.skip(f"the file system takes no such name: {error}")
    commit(repo)
    for name in names:
        add(Path(repo, os.fsdecode(name)))
    for flags in (("--changed-lines",), ("--since", "HEAD")):
        assert len(told(*flags)) == len(names)
    git(repo, "add", "--all")
    for flags in (("--staged",), ("--staged", "--changed-lines")):
        assert len(told(*flags)) == len(names)
    for name in names:
        add(Path(repo, os.fsdecode(name)))
    assert len(told("--staged")) == len(names)


def test_the_settings_of_a_user_for_diffs_change_nothing(told: Any, repo: Path, tmp_path: Path) -> None:
    for key, value in (
        ("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("diff.context", "9"), ("color.ui", "always"),
        ("diff.interHunkContext", "9"), ("diff.relative", "true"), ("diff.renames", "false"),
        ("diff.orderFile", str(tmp_path / "none")), ("diff.submodule", "log"), ("core.autocrlf", "true"),
        ("core.pager", "false"), ("diff.algorithm", "patience"), ("core.quotepath", "false"),
    ):  # fmt: skip
        git(repo, "config", key, value)
    (repo / ".gitattributes").write_text("*.md -diff\n", "utf-8")
    add(repo / "posts" / "dirty.md", f"\n一\n\n二\n\n三\n{MORE}")
    (repo / "新.md").write_text(DIRTY, "utf-8")
    assert told("--changed-lines") == ["posts/dirty.md:12", "新.md:4"]


def test_it_works_in_a_folder_and_in_a_work_tree(told: Any, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(repo / "posts" / "dirty.md")
    monkeypatch.chdir(repo / "posts")
    assert told("--changed-lines") == ["dirty.md:6"]
    git(repo, "worktree", "add", "-q", "../tree", "-b", "topic")
    monkeypatch.chdir(repo / ".." / "tree")
    assert told("--changed-lines") == []
    add(Path("posts/clean.md"))
    assert told("--changed-lines") == ["posts/clean.md:6"]
    git(Path.cwd(), "add", "--all")
    assert told("--staged") == ["posts/clean.md:6"]
    monkeypatch.chdir("..")
    assert told("--changed-lines", "site") == ["site/posts/dirty.md:6"]


def test_a_submodule_is_compared_with_what_the_repository_around_it_has(
    artlint: Any, told: Any, repo: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.md").write_text(DIRTY, "utf-8")
    (other / "b.md").write_text(DIRTY, "utf-8")
    repository(other)
    git(repo, "submodule", "--quiet", "add", str(other), "posts/module")
    commit(repo)
    module = repo / "posts" / "module"
    assert told("--since", "main") == []
    add(module / "a.md")
    assert told("--since", "main", "--changed-lines") == ["posts/module/a.md:6"]
    git(module, "checkout", "-q", "-b", "topic")
    commit(module)
    assert told("--since", "main", "--changed-lines") == ["posts/module/a.md:6"]
    commit(repo)
    assert told("--since", "HEAD") == []
    assert told("--since", "HEAD~1", "--changed-lines") == ["posts/module/a.md:6"]
    assert "posts/module/b.md:4" in told("--since", "HEAD~2", "--changed-lines")
    assert artlint("check", *ONLY, "--since", "topic").code == Exit.FAILED


def test_a_shallow_clone_says_what_to_do(artlint: Any, repo: Path, tmp_path: Path, monkeypatch: Any) -> None:
    git(repo, "checkout", "-q", "-b", "topic")
    add(repo / "posts" / "clean.md")
    commit(repo)
    git(repo, "checkout", "-q", "main")
    add(repo / "posts" / "dirty.md")
    commit(repo)
    address = f"file://{repo}"
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", "--branch=topic", address, "both")
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=topic", address, "one")
    monkeypatch.chdir(tmp_path / "both")
    result = artlint("check", "--since", "main")
    assert (result.code, result.out) == (Exit.FAILED, "")
    assert "did you mean origin/main?" in result.err
    result = artlint("check", "--since", "origin/main")
    assert result.code == Exit.FAILED
    assert "no history in common in this shallow clone; get it: `git fetch --unshallow`" in result.err
    git(tmp_path / "both", "fetch", "-q", "--unshallow")
    assert artlint("check", *ONLY, "--since", "origin/main").out.startswith("posts/clean.md:6:4:")
    monkeypatch.chdir(tmp_path / "one")
    told = artlint("check", "--since", "origin/main").err
    assert "no commit 'origin/main' here; this clone is shallow, get the rest: `git fetch --unshallow`" in told


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--since", "nowhere"), "no commit 'nowhere' here"),
        (("--since", "--output=/tmp/x"), "no commit '--output=/tmp/x' here"),
        (("--since", " "), "no commit ' ' here"),
        (("--since", "main", "--staged"), "exclude each other"),
        (("--staged", "-"), "not with standard input"),
        (("--staged", "--add-ignore"), "not as they are staged"),
        (("--staged", "none.md"), "no such file or folder: none.md"),
    ],
)
def test_what_makes_no_sense_is_said(artlint: Any, repo: Path, flags: tuple[str, ...], said: str) -> None:
    result = artlint("check", *flags)
    assert repo.exists()
    assert result.code == Exit.FAILED
    assert said in result.err


def test_without_a_commit_or_a_repository(artlint: Any, told: Any, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.parent))
    for flag in (("--staged",), ("--since", "main"), ("--changed-lines",)):
        for paths in ((), ("posts",), ("posts/clean.md",)):
            result = artlint("check", *flag, *paths)
            assert result.code == Exit.FAILED
            assert "repository" in result.err
    git(site, "init", "-q", "-b", "main")
    assert told("--changed-lines") == ["posts/dirty.md:4"]
    assert told("--staged") == []
    git(site, "add", "posts/dirty.md")
    assert told("--staged") == told("--staged", "--changed-lines") == ["posts/dirty.md:4"]
    assert "no commit yet" in artlint("check", "--since", "main").err
    monkeypatch.setenv("PATH", str(site))
    assert "git is not installed" in artlint("check", "--staged").err


def test_a_git_in_the_working_folder_is_not_run(artlint: Any, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = repo / "git"
    program.write_text("#!/bin/sh\ntouch ran\n", "utf-8")
    program.chmod(0o755)
    for path in (str(repo), ".", ""):
        monkeypatch.setenv("PATH", os.pathsep.join((path, os.defpath)))
        assert "a git in the working folder, which is not run" in artlint("check", "--staged").err
        assert not (repo / "ran").exists()


def test_nothing_changed_is_said_and_no_failure(artlint: Any, repo: Path) -> None:
    assert repo.exists()
    result = artlint("check", "--changed-lines")
    assert (result.code, result.out) == (Exit.CLEAN, "")
    assert "note: no article changed\n" in result.err
    assert artlint("check", "--staged", "--show-files").out == ""


def test_the_files_that_changed_can_be_listed(artlint: Any, repo: Path) -> None:
    add(repo / "posts" / "clean.md")
    assert artlint("check", "--since", "main", "--show-files").out == "posts/clean.md\n"


def hook(repo: Path, line: str) -> None:
    path = repo / ".git" / "hooks" / "pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{line}\n", "utf-8")
    path.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="the hook is a shell script")
def test_a_hook_sees_what_is_about_to_be_committed(repo: Path) -> None:
    command = f"'{sys.executable}' -P -m artlint check --select inline-style --staged --output-format concise"
    hook(repo, f"{command} >told.txt; cd posts && {command} >/dev/null")
    log = repo / "told.txt"
    clean, dirty = repo / "posts" / "clean.md", repo / "posts" / "dirty.md"
    add(dirty)
    git(repo, "add", "--all")
    add(clean, "\nNur Text.\n")
    # A commit of one file has an index of its own, in which the other one is not staged.
    git(repo, "commit", "-q", "-m", "one", "--", "posts/clean.md")
    assert log.read_text("utf-8") == ""
    with pytest.raises(AssertionError):
        git(repo, "commit", "-q", "-m", "two")
    assert log.read_text("utf-8").startswith("posts/dirty.md:4:4: ")
    # From the hook of one repository another one can be checked.
    other = repo.parent / "other"
    other.mkdir()
    (other / "a.md").write_text(CLEAN, "utf-8")
    repository(other)
    hook(repo, f"cd '{other}' && {command}")
    git(repo, "commit", "-q", "-m", "two")


def test_a_work_tree_without_a_folder_of_git_is_named_by_the_environment(
    told: Any, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repo / ".git").rename(repo.parent / "elsewhere")
    monkeypatch.setenv("GIT_DIR", str(repo.parent / "elsewhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(repo))
    add(repo / "posts" / "clean.md")
    assert told("--changed-lines") == ["posts/clean.md:6"]


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
def test_nothing_that_the_repository_names_is_run(told: Any, repo: Path, tmp_path: Path) -> None:
    marker, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{marker}'\ncat\n", "utf-8")
    program.chmod(0o755)
    hooks = repo / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "fsmonitor-watchman", "reference-transaction"):
        (hooks / name).symlink_to(program)
    for key, value in (
        ("core.fsmonitor", str(program)), ("core.hooksPath", str(hooks)), ("diff.external", str(program)),
        ("diff.evil.command", str(program)), ("diff.evil.textconv", str(program)), ("filter.evil.clean", str(program)),
        ("filter.evil.process", str(program)), ("filter.evil.required", "true"), ("filter.evil.smudge", str(program)),
        ("alias.diff", f"!{program}"), ("core.pager", str(program)), ("pager.diff", "true"),
        ("core.sshCommand", str(program)),
    ):  # fmt: skip
        git(repo, "config", key, value)
    (repo / ".git" / "info" / "attributes").write_text("*.md diff=evil filter=evil\n", "utf-8")
    add(repo / "posts" / "dirty.md")
    (repo / "posts" / "new.md").write_text(DIRTY, "utf-8")
    # Without its guards git runs them.
    subprocess.run(["git", "status"], cwd=repo, capture_output=True, check=False)
    assert marker.exists()
    marker.unlink()
    assert told("--changed-lines") == ["posts/dirty.md:6", "posts/new.md:4"]
    assert told("--since", "main", "--changed-lines") == ["posts/dirty.md:6", "posts/new.md:4"]
    assert told("--staged", "--changed-lines") == []
    assert not marker.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_what_a_partial_clone_lacks_is_not_fetched(artlint: Any, repo: Path, tmp_path: Path) -> None:
    marker, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{marker}'\n", "utf-8")
    program.chmod(0o755)
    blob = git(repo, "rev-parse", "HEAD:posts/dirty.md")
    for key, value in (
        ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"), ("remote.origin.url", f"ext::{program}"), ("protocol.ext.allow", "always"),
    ):  # fmt: skip
        git(repo, "config", key, value)
    (repo / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    add(repo / "posts" / "dirty.md")
    subprocess.run(["git", "diff"], cwd=repo, capture_output=True, check=False)
    assert marker.exists()
    marker.unlink()
    assert artlint("check", "--changed-lines").code == Exit.FAILED
    assert not marker.exists()


def test_a_filter_that_cannot_be_turned_off_stops_the_run(artlint: Any, repo: Path) -> None:
    with (repo / ".git" / "config").open("a", encoding="utf-8") as stream:
        stream.write('[filter "a=b"]\n\tclean = cat\n')
    result = artlint("check", "--changed-lines")
    assert result.code == Exit.FAILED
    assert "cannot be turned off: 'filter.a=b'" in result.err


def test_a_baseline_can_take_in_what_a_branch_touched_alone(artlint: Any, repo: Path) -> None:
    only = ONLY[:2]
    git(repo, "switch", "-q", "-c", "work")
    add(repo / "posts" / "clean.md")
    (repo / "posts" / "staged.md").write_text(DIRTY, "utf-8")
    git(repo, "add", "posts/staged.md")

    def listed(*words: str) -> list[str]:
        assert artlint("baseline", *words, *only).code == Exit.CLEAN
        entries = json.loads((repo / ".artlint-baseline.json").read_text("utf-8"))["entries"]
        return [entry["path"] for entry in entries]

    assert listed("create", "--staged") == ["posts/staged.md"]
    assert listed("update", "--since", "HEAD") == ["posts/clean.md", "posts/staged.md"]
    (repo / "posts" / "clean.md").write_text(CLEAN, "utf-8")
    assert listed("update", "--staged") == ["posts/clean.md", "posts/staged.md"]
    assert listed("update") == ["posts/dirty.md", "posts/staged.md"]
    refused = artlint("baseline", "update", "--changed-lines")
    assert (refused.code, refused.err.split(" (")[0]) == (Exit.FAILED, "error: No such option: --changed-lines")
