from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from artlint.cli.exits import Exit
from artlint.files import Batch
from artlint.reading import Snapshot
from tests.cli.conftest import CLEAN, DIRTY

ONLY = ("--select", "inline-style")


def test_fix_writes_and_says_what_it_did(artlint: Any, site: Path) -> None:
    clean = (site / "posts" / "clean.md").read_bytes()
    result = artlint("fix", *ONLY, "--show-fixes")
    assert result.code == Exit.CLEAN
    assert result.out == "posts/dirty.md:\n     1 × inline-style\nFixed 1 problem in 1 file.\nAll 2 articles passed.\n"
    assert (site / "posts" / "dirty.md").read_bytes() == clean
    again = artlint("fix", *ONLY, "--exit-non-zero-on-fix")
    assert (again.code, again.out) == (Exit.CLEAN, "All 2 articles passed.\n")


def test_check_can_fix_and_fail_for_it(artlint: Any, site: Path) -> None:
    assert artlint("check", "--fix", *ONLY, "--exit-non-zero-on-fix").code == Exit.FINDINGS
    assert b"style" not in (site / "posts" / "dirty.md").read_bytes()


def test_what_may_not_be_fixed_remains(artlint: Any, site: Path) -> None:
    before = (site / "posts" / "dirty.md").read_bytes()
    for flags in (("--unfixable", "html"), ("--fixable", "leftover-comment")):
        result = artlint("fix", *ONLY, *flags)
        assert result.code == Exit.FINDINGS
        assert "[*]" not in result.out
    assert (site / "posts" / "dirty.md").read_bytes() == before


def test_unsafe_fixes_only_when_asked(artlint: Any, site: Path) -> None:
    page = site / "posts" / "dirty.md"
    page.write_text('---\ntitle: a\n---\n<p style="margin-left:-9px">x</p>\n')
    result = artlint("fix", *ONLY)
    assert result.code == Exit.FINDINGS
    assert "note: unsafe fix, made with --unsafe-fixes only: " in result.out
    assert "[*] 1 fixable with artlint fix --unsafe-fixes.\n" in result.out
    assert artlint("fix", *ONLY, "--unsafe-fixes").code == Exit.CLEAN
    assert "style" not in page.read_text()


def test_the_difference_applies_and_writes_nothing(artlint: Any, site: Path) -> None:
    page = site / "posts" / "dirty.md"
    page.write_bytes('\ufeff---\r\ntitle: a\r\n---\r\n\r\n<p style="mso-a:red">一\u2028二</p>'.encode())
    before = page.read_bytes()
    for command in (("check", "--diff"), ("fix", "--diff")):
        result = artlint(*command, *ONLY)
        assert result.code == Exit.FINDINGS
        assert page.read_bytes() == before
        assert result.err == "Would fix 1 problem in 1 file.\nAll 2 articles passed.\n"
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "apply", "--whitespace=nowarn"], input=result.out.encode(), check=True)
    assert page.read_bytes() == before.replace(b' style="mso-a:red"', b"")
    empty = artlint("check", "--diff", *ONLY, "-q")
    assert (empty.code, empty.out, empty.err) == (Exit.CLEAN, "", "")


def test_standard_input_is_checked_under_its_name(artlint: Any) -> None:
    page = b'---\ntitle: a\n---\n<p style="mso-a:b">a</p>\n'
    flags = ("-", *ONLY, "--output-format", "concise")
    assert artlint("check", *flags, stdin=page).out.startswith("stdin.md:4:4: ")
    assert artlint("check", *flags, "--stdin-filename", "posts/b.md", stdin=page).out.startswith("posts/b.md:4:4: ")
    assert artlint("check", *flags, stdin=b"").code == Exit.CLEAN


def test_fixing_standard_input_gives_its_bytes_back(process: Any) -> None:
    page = '\ufeff---\r\ntitle: 春\r\n---\r\n<p style="mso-a:red">a</p>\rb\n'.encode()
    done = process("artlint fix - --select inline-style", page)
    assert done.returncode == Exit.CLEAN
    assert done.stdout == page.replace(b' style="mso-a:red"', b"")
    assert done.stderr == b"Fixed 1 problem in 1 file.\n1 article passed.\n"
    odd = b"\xff\xfe \x00 broken"
    assert process("artlint fix -", odd).stdout == odd
    left = process("artlint fix - --select inline-style", b'---\ntitle: a\n---\n<p style="margin-left:-9px">x</p>\n')
    assert left.returncode == Exit.FINDINGS
    assert b"style" in left.stdout
    assert b"warning[inline-style]" in left.stderr


