"""The signs by which a body is told from those that a syntax is not in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.facts.syntaxes import SYNTAXES
from artlint.sieve import Sieve

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


@given(
    pieces=st.lists(
        st.sampled_from([*PIECES, "\r", "A²b", "ſcript", "<ſTYLE lang=ts>", "<a\u0301.b>", "é.x", "\tlang='ts'"]),
        max_size=12,
    )
)
def test_what_a_sign_is_sure_of_its_hint_lets_through(pieces: list[str]) -> None:
    body = "".join(pieces)
    signs = {sign for syntax in SYNTAXES.values() for extension in syntax.extensions for sign in extension.signs}
    for sign in signs:
        if sign.pattern is not None and sign.pattern.search(body) is not None:
            assert Sieve(sign.hint).holds(body)
