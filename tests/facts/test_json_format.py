"""JSON front matter, with and without braces: the values of json, with places, and the slip where there are none."""

from __future__ import annotations

import json

import frontmatter
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint.facts.formats import MAX_LENGTH
from artlint.facts.json_format import JsonFormat
from artlint.facts.members_format import MembersFormat
from artlint.facts.values import Broken, Entry, Shape

JSON = JsonFormat()
MEMBERS = MembersFormat()


class _TwiceError(ValueError):
    """A key that is there twice, which `json` would pass over."""


def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise _TwiceError
    return dict(pairs)


def refuse(name: str) -> object:
    raise ValueError(name)


def expected(content: str) -> object:
    try:
        found = json.loads(content, object_pairs_hook=once, parse_constant=refuse)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def has_duplicates(entries: tuple[Entry, ...]) -> bool:
    groups = [entries, *(value.entries for entry in entries for value in entry.value.walk())]
    return any(len({entry.key for entry in group}) < len(group) for group in groups)


def data(found: tuple[Entry, ...] | Broken) -> object:
    if isinstance(found, Broken) or has_duplicates(found):
        return None
    return {entry.key: entry.value.plain() for entry in found}


VALID = [
    "{}",
    '{"title": "春天 😀", "n": -1.5e3, "yes": true, "no": false, "nothing": null}',
    '{\n\t"a": [1, [2, {}], {"b": []}],\r\n  "c": {"d": {"e": "f"}}\n}\n',
    r'{"a": "\"\\\/\b\f\n\r\t é 😀", "": 0}',
]


@pytest.mark.parametrize("content", VALID)
def test_values_are_those_of_json(content: str) -> None:
    assert repr(data(JSON.read(content))) == repr(expected(content))
    members = content.strip()[1:-1]
    assert repr(data(MEMBERS.read(members))) == repr(expected(content))


@pytest.mark.parametrize("content", VALID)
def test_spans_slice_back_to_what_is_written(content: str) -> None:
    text = "---json\n" + content
    found = JSON.read(content, len(text) - len(content))
    assert not isinstance(found, Broken)
    for entry in found:
        assert json.loads(text[entry.key_span.start : entry.key_span.end]) == entry.key
        for value in entry.value.walk():
            written = json.loads(text[value.span.start : value.span.end])
            assert written == value.plain()
            assert value.shape is not Shape.SCALAR or value.quoted is isinstance(written, str)


INVALID = [
    ('{"a": 1,}', ",}", "comma"),
    ('{"a": 1 "b": 2}', '"b"', "comma"),
    ('{"a": [1 2]}', "2]", "comma"),
    ('{"a": [1,]}', ",]", "comma"),
    ('{"a" "b"}', '"b"', ""),
    ('{"a": }', "}", ""),
    ("{a: 1}", "a: 1", "unquoted"),
    ("{'a': 1}", "'a'", "unquoted"),
    ('{"a": Hello}', "Hello", "unquoted"),
    ('{"a": “b”}', "“b", "unquoted"),
    ('{"a": 012}', "012", "unquoted"),
    ('{"a": NaN}', "NaN", "unquoted"),
    ('{"a": 1, // why\n"b": 2}', "// why", "comment"),
    ('{"a": 1 # why\n}', "# why", "comment"),
    ('{"a": "open\n}', '"open', "string"),
    ('{"a": "C:\\x"}', "\\x", "escape"),
    ('{"a": "\x07"}', "\x07", ""),
    ('{"a": [1, 2', "[1", "bracket"),
    ('{"a": 1', '{"a', "bracket"),
    ('{"a": 1} x', "x", ""),
    ('["a"]', '["a', ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("content", "place", "guess"), INVALID)
def test_the_slip_and_its_place(content: str, place: str, guess: str) -> None:
    assert expected(content) is None
    broken = JSON.read(content)
    assert isinstance(broken, Broken)
    assert broken.guess == guess
    assert content[broken.span.start :].startswith(place)


def test_keys_that_are_there_twice_are_kept() -> None:
    found = JSON.read('{"a": 1, "a": 2}')
    assert not isinstance(found, Broken)
    assert [entry.value.text for entry in found] == ["1", "2"]


@pytest.mark.parametrize(
    "content",
    ['{"a": ' + "[" * 60_000, '{"a":' * 10_000, '{"a": "' + "x" * MAX_LENGTH + '"}', '{"a": "' + '\\"' * 30_000],
)
def test_hostile_blocks_are_broken_and_nothing_worse(content: str) -> None:
    for kind in (JSON, MEMBERS):
        broken = kind.read(content)
        assert isinstance(broken, Broken)
        assert 0 <= broken.span.start <= broken.span.end <= len(content)


def test_half_a_character_is_none() -> None:
    found = JSON.read('{"a": "\\ud83d x", "b": "\\ud83d\\ude00"}')
    assert not isinstance(found, Broken)
    assert [entry.value.text for entry in found] == ["\ufffd x", "😀"]


def test_the_handler_serves_python_frontmatter() -> None:
    post = frontmatter.loads('---json\n{"title": "x"}\n---\nText\n', handler=JSON)
    assert (post["title"], post.content) == ("x", "Text")
    post = frontmatter.loads(';;;\n"title": "x"\n;;;\nText\n', handler=MEMBERS)
    assert (post["title"], post.content) == ("x", "Text")


_PIECES = [
    "{", "}", "[", "]", ",", ":", '"a"', '"b"', "1", "-1", "1.5e3", "01", "true", "null", '"\\u00e9"',
    '"\\ud83d\\ude00"', " ", "\n", '"', "\\", '"x\\n"', '{"a":', '"k":', '"k": [1, {"a": 2}]', "中", "//", "NaN",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=10).map("".join) | st.text(max_size=40))
@settings(max_examples=1000, deadline=None)
def test_any_text_says_what_json_says(content: str) -> None:
    for text in (content, f"{{{content}}}"):
        found = JSON.read(text)
        assert repr(data(found)) == repr(expected(text))
        spans = [found.span] if isinstance(found, Broken) else [entry.span for entry in found]
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert repr(data(MEMBERS.read(content))) == repr(expected(f"{{{content}}}"))


@given(
    st.dictionaries(
        st.text(max_size=5),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
            max_leaves=6,
        ),
    )
)
def test_what_json_writes_is_read(written: dict[str, object]) -> None:
    assert data(JSON.read(json.dumps(written, ensure_ascii=False))) == written
