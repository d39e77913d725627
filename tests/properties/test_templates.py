"""Nothing in template syntax is reported, and no byte of it is edited."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import artlint
from artlint.document import read_document
from artlint.facts.article import Article
from artlint.presets import preset_names
from tests.properties.articles import bodies

EVERY = {
    name: artlint.load_settings({"preset": name, "lint": {"select": ["all"]}, "timezone": "Asia/Shanghai"})
    for name in preset_names()
}
PIECES = [
    "{{ url }}", "{% include a.html %}", "{% raw %}", "{% endraw %}", "{% if a %}", "{% else %}", "{% endif %}", "{# a",
    "#}", "{% own %}", "{% endown %}", "{{< own >}}", "{{< /own >}}", "{{% own %}}", "{{% /own %}}", "{% own() %}",
    "{% end %}", "{{</* a */>}}", "{", "}", "{a}", "{/* a */}", "<Tab a={b > 1}>", "</Tab>", "<Tab />",
    "import A from 'a'",
    "<script setup>", "</script>", "::: tip", ":::", "<<< @/a.js", "<!--@include: a.md-->", '--8<-- "a.md"', "--8<--",
    '!!! note "A"', "??? tip", '=== "A"', "{: .a }", "{.a}", "{::comment}", "{:/comment}", '{ alt="a" }',
    '<img src="{{ url }}">', '<p style="{{ a }}" onclick="b">c</p>', "<a :href='b' style=c>d</a>", "<p style={{a: b}}>",
    '<font color="{{ a }}">b</font>', '<font {% if a %}size="1"{% endif %}>b</font>', "![](a.png){: alt=b }",
    '<div class="appendQr_wrap {{ a }}"><p>x</p></div>', "![{{ a }}](//a.b/c.png)", "![a](http://a.b/{{ c }}.png)",
    "<pre><b>{a}</b>{% raw %}<i>c</i></pre>", '<img src="http://picsum.photos/{a}" width=1 height=1>',
    "<!-- {{ a }} -->",
    '<img src="data:," data-src="{{ a }}">', '<b style="a">{% if b %}</b>', "[a]: http://a.b/{{ c }}", "[a][a]",
    "<span {...a} style='b'></span>", "<p></p>", "<template>{a}</template>",
]  # fmt: skip


@st.composite
def templated(draw: st.DrawFn) -> str:
    """Give an article with pieces of template syntax between those of other articles."""
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 8))):
        parts += (
            draw(st.one_of(st.sampled_from(PIECES), bodies())),
            draw(st.sampled_from(["\n", "\n\n", " ", "", "\n    "])),
        )
    return "---\ntitle: A\n---\n" + "".join(parts).replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


names = st.sampled_from(preset_names())
paths = st.sampled_from(["a.md", "a.md", "a.md", "a.mdx", "a.mdoc", "a.html"])


@given(templated(), names, paths)
@settings(max_examples=600, deadline=None)
def test_no_finding_and_no_edit_lies_in_a_template(text: str, name: str, path: str) -> None:
    preset = EVERY[name].preset
    stretches = Article(read_document(text, path), preset.front_matter, preset.syntax).templates
    for finding in artlint.check_text(text, path, EVERY[name]):
        if finding.rule == "unbalanced-template-tag":
            # It is about templates.
            continue
        start, end = finding.span
        assert start == end or not any(each.start <= start and end <= each.end for each in stretches), finding
        for edit in finding.fix.edits if finding.fix else ():
            start, end = edit.span
            assert not any(start < each.end and each.start < end for each in stretches), finding


@given(templated(), names, paths, st.booleans())
@settings(max_examples=300, deadline=None)
def test_a_fix_keeps_every_template(text: str, name: str, path: str, unsafe: bool) -> None:  # noqa: FBT001 - drawn
    preset = EVERY[name].preset

    def templates(source: str) -> list[str]:
        found = Article(read_document(source, path), preset.front_matter, preset.syntax).templates
        return [source[start:end] for start, end in found]

    fixed = artlint.fix_text(text, path, EVERY[name], unsafe=unsafe)
    # An article of HTML may lose its last line, and with it the newline behind its front matter.
    assert unsafe or path == "a.html" or fixed.reverted == ""
    after = fixed.text
    for each in templates(text):
        # What the engine takes stays, in its order; a fix may uncover more, never less.
        assert each in after
        after = after[after.index(each) + len(each) :]
