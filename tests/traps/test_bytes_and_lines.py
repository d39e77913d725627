"""Bytes and lines: what is no UTF-8 text, and what ends a line."""

from __future__ import annotations

import pytest

import artlint
from artlint.document import read_document
from artlint.reporters.parts.escape import escape

QUIET = {"lint": {"ignore": ["missing-editor-line", "missing-front-matter", "empty-body"]}}
SETTINGS = artlint.load_settings(QUIET)
EVERY = artlint.load_settings({"lint": {"select": ["all"], **QUIET["lint"]}})
CHINESE = "---\ntitle: 标题\n---\n正文是中文的，有一个句子。\n" * 3

UNDECODABLE = {
    "invalid UTF-8": (b"---\ntitle: caf\xe9\n---\n", "Latin-1", 14),
    "GBK": (CHINESE.encode("gbk"), "GB18030", 11),
    "Big5": ("---\ntitle: 這個國家的人\n---\n這是一個國家\n".encode("big5"), "Big5", 11),
    "UTF-16": (CHINESE.encode("utf-16"), "UTF-16", 3),
    "UTF-16 without BOM": ("---\ntitle: abc\n---\nText.\n".encode("utf-16-le"), "UTF-16-LE", 1),
    "truncated character": ("正文".encode()[:-1], "Latin-1", 3),
    "NUL": (b"---\ntitle: a\0b\n---\n", "NUL", 12),
}


@pytest.mark.parametrize("row", UNDECODABLE)
@pytest.mark.parametrize("unsafe", [False, True])
def test_what_is_no_text_is_one_finding_and_keeps_its_bytes(row: str, unsafe: bool) -> None:  # noqa: FBT001 - a table
    data, encoding, offset = UNDECODABLE[row]
    (finding,) = artlint.check_text(data, "a.md", EVERY)
    assert finding.rule == "invalid-utf8"
    assert encoding in finding.message
    assert str(offset) in finding.message
    fixed = artlint.fix_text(data, "a.md", EVERY, unsafe=unsafe)
    if not unsafe or finding.fix is None:
        assert fixed.data == data
    assert "�".encode() not in fixed.data


def test_a_byte_order_mark_is_kept_and_shifts_nothing() -> None:
    text = "---\ntitle: x\ndate: 2024-02-31\n---\n<p style='mso-a:b'>x</p>\n"
    plain = artlint.check_text(text, "a.md", SETTINGS)
    marked = artlint.check_text(b"\xef\xbb\xbf" + text.encode(), "a.md", SETTINGS)
    assert plain
    assert [each for each in marked if each.rule != "bom"] == plain
    kept = artlint.load_settings({"lint": {"ignore": [*QUIET["lint"]["ignore"], "bom"]}})
    fixed = artlint.fix_text(b"\xef\xbb\xbf" + text.encode(), "a.md", kept)
    assert fixed.data == b"\xef\xbb\xbf" + text.replace(" style='mso-a:b'", "").encode()


def test_a_nul_far_into_a_text_is_shown_and_shifts_nothing() -> None:
    text = f"{'a' * 9000}\0\n\n<p style='mso-a:b'>x</p>\n"
    found = {each.rule: each.span for each in artlint.check_text(text, "a.md", SETTINGS)}
    assert text[slice(*found["control-character"])] == "\0"
    assert text[slice(*found["inline-style"])] == "style='mso-a:b'"


@pytest.mark.parametrize("source", ["a\ud800b", '---\ntitle: "\\ud800"\n---\nx\n', "---\nt\ud800: x\n---\n"])
def test_half_of_a_surrogate_pair_is_a_finding(source: str) -> None:
    found = artlint.check_text(source, "a.md", SETTINGS)
    assert [each.rule for each in found] in (["invalid-utf8"], ["invalid-front-matter"])
    assert artlint.fix_text(source, "a.md", SETTINGS, unsafe=True).data == source.encode("utf-8", "surrogatepass")
    escape(found[0].message).encode("utf-8")


NEWLINES = {
    "LF": "---\ntitle: x\n---\n\n<p style='mso-a:b'>x</p>\n\nend\n",
    "CRLF": "---\r\ntitle: x\r\n---\r\n\r\n<p style='mso-a:b'>x</p>\r\n\r\nend\r\n",
    "CR": "---\rtitle: x\r---\r\r<p style='mso-a:b'>x</p>\r\rend\r",
    "mixed": "---\ntitle: x\r\n---\n\r\n<p style='mso-a:b'>x</p>\r\n\nend\n",
    "CRCRLF": "---\r\r\ntitle: x\r\r\n---\r\r\n<p style='mso-a:b'>x</p>\r\r\n",
    "no final newline": "---\ntitle: x\n---\n\n<p style='mso-a:b'>x</p>",
}


@pytest.mark.parametrize("row", NEWLINES)
def test_every_newline_stays_what_it_is(row: str) -> None:
    text = NEWLINES[row]
    assert artlint.fix_text(text, "a.md", SETTINGS).text == text.replace(" style='mso-a:b'", "")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e"])
def test_only_newlines_end_a_line(sign: str) -> None:
    text = f"a{sign}b\n<p style='mso-a:b'>x</p>\n"
    (style,) = [each for each in artlint.check_text(text, "a.md", SETTINGS) if each.rule == "inline-style"]
    assert read_document(text).lines.position(style.span.start) == (2, 4)


def test_columns_count_code_points() -> None:
    text = "𝄞字é <p style='mso-a:b'>x</p>\n"
    (style,) = [each for each in artlint.check_text(text, "a.md", SETTINGS) if each.rule == "inline-style"]
    assert read_document(text).lines.position(style.span.start) == (1, 8)
