"""Files that articles name: where each generator looks for them, and when nothing can be said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import artlint
from artlint.run import RunOptions, check_paths

SELECT = {"lint": {"select": ["missing-local-image", "broken-internal-link"]}}
ARTICLES = {
    "hexo": "source/_posts/spring.md",
    "hugo": "content/posts/spring/index.md",
    "jekyll": "_posts/2024-01-02-spring.md",
    "astro": "src/content/blog/spring.md",
    "zola": "content/blog/spring/index.md",
    "pelican": "content/blog/spring.md",
    "eleventy": "blog/spring.md",
    "mkdocs": "docs/blog/spring.md",
    "vitepress": "blog/spring.md",
    "docusaurus": "blog/spring.md",
    "generic": "posts/spring.md",
}


def found(root: Path, text: str, preset: str, files: tuple[str, ...] = ()) -> list[str]:
    """Give the addresses that are reported in an article with `files` around it."""
    article = root / ARTICLES[preset]
    for path in (article, *(root / name for name in files)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    article.write_text(text, "utf-8")
    (root / "artlint.toml").write_text(f'preset = "{preset}"\n', "utf-8")
    run = check_paths([article], RunOptions(overrides=[SELECT]))
    report = run.files[0]
    assert not [each.message for each in report.findings if each.rule.startswith("rule-")]
    return [report.text[each.span.start : each.span.end] for each in report.findings]


@pytest.mark.parametrize(
    ("preset", "address", "file"),
    [
        ("hexo", "/images/a.png", "source/images/a.png"),
        ("hexo", "../images/a.png", "source/images/a.png"),
        ("hexo", "../../images/a.png", "source/images/a.png"),
        ("hexo", "a.png", "source/_posts/spring/a.png"),
        ("hexo", "spring/a.png", "source/_posts/spring/a.png"),
        ("hexo", "/images/a.png", "themes/plain/source/images/a.png"),
        ("hugo", "a.png", "content/posts/spring/a.png"),
        ("hugo", "./img/a.png", "content/posts/spring/img/a.png"),
        ("hugo", "/img/a.png", "static/img/a.png"),
        ("hugo", "img/a.png", "assets/img/a.png"),
        ("hugo", "a.png", "static/posts/spring/a.png"),
        ("hugo", "/posts/spring/a.png", "content/posts/spring/a.png"),
        ("jekyll", "/assets/a.png", "assets/a.png"),
        ("jekyll", "../assets/a.png", "assets/a.png"),
        ("jekyll", "a.png", "2024/01/02/spring/a.png"),
        ("jekyll", "a.png", "posts/2024/01/spring/a.png"),
        ("astro", "./a.png", "src/content/blog/a.png"),
        ("astro", "../../assets/a.png", "src/assets/a.png"),
        ("astro", "@/assets/a.png", "src/assets/a.png"),
        ("astro", "/img/a.png", "public/img/a.png"),
        ("zola", "a.png", "content/blog/spring/a.png"),
        ("zola", "/img/a.png", "static/img/a.png"),
        ("pelican", "{static}/images/a.png", "content/images/a.png"),
        ("pelican", "{attach}a.png", "content/blog/a.png"),
        ("pelican", "{static}../images/a.png", "content/images/a.png"),
        ("eleventy", "/img/a.png", "public/img/a.png"),
        ("mkdocs", "../img/a.png", "docs/img/a.png"),
        ("vitepress", "/img/a.png", "public/img/a.png"),
        ("vitepress", "./a.png", "blog/a.png"),
        ("docusaurus", "/img/a.png", "static/img/a.png"),
        ("docusaurus", "@site/static/img/a.png", "static/img/a.png"),
        ("docusaurus", "./a.png", "blog/a.png"),
        ("generic", "/img/a.png", "static/img/a.png"),
        ("generic", "a.png", "posts/a.png"),
    ],
)
def test_where_generators_look(tmp_path: Path, preset: str, address: str, file: str) -> None:
    lost = address.replace("a.png", "b.png")
    text = f'![a]({address}?v=1#x)\n\n![b]({lost})\n\n<img src="{lost}">\n'
    assert found(tmp_path, text, preset, (file,)) == [lost] * 2


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/b.png", "//example.com/b.png", "data:image/png;base64,AA==", "{{ root }}/b.png",
        "@theme/b.png", "~/b.png", "/other/b.png", "../../../../b.png", "b", "b.php", "img.example.com/b.png", "file:///b.png",
        "C:\\b.png", "images\\b.png", "/fetched/b.png", "fetched/b.png", "outside/b.png", "mailto:a@b.png",
    ],
)  # fmt: skip
def test_what_is_not_judged(tmp_path: Path, address: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    root = tmp_path / "site"
    (root / "source" / "fetched").mkdir(parents=True)
    (root / "source" / "outside").symlink_to(tmp_path / "elsewhere")
    assert found(root, f'<img src="{address}"> <a href="{address}">b</a>\n', "hexo", ("source/images/a.png",)) == []


@pytest.mark.parametrize(
    ("address", "files", "is_told"),
    [
        ("@/b.png", ("src/a.png",), True),
        ("@/img/b.png", ("src/img/a.png",), True),
        ("@/img/b.png", ("src/a.png",), False),
        ("~/img/b.png", ("src/img/a.png",), True),
        ("@other/b.png", ("src/a.png",), False),
        ("@assets/b.png", ("src/assets/a.png",), False),
    ],
)
def test_aliases(tmp_path: Path, address: str, files: tuple[str, ...], is_told: bool) -> None:  # noqa: FBT001 - a column
    assert found(tmp_path, f"![b]({address})\n", "astro", files) == [address] * is_told
    nowhere = tmp_path / "nowhere"
    assert found(nowhere, "![b](@site/b/b.png)\n", "docusaurus", ()) == []


def test_names_are_compared_letter_by_letter(tmp_path: Path) -> None:
    files = ("source/Images/A.PNG", "source/pics/图 1.png", "source/pics/50%25.png")
    text = "![a](/images/a.png) ![b](/pics/%E5%9B%BE%201.png) ![c](</pics/图 1.png>) ![d](/pics/50%25.png)\n"
    assert found(tmp_path, text, "hexo", files) == ["/images/a.png"]
    settings = RunOptions(overrides=[SELECT])
    assert "source/Images/A.PNG" in check_paths([tmp_path / ARTICLES["hexo"]], settings).files[0].findings[0].message


def test_fields_definitions_and_candidates_are_places(tmp_path: Path) -> None:
    text = (
        "---\ncover: /images/b.png\nbanner: 'transparent'\n---\n"
        "![b][x] and ![x]\n\n[x]: <c.png> 'c'\n\n<source srcset='d.png 1x, /images/a.png 2x'>\n"
    )
    assert found(tmp_path, text, "hexo", ("source/images/a.png",)) == ["/images/b.png", "c.png", "d.png"]


def test_translations_share_their_pictures(tmp_path: Path) -> None:
    for path in ("content/en/posts/spring/a.png", "content/zh-cn/posts/other/b.png", "content/posts/c.png"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"")
    article = tmp_path / "content/zh-cn/posts/spring/index.md"
    article.parent.mkdir(parents=True)
    article.write_text("![a](a.png) ![b](b.png) ![c](c.png)\n", "utf-8")
    (tmp_path / "artlint.toml").write_text('preset = "hugo"\n', "utf-8")
    report = check_paths([article], RunOptions(overrides=[SELECT])).files[0]
    assert [report.text[each.span.start : each.span.end] for each in report.findings] == ["b.png", "c.png"]


def test_text_without_a_file_has_no_files_around_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.png").write_bytes(b"")
    text = b"![b](b.png) [c](c.md)\n"
    options = RunOptions(overrides=[SELECT])
    assert not check_paths([], options, stdin=(text, "")).files[0].findings
    assert len(check_paths([], options, stdin=(text, "a.md")).files[0].findings) == 2
    assert not check_paths([], options, stdin=(text, "../a.md")).files[0].findings
    assert not artlint.check_text(text, "a.md", artlint.load_settings(SELECT))


def test_folders_are_listed_once_for_all_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(tmp_path, "", "hexo", ("source/images/a.png",))
    for number in range(20):
        text = f"![a](/images/{number}.png) ![b](/images/a.png) ![c](c.png)\n"
        (tmp_path / f"source/_posts/{number}.md").write_text(text, "utf-8")
    listed: list[str] = []
    scan = os.scandir

    def counted(path: str) -> object:
        listed.append(str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", counted)
    run = check_paths([tmp_path], RunOptions(overrides=[SELECT]))
    assert sum(len(report.findings) for report in run.files) == 40
    # The search for articles lists each folder once as well.
    assert max(map(listed.count, listed)) <= 2


@pytest.mark.parametrize(
    ("anchor", "body"),
    [
        ("install", "## Install"), ("1-install", "## 1. Install"), ("c-1", "## C++\n\n## C#"), ("Über", "# über"),
        ("%E5%AE%89", "安\n==="), ("own", "## Other {#own}"), ("own", "## Other { id=own .x }"), ("own", "{: #own}"),
        ("a-b", "## `a` *b*"), ("a-and-b", "## A & B"), ("x", '<p id="x">'), ("x", "<a name=x></a>"), ("fn1", "a"),
        ("a-b", "<h2>A <i>b</i></h2>"), ("top", "a"), ("", "a"), ("any", "{{ toc }}"), ("any", '--8<-- "a.md"'),
        (":~:text=a", "a"), ("section-1", "## 安装"),
    ],
)  # fmt: skip
def test_anchors_that_are_there(tmp_path: Path, anchor: str, body: str) -> None:
    assert found(tmp_path, f"[a](#{anchor})\n\n{body}\n", "hexo") == []


@pytest.mark.parametrize("body", ["## Installation", "`## Install`", "    ## Install", "Install", "<p class=install>"])
def test_anchors_that_are_not(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, f"[a](#install)\n\n{body}\n", "hexo") == ["#install"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n", ""),
        ("a.jpg", b"\xff\xd8\xff\xe0", ""),
        ("a.png", b"\xff\xd8\xff\xe0", "png but holds jpeg"),
        ("a.gif", b"<!DOCTYPE html><title>Not found</title>", "gif but holds html"),
        ("a.png", b"version https://git-lfs.github.com/spec/v1\n", ""),
        ("a.png", b"", ""),
        ("a.image", b"GIF89a", ""),
    ],
)
def test_bytes_that_are_not_what_the_name_says(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    article = tmp_path / "a.md"
    article.write_text(f"![a]({name})\n", "utf-8")
    (tmp_path / "artlint.toml").write_text("preset = 'generic'\n", "utf-8")
    run = check_paths([article], RunOptions(overrides=[{"lint": {"select": ["image-extension"]}}]))
    told = [each.message for each in run.files[0].findings]
    assert len(told) == bool(message)
    assert all(message in each for each in told)
