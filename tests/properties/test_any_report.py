"""Whatever an article and its path hold, each report stays in its format and loses no finding."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import artlint
from artlint.facts.byline import read_byline
from artlint.presets import load_preset
from artlint.reporters import format_names, load_format
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from tests.properties.articles import articles

EVERY = artlint.load_settings({"lint": {"select": ["all"]}})
_paths = st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=30).map(lambda name: f"{name}.md")
_DATA = re.compile(r'<script type="application/json" id="article-data">(.*?)</script>', re.DOTALL)


def _lines(text: str) -> int:
    return text.count("\n")


def _strict(text: str) -> Any:
    """Read JSON as those do who take no half of a surrogate pair."""
    data = json.loads(text)
    json.dumps(data, ensure_ascii=False).encode("utf-8")
    return data


def _objects(text: str) -> int:
    return len([_strict(line) for line in text.splitlines()])


def _in_page(text: str) -> int:
    (data,) = _DATA.findall(text)
    assert text.count("<script") == text.count("</script>") == 3
    return sum(len(each["problems"]) for each in _strict(data))


def _cases(text: str) -> int:
    cases = [*ET.fromstring(text.encode()).iter("testcase")]  # noqa: S314 - the report is our own
    return sum(len(case) for case in cases)


def _rows(text: str) -> int:
    return len(re.findall(r"^\| \d+:\d+ \|", text, re.MULTILINE))


def _loaded(*keys: Any) -> Callable[[str], int]:
    def count(text: str) -> int:
        data = _strict(text)
        for key in keys:
            data = data[key]
        return len(data)

    return count


COUNTS: dict[str, Callable[[str], int]] = {
    "concise": _lines,
    "github": _lines,
    "gitlab": _loaded(),
    "html": _in_page,
    "json": _loaded(),
    "jsonl": _objects,
    "junit": _cases,
    "markdown": _rows,
    "rdjson": _loaded("diagnostics"),
    "sarif": _loaded("runs", 0, "results"),
}


def test_every_format_for_programs_is_tried() -> None:
    assert set(COUNTS) == {name for name in format_names() if load_format(name).machine}


@pytest.mark.parametrize("name", COUNTS)
@given(text=articles(), path=_paths)
@example(
    text="---\ntitle: </script><!--\u2028]]>\n---\n<p style=a:b>\x1b\ufffe|`\n", path="a\n::error::\udcff\ud800,%0A.md"
)
@settings(max_examples=40, deadline=None)
def test_a_report_holds_every_finding(name: str, text: str, path: str) -> None:
    findings = tuple(artlint.check_text(text, "a.md", EVERY))
    byline = read_byline(text, path, load_preset("generic").front_matter)
    run = Run((FileReport(path, text, findings, text, byline=byline),))
    told = "".join(str(part) for part in load_format(name).report(run, View()))
    assert COUNTS[name](told) == len(findings)
    told.encode("utf-8")
