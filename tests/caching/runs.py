"""Runs with and without a cache, and what is compared of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from artlint.run import Run, RunOptions, check_paths

ALL = {"lint": {"select": ["all"], "ignore": ["text"]}}
Outcome = list[tuple[Any, ...]]


def outcome(run: Run) -> Outcome:
    """Give all that a report could show of a run."""
    told = [
        (each.path, each.findings, each.fixed, each.written, dict(each.levels), each.is_undone, each.byline)
        for each in run.files
    ]
    texts = [(each.path, each.text) for each in run.files if each.findings or each.fixed]
    return [*told, *texts, tuple(run.errors)]


@dataclass(frozen=True)
class Watch:
    """Counts the articles that are looked at."""

    looked: list[str]

    def names(self) -> list[str]:
        """Give the names of the articles looked at since the last call."""
        names = sorted(set(self.looked))
        self.looked.clear()
        return names


def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Give what counts the articles that rules look at from now on."""
    from artlint import examination, passes  # noqa: PLC0415 - where it is changed
    from artlint.checker import check_article, check_document  # noqa: PLC0415 - likewise

    looked: list[str] = []

    def of_document(document: Any, *rest: Any, **more: Any) -> Any:
        looked.append(document.path)
        return check_document(document, *rest, **more)

    def of_article(article: Any, *rest: Any, **more: Any) -> Any:
        looked.append(article.document.path)
        return check_article(article, *rest, **more)

    monkeypatch.setattr(examination, "check_document", of_document)
    monkeypatch.setattr(passes, "check_article", of_article)
    return Watch(looked)


def run(cache: Path | None, *paths: str, overrides: Sequence[Any] = (ALL,), **options: Any) -> Outcome:
    """Give the outcome of a run over `paths`, the working folder without any."""
    return outcome(check_paths(paths or ["."], RunOptions(cache=cache, overrides=overrides, **options)))
