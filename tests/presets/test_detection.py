"""Each generator is recognised by the files of its repositories, and told from those with files of the same name."""

from __future__ import annotations

from pathlib import Path

import pytest

from artlint.config.detection import Detected
from artlint.resolver import Resolver

Tree = dict[str, str]

HEXO_CONFIG = "title: Notes\nnew_post_name: :title.md\npermalink: :title/\n"
JEKYLL_CONFIG = "title: Notes\nbaseurl: ''\ntheme: minima\nplugins:\n  - jekyll-feed\n"

RECOGNISED: list[tuple[str, str, Tree]] = [
    ("hexo", "", {"_config.yml": HEXO_CONFIG}),
    ("hexo", "", {"package.json": '{"dependencies": {"hexo": "^8.0.0"}}', "_config.yml": "title: Notes\n"}),
    ("hexo", "", {"_config.yml": "title: Notes\n", "source/_posts/a.md": ""}),
    ("jekyll", "", {"_config.yml": JEKYLL_CONFIG}),
    ("jekyll", "", {"_config.yml": "title: Notes\n", "_posts/2024-01-02-a.md": ""}),
    ("jekyll", "", {"_config.yml": "theme: jekyll-theme-cayman\n"}),
    ("jekyll", "", {"_config.yml": "title: Notes\n", "Gemfile": 'source "https://rubygems.org"\ngem "github-pages"\n'}),
    ("hugo", "", {"hugo.toml": "title = 'Notes'\n"}),
    ("hugo", "", {"hugo.yaml": "title: Notes\n"}),
    ("hugo", "", {"config.toml": 'baseURL = "https://example.org/"\n', "content/a.md": ""}),
    ("hugo", "", {"config.toml": "title = 'Notes'\nbaseurl = '/'\n"}),
    ("hugo", "", {"config.yaml": "baseURL: /\n", "content/a.md": ""}),
    ("hugo", "", {"config/_default/hugo.toml": "", "content/a.md": ""}),
    ("zola", "", {"config.toml": '# The URL\nbase_url = "https://example.org"\n', "content/a.md": ""}),
    ("zola", "", {"zola.toml": 'base_url = "https://example.org"\n'}),
    ("astro", "", {"astro.config.mjs": "export default {}", "package.json": '{"dependencies": {"astro": "^6.0.0"}}'}),
    ("astro", "", {"astro.config.ts": "export default {}"}),
    ("pelican", "", {"pelicanconf.py": "raise SystemExit('never run')\n", "publishconf.py": ""}),
    ("eleventy", "", {".eleventy.js": "process.exit(1)"}),
    ("eleventy", "", {"eleventy.config.js": "process.exit(1)"}),
    ("eleventy", "", {"package.json": '{"devDependencies": {"@11ty/eleventy": "^3.1.0"}}'}),
    ("mkdocs", "", {"mkdocs.yml": "site_name: Notes\n", "docs/index.md": ""}),
    ("vitepress", "docs", {"docs/.vitepress/config.mts": "", "docs/guide/a.md": "", "package.json": "{}"}),
    ("vitepress", "", {".vitepress/config.js": ""}),
    ("docusaurus", "", {"docusaurus.config.ts": "", "package.json": '{"dependencies": {"@docusaurus/core": "3.1.0"}}'}),
    ("docusaurus", "", {"website/docusaurus.config.js": "", "docs/a.md": ""}),
    ("docusaurus", "website", {"website/docusaurus.config.js": "", "website/docs/a.md": ""}),
]

NOT_RECOGNISED: list[Tree] = [
    {},
    {"config.toml": "[server]\nport = 1\n"},
    {"config.yaml": "baseURL: /\n"},
    {"config.json": "{}"},
    # Jupyter Book has a `_config.yml` too.
    {"_config.yml": "title: Book\nexecute:\n  execute_notebooks: force\n", "_toc.yml": ""},
    {"_config.yml": "title: Book\n", "Gemfile": 'gem "rails"\n'},
    {"package.json": '{"name": "astronomy", "dependencies": {"hexoid": "1.0.0"}}'},
    {"publishconf.py": "x = 1\n"},
]


