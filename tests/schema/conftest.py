from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from artlint.config.validation import validated
from artlint.document import read_document
from artlint.facts.article import Article
from artlint.facts.front_matter import FrontMatter
from artlint.presets import load_preset
from artlint.schema.fields import FieldSpec
from artlint.schema.model import Schema


def made(fields: Mapping[str, Any], preset: str = "generic") -> Schema:
    return Schema({name: validated(FieldSpec, spec) for name, spec in fields.items()}, load_preset(preset).dates)


def block(lines: str, preset: str = "generic") -> FrontMatter:
    article = Article(read_document(f"---\n{lines}\n---\n"), load_preset(preset).front_matter)
    assert article.front_matter is not None
    return article.front_matter


def told(schema: Schema, lines: str) -> list[tuple[str, str, str]]:
    """The errors in a block: the type, the field, and the text at the place."""
    front_matter = block(lines)
    problems = [problem for found in schema.problems(front_matter).values() for problem in found]
    problems += schema.unknown(front_matter)
    problems.sort(key=lambda problem: problem.span)
    return [
        (problem.error.value, problem.field, front_matter.text[problem.span.start : problem.span.end])
        for problem in problems
    ]


@pytest.fixture(name="made")
def made_fixture() -> Any:
    return made


@pytest.fixture(name="told")
def told_fixture() -> Any:
    return told
