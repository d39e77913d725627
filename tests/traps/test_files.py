"""Files: what is no article, odd names, links, and what the folder that is checked may not do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.traps.runs import FORMATS, MODES, WRITING, artlint, site, snapshot

DIRTY = b'---\ntitle: x\n---\n\n<p style="mso-a:red">x</p>\n\nEditor: Lin\n'
CLEAN = DIRTY.replace(b' style="mso-a:red"', b"")
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")

NAMES: dict[str, bytes] = {
    "newline": b"a\nb.md",
    "carriage return": b"a\rb.md",
    "bytes that are not UTF-8": b"caf\xe9 \xff\xfe.md",
    "leading dash": b"-dash.md",
    "like a flag": b"--config=x.md",
    "rich markup": b"[red]x[.md",
    "workflow command": b"::error::x.md",
    "old workflow command": b"##[error]x.md",
    "ESC": b"\x1b]0;x\x07\x1b[31m.md",
    "bidi": "\u202ex.md".encode(),
    "line separator": "a\u2028b.md".encode(),
    "252 bytes": b"a" * 249 + b".md",
    "composed": "é.md".encode(),
    "decomposed": "e\u0301.md".encode(),
    "upper case": b"X.MD",
    "blanks": b" a b .md",
    "percent and comma": b"a,b%0A=c.md",
    "quotes and markup": b"a'b\"&lt;<i>.md",
    "backslash": b"a\\b.md",
}


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    folder = site(tmp_path / "site")
    for name in NAMES.values():
        with open(os.path.join(os.fsencode(folder), name), "wb") as stream:  # noqa: PTH118, PTH123 - not UTF-8
            stream.write(DIRTY)
    return folder


@posix
@pytest.mark.parametrize("form", FORMATS)
def test_no_finding_is_lost_for_an_odd_name(odd: Path, form: str) -> None:
    done = artlint(odd, "check", "--isolated", "--select", "inline-style", "--output-format", form)
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert b"\x07" not in done.stdout
    text = done.stdout.decode("utf-8")
    assert not {"\u202e", "\u2028"} & set(text)
    assert "##[error]" not in text
    if form == "json":
        paths = {entry["path"] for entry in json.loads(text)}
        assert paths == {name.decode("utf-8", "backslashreplace") for name in NAMES.values()}
    elif form == "concise":
        assert len(text.split("\n")) == len(NAMES) + 1
    elif form == "github":
        assert all(line.startswith("::warning file=") for line in text.splitlines())
        assert text.count("\n") == len(NAMES)
    elif form == "full":
        assert text.count("inline style on") == len(NAMES)
    elif form == "jsonl":
        assert text.count("\n") == len(NAMES)
    elif form in ("sarif", "gitlab", "rdjson"):
        json.loads(text, parse_constant=pytest.fail)
        assert text.count("inline style on") == len(NAMES)
    elif form == "junit":
        ET.fromstring(text)  # noqa: S314 - it is our own
        assert text.count("<failure") == len(NAMES)
    if form not in ("github", "html"):
        assert not any(line.lstrip().startswith("::") for line in text.split("\n"))


@posix
@pytest.mark.parametrize("mode", MODES)
def test_odd_names_are_read_and_written(odd: Path, mode: str) -> None:
    before = snapshot(odd)
    done = artlint(odd, *MODES[mode], "--isolated", "--select", "inline-style")
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr
    after = snapshot(odd)
    assert after.keys() == before.keys()
    assert (set(after.values()) == {DIRTY}) is (mode not in WRITING)


@posix
@pytest.mark.parametrize("words", [["check"], ["check", "-j", "2"], ["fix", "--unsafe-fixes"]])
def test_a_baseline_knows_odd_names(odd: Path, words: list[str]) -> None:
    only = ("--isolated", "--select", "inline-style")
    assert artlint(odd, "baseline", "create", *only).returncode == 0
    before = snapshot(odd)
    done = artlint(odd, *words, *only)
    assert done.returncode == 0, done.stdout
    assert f"{len(NAMES)} findings hidden".encode() in done.stdout
    assert snapshot(odd) == before


@posix
@pytest.mark.parametrize("command", ["create", "update"])
def test_a_baseline_out_of_the_repository_is_neither_read_nor_written(command: str, tmp_path: Path) -> None:
    outside, folder = tmp_path / "secret.json", site(tmp_path / "site", a=DIRTY)
    outside.write_text('{"secret": 1}', "utf-8")
    (folder / ".artlint-baseline.json").symlink_to(outside)
    for words in (["check"], ["fix"], ["baseline", command, *(["--force"] if command == "create" else [])]):
        done = artlint(folder, *words)
        assert done.returncode == 2
        assert b"leads out of the repository" in done.stderr
        assert b"secret" not in done.stdout + done.stderr
    assert outside.read_text("utf-8") == '{"secret": 1}'
    assert (folder / "a.md").read_bytes() == DIRTY


@posix
def test_odd_names_can_be_listed(odd: Path) -> None:
    listed = b"\0".join(NAMES.values())
    done = artlint(odd, "check", "--isolated", "--output-format", "json", "--files-from", "-", stdin=listed)
    assert {each["path"] for each in json.loads(done.stdout)} == {
        name.decode("utf-8", "backslashreplace") for name in NAMES.values()
    }
    named = artlint(odd, "check", "--isolated", "--output-format", "json", "--", *NAMES.values())
    assert named.stdout == done.stdout


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere.md")


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()


NO_FILES: dict[str, Callable[[Path], None]] = {
    "fifo": _fifo, "symlink loop": _circle, "dangling link": _dangling, "device": _device, "directory": _folder,
}  # fmt: skip


@posix
@pytest.mark.parametrize("row", NO_FILES)
def test_what_is_no_file_keeps_nothing_from_being_checked(row: str, tmp_path: Path) -> None:
    folder = site(tmp_path, good=DIRTY)
    NO_FILES[row](folder / "odd.md")
    done = artlint(folder, "check", "--isolated", "--output-format", "concise")
    assert done.returncode == 1
    assert done.stdout.startswith(b"good.md:5:4: ")
    named = artlint(folder, "check", "--isolated", "--output-format", "concise", "odd.md", "good.md")
    assert named.stdout == done.stdout
    assert b"Traceback" not in named.stderr
    assert named.returncode == (1 if row in ("directory", "device") else 2)


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A tree that is deeper than functions can call each other, with an article at its end."""
    folder = site(tmp_path, good=DIRTY)
    here = Path.cwd()
    try:
        os.chdir(folder)
        for _ in range(1500):
            Path("a").mkdir()
            os.chdir("a")
        Path("far.md").write_bytes(DIRTY)
        os.chdir(here)
        yield folder
    finally:
        os.chdir(here)
        # What Python takes away with itself is no deeper than that either.
        subprocess.run(["rm", "-rf", folder / "a"], check=True)


