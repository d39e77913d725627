"""Files in another encoding, converted when asked."""

from __future__ import annotations

import pytest

import artlint
from artlint.document import transcoded

TEXT = "---\ntitle: 春天来了\n---\n\n我是一个中国人，这里的茶很好。\n"


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_another_encoding_becomes_utf_8(encoding: str) -> None:
    text = (
        TEXT.replace("来", "天").replace("个", "人").replace("国", "人").replace("这里", "你")
        if encoding == "big5"
        else TEXT
    )
    data = text.encode(encoding)
    assert artlint.fix_text(data, "a.md").data == data
    fixed = artlint.fix_text(data, "a.md", unsafe=True)
    assert (fixed.data, fixed.reverted) == (text.encode(), "")


def test_bytes_that_nobody_can_name_stay() -> None:
    data = b"caf\xe9\n"
    assert artlint.fix_text(data, "a.md", unsafe=True).data == data


@pytest.mark.parametrize("encoding", ["latin-1", "binary", "lone surrogate"])
def test_a_guess_that_any_bytes_fit_gives_nothing(encoding: str) -> None:
    assert transcoded(b"abc", encoding) == ""


def test_half_a_character_gives_nothing() -> None:
    assert transcoded(b"\xff\xfea\x00b", "utf-16") == ""
