"""Whatever the fields and the values: the exported JSON Schema refuses nothing that artlint accepts."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint.config.validation import validated
from artlint.document import read_document
from artlint.facts.article import Article
from artlint.presets import load_preset
from artlint.schema.data import json_data
from artlint.schema.errors import ErrorType
from artlint.schema.export import front_matter_schema
from artlint.schema.fields import FieldSpec
from artlint.schema.kinds import KINDS
from artlint.schema.model import Schema

GENERIC = load_preset("generic")
_OPTIONS: dict[str, st.SearchStrategy[Any]] = {
    "min-length": st.integers(0, 2),
    "max-length": st.integers(2, 5),
    "min": st.integers(-3, 1),
    "max": st.integers(1, 9),
    "unique": st.booleans(),
    "values": st.just(["a", "1", "true", "draft"]),
    "pattern": st.sampled_from([r"^[a-z]", r"\w\Z", r"(?i)A", r"\d+", r"[^\s\w]", "é|[一-龥]+"]),
    "schemes": st.just(["https", "ftp"]),
    "hosts": st.just(["*.example.com", "a-b.org"]),
    "accept": st.just(["slash", "compact", "iso-date"]),
}
_WORDS = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        (
            "2024-01-02", "2024/1/2", "20240102", "2024-01-02 10:00:00", "Tue, 02 Jan 2024 10:00:00 +0800", "{{ a }}",
            "a-b", "https://a-b.org/x", "HTTPS://IMG.example.com:80", "http://example.org", "//a-b.org", "/a b.png",
            "zh-Hans-CN", "lin@example.com", "１２３", "draft", " ",
            "{name}", "|lang|", "yes", "Off", "{% if a %}b{% endif %}",
        )
    ),
)  # fmt: skip


@st.composite
def specs(draw: st.DrawFn, depth: int = 2) -> dict[str, Any]:
    """One field, with options that fit its type."""
    names = [name for name in KINDS if depth or name not in ("list", "map")]
    kinds = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
    spec: dict[str, Any] = {"type": kinds, "required": draw(st.booleans())}
    known = sorted(frozenset[str]().union(*(KINDS[name].options for name in kinds)))
    for option in (name.replace("_", "-") for name in known):
        if option == "values" or (option in _OPTIONS and draw(st.integers(0, 3)) == 0):
            spec[option] = draw(_OPTIONS[option])
    if "list" in kinds and draw(st.booleans()):
        spec["items"] = draw(specs(depth - 1))
    if "map" in kinds and draw(st.booleans()):
        spec["fields"] = {"a": draw(specs(depth - 1)), "b": draw(specs(depth - 1))}
    return spec


_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-5, 20240102), st.floats(-9, 9), _WORDS)
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
)


@given(spec=specs(), value=_VALUES, plain=st.booleans(), truths=st.booleans())
@settings(max_examples=600, deadline=None)
def test_it_is_never_stricter(spec: dict[str, Any], value: Any, *, plain: bool, truths: bool) -> None:
    schema = Schema({"field": validated(FieldSpec, spec)}, GENERIC.dates, truths=truths)
    written = value if plain and isinstance(value, str) and value.isalnum() else json.dumps(value)
    article = Article(read_document(f"---\nfield: {written}\n---\n"), GENERIC.front_matter)
    front_matter = article.front_matter
    if front_matter is None or not front_matter.is_read or set(schema.problems(front_matter)) - {ErrorType.DATE_FORM}:
        return
    validator = jsonschema_rs.Draft202012Validator(front_matter_schema(schema, "Test"), offline=True)
    assert validator.is_valid(json_data(front_matter))
