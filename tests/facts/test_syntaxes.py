"""Template syntax: what is opaque under which preset, and what around it is text of the article."""

from __future__ import annotations

import pytest

from artlint.document import read_document
from artlint.facts.article import Article
from artlint.facts.syntaxes import SYNTAXES
from artlint.facts.templates import Gives, is_templated
from artlint.presets import load_preset, preset_names


def article(body: str, preset: str, suffix: str = ".md") -> Article:
    chosen = load_preset(preset)
    return Article(read_document(body, f"a{suffix}"), chosen.front_matter, chosen.syntax)


def opaque(body: str, preset: str, suffix: str = ".md") -> list[str]:
    return [body[start:end] for start, end in article(body, preset, suffix).templates]


@pytest.mark.parametrize("name", preset_names())
def test_presets_name_syntaxes_that_are_there(name: str) -> None:
    assert set(load_preset(name).syntax) <= SYNTAXES.keys()


def test_generic_has_every_syntax() -> None:
    assert set(load_preset("generic").syntax) == SYNTAXES.keys()


# Each row: a preset, a body, and what of it is opaque there and under `generic`.
TABLE = [
    ("jekyll", "a {{ page.title }} b", ["{{ page.title }}"]),
    ("jekyll", "a {%- include x.html\n  y=1 -%} b", ["{%- include x.html\n  y=1 -%}"]),
    ("jekyll", "{% include x.html\n\n  y=1 %}\n", ["{% include x.html\n\n  y=1 %}"]),
    ("jekyll", '{{ "}}" }} b', ['{{ "}}" }}']),
    ("jekyll", "{% if a %}b{% else %}c{% endif %}", ["{% if a %}", "{% else %}", "{% endif %}"]),
    ("jekyll", "{% for a in b %}\nc\n{% endfor %}", ["{% for a in b %}", "{% endfor %}"]),
    ("jekyll", "{% raw %}{{ a }} {% b %}{% endraw %} c", ["{% raw %}{{ a }} {% b %}{% endraw %}"]),
    ("jekyll", "{% raw %}{% raw %}{% endraw %} c", ["{% raw %}{% raw %}{% endraw %}"]),
    ("jekyll", "{% comment %}a{% endcomment %}", ["{% comment %}a{% endcomment %}"]),
    ("jekyll", "{% highlight c %}\na\n\nb\n{% endhighlight %}", ["{% highlight c %}\na\n\nb\n{% endhighlight %}"]),
    ("jekyll", "{% capture x %}a{% endcapture %}", ["{% capture x %}a{% endcapture %}"]),
    ("jekyll", "{% if a %}{% raw %}b{% endraw %}c{% endif %}", ["{% if a %}", "{% raw %}b{% endraw %}", "{% endif %}"]),
    ("jekyll", "{% own %}a{% endown %}", ["{% own %}a{% endown %}"]),
    ("jekyll", "# Title\n{: .cls #id}\n", ["{: .cls #id}"]),
    ("jekyll", "{::options toc_levels='2' /}\n", ["{::options toc_levels='2' /}"]),
    ("jekyll", "{::comment}\na\n\nb\n{:/comment}\n", ["{::comment}\na\n\nb\n{:/comment}"]),
    ("hexo", "{% asset_img 图片a.png %}", ["{% asset_img 图片a.png %}"]),
    ("hexo", "a {# b\n\nc #} d", ["{# b\n\nc #}"]),
    ("hexo", "{% note info %}\na\n{% endnote %}", ["{% note info %}", "{% endnote %}"]),
    ("hexo", "{% codeblock lang:js %}\na\n{% endcodeblock %}", ["{% codeblock lang:js %}\na\n{% endcodeblock %}"]),
    ("hexo", "{% set a = 1 %} b {% set c %}d{% endset %}", ["{% set a = 1 %}", "{% set c %}d{% endset %}"]),
    ("hugo", '{{< figure src="a.png" >}}', ['{{< figure src="a.png" >}}']),
    ("hugo", '{{< a b=">}}" >}} c', ['{{< a b=">}}" >}}']),
    ("hugo", "{{< own >}}a{{< /own >}}", ["{{< own >}}a{{< /own >}}"]),
    ("hugo", "{{% own %}}a{{% /own %}}", ["{{% own %}}", "{{% /own %}}"]),
    ("hugo", "{{< tabs/tab >}}a{{< /tabs/tab >}}", ["{{< tabs/tab >}}a{{< /tabs/tab >}}"]),
    ("hugo", "{{< own />}} a {{< /own >}}", ["{{< own />}}", "{{< /own >}}"]),
    ("hugo", "{{< note >}}a{{< /note >}}", ["{{< note >}}", "{{< /note >}}"]),
    ("hugo", "{{</* a\n\nb */>}} c", ["{{</* a\n\nb */>}}"]),
    ("hugo", "# T {.cls}\n\na\n{#id .b}\n", ["{.cls}", "{#id .b}"]),
    ("zola", '{{ youtube(id="x") }} a', ['{{ youtube(id="x") }}']),
    ("zola", "{% own(a=1) %}\nb\n{% end %} c", ["{% own(a=1) %}\nb\n{% end %}"]),
    ("zola", "{{/* own() */}} a", ["{{/* own() */}}"]),
    ("eleventy", '{% own "a" %}', ['{% own "a" %}']),
    ("astro", "{% callout %}\na\n{% /callout %}", ["{% callout %}", "{% /callout %}"]),
    ("vitepress", "a {{ b }} c", ["{{ b }}"]),
    ("vitepress", "<Badge type='a' text=\"b > c\" /> d", ["<Badge type='a' text=\"b > c\" />"]),
    ("vitepress", "<script setup>\na\n\nb\n</script>\n\nc", ["<script setup>\na\n\nb\n</script>"]),
    ("vitepress", "::: tip T\na\n:::\n", ["::: tip T", ":::"]),
    ("vitepress", "<<< @/a.js{1,2}\n", ["<<< @/a.js{1,2}"]),
    ("vitepress", "<!--@include: ./a.md-->\n", ["<!--@include: ./a.md-->"]),
    ("docusaurus", "{/* truncate */}\n\na", ["{/* truncate */}"]),
    ("docusaurus", ":::note[T]\n\na\n\n:::\n", [":::note[T]", ":::"]),
    ("docusaurus", "import Aa from './a';\n\n<Aa b={c > 1} />\n", ["import Aa from './a';", "<Aa b={c > 1} />"]),
    ("docusaurus", "<Tab>\n\nb\n\n</Tab>\n", ["<Tab>", "</Tab>"]),
    ("docusaurus", "<Tabs.Item a>\n\nb\n\n</Tabs.Item>\n", ["<Tabs.Item a>", "</Tabs.Item>"]),
    ("docusaurus", "a {b.c({d: 1})} e", ["{b.c({d: 1})}"]),
    ("docusaurus", "{a.map(b => (\n\n<i />\n\n))}\n\nc", ["{a.map(b => (\n\n<i />\n\n))}"]),
    ("docusaurus", "<p style={{color: a}} id='b'>c</p>", ["{{color: a}}"]),
    ("mkdocs", '--8<-- "a.md"\n', ['--8<-- "a.md"']),
    ("mkdocs", "--8<--\na.md\n--8<--\n", ["--8<--\na.md\n--8<--"]),
    ("mkdocs", '!!! note "T"\n\n    a\n\nb', ['!!! note "T"\n\n    a']),
    ("mkdocs", "??? tip\n    a\n\n    b\n", ["??? tip\n    a\n\n    b"]),
    ("mkdocs", '=== "A"\n\n    a\n\n=== "B"\n', ['=== "A"\n\n    a', '=== "B"']),
    ("mkdocs", "[a](b){ .cls target=_blank }", ["{ .cls target=_blank }"]),
    ("pelican", "a {: .cls }", ["{: .cls }"]),
]  # fmt: skip


