"""`--watch`, as a process that is told to end with Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from artlint.cli.exits import Exit
from artlint.cli.watched_files import makes_anew, states_of
from artlint.run import RunOptions

STYLED = '<p style="mso-a:red">x</p>\n'
PAGE = """---
id: lantern
level: warning
message: {en: 'a lantern', zh: '灯笼'}
match: {kind: text, patterns: ['lantern']}
---
# Lantern
It is one.

## Flags
```md at=1:1
lantern
```
"""

# What a shell starts in the background ignores Ctrl-C, and so would all that it starts.
MAIN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from artlint.cli import main
sys.exit(main())
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent there")


@dataclass
class Watched:
    """A running process, with all that it has said so far."""

    process: subprocess.Popen[bytes]
    told: list[str] = field(default_factory=list)
    more: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self.reader = threading.Thread(target=self._read)

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            for line in stream:
                with self.more:
                    self.told.append(line.decode())
                    self.more.notify_all()

    def until(self, pattern: str) -> str:
        """Give what was said up to the first line that matches, which is then forgotten."""
        with self.more:
            ends = self.more.wait_for(lambda: self._ends(pattern), timeout=60)
            assert ends, f"{pattern!r} was not said, but: {''.join(self.told)}"
            said = "".join(self.told[: ends[0]])
            del self.told[: ends[0]]
            return said

    def _ends(self, pattern: str) -> list[int]:
        return [number for number, line in enumerate(self.told, 1) if re.search(pattern, line)]

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


Watch = Callable[..., Watched]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Starts `artlint … --watch` with one rule and one line a finding; both streams come as one."""
    started: list[Watched] = []

    def start(*arguments: str, rules: str = "inline-style") -> Watched:
        command = [sys.executable, "-c", MAIN, *arguments, "-w", "--select", rules, "--output-format", "grouped"]
        watched = Watched(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT))
        watched.reader.start()
        started.append(watched)
        return watched

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()
        each.reader.join()


def test_what_changes_is_checked_again_and_all_is_summed_up(watch: Watch, site: Path) -> None:
    posts = site / "posts"
    watched = watch("check")
    first = watched.until("Watching 2 articles; Ctrl-C ends")
    assert "posts/dirty.md\n  4:4  warning" in first
    assert "Found 1 problem (1 warning) in 1 of 2 files." in first
    with (posts / "clean.md").open("a") as page:
        page.write(STYLED)
    second = watched.until("Watching 2 articles")
    assert re.search(r"^\[\d\d:\d\d:\d\d\] posts/clean\.md changed$", second, re.MULTILINE)
    assert "posts/clean.md\n  5:4  warning" in second
    assert " 4:4 " not in second
    assert "Found 2 problems (2 warnings) in 2 of 2 files." in second
    (posts / "dirty.md").rename(posts / "moved.md")
    third = watched.until("Watching 2 articles")
    assert "posts/moved.md changed; posts/dirty.md is gone" in third
    (posts / "moved.md").touch()
    (posts / "clean.md").unlink()
    fourth = watched.until("Watching 1 article;")
    assert re.search(r"\] posts/clean\.md is gone$", fourth, re.MULTILINE)
    assert "Found 1 problem (1 warning) in 1 of 1 file." in fourth
    assert watched.stop() == Exit.INTERRUPTED
    assert watched.told == []


def test_a_folder_that_goes_and_comes_back_is_found_again(watch: Watch, site: Path) -> None:
    watched = watch("check", "posts")
    watched.until("Watching 2 articles")
    (site / "posts").rename(site / "away")
    assert "posts/clean.md, posts/dirty.md is gone" in watched.until("Watching 0 articles")
    (site / "away").rename(site / "posts")
    assert "Found 1 problem" in watched.until("Watching 2 articles")
    (site / "posts" / "new.md").write_text(STYLED)
    assert "posts/new.md changed" in watched.until("Watching 3 articles")


def test_settings_are_read_again_and_may_be_wrong_for_a_while(watch: Watch, site: Path) -> None:
    (site / "pyproject.toml").write_text("[tool.artlint]\n")
    watched = watch("check")
    watched.until("Watching")
    (site / "pyproject.toml").write_text('[tool.artlint.lint.level]\ninline-style = "error"\n')
    told = watched.until("Watching")
    assert "pyproject.toml, posts/dirty.md changed" in told
    assert "error    [*] inline style" in told
    (site / "posts" / "clean.md").rename(site / "posts" / "moved.md")
    watched.until("Watching 2 articles")
    (site / "artlint.toml").write_text('preset = "hexx"\n')
    watched.until("error: .*artlint.toml:1: unknown preset 'hexx'; did you mean 'hexo'")
    (site / "artlint.toml").write_text('extend-exclude = ["posts/dirty.md"]\n')
    told = watched.until("Watching 1 article;")
    assert re.search(r"\] artlint\.toml changed; posts/dirty\.md is gone$", told, re.MULTILINE)


