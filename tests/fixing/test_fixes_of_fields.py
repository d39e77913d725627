"""Fixes of front matter, made together with every rule on, come to rest and are not taken back."""

from __future__ import annotations

import pytest

import artlint

EVERYTHING = {
    "preset": "generic",
    "lint": {"select": ["all"]},
    "schema": [{"fields": {"old": {"type": "list", "deprecated": "tags"}, "slug": {"type": "slug"}}}],
}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: a, b, a", "tags: [a, b]"),
        ("tags: [a、b, A, b]", "tags: [a, b]"),
        ("tags:\n  - a，b\n  - B\n  - c", "tags:\n  - a\n  - b\n  - c"),
        ("old: [a、b, a]", "tags: [a, b]"),
        ("tags: [a]\nTitle: The old quay", "title: The old quay\ntags: [a]"),
        ("Slug: Old Quay", "Slug: Old Quay"),
        ("slug: Old Quay", "slug: old-quay"),
        ("date: 2024-01-02\ntitle: a\ndraft: yes", "title: a\ndate: 2024-01-02\ndraft: true"),
        ("date: 2024-01-02\ntitle: |+\n  a\n\nslug: a", "date: 2024-01-02\ntitle: |+\n  a\n\nslug: a"),
        ("{date: 2024-01-02, title: a}", "{date: 2024-01-02, title: a}"),
        ("date: 2024-01-02\ntitle:\nslug: a", "title:\nslug: a\ndate: 2024-01-02"),
        ("date: 2024-01-02\ntitle: >-\n  a\n\n  b\n\nslug: a", "title: >-\n  a\n\n  b\nslug: a\n\ndate: 2024-01-02"),
    ],
)
def test_they_go_together(before: str, after: str) -> None:
    settings = artlint.load_settings(EVERYTHING)
    fixed = artlint.fix_text(f"---\n{before}\n---\n\n# Head\n\nWords.\n", "a.md", settings, unsafe=True)
    assert fixed.reverted == ""
    assert fixed.text == f"---\n{after}\n---\n\n# Head\n\nWords.\n"
    again = artlint.fix_text(fixed.text, "a.md", settings, unsafe=True)
    assert again.text == fixed.text


def test_keys_that_are_in_order_for_a_generator_stay_what_they_are() -> None:
    settings = artlint.load_settings({"lint": {"select": ["key-order"]}})
    text = "---\r\ndate: 2024-01-02 # day\r\ntitle: a\r\n---\r\nWords.\r\n"
    fixed = artlint.fix_text(text, "a.md", settings)
    assert fixed.text == "---\r\ntitle: a\r\ndate: 2024-01-02 # day\r\n---\r\nWords.\r\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: a\n\nWords.\n", "---\ntitle: a\n---\n\nWords.\n"),
        ("———\ntitle: a\n———\n\nWords.\n", "---\ntitle: a\n---\n\nWords.\n"),
        ("\n\n---\ntitle: a\n---\n\nWords.\n", "---\ntitle: a\n---\n\nWords.\n"),
    ],
)
def test_what_is_missing_from_front_matter_that_is_read_at_last_is_not_the_fault_of_the_fix(
    before: str, after: str
) -> None:
    fixed = artlint.fix_text(before, "a.md", artlint.load_settings(EVERYTHING), unsafe=True)
    assert fixed.text == after
    assert "missing-author" in {each.rule for each in fixed.remaining}


def test_a_field_that_a_rule_reads_like_the_text_is_mended_like_it() -> None:
    options = {"missing-cjk-space": {"fields": ["title"]}}
    settings = artlint.load_settings({"lint": {"select": ["missing-cjk-space"], "rules": options}})
    text = "---\ntitle: 用Linux写作\n---\n\n在Linux上写作。\n"
    assert [finding.fix is not None for finding in artlint.check_text(text, "a.md", settings)] == [True] * 4
    fixed = artlint.fix_text(text, "a.md", settings, unsafe=True)
    assert fixed.text == "---\ntitle: 用 Linux 写作\n---\n\n在 Linux 上写作。\n"
    assert fixed.remaining == ()
    kept = artlint.fix_text(text, "a.md", settings)
    assert kept.text == "---\ntitle: 用Linux写作\n---\n\n在 Linux 上写作。\n"
