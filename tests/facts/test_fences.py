"""Where code between fences ends."""

from __future__ import annotations

import pytest

from artlint.facts.markdown import read_markdown, render


@pytest.mark.parametrize("closer", ["```\t", "``` \t ", "> ```\t", "~~~\t", "~~~ \t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_blanks_of_any_kind_may_follow_the_fence_that_closes(closer: str, newline: str) -> None:
    opener = closer.rstrip()
    quoted = "> " if opener.startswith(">") else ""
    body = f"{opener}\n{quoted}code\n{closer}\n\ntext\n".replace("\n", newline)
    (block,) = read_markdown(body).code_blocks
    assert "text" not in body[block.span.start : block.span.end]
    assert render(body).endswith("<p>text</p>\n")
