"""What a generator rejects or silently misreads is found under its preset, and not under one that reads it."""

from __future__ import annotations

import pytest

import artlint

POST = "---\ntitle: Cup\n{field}\n---\n\nWater just off the boil.\n"

# The preset, the path, the article, and the rules that speak.
MISREAD: list[tuple[str, str, str, list[str]]] = [
    ("jekyll", "about.md", "\ufeff---\ntitle: Cup\n---\n\nWater.\n", ["bom"]),
    ("jekyll", "about.md", "\n---\ntitle: Cup\n---\n\nWater.\n", ["misplaced-front-matter"]),
    ("jekyll", "_posts/2024-01-02-a.md", POST.format(field="date: soon"), ["invalid-date"]),
    ("jekyll", "_posts/2024-01-02-a.md", POST.format(field="categories: 2024"), ["field-type"]),
    ("hugo", "content/a.md", POST.format(field="published: true"), ["generator-conflict"]),
    ("hugo", "content/a.md", POST.format(field="date: 2024-01-02\npublished: false"), ["generator-conflict"]),
    ("hugo", "content/a.md", POST.format(field="date: 2024-01-02 10:00"), ["invalid-date"]),
    ("hugo", "content/a.md", POST.format(field="PublishDate: 2024/01/02\nDRAFT: yes"), ["invalid-date", "field-type"]),
    ("hugo", "content/a.md", POST.format(field="date: 2024/01/02"), ["invalid-date"]),
    ("hugo", "content/a.md", POST.format(field="draft: yes"), ["field-type"]),
    ("hexo", "source/_posts/a.md", POST.format(field="date: 2024年1月2日"), ["invalid-date"]),
    ("hexo", "source/_posts/a.md", "Water just off the boil.\n", ["missing-front-matter"]),
    ("astro", "src/content/blog/a.md", POST.format(field="pubDate: someday"), ["invalid-date"]),
    ("astro", "src/content/blog/a.md", "---\ntitle: 1984\n---\n\nWater.\n", ["field-type"]),
    ("zola", "content/a.md", "Water just off the boil.\n", ["missing-front-matter"]),
    ("zola", "content/a.md", POST.format(field="date: 2024/01/02"), ["invalid-date"]),
    ("zola", "content/a.md", POST.format(field="weight: heavy"), ["field-type"]),
    ("zola", "content/a.md", POST.format(field="authors: Lin"), ["field-type"]),
    ("zola", "content/_index.md", POST.format(field="sort_by: mood"), ["forbidden-value"]),
    ("zola", "content/a.md", '+++\ntitle = "Cup"\ndate = "tomorrow"\n+++\n\nWater.\n', ["invalid-date"]),
    ("zola", "content/a.md", '+++\ntitle = "Cup"\nweight = "1"\n+++\n\nWater.\n', ["field-type"]),
    ("zola", "content/a.md", "+++\ntitle = 'Cup'\ndate = 2024-01-02\n\nWater.\n", ["unclosed-front-matter"]),
    ("hugo", "content/a.md", "+++\ntitle = 'Cup'\npublished = true\n+++\n\nWater.\n", ["generator-conflict"]),
    ("pelican", "content/a.md", "Title: Cup\nDate: soon\n\nWater.\n", ["invalid-date"]),
    ("pelican", "content/a.md", "Title: Cup\nStatus: finished\n\nWater.\n", ["forbidden-value"]),
    ("pelican", "content/a.md", "Water just off the boil.\n", ["missing-front-matter"]),
    ("eleventy", "blog/a.md", POST.format(field="date: Tue, 02 Jan 2024 10:00:00 +0800"), ["invalid-date"]),
    ("eleventy", "blog/a.md", POST.format(field="date: 2024/01/02"), ["invalid-date"]),
    ("eleventy", "blog/a.md", "---\ntitle: Cup\n\nWater just off the boil.\n", ["unclosed-front-matter"]),
    ("mkdocs", "docs/blog/posts/a.md", POST.format(field="date: March 1, 2024"), ["invalid-date"]),
    ("mkdocs", "docs/blog/posts/a.md", POST.format(field="date: 2024/01/02"), ["invalid-date"]),
    ("mkdocs", "docs/blog/posts/a.md", POST.format(field="draft: true"), ["missing-field"]),
    ("mkdocs", "docs/blog/posts/a.md", POST.format(field="date: {updated: 2024-01-02}"), ["missing-field"]),
    ("mkdocs", "docs/blog/posts/a.md", POST.format(field="date: 2024-01-02\nauthors: lin"), ["field-type"]),
    ("vitepress", "a.md", POST.format(field="aside: right"), ["forbidden-value"]),
    ("vitepress", "a.md", POST.format(field="lastUpdated: yesterday"), ["invalid-date"]),
    ("docusaurus", "blog/a.md", POST.format(field="tags: tea"), ["field-type"]),
    ("docusaurus", "blog/a.md", POST.format(field="toc_max_heading_level: 9"), ["forbidden-value"]),
    ("docusaurus", "blog/a.md", POST.format(field="last_update: {date: soon}"), ["invalid-date"]),
    ("docusaurus", "docs/a.md", "\n---\ntitle: Cup\n---\n\nWater.\n", ["misplaced-front-matter"]),
]  # fmt: skip