def grown(root: Path, tree: Tree) -> Path:
    (root / ".git").mkdir()
    for name, text in tree.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def detected(folder: Path) -> Detected | None:
    return Resolver().place(folder).detected


@pytest.mark.parametrize(("preset", "folder", "tree"), RECOGNISED)
def test_a_generator_is_recognised(tmp_path: Path, preset: str, folder: str, tree: Tree) -> None:
    root = grown(tmp_path, tree)
    found = detected(root / folder)
    assert found is not None
    assert (found.preset, found.root) == (preset, root / folder)
    assert found.reason.split("`")[1] in {
        part for name in tree for part in (name.removeprefix(f"{folder}/"), ".vitepress")
    }
    assert "could be" not in found.reason


def test_octopress_is_jekyll_although_its_posts_are_where_those_of_hexo_are(tmp_path: Path) -> None:
    config = "title: Quay\nsubscribe_rss: /atom.xml\ncode_dir: downloads/code\ncategory_dir: categories\n"
    tree = {
        "_config.yml": config,
        "Rakefile": "",
        "plugins/tag.rb": "",
        "sass/screen.scss": "",
        "source/_posts/a.markdown": "",
    }
    found = detected(grown(tmp_path, tree))
    assert found is not None
    assert found.preset == "jekyll"


@pytest.mark.parametrize("tree", NOT_RECOGNISED)
def test_other_repositories_are_left_to_the_generic_preset(tmp_path: Path, tree: Tree) -> None:
    assert detected(grown(tmp_path, tree)) is None


def test_the_reason_names_the_file_and_its_words(tmp_path: Path) -> None:
    found = detected(grown(tmp_path, {"config.toml": 'title = "x"\r\nbase_url = "/"\r\n'}))
    assert found is not None
    assert found.reason == "`config.toml` with `base_url =`"


def test_a_file_with_several_signs_is_named_once(tmp_path: Path) -> None:
    tree = {"_config.yml": JEKYLL_CONFIG, "_posts/a.md": "", "_layouts/a.html": "", "Gemfile": "gem 'jekyll'\n"}
    found = detected(grown(tmp_path, tree))
    assert found is not None
    config, gems = found.reason.split(", ")
    assert (
        config == "`_config.yml` with `baseurl:` and `theme: minima` and `- jekyll-feed` beside `_posts` and `_layouts`"
    )
    assert gems == "`Gemfile` with `gem 'jekyll` beside `_config.yml`"


def test_the_nearest_folder_decides_and_its_articles_need_no_file_of_their_own(tmp_path: Path) -> None:
    tree = {"hugo.toml": "", "content/a.md": "", "manual/mkdocs.yml": "", "manual/docs/deep/b.md": ""}
    root = grown(tmp_path, tree)
    for folder, preset in (("content", "hugo"), ("manual/docs/deep", "mkdocs")):
        found = detected(root / folder)
        assert found is not None
        assert found.preset == preset


def test_nothing_outside_the_repository_counts(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").touch()
    inner = tmp_path / "inner"
    inner.mkdir()
    assert detected(grown(inner, {"posts/a.md": ""}) / "posts") is None


def test_two_generators_that_are_as_likely_are_both_told(tmp_path: Path) -> None:
    found = detected(grown(tmp_path, {"mkdocs.yml": "", "pelicanconf.py": ""}))
    assert found is not None
    assert (found.preset, found.reason) == ("mkdocs", "`mkdocs.yml`; it could be pelican as well")


def test_more_signs_win(tmp_path: Path) -> None:
    tree = {"_config.yml": HEXO_CONFIG + "baseurl: /\n", "package.json": '{"hexo": {"version": "8"}}'}
    found = detected(grown(tmp_path, tree))
    assert found is not None
    assert found.preset == "hexo"
