"""What stands in template syntax is spared, what stands beside it is flagged, under the preset of each generator."""

from __future__ import annotations

from pathlib import Path

import pytest

import artlint
from artlint.presets import load_preset, preset_names
from artlint.settings.settings import Settings

BAD = '<p style="mso-a:red" onclick="a()">b</p> <font>c</font>'
ALWAYS = {"inline-style", "event-handler", "deprecated-tag"}


def settings(preset: str) -> Settings:
    # Whose an article is says nothing of templates, nor where it comes from.
    handlers = {"event-handler": {"articles": "any"}}
    lint = {"select": ["all"], "ignore": ["missing-author", "license-field"], "rules": handlers}
    return artlint.load_settings({"preset": preset, "lint": lint, "timezone": "UTC"})


def rules(body: str, preset: str, path: str = "a.md") -> set[str]:
    front = "title: A" if preset == "pelican" else "---\ntitle: A\n---"
    return {finding.rule for finding in artlint.check_text(f"{front}\n\n{body}\n", path, settings(preset))}


WRAPPED = [
    ("jekyll", "{{ a | replace: 'b', '@' }}"),
    ("jekyll", '{% include a.html b="@" %}'),
    ("jekyll", "{% raw %}\n\n@\n\n{% endraw %}"),
    ("jekyll", "{% comment %}\n\n@\n\n{% endcomment %}"),
    ("jekyll", "{% highlight html %}\n@\n\n@\n{% endhighlight %}"),
    ("jekyll", "{::comment}\n@\n{:/comment}"),
    ("hexo", "{# @ #}"),
    ("hexo", "{% codeblock lang:html %}\n@\n\n@\n{% endcodeblock %}"),
    ("hexo", "{% own %}\n@\n{% endown %}"),
    ("hexo", "{% asset_img 图片a.png '@' %}"),
    ("hexo", "```html\n@\n```"),
    ("eleventy", "{% own %}\n@\n{% endown %}"),
    ("hugo", "{{< highlight html >}}\n@\n{{< /highlight >}}"),
    ("hugo", "{{< own a=`@` >}}"),
    ("hugo", "{{</* own */>}} {{%/* @ */%}}"),
    ("zola", "{% own(a=1) %}\n@\n{% end %}"),
    ("zola", "{{/* @ */}}"),
    ("vitepress", "{{ '@' }}"),
    ("vitepress", "::: tip @\na\n:::"),
    ("vitepress", "<script setup>\nconst a = '@'\n</script>"),
    ("docusaurus", "{`@`}"),
    ("docusaurus", "{/* @ */}"),
    ("docusaurus", "{a && (\n@\n)}"),
    ("docusaurus", "export const Box = () => (\n@\n)"),
    ("docusaurus", ":::note[@]\n\na\n\n:::"),
    ("mkdocs", '!!! note "A"\n    @'),
    ("mkdocs", '=== "A"\n\n    @'),
    ("astro", "{% a b='@' /%}"),
    ("mkdocs", '=== "A"\n\n    {% set a = {\n      "b": 1\n    } %}\n    @'),
    ("hexo", "- a\n\n      {% own\n        b %}\n      @"),
]


@pytest.mark.parametrize(("preset", "form"), WRAPPED)
def test_inside_nothing_is_flagged_and_beside_it_everything(preset: str, form: str) -> None:
    inside = form.replace("@", BAD)
    assert rules(f"Words.\n\n{inside}", preset) & ALWAYS == set()
    assert rules(f"{BAD}\n\n{inside}\n\nWords.", preset) >= ALWAYS
    assert rules(f"Words.\n\n{inside}\n\n{BAD}", preset) >= ALWAYS
    text = f"---\ntitle: A\n---\n\n{BAD}\n\n{inside}\n\n{BAD}\n"
    for name in (preset, "generic"):
        fixed = artlint.fix_text(text, "a.md", settings(name), unsafe=True)
        assert inside in fixed.text
    assert rules(f"Words.\n\n{inside}", "generic") & ALWAYS == set()


@pytest.mark.parametrize(
    ("preset", "form"),
    [
        ("jekyll", "{% if a %}\n@\n{% endif %}"),
        ("jekyll", "{% for a in b %}\n@\n{% endfor %}"),
        ("hexo", "{% note %}\n\n@\n\n{% endnote %}"),
        ("hugo", "{{% own %}}\n\n@\n\n{{% /own %}}"),
        ("hugo", "{{< note >}}\n\n@\n\n{{< /note >}}"),
        ("astro", "{% callout %}\n\n@\n\n{% /callout %}"),
        ("vitepress", "::: tip\n\n@\n\n:::"),
        ("docusaurus", ":::note\n\n@\n\n:::"),
        ("docusaurus", "<Tabs>\n\n@\n\n</Tabs>"),
        ("mkdocs", "!!! note\n\n    a\n\n@"),
        ("jekyll", "@\n{: .a }"),
        ("jekyll", "a {{ b\n\n@ }} c"),
        ("jekyll", "{% a\n\n{% raw %}\n\n@"),
        ("docusaurus", "a { b\n\n@\n\n} c"),
        ("jekyll", "{::comment}\n\n@"),
        ("vitepress", "<script setup>\n\n</script>\n\n@"),
    ],
)
def test_text_of_the_article_is_flagged_between_the_marks_that_hold_it(preset: str, form: str) -> None:
    assert rules(form.replace("@", BAD), preset) >= ALWAYS


