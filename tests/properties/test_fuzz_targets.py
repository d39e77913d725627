"""The targets of `fuzz/` over its seeds, over what fuzzing found once, and over generated articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.targets import TARGETS
from tests.properties.articles import articles

SEEDS = sorted((Path(__file__).parents[2] / "fuzz" / "seeds").iterdir())


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_seeds(target: str, seed: Path) -> None:
    TARGETS[target](seed.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@given(choice=st.binary(min_size=2, max_size=2), text=articles())
@settings(max_examples=60, deadline=None)
def test_generated_articles(target: str, choice: bytes, text: str) -> None:
    TARGETS[target](choice + text.encode())


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.binary(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_bytes(target: str, data: bytes) -> None:
    TARGETS[target](data)
