"""What the benchmark measures is what it says: the same articles each time, as dirty as those of their kind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import artlint
from benchmarks.corpora import KINDS, write_corpus
from benchmarks.process import Command, run
from benchmarks.vocabulary import Vocabulary

SETTINGS = artlint.load_settings({})
COUNT = 40


@pytest.mark.parametrize(("kind", "least", "most"), [("scraped", 8, 25), ("blog", 0, 0), ("tutorial", 0, 0)])
def test_each_kind_is_as_dirty_as_it_says(kind: str, least: int, most: int) -> None:
    texts = [KINDS[kind](Vocabulary(number), number) for number in range(COUNT)]
    found = [len(artlint.check_text(text, f"{kind}.md", SETTINGS)) for text in texts]
    assert least * COUNT <= sum(found) <= most * COUNT
    assert len(set(texts)) == COUNT


def test_a_corpus_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_corpus(tmp_path / name, "scraped", 3)
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.md")]
    assert len(files) == 3
    assert all((tmp_path / "one" / path).read_bytes() == (tmp_path / "other" / path).read_bytes() for path in files)


def test_a_process_that_fails_is_no_result(tmp_path: Path) -> None:
    cost = run(Command([sys.executable, "-c", "print(sum(range(10**6)))"]), tmp_path)
    assert cost.wall > 0
    assert cost.memory > 1
    with pytest.raises(RuntimeError, match="ended with 2: no"):
        run(Command([sys.executable, "-c", "import sys; print('no'); sys.exit(2)"]), tmp_path)
