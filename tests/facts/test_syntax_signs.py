"""The signs by which a body is told from those that a syntax is not in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.facts.syntaxes import SYNTAXES

PIECES = [
    "<Tabs>", "</Tabs>", "<A.b/>", "<a.b>", "</a.b>", "<>", "</>", "<DIV>", "</p>", "<br/>", "{", "}", "{/* x */}",
    "{x}", "import ", "export ", "import", "export", "import a from 'b'", "export const a = 1", "<script setup>",
    "<style scoped>", "<style>", "</script>", "</style>", "{:", "{: .a}", "{::comment}", "{:/}", "{.a}", "{a=1}",
    "--8<--", "-8<-", "<<<", "<<< @/a.js", "@include", "<!--@include: a-->", ":::", "::: tip", "!!! note", "??? note",
    '=== "a"', "===", "    words", "text", " ", "\n", "\n\n", "> ", "- ",
]  # fmt: skip


@pytest.mark.parametrize("name", SYNTAXES)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12))
def test_without_a_sign_there_is_nothing_to_read(name: str, pieces: list[str]) -> None:
    body = "".join(pieces)
    for extension in SYNTAXES[name].extensions:
        assert extension.may_be_in(body) or not list(extension.read(body))
        # The syntaxes are read from a text with plain newlines, the signs are looked for as they stand.
        assert extension.may_be_in(body.replace("\n", "\r\n")) or not list(extension.read(body))
