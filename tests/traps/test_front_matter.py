"""Front matter: what makes parsers crash, build objects, or take one value for another."""

from __future__ import annotations

import json

import pytest

import artlint
from artlint.reporters import load_format
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run

IGNORED = ["missing-editor-line", "empty-body", "future-date"]
SETTINGS = {
    name: artlint.load_settings({"preset": name, "lint": {"ignore": IGNORED}})
    for name in ("generic", "hexo", "hugo", "eleventy", "jekyll")
}
BROKEN, IMPOSSIBLE = "invalid-front-matter", "impossible-date"

# The one rule that speaks, and the 1-based line it points at; no rule where the value is read as it stands.
BLOCKS: dict[str, tuple[str, str, int]] = {
    "impossible date": ("title: a\ndate: 2021-13-45", IMPOSSIBLE, 3),
    "impossible hour": ("date: 2021-01-01T25:61:00Z", IMPOSSIBLE, 2),
    "bad zone": ("date: 2021-01-01T10:00:00+99:99", IMPOSSIBLE, 2),
    "year 0": ("date: 0000-01-01", IMPOSSIBLE, 2),
    "+0800": ("date: 2021-01-01 10:00:00 +0800", "", 0),
    "+08:00": ("date: 2021-01-01 10:00:00 +08:00", "", 0),
    "NO is text here, no truth value": ("title: a\ndraft: NO", "field-type", 3),
    "on as a key": ("on: x", "", 0),
    "12:30:45": ("x: 12:30:45", "ambiguous-scalar", 2),
    "010": ("title: 010", "field-type", 2),
    "1_000": ("title: 1_000", "ambiguous-scalar", 2),
    "duplicate keys": ("title: a\nx: y\ntitle: b", "duplicate-key", 4),
    "alias bomb": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", BROKEN, 2),
    "self reference": ("a: &a [*a]", BROKEN, 2),
    "undefined alias": ("a: b\nc: *d", BROKEN, 3),
    "merge": ("a: b\n<<: {c: d}", BROKEN, 3),
    "!!python/object": ("a: !!python/object/apply:os.system ['exit 7']", BROKEN, 2),
    "!!python/name": ("a: !!python/name:os.system", BROKEN, 2),
    "custom tag": ("a: !vault |\n  x", BROKEN, 2),
    "!!int abc": ("a: !!int abc", BROKEN, 2),
    "!!int with nothing": ('a: !!int ""', BROKEN, 2),
    "!!bool abc": ("a: !!bool abc", BROKEN, 2),
    "!!timestamp abc": ("a: !!timestamp abc", BROKEN, 2),
    "0b_ and 0x_": ("a: 0b_\nb: 0x_", "", 0),
    "huge int": (f"a: {'9' * 5000}", "", 0),
    "huge hex": (f"a: 0x{'f' * 5000}", "", 0),
    "NaN and inf": ("a: .nan\nb: .inf\nc: -.inf", "", 0),
    "ESC through a YAML escape": (r'title: "\e]0;x\a"', "", 0),
    "--- in a block scalar": ("a: |\n  ---\n  b", "", 0),
    "keys named content, handler and self": ("content: x\nhandler: y\nself: z", "", 0),
    "a list for a key": ("? [a]\n: b", BROKEN, 2),
    "a list for a root": ("- a\n- b", BROKEN, 2),
    "a scalar for a root": ("just words", BROKEN, 2),
    "two documents": ("a: b\n--- c\nd: e", "unclosed-front-matter", 3),
    "title with *": ("title: *x*", BROKEN, 2),
    "title with @": ("title: @x", BROKEN, 2),
    "title with %": ("title: %x", BROKEN, 2),
    "[组图]": ("title: [组图] x", BROKEN, 2),
    "快讯: x": ("title: 快讯: x", BROKEN, 2),
    "full-width colon": ("title：x", BROKEN, 2),
    "[ nested": (f"a: {'[' * 25_000}{']' * 25_000}", BROKEN, 2),
    "- nested": ("- " * 25_000, BROKEN, 2),
    "{a: nested": (f"a: {'{a: ' * 12_000}{'}' * 12_000}", BROKEN, 2),
    "? nested": ("? " * 25_000, BROKEN, 2),
    "64 KB": (f"a: {'x' * 70_000}", BROKEN, 2),
}


@pytest.mark.parametrize("row", BLOCKS)
def test_yaml(row: str) -> None:
    block, rule, line = BLOCKS[row]
    text = f"---\n{block}\n---\n\nWords.\n"
    found = artlint.check_text(text, "a.md", SETTINGS["generic"])
    assert [each.rule for each in found] == ([rule] if rule else [])
    for each in found:
        assert text.count("\n", 0, each.span.start) + 1 == line
    fixed = artlint.fix_text(text, "a.md", SETTINGS["generic"])
    assert fixed.reverted == ""
    if not any(each.fix for each in found):
        assert fixed.text == text
    assert artlint.fix_text(fixed.text, "a.md", SETTINGS["generic"]).text == fixed.text


