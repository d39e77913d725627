"""A package with rules and a kind of its own, built, installed beside artlint, and used from pre-commit."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.packaging.commands import run

pytestmark = pytest.mark.registry

ARTICLE = '---\ntitle: A\n---\n\n## Boats ##\n\n<p data-shop="1">Lantern</p>\n'
MENDED = "---\ntitle: A\n---\n\n## Boats\n\n<p>Lantern</p>\n"
IDS = {"closed-heading", "shop-attribute"}


@pytest.fixture(scope="session")
def plugin(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the example package."""
    folder = tmp_path_factory.mktemp("plugin")
    source = clone / "tests" / "packaging" / "house_style"
    run(clone, sys.executable, "-m", "build", "--wheel", "--outdir", folder, source)
    return next(folder.glob("*.whl"))


def test_its_rules_run_where_it_is_installed(
    distributions: Path, plugin: Path, environment: Path, tmp_path: Path
) -> None:
    (wheel,) = distributions.glob("*.whl")
    run(tmp_path, environment / "pip", "install", "-q", wheel, plugin)
    artlint = environment / "artlint"
    article = tmp_path / "a.md"
    article.write_text(ARTICLE, "utf-8")
    found = json.loads(run(tmp_path, artlint, "check", "--output-format", "json", "a.md", code=1))
    assert {finding["rule"] for finding in found} == IDS
    listed = json.loads(run(tmp_path, artlint, "rule", "list", "--output-format", "json"))
    assert {each["id"] for each in listed if each["source"] == "artlint-house-style"} == IDS
    assert "all hold" in run(tmp_path, artlint, "rule", "test")
    assert "levels" in run(tmp_path, artlint, "rule", "show", "closed-heading")
    run(tmp_path, artlint, "rule", "new", "loose-heading", "--kind", "closing-marks")
    assert "all hold" in run(tmp_path, artlint, "rule", "test", "rules")
    run(tmp_path, artlint, "fix", "a.md")
    assert article.read_text("utf-8") == MENDED
    article.write_text(ARTICLE, "utf-8")
    run(tmp_path, artlint, "fix", "--config", "lint.rules.closed-heading.levels=[1]", "a.md")
    assert "## Boats ##\n" in article.read_text("utf-8")


def test_its_rules_run_from_a_hook(clone: Path, plugin: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(ARTICLE, "utf-8")
    revision = run(clone, "git", "rev-parse", "HEAD").strip()
    hook = {"id": "artlint", "additional_dependencies": [str(plugin)]}
    config = {"repos": [{"repo": str(clone), "rev": revision, "hooks": [hook]}]}
    # JSON is YAML.
    (folder / ".pre-commit-config.yaml").write_text(json.dumps(config), "utf-8")
    run(folder, "git", "init", "-q")
    run(folder, "git", "add", "--all")
    told = run(folder, sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never", code=1)
    assert "[closed-heading]" in told
    assert "[shop-attribute]" in told
