"""Articles of every kind mixed: each format of front matter, Markdown, HTML, templates, CJK, newlines, BOMs."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.properties.articles import articles, bodies

_BLOCKS = [
    "---\ntitle: '你好'\ndate: 2024-02-31\ntags: [a, A, 二]\n---\n",
    "---\ntitle: Spring # note\ndate: Thu, 25 Nov 2021 23:45:27 GMT\ncover: //a.b/c d.png\nn: 012\n---\n",
    "---\na: |\n  ---\n  b\nb: >-\n  folded\n\n  text\ndraft: yes\n---\n",
    "---\ntitle: [组图] x: y\n---\n",
    "+++\ntitle = '春'\ndate = 2024-01-02 10:00:00\ntags = [\"a\", 'A']\n[params]\nn = 1_0\n+++\n",
    '{"title": "x", "date": "2024-02-31", "tags": ["a", "A"], "n": {"m": 1.0}}\n',
    '---json\n{"title": "x", "draft": "yes"}\n---\n',
    ';;;\n"title": "x", "draft": "yes"\n;;;\n',
    "Title: x\nDate: 2024-02-31\nTags: a、b，c\n\n",
    "",
]
_TEMPLATES = [
    "{% raw %}<!-- x --><p style='a:b'>{% endraw %}", '{{< note style="a:b" >}}', "{{ page.title }}", "{# note #}",
    "{% if a %}\n\n<p></p>\n\n{% endif %}", "::: tip\n<p style='a:b'>x</p>\n:::", "!!! note\n    <b></b>",
    "<Foo a={b} />", "{/* artlint-disable-file html */}", "[//]: # (artlint-disable-file html)",
    "{{% a %}}字{{% /a %}}", "$a<b>c$",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mixture:
    """An article as bytes, the path it lies at, and the preset that it is read with."""

    data: bytes
    path: str
    preset: str


@st.composite
def mixtures(draw: st.DrawFn) -> Mixture:
    """Give an article."""
    if draw(st.booleans()):
        text = draw(articles())
    else:
        parts = [draw(st.sampled_from(_BLOCKS))]
        for _ in range(draw(st.integers(0, 3))):
            parts += [
                draw(st.one_of(bodies(), st.sampled_from(_TEMPLATES))),
                draw(st.sampled_from(["\n", "\n\n", " "])),
            ]
        text = "".join(parts).replace("\r\n", "\n").replace("\r", "\n")
        text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    path = draw(st.sampled_from(["a.md", "a.md", "a.html", "a.mdx", "2024-01-02-a.md"]))
    preset = draw(st.sampled_from(["generic", "hexo", "hugo", "jekyll", "eleventy", "astro", "pelican", "docusaurus"]))
    return Mixture(f"{mark}{text}".encode(), path, preset)
