"""Which block each generator sees: every row was seen with the generator's own parser, or read in its source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint.facts.block import Flaw
from artlint.facts.delimiters import Closing
from artlint.facts.front_matter import FrontMatter, find_front_matter, is_read_below
from artlint.presets import load_preset, preset_names

GENERATORS = frozenset(preset_names()) - {"generic"}
YAML = frozenset(("hexo", "hugo", "jekyll", "astro", "zola", "eleventy", "mkdocs", "vitepress", "docusaurus"))
GRAY_MATTER = frozenset(("eleventy", "vitepress", "docusaurus"))
PREFIX_CLOSES = frozenset(("hexo", "hugo", "astro")) | GRAY_MATTER


def read(text: str, generator: str) -> tuple[FrontMatter | None, bool]:
    """Give the block that artlint finds, and whether the generator gets its fields."""
    form = load_preset(generator).front_matter
    found = find_front_matter(text, form)
    if found is None:
        return None, False
    return found, found.is_read and bool(found.entries) and is_read_below(found, form)


@pytest.mark.parametrize(
    ("text", "readers"),
    [
        ("---\ntitle: x\n---\nText\n", GENERATORS),
        ('+++\ntitle = "x"\n+++\nText\n', {"hugo", "astro", "zola"}),
        ('{\n"title": "x"\n}\nText\n', {"hugo"}),
        ('---json\n{"title": "x"}\n---\nText\n', GRAY_MATTER),
        (';;;\n"title": "x"\n;;;\nText\n', {"hexo"}),
        ("title: x\n---\nText\n", {"hexo", "pelican", "mkdocs"}),
        ("title: x\n\nText\n", {"pelican", "mkdocs"}),
        ("-----\ntitle: x\n-----\nText\n", {"hexo"}),
        ("--- \ntitle: x\n---\nText\n", GENERATORS - {"hexo", "zola"}),
        ("\n---\ntitle: x\n---\nText\n", {"hexo", "hugo", "astro", "zola"}),
        ("\n\n---\ntitle: x\n---\nText\n", {"hugo", "astro", "zola"}),
        ("  ---\ntitle: x\n---\nText\n", {"hugo", "zola"}),
        ('\n;;;\n"title": "x"\n;;;\nText\n', set()),
        ("<!-- x -->\n---\ntitle: x\n---\nText\n", set()),
        ("---\ntitle: x\n...\nText\n", {"jekyll", "mkdocs", "pelican"}),
        ("---\ntitle: x\n--- Text\n", PREFIX_CLOSES | {"pelican"}),
        ("---\ntitle: x\n---Text\n", PREFIX_CLOSES),
        ("---\ntitle: x ---\nText\n", {"zola"}),
        ("---\ntitle: x\n", {"pelican"}),
        ("---\r\ntitle: x\r\n---\r\nText\r\n", GENERATORS),
    ],
)
def test_who_reads_it(text: str, readers: set[str]) -> None:
    got = {generator for generator in GENERATORS if read(text, generator)[1]}
    assert got == set(readers)


@pytest.mark.parametrize(
    ("generator", "text", "flaw"),
    [
        ("jekyll", '+++\ntitle = "x"\n+++\n', Flaw.FORMAT),
        ("hexo", '{"title": "x"}\nText\n', Flaw.FORMAT),
        ("zola", '---json\n{"title": "x"}\n---\n', Flaw.FORMAT),
        ("hexo", "--- \ntitle: x\n---\n", Flaw.BLANKS),
        ("zola", '+++ \ntitle = "x"\n+++\n', Flaw.BLANKS),
        ("hexo", "---\n---\nText\n", Flaw.EMPTY),
        ("mkdocs", "---\n---\nText\n", Flaw.EMPTY),
        ("jekyll", "---\n---\nText\n", None),
        ("mkdocs", "---\ntitle: x\n---", Flaw.END),
        ("jekyll", "---\ntitle: x\n---", None),
    ],
)
def test_flaws(generator: str, text: str, flaw: Flaw | None) -> None:
    found, _ = read(text, generator)
    assert found is not None
    assert found.block.flaw is flaw


@pytest.mark.parametrize(
    ("generator", "text", "closing", "body"),
    [
        ("hexo", "---\na: 1\n--- Text\n", Closing.PROPER, " Text\n"),
        ("hexo", "---\na: 1\n-----\nText\n", Closing.TEXT, "Text\n"),
        ("hexo", "a: 1\n-----\nText\n", Closing.PROPER, "Text\n"),
        ("astro", "---\na: 1\n---Text\n", Closing.PROPER, "Text\n"),
        ("jekyll", "---\na: 1\n--- Text\n", Closing.TEXT, ""),
        ("jekyll", "---\na: 1\n...\nb: 2\n---\n", Closing.PROPER, "b: 2\n---\n"),
        ("hexo", "---\na: 1\n...\n---\nText\n", Closing.PROPER, "Text\n"),
        ("zola", '+++\na = "x" +++\nText\n', Closing.PROPER, "Text\n"),
        ("hugo", '{"a": {"b": "}"}}\nText\n', Closing.PROPER, "Text\n"),
        ("hugo", '{"a": 1} Text\n', Closing.PROPER, " Text\n"),
        ("hugo", '{\n"a": "x\n}\nText\n', Closing.PROPER, "Text\n"),
        ("hugo", '{\n"a": [1\nText\n', Closing.MISSING, "Text\n"),
        ("hugo", '+++\na = """\n+++ in a text\n"""\n+++\nText\n', Closing.PROPER, ' in a text\n"""\n+++\nText\n'),
        ("eleventy", "---\n\nOnly a rule.\n", Closing.MISSING, "\nOnly a rule.\n"),
        ("vitepress", '---\n{\n"a": 1\n}\n---\nText\n', Closing.PROPER, "Text\n"),
    ],
)
def test_where_the_body_begins(generator: str, text: str, closing: Closing, body: str) -> None:
    found, _ = read(text, generator)
    assert found is not None
    assert found.block.closing is closing
    assert text[found.block.closer.end :] == body


