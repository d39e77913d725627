"""What is left of an article once it is checked: nothing that only the garbage collector could take away."""

from __future__ import annotations

import gc

import pytest

from artlint import check_text
from artlint.config.model import Config
from artlint.settings.making import make_settings

ARTICLES = {
    "clean": "---\ntitle: Spring\ndate: 2024-01-02\n---\n# Spring\n\nWords and [a link](https://example.com/).\n",
    "dirty": "\n---\ntitle: [Spring]\ndate: Thu, 25 Nov 2021 23:45:27 GMT\ndraft: maybe\n"
    "headimg: //x.com/a b.png\n---\n"
    '<div style="mso-a:red">\n\n    <p>leaked<!-- x --></p>\n\n</div>\n<img src="">\n',
    "broken": "---\ntitle: 'Spring\n---\n<p>Words\n",
}


@pytest.mark.parametrize("name", ARTICLES)
def test_a_checked_article_is_freed_at_once(name: str) -> None:
    # An exception kept in a variable of the frame it passed through is such a cycle; with it goes the whole article.
    settings = make_settings(Config())
    check_text(ARTICLES[name], settings=settings)
    gc.collect()
    gc.disable()
    try:
        check_text(ARTICLES[name], settings=settings)
        assert gc.collect() == 0
    finally:
        gc.enable()
