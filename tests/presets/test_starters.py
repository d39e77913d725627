"""What each generator writes into a new site has no finding under its preset, which is recognised there.

The fields and the form of the articles are those of `hexo new`, `hugo new content`, `jekyll new`, the blog templates of
Astro, Eleventy and Docusaurus, the manuals of Zola, Pelican and Material for MkDocs, and `vitepress init`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from artlint.presets import preset_names
from artlint.resolver import Resolver
from artlint.run import check_paths, list_files

STARTERS = Path(__file__).parent / "starters"
GENERATORS = [name for name in preset_names() if name != "generic"]

ARTICLES = {
    "astro": 3, "docusaurus": 4, "eleventy": 4, "hexo": 4, "hugo": 4, "jekyll": 3, "mkdocs": 4, "pelican": 3,
    "vitepress": 3, "zola": 4,
}  # fmt: skip
"""The articles of each site; other files, such as archetypes and error pages, are none."""


@pytest.fixture
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    root = tmp_path / str(request.param)
    shutil.copytree(STARTERS / root.name, root)
    (root / ".git").mkdir()
    return root


@pytest.mark.parametrize("site", GENERATORS, indirect=True)
def test_a_new_site_has_no_finding(site: Path) -> None:
    run = check_paths([site])
    assert [(report.path, finding.rule, finding.message) for report, finding in run.findings] == []
    assert len(run.files) == ARTICLES[site.name]


@pytest.mark.parametrize("site", GENERATORS, indirect=True)
def test_the_generator_of_every_article_is_recognised(site: Path) -> None:
    for path in list_files([site]):
        place = Resolver().place(path.parent)
        assert place.detected is not None, path
        assert (place.settings.preset.name, place.root) in {(site.name, site), (site.name, site / "docs")}
