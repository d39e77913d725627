from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from artlint.document import read_document
from artlint.facts.article import Article
from artlint.facts.passages import HARD, OBJECT, Passage
from artlint.facts.prose import field_prose
from artlint.presets import load_preset
from tests.properties.articles import articles

GENERIC = load_preset("generic")


def read(text: str, path: str = "a.md") -> list[Passage]:
    return Article(read_document(text, path), GENERIC.front_matter, GENERIC.syntax).prose


def said(text: str, path: str = "a.md") -> list[str]:
    """Give the words of each passage, `#` for each character that is none, `/` for a line break that readers see."""
    return [passage.text.replace(OBJECT, "#").replace(HARD, "/") for passage in read(text, path)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('中文**bold**和_em_[链接](/x "中a")<b>粗</b>\n', ["中文bold和_em_链接粗"]),
        ("# 标题\n\n- 一\n  - 二\n\n> 三\n> 四\n", ["标题", "一", "二", "三\n四"]),
        ("一  \n二\\\n三<br>四\n", ["一/\n二/\n三/\n四"]),
        ("| a | 中b |\n|---|---|\n| c | d |\n", ["a", "中b", "c", "d"]),
        ("一`中a`二``中a``三\n\n    中a\n\n```\n中a\n```\n", ["一#二#三"]),
        ("![图a](x.png)一 ![图a](中 文.png)二 [链接](中文 path)三\n", ["#一 ##############二 [链接##########三"]),
        ("[短a]一[短b][]二[词][短a]三\n\n[短a]: /x\n[短b]: /y\n", ["#一#二词三"]),
        (
            "一<http://a.b/中a>二<a@b.c>三 http://a.b/中a 四www.a.b/中a 五a@b.c 六\n",
            ["一#二#三 ############# 四########## 五##### 六"],
        ),
        ("一$公式a$二\\\\(中a\\\\)三\n", ["一#####二######三"]),
        (
            "见图片a.png 和Vue.js 与脚本a.js 在/目录a/文件b 里[[维基a]]\n",
            ["######## 和Vue.js ####### 在######## 里#######"],
        ),
        ("一[^注a]二\n\n[^注a]: 脚注\n", ["一#二", "脚注"]),
        ("一<sup>1</sup>二<code>中a</code><kbd>中a</kbd>三<span title='中a'>四</span>\n", ["一#二####三四"]),
        ("一{% asset_img 图a.png %}二{{ 中a }}三\n", ["一" + "#" * 22 + "二" + "#" * 8 + "三"]),
        ("一&nbsp;二&amp;三\n", ["一\xa0二&三"]),
        ("\n<div>\n一<p>二</p>三<!-- 中a -->四<img alt='中a'>五\n</div>\n", ["\n一", "二", "三四#五\n"]),
        ("<p>一&#38;lt;二</p>\n<script>中a</script><style>中a</style>\n", ["一&lt;二"]),
        ("<div>\n    <p>一</p>\n\n    <p>漏出</p>\n</div>\n", ["一", "漏出"]),
        ("> <p>一\n> 二</p>\n", ["一\n二"]),
    ],
)
def test_words_without_what_is_none(source: str, words: list[str]) -> None:
    assert said(source) == words


def test_the_words_of_an_html_file() -> None:
    html = "<title>中a</title><style>中a</style><h1>题</h1><p>一 {{ x }} 二</p><pre>中a</pre><p>*三*</p>"
    assert said(html, "a.html") == ["题", "一 ####### 二", "*三*"]


def test_components_of_mdx_are_markup_and_modules_are_no_words() -> None:
    assert said("import A from '中a'\n\n<Box>中a</Box>\n\n一{a中}二<B t='中a'/>\n", "a.mdx") == [
        "#####中a######",
        "一####二",
    ]


def test_what_goes_between_two_words_stands_outside_of_markup() -> None:
    text = "中**b**中[c](/x)中<b>d</b>中\n"
    passage = read(text)[0]
    for letter in "bcd":
        at = passage.words.index(letter)
        text = text[: passage.gap(at)] + "" + text[passage.gap(at) :]
    gaps = sorted(
        {passage.gap(at) for letter in "bcd" for at in (passage.words.index(letter), passage.words.index(letter) + 1)}
    )
    spaced = "".join((" " if offset in gaps else "") + character for offset, character in enumerate(text))
    assert spaced == "中 **b** 中 [c](/x) 中 <b>d</b> 中\n"


def test_markup_between_two_characters_is_seen() -> None:
    passage = read("一**二**三四\n")[0]
    assert not passage.is_unbroken(0, 2)
    assert passage.is_unbroken(2, 4)


def test_fields_are_passages_where_they_stand_as_they_read() -> None:
    text = "---\ntitle: '中文abc'\ndescription: \"a\\tb\"\nsummary: 一\n---\n"
    article = Article(read_document(text, "a.md"), GENERIC.front_matter)
    found = list(field_prose(article.front_matter, ["title", "description", "summary", "none"], text))
    assert [(each.field, each.words) for each in found] == [("title", "中文abc"), ("summary", "一")]
    assert [text[slice(*each.span(0, len(each.words)))] for each in found] == ["中文abc", "一"]


@given(articles())
@settings(max_examples=200, deadline=None)
def test_each_character_has_its_place_in_the_source(text: str) -> None:
    for path in ("a.md", "a.html", "a.mdx"):
        article = Article(read_document(text, path), GENERIC.front_matter)
        for passage in article.prose:
            assert len(passage.text) == len(passage.words)
            last = 0
            for index, character in enumerate(passage.words):
                start, end = passage.span(index, index + 1)
                assert last <= passage.gap(index) <= start <= end <= len(text)
                last = end
                if end - start == 1 and character not in (OBJECT, HARD, "\n"):
                    assert article.text[start] == character


_BROKEN = """\
<div>
一
二 &amp;
<p>三<code>四
五</code></p>
</div>

六
七<kbd>八
九</kbd>

> 十
> 百<kbd>千
> 万</kbd>
"""


@given(articles())
@example(_BROKEN)
@settings(max_examples=200, deadline=None)
def test_words_are_the_same_with_newlines_of_windows(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    for path in ("a.md", "a.html"):
        assert said(lines.replace("\n", "\r\n"), path) == said(lines, path)
