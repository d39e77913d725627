"""Three scraped articles, when they are at hand: what is found in them, and what is left after fixing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import artlint
from artlint.document import read_document
from artlint.facts.article import Article
from artlint.facts.page import read_page
from artlint.presets import FrontMatterForm

FOLDER = Path(os.environ.get("ARTLINT_ARTICLES") or Path(__file__).parents[3] / "shared" / "articles")

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the articles are not here")

FOUND: dict[str, dict[str, list[int]]] = {
    "sina-finance.md": {
        "misplaced-front-matter": [1],
        "non-canonical-date": [11],
        "leftover-comment": [23, 31, 34, 36, 48, 50, 53, 64, 66, 68, 71],
        "leaked-html": [53],
        "style-element": [54],
        "promo-block": [60],
        "nbsp-run": [16, 17, 18, 19, 20, 21, 22, 23],
    },
    "oschina-agileutil.md": {
        "misplaced-front-matter": [1],
        "non-canonical-date": [11],
        "missing-editor-line": [1],
        "leaked-html": [18],
        "inline-style": [18, 19, 20, 27, 28, 29, 34, 35, 36, 42, 45, 46, 48, 51, 52],
    },
    "oschina-rxjava.md": {
        "misplaced-front-matter": [1],
        "missing-editor-line": [1],
        "placeholder-image": [8, 12],
        "non-canonical-date": [11],
    },
}


def _article(data: bytes) -> Article:
    return Article(read_document(data, "a.md"), FrontMatterForm())


@pytest.mark.parametrize("name", FOUND)
def test_every_finding_is_known(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    lines = read_document(data).lines
    found: dict[str, list[int]] = {}
    for finding in artlint.check_text(data, name):
        found.setdefault(finding.rule, []).append(lines.position(finding.span.start).line)
    assert found == FOUND[name]


@pytest.mark.parametrize("preset", ["generic", "hexo"])
@pytest.mark.parametrize("name", FOUND)
def test_a_fixed_article_says_the_same_without_the_residue(name: str, preset: str) -> None:
    settings = artlint.load_settings({"preset": preset})
    data = (FOLDER / name).read_bytes()
    fixed = artlint.fix_text(data, name, settings)
    assert fixed.reverted == ""
    assert fixed.text.startswith("---\n")
    before, after = _article(data), _article(fixed.data)
    assert after.html.comments == []
    assert after.html.leaks == []
    assert "style" not in after.html.by_attribute
    assert "style" not in after.html.by_name
    old, new = read_page(before), read_page(after)
    assert (new.words, new.links, new.images, new.code) == (old.words, old.links, old.images, old.code)
    assert artlint.fix_text(fixed.data, name, settings).data == fixed.data


@pytest.mark.parametrize("name", FOUND)
def test_lines_that_no_edit_touches_stay_as_they_are(name: str) -> None:
    source = (FOLDER / name).read_text("utf-8")
    fixed = artlint.fix_text(source, name)
    kept = iter(fixed.text.splitlines(keepends=True))
    touched: set[int] = set()
    lines = read_document(source).lines
    for finding in artlint.check_text(source, name):
        for edit in finding.fix.edits if finding.fix else ():
            first = lines.position(edit.span.start).line
            last = lines.position(max(edit.span.start, edit.span.end - 1)).line
            touched.update(range(first, last + 1))
    untouched = [line for number, line in enumerate(source.splitlines(keepends=True), 1) if number not in touched]
    for line in untouched:
        assert any(line == each for each in kept), line


def test_dates_are_rewritten_only_where_that_is_safe() -> None:
    data = (FOLDER / "sina-finance.md").read_bytes()
    hexo = artlint.load_settings({"preset": "hexo"})
    assert "date: '2021-11-25T23:45:27Z'\n" in artlint.fix_text(data, settings=hexo).text
    assert "date: Thu, 25 Nov 2021 23:45:27 GMT\n" in artlint.fix_text(data).text


def test_the_promotional_block_goes_only_when_asked() -> None:
    data = (FOLDER / "sina-finance.md").read_bytes()
    assert "appendQr_wrap" in artlint.fix_text(data).text
    assert "appendQr_wrap" not in artlint.fix_text(data, unsafe=True).text
