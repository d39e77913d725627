"""The order of files, the number of processes and the cache change nothing that a run says or writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
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
    """How the same files can be gone over: in the reverse order, more than once, with other options.

    `is_cached` tells that a cache remembers them, and that they were checked before; `damaged` that it was hurt then.
    """

    backwards: bool = False
    times: int = 1
    is_cached: bool = False
    damaged: Callable[[bytes], bytes] | None = None
    options: dict[str, Any] = field(default_factory=dict)


WAYS: dict[str, Way] = {
    "backwards": Way(backwards=True),
    "two processes": Way(options={"jobs": 2}),
    "three processes, backwards": Way(backwards=True, options={"jobs": 3}),
    "twice": Way(times=2),
    "with a cache": Way(is_cached=True),
    "with a cache, in two processes, backwards": Way(is_cached=True, backwards=True, options={"jobs": 2}),
    "with a cache that was cut": Way(is_cached=True, damaged=lambda data: data[: len(data) // 2]),
    "with a cache of other bytes": Way(is_cached=True, damaged=lambda data: bytes(byte ^ 1 for byte in data)),
    "with a cache of some other bytes": Way(
        is_cached=True, damaged=lambda data: bytes(byte ^ (at > 100 and at % 37 == 0) for at, byte in enumerate(data))
    ),
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
    with TemporaryDirectory() as folder, TemporaryDirectory() as remembered:
        paths = [Path(folder, f"{number}-{article.path}") for number, article in enumerate(articles)]
        for path, article in zip(paths, articles, strict=True):
            path.write_bytes(article.data)
        cache = Path(remembered) if way.is_cached else None
        options = RunOptions(isolated=True, overrides=(_CONFIG,), cache=cache, **way.options)
        if way.is_cached:
            check_paths(paths, options)
            entries = [path for path in Path(remembered).rglob("*") if path.is_file()]
            assert entries
            if way.damaged is not None:
                for path in entries:
                    path.write_bytes(way.damaged(path.read_bytes()))
        for _ in range(way.times):
            order = paths[::-1] if way.backwards else paths
            run = check_paths(order, replace(options, fix=fix, unsafe_fixes=fix))
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
@settings(max_examples=10, deadline=None)
def test_check(way: str, articles: list[Mixture]) -> None:
    assert _outcome(articles, WAYS[way], fix=False) == _outcome(articles, Way(), fix=False)


@pytest.mark.parametrize("way", WAYS)
@given(articles=st.lists(mixtures(), min_size=2, max_size=6))
@settings(max_examples=10, deadline=None)
def test_fix(way: str, articles: list[Mixture]) -> None:
    one, other = _outcome(articles, WAYS[way], fix=True), _outcome(articles, Way(), fix=True)
    assert one.data == other.data
    assert one.findings == other.findings
    # The second time nothing is left to do.
    assert one.fixed == other.fixed if WAYS[way].times == 1 else not any(one.fixed.values())
