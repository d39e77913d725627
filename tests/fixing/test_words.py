from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

import artlint
from artlint.document import read_document
from artlint.facts.article import Article
from artlint.facts.page import read_page
from artlint.presets import load_preset
from artlint.settings.error import SettingsError
from artlint.settings.settings import Settings

GENERIC = load_preset("generic")
SPACING = artlint.load_settings({"lint": {"select": ["missing-cjk-space", "space-around-fullwidth"]}})
WORDS = artlint.load_settings({"lint": {"select": ["text", "boilerplate-phrase", "duplicate-paragraph"]}})
_PIECES = [
    "中", "文", "abc", "12%", "B站", "，", " ， ", "（", "）", "**", "*", "_", "~~", "`c`", " ", "\n", "\n\n", "[",
    "](/中a)", "]", "<b>", "</b>", "<p>", "</p>", "<br>", "# ", "- ", "> ", "|", "\\", "&amp;", "&nbsp;", "$",
    "图a.png", "http://a.b/中a", "{{ 中a }}", "{% x 中a %}", "“", "”", "。。。", "！！", ",", ". ", "１.", "Ａ",
    "::: 中a\n", "<!-- 中a -->", "![图a](x.png)",
]  # fmt: skip


def fixed(text: str, settings: Settings, *, unsafe: bool = False) -> str:
    found = artlint.fix_text(text, "a.md", settings, unsafe=unsafe)
    assert found.reverted == ""
    return found.text


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
@limits(max_examples=400, deadline=None)
def test_spacing_leaves_every_word_link_and_sample(text: str) -> None:
    after = fixed(text, SPACING)
    old, new = (read_page(Article(read_document(each), GENERIC.front_matter, GENERIC.syntax)) for each in (text, after))
    assert "".join(old.words) == "".join(new.words)
    assert (old.links, old.images, old.code, old.samples) == (new.links, new.images, new.code, new.samples)
    assert fixed(after, SPACING) == after


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
@limits(max_examples=400, deadline=None)
def test_words_are_mended_once_and_never_taken_back(text: str) -> None:
    after = fixed(text, WORDS, unsafe=True)
    assert fixed(after, WORDS, unsafe=True) == after


@pytest.mark.parametrize(
    "text",
    [
        "{% asset_img 图片a.png %}\n",
        "---\ntags: [前端,后端]\ntitle: 中文abc\n---\n",
        "[链接](中文 path)\n",
        "![图a](x.png)\n",
        '<a title="中文abc">链接</a>\n',
        "$公式a$\n",
        "B站、A股、T恤、5G手机、Q&A、C语言\n",
        "`中文a,中文` <code>中文a,中文</code> <kbd>按a键</kbd>\n",
        "<https://a.b/中文a> https://a.b/中文a,中文\n",
        "[中文abc]\n\n[中文abc]: /x\n",
        "::: tip 中文abc\n内容\n:::\n",
        "{: .中文a}\n",
    ],
)
def test_what_other_fixers_break_stays(text: str) -> None:
    assert fixed(text, WORDS, unsafe=True) == text


def test_a_heading_is_mended_only_unsafely_since_its_words_are_its_address() -> None:
    assert fixed("# 安装Hexo\n", SPACING) == "# 安装Hexo\n"
    assert fixed("# 安装Hexo\n", SPACING, unsafe=True) == "# 安装 Hexo\n"


def test_a_paragraph_goes_with_one_blank_line_and_not_without_its_own() -> None:
    assert fixed("一\n\n扫码关注\n\n二\n", WORDS, unsafe=True) == "一\n\n二\n"
    assert fixed("一\n\n扫码关注", WORDS, unsafe=True) == "一"
    assert fixed("一\n\n扫码关注\n", WORDS, unsafe=True) == "一\n"
    assert fixed("# 一\n扫码关注\n# 二\n", WORDS, unsafe=True) == "# 一\n扫码关注\n# 二\n"
    assert fixed("> 扫码关注\n", WORDS, unsafe=True) == "> 扫码关注\n"


@pytest.mark.parametrize("options", [{"replace": [{"find": "(", "put": ""}]}, {"patterns": [], "replace": []}])
def test_options_that_cannot_be_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match="missing-cjk-space"):
        artlint.load_settings({"lint": {"rules": {"missing-cjk-space": options}}})


def test_a_field_is_looked_at_when_the_body_says_nothing_of_it() -> None:
    options = {"extend-patterns": ["商务合作"], "fields": ["title"]}
    settings = artlint.load_settings({"lint": {"select": ["mojibake"], "rules": {"mojibake": options}}})
    assert [each.rule for each in artlint.check_text("---\ntitle: 商务合作\n---\n\n一\n", "a.md", settings)] == [
        "mojibake"
    ]