READ: list[tuple[str, str, str]] = [
    ("hexo", "source/_posts/a.md", "\ufeff---\ntitle: Cup\n---\n\nWater.\n"),
    ("hugo", "content/a.md", "\n---\ntitle: Cup\n---\n\nWater.\n"),
    ("hugo", "content/a.md", "Water just off the boil.\n"),
    ("hugo", "content/a.md", POST.format(field="publishdate: 2024-01-02T10:00:00+0800\nauthor: [Lin]")),
    ("zola", "content/a.md", " \n---\ntitle: Cup\n---\n\nWater.\n"),
    ("zola", "content/a.md", '+++\ntitle = "Cup"\ndate = 2024-01-02T10:00:00\n+++\n\nWater.\n'),
    ("pelican", "content/a.md", "Title: 1984\nDate: 2024-01-02 10:20\nTags: tea\nStatus: draft\n\nWater.\n"),
    ("pelican", "content/a.md", "---\ntitle: Cup: the second\ntranslation: true\n---\n\nWater.\n"),
    ("mkdocs", "docs/a.md", "Title: Cup\nSubtitle: tea\n\nWater.\n"),
    ("eleventy", "blog/a.md", '---json\n{"title": "Cup", "tags": ["tea"]}\n---\n\nWater.\n'),
    ("hugo", "content/a.md", '{"title": "Cup", "date": "2024-01-02"}\n\nWater.\n'),
    ("astro", "src/content/blog/a.md", "\n---\ntitle: Cup\n---\n\nWater.\n"),
    ("jekyll", "_posts/2024-01-02-a.md", POST.format(field="published: true\ntags: tea water\ncategory: 2024")),
    ("jekyll", "_posts/2024-01-02-a.md", "---\ntitle: Cup\n...\n\nWater.\n"),
    ("jekyll", "_posts/2024-01-02-a.md", POST.format(field="date: 2024-01-02 10:00:00 +0800")),
    ("eleventy", "blog/a.md", POST.format(field="date: git Last Modified\npermalink: false")),
    ("mkdocs", "docs/blog/posts/a.md", POST.format(field="date: {created: 2024-01-02, reviewed: 2024-01-03}")),
    ("mkdocs", "docs/index.md", POST.format(field="authors: lin")),
    ("vitepress", "a.md", POST.format(field="aside: left\noutline: [2, 3]\nlastUpdated: 2024-01-02")),
    ("docusaurus", "blog/a.md", POST.format(field="tags: [tea, {label: Oolong, permalink: /oolong}]\nslug: 2024")),
    ("docusaurus", "docs/a.md", POST.format(field="authorURL: https://example.org\nsidebar_position: 1.5")),
]


def rules(preset: str, path: str, article: str) -> list[str]:
    settings = artlint.load_settings({"preset": preset})
    # A note is no claim that the generator stumbles.
    return [finding.rule for finding in artlint.check_text(article.encode(), path, settings) if finding.level != "info"]


@pytest.mark.parametrize(("preset", "path", "article", "expected"), MISREAD)
def test_a_misread_article_is_found(preset: str, path: str, article: str, expected: list[str]) -> None:
    assert rules(preset, path, article) == expected


@pytest.mark.parametrize(("preset", "path", "article"), READ)
def test_what_the_generator_reads_is_left_alone(preset: str, path: str, article: str) -> None:
    assert rules(preset, path, article) == []
