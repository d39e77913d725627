"""Front matter: its places in the text, its values, and what must not happen on hostile input."""

from __future__ import annotations

from datetime import date, datetime
from itertools import chain, pairwise

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.facts.delimiters import Closing
from artlint.facts.formats import MAX_DEPTH
from artlint.facts.front_matter import FrontMatter, find_front_matter
from artlint.facts.values import Entry, Shape, Value
from artlint.facts.yaml_format import YamlFormat
from artlint.presets import FrontMatterForm, load_preset

GENERIC = FrontMatterForm()
HEXO = load_preset("hexo").front_matter

ORDINARY = [
    "---\ntitle: 春天来了\ndate: 2024-01-02 10:00:00\ntags:\n  - 山\n  - 水\ndraft: false\n---\n正文\n",
    "---\ntitle: 'It''s spring'\nsummary: \"a \\\"word\\\" 😀\"\nweight: 12\nratio: 1.5\nnothing:\n---\nText\n",
    "---\n# a comment\ntitle: x # and another\nmap: {a: 1, b: [c, d]}\nnested:\n  one:\n    two: three\n---\n",
    "---\nfolded: >\n  two\n  lines\nliteral: |\n  two\n  lines\nlast: y\n---\nText\n",
    "---\ntitle: x\n---",
    "---\n---\nText\n",
]


def found(text: str, form: FrontMatterForm = GENERIC) -> FrontMatter:
    front_matter = find_front_matter(text, form)
    assert front_matter is not None
    return front_matter


def scalars(value: Value) -> list[Value]:
    return [each for each in value.walk() if each.shape is Shape.SCALAR]


def all_entries(entries: tuple[Entry, ...]) -> list[Entry]:
    inner = chain.from_iterable(value.entries for entry in entries for value in entry.value.walk())
    return [*entries, *inner]


def told(value: object) -> object:
    """Give PyYAML's value as artlint has it: a date as it was written is not in there, so only its kind counts."""
    if isinstance(value, date | datetime):
        return "a date"
    if isinstance(value, dict):
        return {str(key): told(each) for key, each in value.items()}
    return [told(each) for each in value] if isinstance(value, list) else value


def with_dates(value: object, other: object) -> object:
    if other == "a date":
        return "a date"
    if isinstance(value, dict) and isinstance(other, dict):
        return {key: with_dates(each, other.get(key)) for key, each in value.items()}
    return value


@pytest.mark.parametrize("text", ORDINARY)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_values_are_those_of_python_frontmatter(text: str, newline: str) -> None:
    front_matter = found(text.replace("\n", newline))
    expected = told(dict(frontmatter.loads(text).metadata))
    ours = with_dates({entry.key: entry.value.plain() for entry in front_matter.entries}, expected)
    assert ours == expected


@pytest.mark.parametrize("text", ORDINARY)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("prefix", ["", "\n\n", "  ", "<!-- 😀 -->\n"])
def test_spans_slice_back_to_what_is_written(text: str, newline: str, prefix: str) -> None:
    text = (prefix + text).replace("\n", newline)
    front_matter = find_front_matter(text, GENERIC)
    if front_matter is None:
        assert prefix
        assert "title" not in text
        return
    assert text[: front_matter.block.prefix.end] == prefix.replace("\n", newline)
    assert text[front_matter.block.opener.start :].startswith("---")
    for entry in all_entries(front_matter.entries):
        assert text[entry.key_span.start : entry.key_span.end].strip("'\"") == entry.key
        for value in scalars(entry.value):
            written = text[value.span.start : value.span.end]
            assert written == written.strip()
            if not value.quoted:
                assert written == value.text


def test_a_quoted_value_has_its_quotes_in_its_span() -> None:
    text = "---\ntitle: '😀 a''b'\n---\n"
    value = found(text).fields["title"].value
    assert text[value.span.start : value.span.end] == "'😀 a''b'"
    assert value.text == "😀 a'b"


@pytest.mark.parametrize(
    ("text", "closing", "closer"),
    [
        ("---\na: 1\n---\nx\n", Closing.PROPER, "---\n"),
        ("---\na: 1\n---  \nx\n", Closing.PROPER, "---  \n"),
        ("---\na: 1\n...\nx\n", Closing.DOTS, "...\n"),
        ("---\na: 1\n--- x\n", Closing.TEXT, "--- x\n"),
        ("---\na: 1\n-----\nx\n", Closing.TEXT, "-----\n"),
        ("---\na: 1\n\nx\n", Closing.MISSING, ""),
        ("---\na: 1", Closing.MISSING, ""),
        ("---\na: |\n  ---\nb: 2\n---\nx\n", Closing.PROPER, "---\n"),
        ("---\r\na: 1\r\n---\r\nx", Closing.PROPER, "---\r\n"),
    ],
)
def test_closers(text: str, closing: Closing, closer: str) -> None:
    block = found(text).block
    assert (block.closing, text[block.closer.start : block.closer.end]) == (closing, closer)


@pytest.mark.parametrize("text", ["---\na: 1\n--- x\n", "a: 1\n---\nx\n"])
def test_hexo_takes_what_others_do_not(text: str) -> None:
    assert found(text, HEXO).is_read
    front_matter = find_front_matter(text, GENERIC)
    assert front_matter is None or not front_matter.is_read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Title\n",
        "---\n\nOnly a rule.\n",
        "---\n编辑：林\n\n正文\n",
        "Text\n\n---\n\na: b\n\n---\n",
        "\n---\nNote: prose\nthat goes on.\n\n---\n",
        "\n---\nhttps://example.com\n---\n",
        "<!-- never closed\n---\na: 1\n---\n",
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert find_front_matter(text, GENERIC) is None


