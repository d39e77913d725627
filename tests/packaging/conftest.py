"""Clean clones, environments and the distributions that the packaging tests install."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.packaging.commands import run


@pytest.fixture(scope="session")
def clone(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean clone of the last commit of this repository."""
    folder = tmp_path_factory.mktemp("clone") / "artlint"
    run(folder.parent, "git", "clone", "-q", repository, folder)
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """The `bin` folder of a fresh virtual environment."""
    folder = tmp_path / "environment"
    run(tmp_path, sys.executable, "-m", "venv", folder)
    return folder / "bin"


@pytest.fixture(scope="session")
def distributions(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds an sdist and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(clone, sys.executable, "-m", "build", "--outdir", folder, clone)
    return folder