@pytest.mark.parametrize(("preset", "body", "expected"), TABLE)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_opaque_stretches(preset: str, body: str, expected: list[str], newline: str) -> None:
    body = body.replace("\n", newline)
    found = opaque(body, preset)
    assert found == [each.replace("\n", newline) for each in expected]
    covered = article(body, "generic").templates
    spans = article(body, preset).templates
    assert all(any(start <= each.start and each.end <= end for start, end in covered) for each in spans)


@pytest.mark.parametrize("preset", preset_names())
@pytest.mark.parametrize(
    "body",
    [
        "a { b",
        "a } b { c",
        "a {{ b\n\nc }} d",
        "a {% b",
        "5 > 3 {# no end",
        "f(x) { return\n\n}",
        "<DIV CLASS='a'>b</DIV>",
        "List<String> a",
        "import duties rose from two to three percent",
        "export default settings to a file, then go on",
        "a ::: b",
        "What??? Really!!!",
        "Title\n===\n\na <<< b",
        "`{{` and {# a `b`",
    ],
)  # fmt: skip
def test_prose_is_not_opaque(preset: str, body: str) -> None:
    assert opaque(body, preset) == []


@pytest.mark.parametrize(
    ("preset", "body"),
    [
        ("hugo", "a {{ b }} {% c %}"),
        ("hexo", "::: tip\n\na {b} <Badge />\n"),
        ("jekyll", "# T {#id} and {.x}"),
        ("vitepress", "{% a %}"),
        ("zola", "# T {#id}"),
    ],
)
def test_what_is_no_syntax_of_a_generator_is_text_there(preset: str, body: str) -> None:
    assert opaque(body, preset) == []


