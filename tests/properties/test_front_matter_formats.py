"""Front matter in every format: fixes come to rest, and what does not parse is one finding beside those of the body."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import artlint

SCHEMA = {
    "fields": {
        "title": {"type": "str", "required": True},
        "date": {"type": "date"},
        "updated": {"type": "date"},
        "slug": {"type": "slug"},
        "draft": {"type": "bool"},
        "weight": {"type": "int"},
        "tags": {"type": "list"},
        "cover": {"type": "image-url"},
    }
}
PRESETS = ["generic", "hexo", "hugo", "jekyll", "zola", "eleventy", "mkdocs", "pelican", "docusaurus"]
CHOICES = {
    name: artlint.load_settings(
        {
            "preset": name,
            "timezone": "Asia/Shanghai",
            "lint": {"select": ["all"], "ignore": ["missing-editor-line"]},
            "schema": [SCHEMA],
        }
    )
    for name in PRESETS
}
_odd = {"rule-crash", "rule-timeout", "fix-reverted"}

_TOML = [
    "updated = 2024-01-02 10:00:00", 'updated = "2024-01-02T10:00:00"', "tags = ['a', 'A', 'a']", 'tags = "a, b、c"',
    'slug = "A b"', "published = true", 'updated = "2024-01-02"', 'title = "1.10"', "categories = ['a/b', \"x\"]",
    'title = "x"', "title = 1984", "date = 2024-01-02", 'date = "Thu, 25 Nov 2021 23:45:27 GMT"', 'draft = "yes"',
    'weight = "12"', 'weight = "007"', 'tags = "a"', "tags = ['a']", 'cover = "https://a.b/c d.png"',
    "title = Hello x", 'Titel = "x"', "[params]", "a = {b = 1}", "# note", "", "title: x", 'date = "2024/1/2"',
    "cover = '//a.b/c.png'", "[",
]  # fmt: skip
_JSON = [
    '"updated": "2024-01-02 10:00:00"', '"tags": ["a", "A", "a"]', '"tags": "a, b、c"', '"slug": "A b"',
    '"published": true', '"updated": "2024-01-02"', '"weight": 1.10', '"categories": ["a，b", 1]',
    '"title": "x"', '"title": 1984', '"date": "Thu, 25 Nov 2021 23:45:27 GMT"', '"draft": "yes"', '"weight": "12"',
    '"weight": "007"', '"tags": "a"', '"tags": ["a"]', '"cover": "https://a.b/c d.png"', '"title": Hello x',
    '"Titel": 1', '"cover": "\\u002f/a.b/c.png"', '"date": "2024/1/2"', "// note", '"a": {"b": null}', "{",
]  # fmt: skip
_LINES = [
    "updated: 2024-01-02 10:00:00", "tags: a、b，c", "slug: A b", "published: true", "weight: 012", "Category: a, b",
    "Title: x", "date: Thu, 25 Nov 2021 23:45:27 GMT", "date: 2024/1/2", "draft: yes", "tags: a, b", "  - a",
    "    more", "cover: https://a.b/c d.png", "Titel: x", "weight: 12", "title：x",
]  # fmt: skip
_BODY = "\n<p style='mso-a:red'>Text</p>\n\n![a](https://picsum.photos/1/2)\n"


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Give an article with a block in any format, right or wrong."""
    shape = draw(st.sampled_from(["toml", "json", "fenced", "members", "lines", "bare"]))
    lines = draw(
        st.lists(st.sampled_from({"toml": _TOML, "lines": _LINES, "bare": _LINES}.get(shape, _JSON)), max_size=4)
    )
    content = (",\n" if shape in ("json", "fenced", "members") else "\n").join(lines)
    opener, closer = {
        "toml": ("+++\n", "\n+++\n"),
        "json": ("{\n", "\n}\n"),
        "fenced": ("---json\n{", "}\n---\n"),
        "members": (";;;\n", "\n;;;\n"),
        "lines": ("---\n", "\n---\n"),
        "bare": ("", "\n"),
    }[shape]
    closer = draw(st.sampled_from([closer, closer, closer, closer, ""]))
    text = draw(st.sampled_from(["", "", "\n", "  "])) + opener + content + closer + _BODY
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


@given(text=articles(), chosen=st.sampled_from(PRESETS), unsafe=st.booleans())
@settings(max_examples=600, deadline=None)
def test_fixes_come_to_rest_in_every_format(text: str, chosen: str, *, unsafe: bool) -> None:
    selected = CHOICES[chosen]
    assert [each.rule for each in artlint.check_text(text, "content/a.md", selected) if each.rule in _odd] == []
    fixed = artlint.fix_text(text, "content/a.md", selected, unsafe=unsafe)
    if not unsafe:
        assert fixed.reverted == ""
    again = artlint.fix_text(fixed.text, "content/a.md", selected, unsafe=unsafe)
    assert again.text == fixed.text


@pytest.mark.parametrize(
    ("preset", "block", "place"),
    [
        ("hexo", "---\ntitle: @x\ndate: soon\n---\n", "@x"),
        ("hugo", "+++\ntitle = x\ndate = 'soon'\n+++\n", "x\n"),
        ("hugo", '{\n"title": "x"\n"date": "soon"\n}\n', '"date"'),
        ("eleventy", '---json\n{"title": x, "date": "soon"}\n---\n', "x,"),
        ("hexo", ';;;\n"title": "x",\n// why\n"date": "soon"\n;;;\n', "// why"),
        ("pelican", "---\nTitle: x\n- a\nDate: soon\n---\n", "- a"),
    ],
)
def test_a_block_that_no_parser_reads_is_one_finding_and_the_body_is_checked(
    preset: str, block: str, place: str
) -> None:
    text = block + _BODY
    findings = artlint.check_text(text, "content/a.md", CHOICES[preset])
    inside = [each for each in findings if each.span.start < len(block)]
    assert [each.rule for each in inside] == ["invalid-front-matter"]
    assert text[inside[0].span.start :].startswith(place)
    assert {"inline-style", "placeholder-image"} <= {each.rule for each in findings}