@pytest.mark.parametrize(
    ("body", "flagged"),
    [
        ('<p style="{{ a }}" onclick="b">c</p>', {"event-handler"}),
        ('<p style="mso-a:b" class="{{ a }}">c</p>', {"inline-style"}),
        ("<p style={{a: b}} onclick='c'>d</p>", {"event-handler"}),
        ("<p :style='a' @click='b'>c</p>", set()),
        ('<img src="{{ a }}">', {"missing-alt"}),
        ('<img src="{{ a }}" alt="{{ b }}">', set()),
        ('<img src="a.png" {{ b }}>', set()),
        ("<img src='a.png' {...b}>", set()),
        ("<img src='a.png' :alt='b'>", set()),
        ("<img src='a.png' v-bind='b'>", set()),
        ("![](a.png){: alt='b' }", set()),
        ("![](a.png){: .b }", {"missing-alt"}),
        ("![]({{ a }})", {"missing-alt"}),
        ("![{{ a }}](b.png)", set()),
        ("![a](http://picsum.photos/{{ b }})", set()),
        ("<img alt='a' src={require('./b c.png').default} />", set()),
        ('<font color="{{ a }}">b</font>', {"deprecated-tag"}),
    ],
)
def test_a_tag_is_spared_where_a_template_writes_it(body: str, flagged: set[str]) -> None:
    # What a site allows is another matter than what a tag says.
    assert rules(f"Words.\n\n{body}", "generic") - {"disallowed-element"} == flagged
    text = f"---\ntitle: A\n---\n\nWords.\n\n{body}\n"
    for each in ("{{ a }}", "{{ b }}", "{...b}", "{{a: b}}"):
        assert text.count(each) == artlint.fix_text(text, "a.md", settings("generic"), unsafe=True).text.count(each)


@pytest.mark.parametrize(
    ("body", "path", "empty"),
    [
        ("{% include a.html %}", "2024-03-05-a.md", False),
        ("{% asset_img a.png %}", "2024-03-05-a.md", False),
        ("<!--@include: ./a.md-->", "2024-03-05-a.md", False),
        ('--8<-- "a.md"', "2024-03-05-a.md", False),
        ("<Page />", "2024-03-05-a.mdx", False),
        ("{% comment %}a{% endcomment %}", "2024-03-05-a.md", True),
        ("{/* a */}", "2024-03-05-a.mdx", True),
        ("{% if a %}{% endif %}", "2024-03-05-a.md", True),
        ("{% if a %}b{% endif %}", "2024-03-05-a.md", False),
    ],
)
def test_a_body_is_empty_only_where_no_template_fills_it(body: str, path: str, empty: bool) -> None:  # noqa: FBT001
    assert ("empty-body" in rules(body, "generic", path)) is empty


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ("<p>来源：晨报</p>\n{% include editor.html %}", False),
        ("<p>来源：晨报</p>\n{{ page.editor }}", False),
        ("<p>来源：晨报</p>\n{% asset_img b.png %}", True),
        ("<p>来源：晨报</p>\n{% if b %}<p>c</p>{% endif %}", True),
        ("<p>来源：晨报</p>\n{% raw %}<p>b</p>{% endraw %}", False),
    ],
)
def test_an_editor_may_come_from_a_template(body: str, missing: bool) -> None:  # noqa: FBT001
    assert ("missing-editor-line" in rules(body, "hexo", "2024-03-05-a.md")) is missing


VALUES = ["{{ page.a }}", "/a/{{ b }}.png", "{% if a %}b{% endif %}"]


@pytest.mark.parametrize("preset", sorted(set(preset_names()) - {"pelican"}))
def test_values_that_hold_a_template_are_not_judged(preset: str) -> None:
    for value in VALUES:
        for field in load_preset(preset).fields:
            text = f'---\n{field}: "{value}"\n---\n\nWords.\n'
            for finding in artlint.check_text(text, "a.md", settings(preset)):
                assert finding.field != field or finding.rule in {"deprecated-field", "forbidden-field"}, finding


def test_a_json_schema_does_not_judge_them_either(tmp_path: Path) -> None:
    pytest.importorskip("jsonschema_rs")
    (tmp_path / "s.json").write_text('{"properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}}')
    (tmp_path / "artlint.toml").write_text('[[schema]]\npaths = ["**"]\njson-schema = "s.json"\n')
    chosen = artlint.load_settings(path=tmp_path)
    found = artlint.check_text('---\na: "{{ c }}"\nb: d\n---\n\nWords.\n', str(tmp_path / "a.md"), chosen)
    assert [finding.field for finding in found] == ["b"]