@pytest.mark.parametrize(
    "body",
    [
        "```\n{a}\n:::\n<Foo />\n```\n",
        "`{a}` <!-- {b} --> <style>.a{b:c}</style>\n",
        "<script>\nlet a = {b: '<Foo />'}\n</script>\n",
        "<pre>if (a) { <b>c</b> }</pre>\n",
    ],
)
def test_code_comments_and_scripts_hold_no_syntax_beside_markdown(body: str) -> None:
    assert opaque(body, "docusaurus") == []


def test_extensions_of_files_say_more_than_the_generator() -> None:
    assert opaque("a {b} c", "hexo", ".mdx") == ["{b}"]
    assert opaque("a {% b %} c", "docusaurus", ".mdoc") == ["{% b %}"]
    assert opaque("::: a\n{{ b }}", "vitepress", ".html") == ["{{ b }}"]


@pytest.mark.parametrize(
    ("preset", "body", "gives"),
    [
        ("hexo", "{% if a %}b{% endif %}", Gives.NOTHING),
        ("hexo", "{# a #}", Gives.NOTHING),
        ("hexo", "{% asset_img a.png %}", Gives.MEDIA),
        ("hexo", "{% codeblock %}a{% endcodeblock %}", Gives.MEDIA),
        ("hexo", "{% raw %}a{% endraw %}", Gives.WORDS),
        ("hexo", "{% own a %}", Gives.WORDS),
        ("jekyll", "{{ a }}", Gives.WORDS),
        ("jekyll", "`{{ a }}`", Gives.NOTHING),
        ("jekyll", "a {: .b}", Gives.NOTHING),
        ("vitepress", "<!--@include: ./a.md-->", Gives.WORDS),
        ("docusaurus", "{/* truncate */}", Gives.NOTHING),
        ("docusaurus", "a {b} c", Gives.MEDIA),
        ("docusaurus", "{b}", Gives.WORDS),
    ],
)
def test_what_a_template_may_put_on_the_page(preset: str, body: str, gives: Gives) -> None:
    assert article(body, preset).templates_give is gives


UNITS = [
    "{{", "{%", "{#", "{{<", "}}", "%}", "{", "}", "{\n", "{ {\n\n", '{{"}}', "{% raw %}", "{% a %}", "{% endraw %}",
    "{% end", "<Foo ", "<Foo>", "</Foo>", '<Foo "', "<A.b '", ":::\n", "!!! a\n", "!!! a\n    b\n", "--8<-- \n",
    "--8<--", "<<<", "{:", "{.a", "{::comment}", "{a=", "import {\n", "export {\n", "import 'a' \n", "<!--@include:",
    "<code>", "<code>{'", "<!--", "<script>", "<script setup>\n", "{/*", "\\{", " ", "\t", ">", "    \n", "- ",
    "{% set a", '{% "', "{% a\n\n",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_long_bodies_take_no_time(unit: str) -> None:
    found = article(unit * (60_000 // len(unit)), "generic")
    assert found.templates == sorted(found.templates)


def test_values_of_front_matter() -> None:
    assert is_templated("/{{ slug }}/")
    assert is_templated("{% if a %}b{% endif %}")
    assert not is_templated("}} a {{")
    assert not is_templated("{a}")
    assert not is_templated("{{" * 100_000)
