"""Articles with odd names, on a real file system, in every report: none is lost, none breaks the report."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from artlint.reporters import format_names, load_format
from tests.properties.test_any_report import COUNTS

ONLY = ("--isolated", "--select", "inline-style")
NAMES = (
    b"two\nlines.md", b"-leading-dash.md", b"caf\xe9.md", b"back\\slash.md", b"::error::x.md",
    b"a,b=c%0A.md", b"[bold].md",
    b"<script><!--.md", b"quote\"'`|.md", b"esc\x1b[31m.md", "right\u202eleft\u2028.md".encode(), b"a:b.md",
)  # fmt: skip


def _said(name: bytes) -> str:
    return name.decode("utf-8", "backslashreplace")


@pytest.fixture
def odd(site: Path) -> list[bytes]:
    text = (site / "posts" / "dirty.md").read_bytes()
    folder = os.fsencode(site / "odd")
    Path(site / "odd").mkdir()
    try:
        for name in NAMES:
            with open(os.path.join(folder, name), "wb") as stream:  # noqa: PTH118, PTH123 - a path of bytes
                stream.write(text)
    except OSError as error:
        pytest.skip(f"the file system takes no such name: {error}")
    return sorted(b"odd/" + name for name in NAMES)


def test_every_report_holds_every_odd_name(artlint: Any, site: Path, odd: list[bytes]) -> None:
    machine = [name for name in format_names() if load_format(name).machine]
    flags = [flag for name in machine for flag in ("--output-format", f"{name}=report.{name}")]
    result = artlint("check", *ONLY, *flags, "odd")
    assert result.code == 1
    assert "\x1b" not in result.out
    for name in machine:
        assert COUNTS[name]((site / f"report.{name}").read_bytes().decode("utf-8")) == len(odd)
    entries = json.loads((site / "report.json").read_text("utf-8"))
    assert sorted(entry["path"] for entry in entries) == sorted(map(_said, odd))
    results = json.loads((site / "report.sarif").read_text("utf-8"))["runs"][0]["results"]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"] for each in results]
    assert sorted(unquote_to_bytes(place["uri"]) for place in places) == odd
    assert all(re.fullmatch(r"odd/[A-Za-z0-9._~%-]+", place["uri"]) for place in places)


def test_a_named_file_may_begin_with_a_dash(artlint: Any, site: Path) -> None:
    (site / "-dash.md").write_bytes((site / "posts" / "dirty.md").read_bytes())
    told = artlint("check", *ONLY, "--output-format", "sarif", "--", "-dash.md").out
    (result,) = json.loads(told)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "-dash.md"


def test_only_a_report_that_shows_bylines_reads_them(artlint: Any, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    artlint("check", *ONLY, "--output-format", "html=a.html")
    assert '"title": "春天"' in (site / "a.html").read_text("utf-8")
    monkeypatch.setattr("artlint.examination.read_byline", pytest.fail)
    assert artlint("check", *ONLY, "--output-format", "json").code == 1


def test_the_list_of_files_is_what_files_from_reads(process: Any, odd: list[bytes]) -> None:
    listed = process("artlint check --isolated --show-files odd").stdout
    assert listed.split(b"\0") == [*odd, b""]
    flags = " ".join(ONLY)
    read = process(f"artlint check {flags} --output-format json --files-from -", stdin=listed)
    assert sorted({entry["path"] for entry in json.loads(read.stdout)}) == sorted(map(_said, odd))
    lines = process("artlint check --isolated --show-files odd --extend-exclude 'two*'").stdout
    assert lines.split(b"\n") == [*(name for name in odd if b"\n" not in name), b""]
