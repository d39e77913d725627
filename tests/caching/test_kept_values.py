"""Values come out of JSON as they went in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.kept_values import read, written

SINGLE = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
HASHABLE = st.recursive(SINGLE, lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=3), max_leaves=5)
VALUES = st.recursive(
    HASHABLE,
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner) | st.dictionaries(HASHABLE, inner, max_size=3),
    max_leaves=9,
)


@given(VALUES)
def test_a_value_is_the_same_after_json(value: object) -> None:
    again = read(json.loads(json.dumps(written(value))))
    assert again == value
    # True is 1 and () is not [], however they compare.
    assert repr(written(again)) == repr(written(value))


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(TypeError):
        written([object()])


def test_other_kinds_are_written_and_read_by_those_who_know_them() -> None:
    data = written(({3 + 4j},), lambda value: {"set": [*map(str, value)]})
    assert read(data, {"set": lambda words, _: {*map(complex, words)}}) == ({3 + 4j},)
