"""The words that readers see, by a renderer and a parser that artlint does not use, before and after safe fixes."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from markdown_it import MarkdownIt

import artlint
from artlint.document import read_document
from artlint.facts.article import Article
from artlint.findings import Owned
from tests.properties.mixtures import Mixture, mixtures

SETTINGS = artlint.load_settings({"lint": {"select": ["all"]}})
_RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_CHANGED = {Owned.WORD, Owned.INVISIBLE}
# What they move was code or text to a renderer, and HTML, front matter or a word to artlint for its author.
_MEANT = {"leaked-html", "misplaced-front-matter", "malformed-delimiter", "unused-suppression"}
# What they are in a browser is not for a parser of tags to say.
_RAW = ("<textarea", "<script", "<style", "<xmp", "<title", "<template", "<svg", "<![CDATA", "<?")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def _words(document_text: str) -> str:
    document = read_document(document_text, "a.md")
    article = Article(document, SETTINGS.preset.front_matter, SETTINGS.preset.syntax)
    parser = _Words()
    parser.feed(_RENDERER.render(article.body.replace("\r\n", "\n").replace("\r", "\n")))
    parser.close()
    return "".join(parser.words)


@given(mixtures())
@settings(max_examples=300, deadline=None)
def test_safe_fixes_change_no_word(mixture: Mixture) -> None:
    text = mixture.data.decode().removeprefix("\ufeff")
    fixed = artlint.fix_text(text, "a.md", SETTINGS)
    owned = frozenset[Owned]().union(*(each.fix.owns for each in fixed.fixed if each.fix))
    if _CHANGED & owned or _MEANT & {each.rule for each in fixed.fixed} or any(mark in text for mark in _RAW):
        return
    assert _words(fixed.text) == _words(text)