_MEMBER = '{"a": '
SHAPES: dict[str, tuple[str, str, str]] = {
    "missing closer": ("generic", "---\ntitle: x\n\nWords.\n", "unclosed-front-matter"),
    "....": ("generic", "---\ntitle: x\n....\nWords.\n", "unclosed-front-matter"),
    "...": ("generic", "---\ntitle: x\n...\nWords.\n", "unclosed-front-matter"),
    "----": ("generic", "----\ntitle: x\n----\nWords.\n", "malformed-delimiter"),
    "leading blank line": ("generic", "\n---\ntitle: x\n---\nWords.\n", "misplaced-front-matter"),
    "no opener": ("hexo", "title: x\n---\nWords.\n", ""),
    "TOML where none is read": ("hexo", "+++\ntitle = 'x'\n+++\nWords.\n", "missing-front-matter"),
    "TOML": ("hugo", "+++\ntitle = 'x'\n+++\nWords.\n", ""),
    "JSON": ("hugo", '{"title": "x"}\nWords.\n', ""),
    ";;;": ("hexo", ';;;\n"title": "x"\n;;;\nWords.\n', ""),
    "TOML, [ nested": ("hugo", f"+++\na = {'[' * 25_000}{']' * 25_000}\n+++\nx\n", BROKEN),
    "TOML, { nested": ("hugo", f"+++\na = {'{a=' * 12_000}{'}' * 12_000}\n+++\nx\n", BROKEN),
    "TOML, dotted key": ("hugo", f"+++\n{'a.' * 12_000}a = 1\n+++\nx\n", BROKEN),
    "TOML, 64 KB": ("hugo", f"+++\na = '{'x' * 70_000}'\n+++\nx\n", BROKEN),
    "JSON, [ nested": ("hugo", f"{_MEMBER}{'[' * 25_000}{']' * 25_000}}}\nx\n", BROKEN),
    "JSON, { nested": ("hugo", f"{_MEMBER * 9_000}1{'}' * 9_000}\nx\n", BROKEN),
    "JSON behind ---json, nested": ("eleventy", f"---json\n{_MEMBER * 9_000}1{'}' * 9_000}\n---\nx\n", BROKEN),
    "JSON, 64 KB": ("hugo", _MEMBER + '"' + "x" * 70_000 + '"}\nx\n', BROKEN),
    "body that begins with {": ("generic", "{ not: json\n\nWords.\n", ""),
}


@pytest.mark.parametrize("row", SHAPES)
def test_shapes(row: str) -> None:
    preset, text, rule = SHAPES[row]
    assert [each.rule for each in artlint.check_text(text, "a.md", SETTINGS[preset])] == ([rule] if rule else [])
    assert artlint.fix_text(text, "a.md", SETTINGS[preset]).reverted == ""


def test_a_character_that_yaml_does_not_allow_is_told_where_it_stands() -> None:
    text = "---\ntitle: 你好你好\ndate: \x02 x\n---\n"
    (found,) = [each for each in artlint.check_text(text, "a.md", SETTINGS["generic"]) if each.rule == BROKEN]
    assert text[slice(*found.span)] == "\x02"


def test_a_block_that_is_too_long_is_told_as_that_and_not_as_one_that_does_not_parse() -> None:
    text = f"---\ntitle: a\nwords: {'x' * 65_536}\n---\n"
    (found,) = [each for each in artlint.check_text(text, "a.md", SETTINGS["generic"]) if each.rule == BROKEN]
    assert found.message == "front matter has 65,553 characters and is not looked at: 65,536 are the most"
    assert artlint.fix_text(text, "a.md", SETTINGS["generic"]).text == text


def test_what_is_not_edited_is_not_written_anew() -> None:
    text = '---\r\nz: "q"   # note\r\na: >\r\n  folded\r\n\r\n  text\r\nb: 012 \r\n---\r\n<p style="mso-a:b">x</p>\r\n'
    assert artlint.fix_text(text, "a.md", SETTINGS["generic"]).text == text.replace(' style="mso-a:b"', "")


@pytest.mark.parametrize("name", ["json", "full", "concise", "github", "summary"])
@pytest.mark.parametrize(
    "value", ["9" * 5000, f"0x{'f' * 5000}", ".nan", r'"\e]0;x\a"', "!!python/name:os.system", "\x1b[31m"]
)
def test_no_value_breaks_a_report(name: str, value: str) -> None:
    settings = artlint.load_settings(
        {"lint": {"select": ["all"]}, "schema": [{"fields": {"a": {"type": "date"}, "title": {"type": "int"}}}]}
    )
    text = f"---\na: {value}\ntitle: {value}\n---\nx\n"
    run = Run((FileReport("a.md", text, tuple(artlint.check_text(text, "a.md", settings))),))
    told = "".join(str(part) for part in load_format(name).report(run, View()))
    assert told
    assert "\x1b" not in told
    assert "\a" not in told
    if name == "json":
        json.loads(told, parse_constant=pytest.fail)
