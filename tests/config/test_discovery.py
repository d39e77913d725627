from __future__ import annotations

from pathlib import Path

from artlint.discovery import Discovery
from artlint.resolver import Resolver


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\ntitle: a\n---\ntext\n")


def found(root: Path, **options: object) -> list[str]:
    discovery = Discovery(root, [".md", ".html"], **options)  # type: ignore[arg-type]  # options vary by case
    return [str(path.relative_to(root)) for path in discovery.articles(root)]


def test_articles_are_told_from_everything_else(tmp_path: Path) -> None:
    tree(
        tmp_path,
        "a.md",
        "posts/b.MD",
        "posts/c.html",
        "posts/d.txt",
        "README.md",
        "posts/CHANGELOG.md",
        "license.md",
        "node_modules/x/a.md",
        "themes/t/a.md",
        "public/a.md",
        ".hidden/a.md",
        ".github/a.md",
        "_layouts/a.html",
        "scaffolds/post.md",
    )
    (tmp_path / "posts" / "plain.html").write_text("<html></html>")
    assert found(tmp_path) == ["a.md", "posts/b.MD", "posts/c.html"]


def test_dots_in_a_name_end_before_its_extension(tmp_path: Path) -> None:
    tree(tmp_path, "a.b.md", "c..md", ".md", "..md", ".d.md", "md", "e.", "f.md.", ".html", "..html")
    assert found(tmp_path) == ["a.b.md", "c..md"]
    for name in (".html", "..html", "g.html"):
        (tmp_path / name).write_text("<html></html>")
    # Only of a page it is asked whether it begins with front matter, and these names have no extension.
    assert found(tmp_path, include=["*html"]) == ["..html", ".html"]


def test_ignored_files_are_left_out_at_every_depth(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "drafts/b.md", "posts/c.md", "posts/tmp/d.md", "posts/keep.md")
    (tmp_path / ".gitignore").write_text("/drafts/\n")
    (tmp_path / "posts" / ".gitignore").write_text("*.md\n!keep.md\ntmp\n")
    assert found(tmp_path) == ["a.md", "posts/keep.md"]
    assert "drafts/b.md" in found(tmp_path, respect_gitignore=False)


def test_an_ignore_file_above_the_folder_counts_inside_a_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    tree(tmp_path, "posts/a.md", "posts/b.md")
    (tmp_path / ".gitignore").write_text("b.md\n")
    discovery = Discovery(tmp_path, [".md"])
    assert [path.name for path in discovery.articles(tmp_path / "posts")] == ["a.md"]


def test_patterns_include_and_exclude(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "old/b.md", "old/keep/c.md", "x.mdown")
    assert found(tmp_path, extend_exclude=["old/*.md"]) == ["a.md", "old/keep/c.md"]
    assert found(tmp_path, include=["*.mdown"]) == ["x.mdown"]
    assert found(tmp_path, exclude=["old"]) == ["a.md"]


def test_among_the_content_names_are_names_like_any_other(tmp_path: Path) -> None:
    names = ("content/build/a.md", "content/resources/b.md", "content/security.md", "content/history-of-tea.md")
    tree(tmp_path, *names, "content/README.md", "content/node_modules/x.md", "resources/c.md")
    assert found(tmp_path, content=["content/**"]) == sorted(names)
    discovery = Discovery(tmp_path, [".md"], content=["content/**"])
    assert [discovery.is_excluded(tmp_path / name) for name in (*names, "content/README.md")] == [False] * 4 + [True]
    assert found(tmp_path) == ["content/history-of-tea.md"]


def test_only_names_of_a_repository_s_own_files_are_left_out(tmp_path: Path) -> None:
    tree(
        tmp_path,
        "README.zh-CN.md",
        "CHANGELOG-2.0.md",
        "LICENSE-MIT.md",
        "404.md",
        "history-of-tea.md",
        "support-us.md",
    )
    assert found(tmp_path) == ["history-of-tea.md", "support-us.md"]


def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    tree(outside, "a.md")
    tree(inside, "b.md")
    (inside / "link.md").symlink_to(outside / "a.md")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    assert found(inside) == ["b.md"]


def test_the_nearest_configuration_wins_and_its_folder_is_the_root(tmp_path: Path) -> None:
    (tmp_path / "artlint.toml").write_text('preset = "hexo"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.artlint]\npreset = "generic"\n')
    (inner / "pyproject.toml").write_text("[tool.other]\n")
    place = Resolver().place(inner)
    assert place.settings.preset.name == "generic"
    assert place.root == tmp_path / "a"
    assert Resolver().place(tmp_path).settings.preset.name == "hexo"
    assert Resolver(isolated=True).place(inner).settings.preset.name == "generic"


def test_the_generator_is_detected_and_the_reason_is_told(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("new_post_name: :title.md\n")
    posts = tmp_path / "source" / "_posts"
    posts.mkdir(parents=True)
    place = Resolver().place(posts)
    assert place.settings.preset.name == "hexo"
    assert place.detected is not None
    assert "_config.yml" in place.detected.reason
    (tmp_path / "artlint.toml").write_text('preset = "generic"\n')
    assert Resolver().place(posts).settings.preset.name == "generic"


def test_rules_are_left_out_for_some_paths(tmp_path: Path) -> None:
    (tmp_path / "artlint.toml").write_text('[lint]\nper-file-ignores = { "old/**" = ["html"] }\n')
    settings = Resolver().place(tmp_path).settings
    names = {active.rule.category for active in settings.rules_for(str(tmp_path / "old" / "a.md"))}
    assert "html" not in names
    assert "html" in {active.rule.category for active in settings.rules_for(str(tmp_path / "new" / "a.md"))}