def test_a_rule_page_is_read_again(watch: Watch, site: Path) -> None:
    page = site / "rules" / "house" / "lantern.md"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE)
    (site / "artlint.toml").write_text('rule-paths = ["rules"]\n')
    (site / "posts" / "dirty.md").write_text("A lantern and a kettle.\n")
    watched = watch("check", rules="lantern")
    assert "1:3  warning  a lantern" in watched.until("Watching 2 articles")
    page.write_text(PAGE.replace("'lantern'", "'kettle'").replace("'a lantern'", "'a kettle'"))
    told = watched.until("Watching 2 articles")
    assert "rules/house/lantern.md, posts/dirty.md changed" in told
    assert "1:17  warning  a kettle" in told
    page.write_text(PAGE.replace("kind: text", "kind: test"))
    assert "lantern.md:5: " in watched.until("error: ")


def test_what_is_excluded_or_ignored_is_not_checked(watch: Watch, site: Path) -> None:
    (site / ".gitignore").write_text("draft.md\n/public/\n")
    watched = watch("check", "--extend-exclude", "old.md")
    watched.until("Watching 2 articles")
    for name in ("draft.md", "old.md", "README.md"):
        (site / "posts" / name).write_text(STYLED)
    (site / "public").mkdir()
    (site / "public" / "index.md").write_text(STYLED)
    (site / "posts" / "new.md").write_text(STYLED)
    told = watched.until("Watching 3 articles")
    assert re.findall(r"\S+\.md", told) == ["posts/new.md", "posts/new.md"]


def test_fixing_does_not_follow_its_own_writing(watch: Watch, site: Path) -> None:
    page = site / "posts" / "dirty.md"
    watched = watch("fix")
    assert "Fixed 1 problem in 1 file.\nAll 2 articles passed." in watched.until("Watching 2 articles")
    assert "style" not in page.read_text()
    for _ in range(2):
        with page.open("a") as stream:
            stream.write(STYLED)
        told = watched.until("Watching 2 articles")
        assert "posts/dirty.md changed\nFixed 1 problem in 1 file.\nAll 2 articles passed." in told
        assert "style" not in page.read_text()
    assert watched.stop() == Exit.INTERRUPTED
    assert watched.told == []


def test_a_report_in_a_file_is_of_all_and_kept_up_to_date(watch: Watch, site: Path) -> None:
    watched = watch("check", "--output-format", "concise=report.txt")
    watched.until("Watching")
    (site / "posts" / "clean.md").write_text(STYLED)
    watched.until("Watching")
    assert re.findall(r"^\S+?:", (site / "report.txt").read_text(), re.MULTILINE) == [
        "posts/clean.md:",
        "posts/dirty.md:",
    ]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("-",), "standard input"),
        (("--files-from", "-"), "standard input"),
        (("--diff",), "--diff"),
        (("--add-ignore",), "--add-ignore"),
        (("--show-files",), "--show-files"),
        (("--output-format", "json"), "--output-format json=PATH"),
        (("--config", "preset='hexx'"), "hexo"),
        (("nope.md",), "nope.md"),
    ],
)
def test_what_cannot_be_watched_is_said_at_once(artlint: Any, flags: tuple[str, ...], words: str) -> None:
    result = artlint("check", "-w", *flags)
    assert (result.code, result.out) == (Exit.FAILED, "")
    assert words in result.err


def test_without_the_package_the_extra_is_named(artlint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = artlint("check", "-w")
    assert result.code == Exit.FAILED
    assert result.err == "error: --watch needs the package watchfiles: pip install 'artlint[watch]'\n"


def test_which_other_files_make_everything_new(site: Path) -> None:
    (site / ".gitignore").write_text("db.json\n")
    (site / "artlint.toml").write_text('rule-paths = [".rules"]\n')
    (site / ".rules").mkdir()
    article = site / "posts" / "clean.md"
    names = [
        "artlint.toml", "images/a.png", ".rules/house/a.md", "report.html", "posts/clean.md", "db.json", "posts",
        "kept/ab/cd", ".git/index", "node_modules/a/index.js", "posts/.artlint-0123456789abcdef", "posts/.cache/a.json",
    ]  # fmt: skip
    place_of = RunOptions().resolver().place
    found = makes_anew([str(site / name) for name in names], [article], place_of, [Path("report.html"), Path("kept")])
    assert {path.relative_to(site).as_posix() for path in found} == {
        "artlint.toml",
        "images/a.png",
        ".rules/house/a.md",
    }


def test_a_file_that_is_replaced_is_another_one(site: Path) -> None:
    page = site / "posts" / "clean.md"
    before = states_of([page, site / "nothing.md"])
    other = page.with_suffix(".new")
    other.write_bytes(page.read_bytes())
    os.utime(other, ns=(page.stat().st_atime_ns, page.stat().st_mtime_ns))
    other.replace(page)
    assert before != states_of([page])
    assert before.keys() == {page}


def test_a_baseline_holds_through_edits_and_renames(watch: Watch, artlint: Any, site: Path) -> None:
    posts = site / "posts"
    assert artlint("baseline", "create", "--select", "inline-style").code == Exit.CLEAN
    watched = watch("check")
    assert "1 finding hidden by the baseline." in watched.until("Watching 2 articles")
    (posts / "clean.md").write_text(STYLED)
    told = watched.until("Watching 2 articles")
    assert "Found 1 problem" in told
    assert "1 finding hidden by the baseline." in told
    (posts / "clean.md").unlink()
    watched.until("Watching 1 article;")
    (posts / "dirty.md").rename(posts / "moved.md")
    told = watched.until("Watching 1 article;")
    assert "1 article passed." in told
    assert "1 finding hidden by the baseline." in told
