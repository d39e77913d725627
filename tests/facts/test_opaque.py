from __future__ import annotations

from artlint.document import read_document
from artlint.facts.article import Article
from artlint.presets import FrontMatterForm


def opaque(text: str) -> list[str]:
    article = Article(read_document(text, "a.md"), FrontMatterForm(), ("nunjucks",))
    return [text[start:end] for start, end in article.opaque]


def test_code_and_templates_are_opaque() -> None:
    text = "a `b` c\n\n```\nd\n```\n\n    e\n\n<pre>f</pre> {{ g }}\n"
    assert opaque(text) == ["`b`", "```\nd\n```", "e\n", "f", "{{ g }}"]


def test_what_lies_inside_another_is_one_stretch() -> None:
    assert opaque("{% raw %}`a` {{ b }}{% endraw %} `c`\n") == ["{% raw %}`a` {{ b }}{% endraw %}", "`c`"]


def test_leaked_html_is_no_code() -> None:
    assert opaque("<div>\n\n        <p>text</p>\n\n</div>\n") == []
