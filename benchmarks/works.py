"""What is measured: the steps of a round, and which of them are held against each other."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

from benchmarks import programs
from benchmarks.corpora import write_corpus
from benchmarks.process import Command


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Step:
    """One process, measured once a round at most `rounds` times; what `prepare` does before it is not measured."""

    name: str
    command: Command
    prepare: Callable[[], object] = _nothing
    rounds: int = 99


@dataclass(frozen=True, slots=True)
class Comparison:
    """One step against another: the ratio that is aimed at, where there is one."""

    work: str
    ours: str
    theirs: str
    at_most: float | None = None
    measure: Literal["wall", "memory"] = "wall"


COMPARISONS = (
    Comparison("10,000 scraped articles, nothing remembered", "artlint", "rumdl", 0.40),
    Comparison("the same against one rule of theirs", "artlint", "rumdl MD033", 1.5),
    Comparison("the same against another linter", "artlint", "markdownlint-cli2"),
    Comparison("the same against reading the bytes", "artlint", "read the bytes"),
    Comparison("nothing changed since the last run", "artlint, warm", "rumdl, warm", 0.5),
    Comparison("one of 10,000 changed", "artlint, one changed", "rumdl, one changed"),
    Comparison("one article against importing the libraries", "artlint, one article", "imports", 1.5),
    Comparison("fixing 10,000 dirty articles against checking", "artlint fix", "artlint", 3),
    Comparison("10,000 posts of a clean blog", "artlint, blog", "rumdl, blog"),
    Comparison("10,000 tutorials", "artlint, tutorials", "rumdl, tutorials"),
    Comparison("100,000 against 10,000, time", "artlint, 100,000", "artlint", 11),
    Comparison("100,000 against 10,000, memory of the largest process", "artlint, 100,000", "artlint", 1.5, "memory"),
    Comparison("a real repository", "artlint, real", "rumdl, real", 0.6),
)


class Works:
    """The steps over corpora in a folder of their own, which is made; `real` is a repository of somebody's articles."""

    def __init__(
        self, folder: Path, articles: int = 10_000, *, with_large: bool = False, real: Path | None = None
    ) -> None:
        self.folder = folder
        self.articles = articles
        self.with_large = with_large
        self.real = real
        self._changes = count()

    def steps(self) -> Iterator[Step]:
        """Give the steps of a round whose programs are on this machine, the corpora written."""
        for step in self._all():
            if programs.is_there(step.command):
                yield step

    def _all(self) -> Iterator[Step]:
        scraped = self._corpus("scraped", self.articles)
        yield from self._cold("", scraped)
        yield Step("rumdl MD033", programs.rumdl("--no-cache", "--enable", "MD033", scraped))
        yield Step("markdownlint-cli2", programs.markdownlint(f"{scraped}/**/*.md"), rounds=1)
        yield Step("read the bytes", programs.floor(scraped))
        yield from self._remembered(scraped)
        article = next(scraped.rglob("*.md"))
        yield Step("imports", programs.imports())
        yield Step("artlint, one article", programs.artlint("--no-cache", article))
        yield Step("rumdl, one article", programs.rumdl("--no-cache", article))
        dirty = self.folder / "dirty"
        yield Step("artlint fix", programs.artlint("--no-cache", dirty, fix=True), lambda: self._copy(scraped, dirty))
        yield from self._cold(", blog", self._corpus("blog", self.articles))
        yield from self._cold(", tutorials", self._corpus("tutorial", self.articles))
        if self.with_large:
            large = self._corpus("scraped", 10 * self.articles)
            yield Step("artlint, 100,000", programs.artlint("--no-cache", large), rounds=3)
        if self.real is not None:
            yield from self._cold(", real", self.real)

    def _corpus(self, kind: str, articles: int) -> Path:
        folder = self.folder / f"{kind}-{articles}"
        if not folder.exists():
            write_corpus(folder, kind, articles)
        return folder

    def _cold(self, which: str, corpus: Path) -> Iterator[Step]:
        yield Step(f"artlint{which}", programs.artlint("--no-cache", corpus))
        yield Step(f"rumdl{which}", programs.rumdl("--no-cache", corpus))

    def _remembered(self, corpus: Path) -> Iterator[Step]:
        """Give the steps with a cache, in an order in which each finds there what the one before left."""
        ours = programs.artlint("--cache-dir", self.folder / "artlint-cache", corpus)
        theirs = programs.rumdl("--cache-dir", self.folder / "rumdl-cache", corpus)
        yield Step(
            "artlint, remembering", ours, lambda: shutil.rmtree(self.folder / "artlint-cache", ignore_errors=True)
        )
        yield Step("rumdl, remembering", theirs, lambda: shutil.rmtree(self.folder / "rumdl-cache", ignore_errors=True))
        yield Step("artlint, warm", ours)
        yield Step("rumdl, warm", theirs)
        article = max(corpus.rglob("*.md"))
        yield Step("artlint, one changed", ours, lambda: self._change(article))
        yield Step("rumdl, one changed", theirs, lambda: self._change(article))

    def _change(self, article: Path) -> None:
        text = article.read_text("utf-8").rsplit("\n<p>change ", 1)[0]
        article.write_text(f"{text}\n<p>change {next(self._changes)}</p>\n", "utf-8")

    def _copy(self, source: Path, target: Path) -> None:
        if target.exists():
            # Some file systems look past the places of all files that were removed just before, for each new one.
            target.rename(self.folder / f"{target.name}-{next(self._changes)}")
        shutil.copytree(source, target)
        # A program that asks the disk to keep its files would otherwise wait for these as well.
        if hasattr(os, "sync"):
            os.sync()
