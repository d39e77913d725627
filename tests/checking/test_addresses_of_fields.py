from __future__ import annotations

import pytest

import artlint

SETTINGS = artlint.load_settings(
    {
        "lint": {"select": ["forbidden-value", "protocol-relative-url"]},
        "schema": [{"fields": {"cover": {"type": "image-url", "schemes": ["https"], "hosts": ["img.example.com"]}}}],
    }
)


@pytest.mark.parametrize(
    ("address", "rules"),
    [
        ("https://img.example.com/a.png", []),
        ("http://img.example.com/a.png", ["forbidden-value"]),
        ("//img.example.com/a.png", ["protocol-relative-url"]),
        ("//other.example.com/a.png", ["forbidden-value", "protocol-relative-url"]),
    ],
)
def test_a_missing_scheme_is_told_once_and_a_wrong_host_all_the_same(address: str, rules: list[str]) -> None:
    found = artlint.check_text(f"---\ncover: '{address}'\n---\n", "a.md", SETTINGS)
    assert sorted(each.rule for each in found) == rules