@pytest.mark.parametrize(
    ("content", "place", "guess"),
    [
        ("title: News: x\n", ": x", "colon"),
        ("url: http://x: y\n", ": y", "colon"),
        ("title: '快讯': x\n", ": x", "colon"),
        ("title: @lin\n", "@lin", "reserved"),
        ("title: *重要* x\n", "*重要", "reserved"),
        ("tags:\n- a\n- `b`\n", "`b", "reserved"),
        ("title: [组图] x\n", "x", "bracket"),
        ("tags: [a, b\ntitle: x\n", "[a", "bracket"),
        ("title: 'It's\n", "s", "quote"),
        ("title: 'open\na: 1\n", "'open", "quote"),
        ('title: "he said "hi""\n', 'hi"', "quote"),
        ('title: "C:\\Users"\n', "sers", "backslash"),
        ("a: 1\ntitle：x\nb: 2\n", "title", "fullwidth-colon"),
        ("title：x\nb: 2\n", "title", "fullwidth-colon"),
        ("a: 1\nno pair\nb: 2\n", "no pair", "no-colon"),
        ("a:\n\t- b\n", "\t", "tab"),
        ("just words\n", "just", "no-colon"),
        ("title: {{ x }}\n", "{ x", "bracket"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_slip_and_its_place(content: str, place: str, guess: str, newline: str) -> None:
    text = f"---\n{content}---\n".replace("\n", newline)
    broken = found(text).broken
    assert broken is not None
    assert broken.guess == guess
    assert text[broken.span.start :].startswith(place)
    assert broken.span.end <= text.index(newline, broken.span.start) + len(newline)


@pytest.mark.parametrize(
    "content",
    [
        "a: " + "[" * 60_000,
        "a: " + "{b: " * (MAX_DEPTH + 10),
        "- " * 5000,
        "? " * 5000,
        "a: &x 1\n",
        "a: *x\n",
        "a: &x [1]\nb: *x\n",
        "a: \x07\n",
        "a: !!python/object:os.system x\nb: *y\n",
        "? [a]\n: b\n",
        "x" * 70_000,
    ],
)
def test_hostile_blocks_are_broken_and_nothing_worse(content: str) -> None:
    text = f"---\na: 1\n{content}\n---\n"
    front_matter = found(text)
    assert front_matter.broken is not None
    assert 0 <= front_matter.broken.span.start <= front_matter.broken.span.end <= len(text)
    assert not front_matter.is_read


@pytest.mark.parametrize(
    "scalar",
    ["2021-13-45", "25:61", "0x_", "0b_", "9" * 5000, "!!str 5", ".nan", "~"],
)
def test_scalars_on_which_pyyaml_raises_are_text(scalar: str) -> None:
    front_matter = found(f"---\na: {scalar}\n---\n")
    assert front_matter.is_read
    front_matter.fields["a"].value.plain()


def test_a_lone_mark_of_a_tag_says_that_a_value_is_text() -> None:
    front_matter = found("---\ntitle: ! '30 seconds'\nn: ! 7\n---\n")
    assert [entry.value.plain() for entry in front_matter.entries] == ["30 seconds", "7"]


def test_text_in_base_64_is_read_as_ruby_does_and_stands_where_its_tag_does() -> None:
    text = "---\ntitle: !binary |-\n  5riv5Y+j\nauthor: !!binary TGlu\n---\n"
    values = [entry.value for entry in found(text).entries]
    assert [value.plain() for value in values] == ["港口", "Lin"]
    assert [text[slice(*value.span)] for value in values] == ["!binary |-\n  5riv5Y+j", "!!binary TGlu"]


@pytest.mark.parametrize(
    "scalar",
    ["!!int ''", "!!bool abc", "!!timestamp abc", "!!python/object:os.system x", "!x [a]", "!binary /w==", "!binary a"],
)
def test_tags_are_not_read_and_never_obeyed(scalar: str) -> None:
    broken = found(f"---\na: {scalar}\n---\n").broken
    assert broken is not None
    assert "tags" in broken.problem


def test_a_mark_inside_the_block_shifts_nothing() -> None:
    text = "---\n\ufefftitle: x\ndate: y\n---\n"
    spans = [entry.value.span for entry in found(text).entries]
    assert [text[start:end] for start, end in spans] == ["x", "y"]


def test_every_duplicate_is_seen_and_the_first_one_counts() -> None:
    front_matter = found("---\na: 1\na: 2\n---\n")
    assert [entry.value.text for entry in front_matter.entries] == ["1", "2"]
    assert front_matter.fields["a"].value.text == "1"


def test_the_handler_serves_python_frontmatter() -> None:
    post = frontmatter.loads("---\r\ntitle: x\r\nn: 012\r\n---\r\nText\r\n", handler=YamlFormat())
    assert (post["title"], post["n"], post.content) == ("x", 12, "Text")


_LINES = st.lists(
    st.sampled_from(
        [
            "---",
            "...",
            "+++",
            "--- x",
            "",
            " ",
            "a: 1",
            "a: 'x",
            "- b",
            "\tc: d",
            "标题：😀",
            "e: [f",
            "<!-- x -->",
            "-->",
            "{%",
        ]
    ),
    max_size=12,
)


@given(_LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_arrangement_of_lines_keeps_its_spans_inside(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    for form in (GENERIC, HEXO):
        front_matter = find_front_matter(text, form)
        if front_matter is None:
            continue
        block = front_matter.block
        places = (block.prefix, block.opener, block.content, block.closer)
        assert all(left.end == right.start for left, right in pairwise(places))
        for entry in front_matter.entries:
            assert block.content.start <= entry.key_span.start <= entry.value.span.end <= block.content.end
