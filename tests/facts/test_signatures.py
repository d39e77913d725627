"""The lines that name editor, author, source and translator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import artlint
from artlint.document import read_document
from artlint.facts.article import Article
from artlint.presets import FrontMatterForm


def signatures(body: str) -> list[tuple[str, str, str, str]]:
    article = Article(read_document(body, "a.md"), FrontMatterForm(), ("liquid",))
    return [(each.role.value, each.label, each.separator, each.names) for each in article.signatures]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("责任编辑：梁斌 SF055", [("editor", "责任编辑", "：", "梁斌 SF055")]),
        ("（责任编辑：王（小）明）", [("editor", "责任编辑", "：", "王（小）明")]),
        ("<p><b>责编</b>｜<i>王</i>小明</p>", [("editor", "责编", "｜", "王小明")]),
        (
            "来源：日报　编辑 王小明　校对 李华",
            [("source", "来源", "：", "日报"), ("editor", "编辑", " ", "王小明")],
        ),
        ("作者：王小明 来源：新华网", [("author", "作者", "：", "王小明"), ("source", "来源", "：", "新华网")]),
        ("文/王小明　图/李华", [("author", "文", "/", "王小明")]),
        ("本报讯（记者 李灵娜）记者从会上获悉", [("author", "记者", " ", "李灵娜")]),
        ("By Ann Lee", [("author", "By", " ", "Ann Lee")]),
        (
            "Written by Ann Lee; Editing by Tom Fox",
            [("author", "Written by", " ", "Ann Lee"), ("editor", "Editing by", " ", "Tom Fox")],
        ),
        ("作者：[王小明](https://a.example)", [("author", "作者", "：", "王小明")]),
        ("via: https://a.example/b", [("source", "via", ": ", "https://a.example/b")]),
        ("> * 译者：[李华](https://a.example)", [("translator", "译者", "：", "李华")]),
        ("责任编辑必须核对全文，编辑器也要更新。", []),
        ("编辑/删除/导出", []),
        ("项目作者：王小明", []),
        ("图片来源：日报", []),
        ("An author wrote it by hand, via the network.", []),
        ("GROUP BY: sorts by", []),
        ("# 作者：王小明", []),
        ("`作者：王小明`", []),
        ("<!-- 作者：王小明 -->", []),
        ("{% comment %}作者：王小明{% endcomment %}", []),
    ],
)
def test_a_signature_is_a_label_with_names(line: str, found: list[tuple[str, str, str, str]]) -> None:
    assert signatures(f"{line}\n") == found


@given(st.text("责任编辑：:王小明作者来源 By Ann|｜/（）()\n<p>*`[]x", max_size=60))
def test_every_signature_stands_where_it_says(body: str) -> None:
    article = Article(read_document(body, "a.md"), FrontMatterForm())
    for each in article.signatures:
        assert 0 <= each.span.start < each.span.end <= len(body)
        assert each.span.start <= each.names_span.start <= each.names_span.end <= each.span.end
        assert body[each.span.start] == each.label[0]


NAMED = (
    "责任编辑：王小明",
    "责编:王小明",
    "（责任编辑：王小明）",
    "编辑 王小明",
    "Editor: Ann Lee",
    "Edited by Ann Lee",
    "本文编辑｜李华",
    "责编｜李华",
)
UNNAMED = ("责任编辑：", "编辑：XXX", "责任编辑必须核对全文", "Editor: TBA", "An editor wrote it", "编辑：某某")


@pytest.mark.parametrize("line", NAMED + UNNAMED)
def test_the_rule_on_missing_lines_sees_the_same_editors(line: str) -> None:
    found = artlint.check_text(f"---\ndate: 2024-03-05\n---\n<p>来源：晨报</p>\n<p>{line}</p>\n")
    article = Article(read_document(f"<p>{line}</p>\n", "a.md"), FrontMatterForm())
    named = any(each.role.value == "editor" and not each.is_blank for each in article.signatures)
    assert named is (line in NAMED)
    assert ("missing-editor-line" in {each.rule for each in found}) is not named
