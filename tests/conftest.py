"""What all tests share."""

from __future__ import annotations

from pathlib import Path
from secrets import token_hex

import pytest
from hypothesis import settings

# The same examples on every machine: a failure in CI can be had again at a desk.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository."""
    return Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in ("CONFIG", "OUTPUT_FORMAT", "CACHE_DIR", "NO_CACHE", "JOBS", "LANG"):
        monkeypatch.delenv(f"ARTLINT_{name}", raising=False)
    for name in ("FORCE_COLOR", "NO_COLOR", "CI", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "no-config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "caches" / token_hex(4)))
