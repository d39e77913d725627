"""What tells that a pattern is in a text, whichever engine looks for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from artlint import sieve
from artlint.sieve import Sieve

ENGINE = "pydantic_core"
CASES = [
    ("tea|lamp", ["a lamp", "a\nteapot", "", "te a", "灯"]),
    ("[\u200b\ufeff]", ["a\u200bb", "ab", "\ufeff"]),
    (r"(?:\A|[\r\n])import", ["import x", " import", "a\rimport", "a\r\nimport", "reimport"]),
    (r"<(?i:script|style)[^>\n]*[ \t](?i:setup|module)", ["<Script a SETUP", "<script\nsetup", "<style>"]),
    (r"责(?:[<\s](?s:.)*)?任", ["责任", "责<b>\n任", "责 任", "责x任", "任责"]),
]


@pytest.fixture
def without_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a process begin that has not loaded the engine."""
    monkeypatch.delitem(sys.modules, ENGINE, raising=False)


@pytest.mark.usefixtures("without_engine")
@pytest.mark.parametrize(("pattern", "texts"), CASES)
def test_the_first_texts_are_told_as_all_others_are(pattern: str, texts: list[str]) -> None:
    told = Sieve(pattern)
    first = [told.holds(text) for text in texts]
    assert len({*first}) == 2
    assert ENGINE not in sys.modules
    engine = Sieve(pattern)._engine  # noqa: SLF001 - what the first texts are told without
    assert [engine(text) for text in texts] == first


@pytest.mark.usefixtures("without_engine")
def test_after_a_few_texts_the_engine_is_taken() -> None:
    told = Sieve("tea")
    for _ in range(sieve._FEW):  # noqa: SLF001 - how many that are
        assert told.holds("teapot")
        assert ENGINE not in sys.modules
    assert told.holds("teapot")
    assert told.holds is told._engine  # noqa: SLF001 - it is asked without a detour


@pytest.mark.usefixtures("without_engine")
def test_a_text_made_to_take_time_without_end_is_told_by_the_engine() -> None:
    between = r"(?:[<\s](?s:.)*)?"
    text = "责<任<编<" * 20_000
    slow = Sieve(f"责{between}任{between}编{between}辑")
    assert not slow.holds(text)
    assert slow.holds(f"{text}辑")
    assert ENGINE in sys.modules


@pytest.mark.usefixtures("without_engine")
def test_half_of_a_character_is_let_through() -> None:
    assert Sieve("\ud800").lets_through("tea \ud800")
    assert Sieve("tea").lets_through("tea \ud800")


def test_many_processes_load_the_engine_once() -> None:
    script = "import sys; from artlint.sieve import load_engine; load_engine(); print('pydantic_core' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout == "True\n"