@posix
@pytest.mark.parametrize("words", [("check",), ("check", "-j", "2"), ("fix",), ("baseline", "create")], ids="-".join)
def test_no_tree_is_too_deep(deep: Path, words: tuple[str, ...]) -> None:
    done = artlint(deep, *words, "--select", "inline-style")
    assert done.stderr == b""
    assert done.returncode == (1 if words[0] == "check" else 0)
    if words[0] == "check":
        assert b"in 2 of 2 files" in done.stdout
    if words[0] == "fix":
        assert (deep / ("a/" * 1500) / "far.md").read_bytes() == CLEAN


@posix
@pytest.mark.parametrize("link", ["report.html", "reports"])
@pytest.mark.parametrize(
    "words", [("check", "--output-format", "html={}"), ("check", "-o", "{}"), ("schema", "config", "-o", "{}")]
)
def test_nothing_is_written_through_a_link_out_of_the_repository(
    link: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    folder = site(tmp_path / "site", good=CLEAN)
    (folder / ".git").mkdir(exist_ok=True)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "report.html").write_text("mine")
    (folder / link).symlink_to(tmp_path / "own" / ("report.html" if link == "report.html" else "."))
    path = link if link == "report.html" else f"{link}/report.html"
    done = artlint(folder, *(word.format(path) for word in words))
    assert (done.returncode, (tmp_path / "own" / "report.html").read_text()) == (2, "mine")
    assert b"a symbolic link leads out of the repository" in done.stderr
    rule = artlint(folder, "rule", "new", "odd", "--folder", link)
    assert rule.returncode == 2
    assert not list((tmp_path / "own").glob("*/odd.md"))
    elsewhere = artlint(folder, *(word.format("/dev/stdout") for word in words))
    assert elsewhere.returncode == 0
    assert elsewhere.stdout