def test_fixing_keeps_what_it_does_not_own(artlint: Any, site: Path) -> None:
    page = site / "posts" / "dirty.md"
    page.write_bytes(b'---\r\ntitle: a\r\n---\r\n<p style="mso-a:red">x</p>  \r\nlast')
    page.chmod(0o640)
    assert artlint("fix", *ONLY).code == Exit.CLEAN
    assert page.read_bytes() == b"---\r\ntitle: a\r\n---\r\n<p>x</p>  \r\nlast"
    assert page.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "name", [b"tab\tbed.md", b'"said".md', b"back\\slash.md", b"two\nlines.md", b"\xff.md", "早春.md".encode()]
)
def test_git_applies_the_difference_of_any_name(site: Path, process: Any, name: bytes) -> None:
    path = site / "posts" / os.fsdecode(name)
    path.write_bytes((site / "posts" / "dirty.md").read_bytes())
    (site / "posts" / "dirty.md").unlink()
    difference = process("artlint fix --diff -q --select inline-style")
    assert difference.returncode == Exit.FINDINGS
    (site / ".git").rmdir()
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "apply", "-"], input=difference.stdout, check=True)
    assert path.read_bytes() == (site / "posts" / "clean.md").read_bytes()


@pytest.fixture
def meddle(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets another program write an article between the look at it and the writing of what was fixed."""

    def prepare(path: Path, texts: list[str], *, replaces: bool) -> None:
        left = list(texts)
        add = Batch.add

        def write(batch: Batch, target: str, data: bytes, before: Snapshot) -> None:
            if left:
                other = path.with_suffix(".new") if replaces else path
                other.write_text(left.pop(0), "utf-8")
                other.replace(path)
            add(batch, target, data, before)

        monkeypatch.setattr(Batch, "add", write)
        monkeypatch.setattr("artlint.outcomes._PAUSE", 0)

    return prepare


def test_what_another_run_put_there_meanwhile_is_fixed(artlint: Any, site: Path, meddle: Any) -> None:
    path = site / "posts" / "dirty.md"
    meddle(path, [DIRTY.replace("来了", f"来了 {number}") for number in range(3)], replaces=True)
    result = artlint("fix", *ONLY, "--no-cache")
    assert (result.code, result.err) == (Exit.CLEAN, "")
    assert path.read_text("utf-8") == CLEAN.replace("来了", "来了 2")


@pytest.mark.parametrize(("times", "replaces", "last"), [(9, True, 4), (1, False, 0)], ids=["replaced", "written into"])
def test_what_is_not_left_alone_by_others_is_left(
    artlint: Any, site: Path, meddle: Any, *, times: int, replaces: bool, last: int
) -> None:
    path = site / "posts" / "dirty.md"
    texts = [DIRTY.replace("来了", f"来了 {number}") for number in range(times)]
    meddle(path, texts, replaces=replaces)
    result = artlint("fix", *ONLY, "--no-cache")
    assert (result.code, result.err) == (Exit.FAILED, "error: posts/dirty.md: changed on disk since it was read\n")
    assert path.read_text("utf-8") == texts[last]


def test_why_a_fix_was_not_made_is_said(artlint: Any, site: Path) -> None:
    (site / "artlint.toml").write_text('rule-paths = ["rules"]\n')
    artlint("rule", "new", "odd", "--kind", "text")
    page = site / "rules" / "house" / "odd.md"
    page.write_text(page.read_text("utf-8").replace("  owns: [word]\n", ""), "utf-8")
    path = site / "posts" / "odd.md"
    path.write_text("About odd words.\n")
    told = (
        "note: posts/odd.md: a fix was not made, since it could not be proved: words changed; a fix that is to do so "
        "has `owns: [word]` and `safety: unsafe` on its page\n"
    )
    flags = ("fix", "--select", "odd", "--unsafe-fixes")
    for more in ((), ("-j", "2"), ("--diff",)):
        result = artlint(*flags, *more)
        assert told in result.err
        assert "[*]" not in result.out
    assert artlint(*flags, "-q").err == ""
    assert told.replace("posts/odd.md", "stdin.md") in artlint(*flags, "-", stdin=path.read_bytes()).err
    assert path.read_text() == "About odd words.\n"
    page.write_text(page.read_text("utf-8").replace("safety: unsafe\n", "safety: unsafe\n  owns: [word]\n"), "utf-8")
    assert "not made" not in artlint(*flags).err
    assert path.read_text() == "About our word words.\n"


def test_a_file_with_two_names_is_fixed_once(artlint: Any, site: Path) -> None:
    path = site / "posts" / "dirty.md"
    (site / "posts" / "again.md").symlink_to(path)
    result = artlint("fix", *ONLY, "--no-cache", "posts/again.md", "posts/dirty.md")
    assert (result.code, result.err) == (Exit.CLEAN, "")
    assert "Fixed 1 problem in 1 file." in result.out
    assert path.read_text("utf-8") == CLEAN
    assert (site / "posts" / "again.md").is_symlink()
