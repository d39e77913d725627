"""Metadata lines: what Python-Markdown's `meta` and MkDocs take from the head of a text, seen with both."""

from __future__ import annotations

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.facts.front_matter import FrontMatter, find_front_matter
from artlint.facts.lines_format import LinesFormat
from artlint.facts.values import Broken, Scalar
from artlint.presets import load_preset

LINES = LinesFormat()
PELICAN = load_preset("pelican").front_matter
MKDOCS = load_preset("mkdocs").front_matter


def found(text: str) -> FrontMatter:
    front_matter = find_front_matter(text, PELICAN)
    assert front_matter is not None
    return front_matter


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "fields", "body"),
    [
        ("Title: 春天\nTags: a, b\n\nText\n", {"title": "春天", "tags": "a, b"}, "Text\n"),
        ("Title:x\nText\n", {"title": "x"}, "Text\n"),
        ("Title: x\n---\nText\n", {"title": "x"}, "Text\n"),
        ("---\nTitle: x\n---\nText\n", {"title": "x"}, "Text\n"),
        ("---\nTitle: x\n... end\nText\n", {"title": "x"}, "Text\n"),
        ("---\nTitle: x\n\nText\n", {"title": "x"}, "Text\n"),
        (
            "Summary: one\n    two\n\tthree  \nDate: 2024-01-02\n",
            {"summary": "one two three", "date": "2024-01-02"},
            "",
        ),
        ("   Title: x\n  Key:\n\n", {"title": "x", "key": ""}, ""),
        ("Title: x", {"title": "x"}, ""),
    ],
)
def test_fields_and_body(text: str, fields: dict[str, str], body: str, newline: str) -> None:
    text = text.replace("\n", newline)
    front_matter = found(text)
    assert front_matter.is_read
    assert {entry.key: entry.value.plain() for entry in front_matter.entries} == fields
    assert text[front_matter.block.closer.end :] == body.replace("\n", newline)
    for entry in front_matter.entries:
        assert text[entry.key_span.start : entry.key_span.end].lower() == entry.key
        written = text[entry.value.span.start : entry.value.span.end]
        assert " ".join(written.split()) == entry.value.text
        assert entry.value.scalar is Scalar.STR


@pytest.mark.parametrize(
    "text", ["", "# Title\n", "\nTitle: x\n", "    Title: x\n", "标题: x\n", "A title: x\n", "- a: b\n"]
)
def test_what_is_no_metadata(text: str) -> None:
    assert find_front_matter(text, PELICAN) is None


@pytest.mark.parametrize(
    ("text", "place", "guess"),
    [
        ("---\nTags:\n  - a\n---\n", "- a", "no-colon"),
        ("---\nTitle：x\n---\n", "Title", "fullwidth-colon"),
        ("---\n标题: x\n---\n", "标题", "no-colon"),
    ],
)
def test_a_line_that_breaks_a_fenced_block(text: str, place: str, guess: str) -> None:
    broken = found(text).broken
    assert broken is not None
    assert broken.guess == guess
    assert text[broken.span.start :].startswith(place)


def test_mkdocs_reads_yaml_between_fences_and_lines_without() -> None:
    fenced = find_front_matter("---\ntitle: x\ntags:\n  - a\n---\n", MKDOCS)
    bare = find_front_matter("title: x\ntags: a\n", MKDOCS)
    assert fenced is not None
    assert bare is not None
    assert (fenced.block.format, bare.block.format) == ("yaml", "lines")
    assert fenced.is_read
    assert bare.is_read


def test_the_handler_serves_python_frontmatter() -> None:
    post = frontmatter.loads("---\nTitle: x\n---\nText\n", handler=LINES)
    assert (post["title"], post.content) == ("x", "Text")


@given(st.text(alphabet=st.sampled_from("aB:： \t\n\r-#'中"), max_size=30))
def test_any_text_keeps_its_spans_inside(content: str) -> None:
    read = LINES.read(content, 5)
    spans = [read.span] if isinstance(read, Broken) else [entry.span for entry in read]
    assert all(5 <= span.start <= span.end <= 5 + len(content) for span in spans)
