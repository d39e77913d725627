"""What each generator writes into a new site has no finding under its preset, which is recognised there.

The fields and the form of the articles are those of `hexo new`, `hugo new content`, `jekyll new`, the blog templates of
Astro, Eleventy and Docusaurus, the manuals of Zola, Pelican and Material for MkDocs, and `vitepress init`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from artlint.document import read_document
from artlint.facts.article import Article
from artlint.presets import preset_names
from artlint.resolver import Resolver
from artlint.run import check_paths, list_files

STARTERS = Path(__file__).parent / "starters"
GENERATORS = [name for name in preset_names() if name != "generic"]


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
    assert len(run.files) >= 3


def test_archetypes_and_error_pages_are_no_articles(tmp_path: Path) -> None:
    for name in ("hugo", "jekyll", "eleventy"):
        shutil.copytree(STARTERS / name, tmp_path / name)
        (tmp_path / name / ".git").mkdir()
        assert not {path.stem for path in list_files([tmp_path / name])} & {"default", "404"}


@pytest.mark.parametrize("site", GENERATORS, indirect=True)
def test_the_front_matter_of_every_article_is_read(site: Path) -> None:
    told: set[str] = set()
    for path in list_files([site]):
        place = Resolver().place(path.parent)
        front_matter = Article(read_document(path.read_bytes()), place.settings.preset.front_matter).front_matter
        if front_matter is not None and front_matter.block.format != "code":
            assert front_matter.is_read, path
            told |= front_matter.fields.keys()
    assert len(told) > 1


@pytest.mark.parametrize("site", GENERATORS, indirect=True)
def test_the_generator_of_every_article_is_recognised(site: Path) -> None:
    for path in list_files([site]):
        place = Resolver().place(path.parent)
        assert place.detected is not None, path
        assert (place.settings.preset.name, place.root) in {(site.name, site), (site.name, site / "docs")}