@pytest.mark.parametrize(
    "text",
    [
        "{% include x.html %}\n\nText\n",
        '{{< figure src="a.png" >}}\n',
        "{: .intro}\nText\n",
        "{.lead}\nText\n",
        "{/* a note: */}\n# Title\n",
        "{\n  items.map(item => item.name)\n}\n",
        "{note: prose in braces}\n",
        "+++ a line of plus signs\n",
        ";;; a note in Lisp\n",
        "-----\n\nOnly a rule.\n\n-----\n",
    ],
)
@pytest.mark.parametrize("generator", sorted(GENERATORS | {"generic"}))
def test_what_begins_like_front_matter_and_is_none(generator: str, text: str) -> None:
    found, is_read = read(text, generator)
    assert not is_read
    assert found is None or (generator == "hexo" and text.startswith("-----"))


_LINES = [
    "---", "--- ", "----", "---json", "+++", "+++ x", ";;;", ";;;;", "...", "{", "}", '{"a": 1}', '"a": 1,', "a: 1",
    "a = 1", 'b = """', "  - c", "Note: prose", "text", "", " ", "<!-- x -->", "标题：😀", "[a]", "\ufeff", "{% x %}",
]  # fmt: skip


@given(
    lines=st.lists(st.sampled_from(_LINES), max_size=10),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    generator=st.sampled_from(sorted(GENERATORS | {"generic"})),
)
@settings(max_examples=1500, deadline=None)
def test_any_arrangement_of_lines_keeps_its_spans_inside(lines: list[str], newline: str, generator: str) -> None:
    text = newline.join(lines)
    found, _ = read(text, generator)
    if found is None:
        return
    block = found.block
    places = (block.prefix, block.opener, block.content, block.closer)
    assert places[0].start == 0
    assert places[-1].end <= len(text)
    assert all(left.end == right.start and left.start <= left.end for left, right in pairwise(places))
    for entry in found.entries:
        assert block.content.start <= entry.key_span.start <= entry.value.span.end <= block.content.end
    if found.broken is not None:
        assert block.content.start <= found.broken.span.start <= found.broken.span.end <= len(text)
