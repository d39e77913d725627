"""The order of files and the number of processes change nothing that a run says or writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint.findings import Finding
from artlint.run import RunOptions, check_paths
from tests.properties.mixtures import Mixture, mixtures

_CONFIG = {"preset": "hexo", "timezone": "Asia/Shanghai", "lint": {"select": ["all"]}}


@dataclass(frozen=True, slots=True)
class Way:
    """How the same files can be gone over: in the reverse order, more than once, with other options."""

    backwards: bool = False
    times: int = 1
    options: dict[str, Any] = field(default_factory=dict)


WAYS: dict[str, Way] = {
    "backwards": Way(backwards=True),
    "two processes": Way(options={"jobs": 2}),
    "three processes, backwards": Way(backwards=True, options={"jobs": 3}),
    "twice": Way(times=2),
}
"""A new way is a line here."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run said of each file and what is in it afterwards, by its name."""

    findings: dict[str, tuple[Finding, ...]]
    fixed: dict[str, tuple[Finding, ...]]
    data: dict[str, bytes]


def _outcome(articles: Sequence[Mixture], way: Way, *, fix: bool) -> Outcome:
    """Run over the articles as files of a folder of their own; of several runs the last one tells."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}-{article.path}") for number, article in enumerate(articles)]
        for path, article in zip(paths, articles, strict=True):
            path.write_bytes(article.data)
        for _ in range(way.times):
            options = RunOptions(fix=fix, unsafe_fixes=fix, isolated=True, overrides=(_CONFIG,), **way.options)
            run = check_paths(paths[::-1] if way.backwards else paths, options)
            assert not run.errors
        files = {Path(report.path).name: report for report in run.files}
        assert len(files) == len(paths)
        return Outcome(
            {name: report.findings for name, report in files.items()},
            {name: report.fixed for name, report in files.items()},
            {path.name: path.read_bytes() for path in paths},
        )


@pytest.mark.parametrize("way", WAYS)
@given(articles=st.lists(mixtures(), min_size=2, max_size=6))
@settings(max_examples=20, deadline=None)
def test_check(way: str, articles: list[Mixture]) -> None:
    assert _outcome(articles, WAYS[way], fix=False) == _outcome(articles, Way(), fix=False)


@pytest.mark.parametrize("way", WAYS)
@given(articles=st.lists(mixtures(), min_size=2, max_size=6))
@settings(max_examples=20, deadline=None)
def test_fix(way: str, articles: list[Mixture]) -> None:
    one, other = _outcome(articles, WAYS[way], fix=True), _outcome(articles, Way(), fix=True)
    assert one.data == other.data
    assert one.findings == other.findings
    # The second time nothing is left to do.
    assert one.fixed == other.fixed if WAYS[way].times == 1 else not any(one.fixed.values())
