"""TOML front matter: the values of tomllib, with places, and the slip where there are none."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import frontmatter
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint.facts.formats import MAX_DEPTH, MAX_LENGTH
from artlint.facts.toml_format import TomlFormat
from artlint.facts.values import Broken, Entry, Scalar, Shape, Value

TOML = TomlFormat()


def all_entries(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        for value in entry.value.walk():
            yield from value.entries


def has_duplicates(entries: tuple[Entry, ...]) -> bool:
    groups = [entries, *(value.entries for entry in entries for value in entry.value.walk())]
    return any(len({entry.key for entry in group}) < len(group) for group in groups)


def data(content: str) -> object:
    """Give what the block says, None where it says nothing that every parser would take."""
    found = TOML.read(content)
    if isinstance(found, Broken) or has_duplicates(found):
        return None
    return {entry.key: entry.value.plain() for entry in found}


def expected(content: str) -> object:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        return None


VALID = [
    "",
    "# only a comment",
    'title = "春天 😀" # why\n\n"quoted key" = 1\n\'lit.eral\' = 2\n"" = 3\n1234 = 4\n',
    "a.b.c = 1\na.b.d = 2\na . 'e' = 3\n",
    "int = 1_000\nneg = -17\nplus = +3\nhex = 0xDEAD_beef\noct = 0o17\nbin = 0b1_0\nzero = -0\n",
    "a = 1.5\nb = -1e3\nc = 6.6_26E-34\nd = inf\ne = -inf\nf = +0.0\n",
    "a = true\nb = false\n",
    "day = 2024-01-02\nlocal = 2024-01-02T10:00:00\nspace = 2024-01-02 10:00:00.123456\n",
    "utc = 2024-01-02T10:00:00Z\nzone = 2024-01-02t10:00:00.5+08:00\nlower = 2024-01-02 10:00:00z\n",
    "time = 07:32:00.25\n",
    r'a = "\b\t\n\f\r\"\\ \u00e9 \U0001F600"' + "\nb = 'C:\\x'\n",
    'a = """\nfirst\n  second \\\n     third "quoted" ""two"" """\nb = \'\'\'\nno \\escape\'\'\'\n',
    'a = """five"""""\nb = """"four"""\n',
    "a = []\nb = [1, 2, ]\nc = [\n  'x', # one\n  [1.5, true], # two\n]\nd = [{a = 1}, {}]\n",
    "a = {}\nb = { x = 1, y.z = 'w', y.v = [1, {q = 2}] }\n",
    "[a]\nb = 1\n[a.c]\nd = 2\n[e.f.g]\nh = 3\n[e]\ni = 4\n[ j . 'k' ] # spaced\n",
    "[[a]]\nb = 1\n[[a]]\n[[a.c]]\nd = 2\n[[a.c]]\n[a.e]\nf = 3\n",
    "a.b = 1\n[a.c]\nd = 2\n",
    "[x.y.z]\n[x]\ny.w = 1\n",
]


@pytest.mark.parametrize("content", VALID)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_values_are_those_of_tomllib(content: str, newline: str) -> None:
    content = content.replace("\n", newline)
    assert repr(data(content)) == repr(expected(content))
    assert data(content) is not None


@pytest.mark.parametrize("content", VALID)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_spans_slice_back_to_what_is_written(content: str, newline: str) -> None:
    base = 7
    text = "<front>" + content.replace("\n", newline)
    found = TOML.read(text[base:], base)
    assert not isinstance(found, Broken)
    for entry in all_entries(found):
        key = text[entry.key_span.start : entry.key_span.end]
        assert next(iter(tomllib.loads(f"{key} = 1"))) == entry.key
        for value in entry.value.walk():
            written = text[value.span.start : value.span.end]
            assert written == written.strip()
            if value.shape is Shape.SCALAR and newline == "\n":
                assert repr(tomllib.loads(f"x = {written}")["x"]) == repr(value.plain())


INVALID = [
    ("title = Hello\n", "Hello", "unquoted"),
    ("title = “Hello”\n", "“Hello", "unquoted"),
    ("title: x\n", ": x", "equals"),
    ("a = 1\ntitle：x\n", "：x", "equals"),
    ("a = 1\nwords of prose\n", "words", "no-equals"),
    ("a = 1\nword\n", "word", "no-equals"),
    ("- a\n", "- a", "no-equals"),
    ("标题 = 'x'\n", "标题", ""),
    ("a = \n", "", ""),
    ("a = 'x' 'y'\n", "'y'", "string"),
    ('a = "he said "hi""\n', "hi", "string"),
    ("a = 'It's'\n", "s'", "string"),
    ("a = 1 2\n", "2", "unquoted"),
    ('a = "open\nb = 1\n', '"open', "string"),
    ('a = """open\nb = 1\n', '"""open', "string"),
    ('a = "C:\\Users"\n', "\\Users", "escape"),
    ('a = "\\uD800"\n', "\\uD800", "escape"),
    ("a = [1, 2\nb = 1\n", "[1", "bracket"),
    ("a = [1 2]\n", "2]", "comma"),
    ("a = {b = 1\n}\n", "{b", "bracket"),
    ("a = {b = 1,}\n", ",}", "comma"),
    ("a = {b: 1}\n", ": 1", "equals"),
    ("[a\nb = 1\n", "", "bracket"),
    ("a = 012\n", "012", "unquoted"),
    ("a = 1.\n", "1.", "unquoted"),
    ("a = 2024-02-31\n", "2024-02-31", ""),
    ("a = 2024-1-2\n", "2024-1-2", "unquoted"),
    ("a = yes\n", "yes", "unquoted"),
    ("a = 'x\x07'\n", "\x07", ""),
    ("a = {b = 1}\na.c = 2\n", "a.c", ""),
    ("a = [1]\n[a.b]\n", "a.b", ""),
    ("a = 1\na.b = 2\n", "a.b", ""),
]


