"""A value that is none of the words of an `enum` is told with those words, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

import artlint

SCHEMA = [{"fields": {
    "status": {"type": "enum", "values": ["draft", "final"]},
    "tags": {"type": "list", "items": {"type": "enum", "values": ["harbour", "hill"]}},
}}]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "lang", "message", "advice"),
    [
        ("status: Darft", "en", "status is Darft, not one of draft, final; did you mean draft?", "write draft, or"),
        ("status: Darft", "zh", "status 的值 Darft 不在允许范围内：draft, final；是不是 draft？", "改为 draft"),
        ("status: 7", "en", "status is 7, not one of draft, final", "write one of these, or add 7"),
        ("status: [draft]", "en", "status is list, not one of draft, final: draft", "write one of these: draft, final"),
        ("status: [draft]", "zh", "status 的类型是 list，应为以下之一：draft, final；现为 draft", "改写成其中之一："),
        ("tags: [hill, harbor]", "en", "tags[1] is harbor, not one of harbour, hill; did you mean harbour?", "write h"),
    ],
)  # fmt: skip
def test_the_words_are_told(field: str, lang: Any, message: str, advice: str) -> None:
    settings = artlint.load_settings({"schema": SCHEMA, "lang": lang, "lint": {"select": ["front-matter"]}})
    (finding,) = artlint.check_text(f"---\n{field}\n---\n\nWords.\n", "a.md", settings)
    assert finding.message == f"{'field' if lang == 'en' else '字段'} {message}"
    assert finding.help.startswith(advice)