READ_ALONG = (
    ".gitignore", "_config.yml", "package.json", "hugo.toml", "config.toml", "mkdocs.yml", "artlint.toml",
    ".artlint.toml", "pyproject.toml",
)  # fmt: skip


@posix
@pytest.mark.parametrize("row", NO_FILES)
def test_what_is_read_along_traps_nobody(row: str, tmp_path: Path) -> None:
    folder = site(tmp_path, source__posts__a=DIRTY)
    (folder / "node_modules").mkdir()
    for name in READ_ALONG:
        NO_FILES[row](folder / name)
    done = artlint(folder, "check", "--output-format", "concise", "--select", "inline-style", "source")
    assert (done.returncode, done.stdout.count(b"\n")) == (1, 1)


@posix
@pytest.mark.parametrize("mode", MODES)
def test_a_link_out_of_the_repository_is_not_followed(mode: str, tmp_path: Path) -> None:
    outside = site(tmp_path / "outside", secret=DIRTY)
    folder = site(tmp_path / "site", inside=DIRTY)
    (folder / "link.md").symlink_to(outside / "secret.md")
    (folder / "posts").symlink_to(outside)
    for words in ([], ["link.md"], ["posts"], ["posts/secret.md"], [str(folder / "posts" / "secret.md")]):
        done = artlint(folder, *MODES[mode], "--isolated", "--output-format", "json", *words)
        assert b"secret" not in done.stdout
        assert (outside / "secret.md").read_bytes() == DIRTY
        assert done.returncode in (0, 1)
        assert not words or b"symbolic link leads out of the repository" in done.stderr


@posix
def test_a_link_inside_the_repository_is_followed_and_stays(tmp_path: Path) -> None:
    folder = site(tmp_path, real__a=DIRTY)
    (folder / "posts").mkdir()
    (folder / "posts" / "b.md").symlink_to("../real/a.md")
    done = artlint(folder, "fix", "--isolated", "posts/b.md")
    assert done.returncode == 0
    assert (folder / "posts" / "b.md").is_symlink()
    assert (folder / "real" / "a.md").read_bytes() == CLEAN


@pytest.mark.parametrize("mode", MODES)
def test_a_file_over_the_limit_is_told_and_not_read(mode: str, tmp_path: Path) -> None:
    folder = site(tmp_path, small=DIRTY, large=b"")
    with (folder / "large.md").open("wb") as stream:
        # As large on disk as it is short: nothing could read it in this time by accident.
        stream.truncate(200_000_000)
    done = artlint(folder, *MODES[mode], "--isolated", "--output-format", "concise")
    assert b"200000000" in done.stdout or mode in ("diff", "add-ignore")
    assert done.returncode in (0, 1)
    assert (folder / "large.md").stat().st_size == 200_000_000
    assert (mode in WRITING) is ((folder / "small.md").read_bytes() != DIRTY)


def test_standard_input_over_the_limit_comes_back_as_it_is(tmp_path: Path) -> None:
    text = b"<p style='mso-a:b'>x</p>\n" * 100
    done = artlint(tmp_path, "fix", "--isolated", "--config", "max-file-size = 1000", "-", stdin=text)
    assert done.stdout == text
    assert b"more than 1000" in done.stderr
    assert done.returncode == 1


def test_a_line_of_ten_megabytes_is_shown_in_part(tmp_path: Path) -> None:
    folder = site(tmp_path, a=("字" * 1_700_000 + " <b style='mso-a:b'>x</b> " + "字" * 1_700_000).encode())
    done = artlint(folder, "check", "--isolated", "--config", "max-file-size = 20000000", "--select", "inline-style")
    assert done.returncode == 1
    assert len(done.stdout) < 5_000
    assert b"style='mso-a:b'" in done.stdout


@posix
def test_a_file_that_nobody_may_write_to_costs_only_itself(tmp_path: Path) -> None:
    folder = site(tmp_path, a=DIRTY, b=DIRTY, c=DIRTY)
    (folder / "b.md").chmod(0o444)
    (folder / "d.md").hardlink_to(folder / "c.md")
    done = artlint(folder, "fix", "--isolated")
    assert done.returncode == 2
    assert snapshot(folder) == {b"a.md": CLEAN, b"b.md": DIRTY, b"c.md": DIRTY, b"d.md": DIRTY}
    assert b"b.md: read-only" in done.stderr
    assert b"c.md: has several hard links" in done.stderr