@pytest.mark.parametrize(("content", "place", "guess"), INVALID)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_slip_and_its_place(content: str, place: str, guess: str, newline: str) -> None:
    assert expected(content) is None
    content = content.replace("\n", newline)
    broken = TOML.read(content)
    assert isinstance(broken, Broken)
    assert broken.guess == guess
    assert content[broken.span.start :].startswith(place)


@pytest.mark.parametrize(
    "content",
    ["a = 1\na = 2\n", "[a]\n[a]\n", "a = 1\n[a]\n", "a = 1\n[[a]]\n", "a = {b = 1, b = 2}\n", "a.b = 1\n[a]\n"],
)
def test_keys_that_are_there_twice_are_kept(content: str) -> None:
    assert expected(content) is None
    found = TOML.read(content)
    assert not isinstance(found, Broken)
    assert has_duplicates(found)


@pytest.mark.parametrize(
    "content",
    [
        "a = " + "[" * 60_000,
        "a = " + "{b = " * 10_000,
        ".".join(["a"] * 20_000) + " = 1",
        "[" + ".".join(["a"] * 20_000) + "]",
        "".join(f"[[{'.'.join(['a'] * depth)}]]\n" for depth in range(1, MAX_DEPTH)),
        "x" * MAX_LENGTH + " = 1",
        'a = "' + '\\"' * 30_000,
    ],
)
def test_hostile_blocks_are_broken_and_nothing_worse(content: str) -> None:
    broken = TOML.read(content)
    assert isinstance(broken, Broken)
    assert 0 <= broken.span.start <= broken.span.end <= len(content)


def test_what_a_value_is() -> None:
    found = TOML.read("a = '1'\nb = 1\nc = 1.5\nd = true\ne = 2024-01-02\nf = 10:00:00\n")
    assert not isinstance(found, Broken)
    kinds = [entry.value.scalar for entry in found]
    assert kinds == [Scalar.STR, Scalar.INT, Scalar.FLOAT, Scalar.BOOL, Scalar.DATE, Scalar.TIME]


def test_a_number_that_nobody_means_is_text() -> None:
    found = TOML.read("a = " + "9" * 5000)
    assert not isinstance(found, Broken)
    assert found[0].value.plain() == "9" * 5000


def test_the_handler_serves_python_frontmatter() -> None:
    post = frontmatter.loads('+++\r\ntitle = "x"\r\n+++\r\nText\r\n', handler=TOML)
    assert (post["title"], post.content) == ("x", "Text")


@given(st.text())
def test_what_is_written_is_read_again(words: str) -> None:
    for content in (f"{TOML.key(words)} = 1", f"a = {TOML.string(words)}"):
        found = TOML.read(content)
        assert not isinstance(found, Broken)
        value: Value = found[0].value
        assert words in (found[0].key, value.text)


_PIECES = [
    "a", "b.c", '"q k"', "'l'", " = ", "=", " ", "\n", "\n", "\r\n", "[", "[[", "]", "]]", "{", "}", ",", ".", "1",
    "-0", "0x1F", "1e5", ".5", "inf", "true", "2024-01-02", "2024-02-30", "2024-01-02T10:00:00Z", "10:00:00",
    '"x"', '"""m\n"""', "'''n'''", '"""a\\\n  b"""', '"\\u00e9"', '"\\x"', "# c\n", 'title = "x"\n', "[a]\n",
    "[a.b]\n", "[[a]]\n", "a.b = 1\n", "b = {a.b = 1, c = [1,2]}\n", "x=[1,\n2,]\n", '"', "\\", "中", "\x07", "\t",
    "😀",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join) | st.text(max_size=40))
@settings(max_examples=1500, deadline=None)
def test_any_text_says_what_tomllib_says(content: str) -> None:
    if "\r" not in content.replace("\r\n", ""):
        assert repr(data(content)) == repr(expected(content))
    found = TOML.read(content)
    spans = [found.span] if isinstance(found, Broken) else [entry.key_span for entry in all_entries(found)]
    assert all(0 <= span.start <= span.end <= len(content) for span in spans)
