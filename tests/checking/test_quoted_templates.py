"""Messages quote the article: never the filler that stands for its templates while it is read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import artlint

_TEMPLATE = '{{ "assets/application.js" | url }}'
_FILLER = re.compile("x{5,}")

PLACES = {
    "script-or-iframe": '<script src="//a.example/@"></script>',
    "promo-block": '<div class="appendQr_wrap @"><p>Scan</p></div>',
    "missing-alt": '<img src="@">',
    "placeholder-image": '<img src="data:," data-src="@">',
    "tracking-pixel": '<img src="https://a.example/@" width="1" height="1">',
}


def _messages(text: str) -> dict[str, str]:
    settings = artlint.load_settings(
        {"preset": "jekyll", "lint": {"select": ["all"], "rules": {"script-or-iframe": {"articles": "any"}}}}
    )
    return {finding.rule: finding.message for finding in artlint.check_text(text, "a.md", settings)}


@pytest.mark.parametrize("rule", PLACES)
def test_a_message_shows_the_template_and_not_its_filler(rule: str) -> None:
    message = _messages(f"---\ntitle: A\n---\n\nText.\n\n{PLACES[rule].replace('@', _TEMPLATE)}\n")[rule]
    assert _TEMPLATE[:5] in message
    assert not _FILLER.search(message)


_PIECES = st.sampled_from(
    (
        '<img src="@">',
        '<img src="@" alt="@">',
        '<img srcset="@ 2x, /a.png">',
        "![](@)",
        "![@](@)",
        "[@]: @",
        '<a href="@">@</a>',
        '<p style="@">@</p>',
        '<b class="@"></b>',
        '<font color="@">@</font>',
        '<iframe src="@"></iframe>',
        '<div class="appendQr_wrap @">@</div>',
        '<div>\n\n    <p class="@">@</p>\n\n</div>',
        "<pre><code><div>@</div></code></pre>",
        "<script>@</script>",
        "<style>@</style>",
        "<!-- @ -->",
        "<!-- @",
        "`@`",
        "@",
        "# @",
        "责任编辑:@",
        "来源：@",
        "作者：@",
    )
)


@given(st.lists(_PIECES, min_size=1, max_size=8))
def test_no_message_of_any_rule_shows_filler(pieces: list[str]) -> None:
    body = "\n\n".join(pieces).replace("@", _TEMPLATE)
    for message in _messages(f"---\ntitle: A\nauthor: 王小明\n---\n\n{body}\n").values():
        assert not _FILLER.search(message), message
