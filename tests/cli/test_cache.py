"""The flags and the environment of the cache, and taking it away."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import DIRTY, Artlint


@pytest.fixture(autouse=True)
def _repository(site: Path) -> None:
    subprocess.run(["git", "init", "-q"], check=True, cwd=site)


def _databases(folder: Path) -> list[Path]:
    return sorted(folder.glob("**/*.sqlite3"))


def test_the_cache_lies_in_the_folder_of_the_user(
    site: Path, tmp_path: Path, artlint: Artlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    first = artlint("check", "--output-format", "concise")
    assert artlint("check", "--output-format", "concise") == first
    assert len(_databases(tmp_path / "user" / "artlint")) == 1
    assert not _databases(site)
    assert artlint("clean").out.startswith(f"removed {tmp_path / 'user' / 'artlint'}")
    assert not _databases(tmp_path)
    assert artlint("clean").out == f"Nothing to remove for {site}.\n"


def test_flags_beat_the_environment(
    site: Path, tmp_path: Path, artlint: Artlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARTLINT_CACHE_DIR", str(tmp_path / "named"))
    artlint("check")
    assert len(_databases(tmp_path / "named")) == 1
    artlint("check", "--cache-dir", str(tmp_path / "flag"))
    assert len(_databases(tmp_path / "flag")) == 1
    artlint("check", "--cache-dir", str(tmp_path / "no"), "--no-cache")
    monkeypatch.setenv("ARTLINT_NO_CACHE", "1")
    artlint("check", "--cache-dir", str(tmp_path / "no"))
    assert not (tmp_path / "no").exists()
    assert site


def test_one_that_git_tracks_is_refused(site: Path, artlint: Artlint) -> None:
    assert artlint("check", "--cache-dir", ".cache").code == 1
    assert artlint("check", "--cache-dir", ".cache").err == ""
    subprocess.run(["git", "add", "-f", ".cache"], check=True, cwd=site)
    for words in (["check"], ["fix"], ["clean"]):
        refused = artlint(*words, "--cache-dir", ".cache")
        assert refused.code == 2
        assert "--cache-dir" in refused.err
        assert "git tracks files there" in refused.err
    (site / "link").symlink_to(".cache")
    assert artlint("check", "--cache-dir", "link").code == 2
    assert (site / "posts" / "dirty.md").read_text("utf-8") == DIRTY


def test_one_that_cannot_be_written_to_is_said(site: Path, artlint: Artlint) -> None:
    (site / "file").touch()
    refused = artlint("check", "--cache-dir", "file/cache")
    assert (refused.code, refused.err) == (2, f"error: --cache-dir: {site}/file/cache: cannot be written to\n")


def test_a_named_folder_is_not_looked_at_for_articles(site: Path, artlint: Artlint) -> None:
    artlint("check", "--cache-dir", ".cache")
    assert artlint("check", "--show-files").out == "posts/clean.md\nposts/dirty.md\n"
    assert site


def test_clean_takes_away_what_killed_runs_left(site: Path, artlint: Artlint, tmp_path: Path) -> None:
    left = site / "posts" / ".artlint-0123456789abcdef"
    left.write_bytes(b"half")
    cache = tmp_path / "cache"
    artlint("check", "--cache-dir", str(cache))
    torn = Path(f"{_databases(cache)[0]}-journal")
    torn.write_bytes(b"half")
    cleaned = artlint("clean", "--cache-dir", str(cache))
    assert "removed posts/.artlint-0123456789abcdef\n" in cleaned.out
    assert not left.exists()
    assert not torn.exists()
    assert cleaned.code == 0
    assert artlint("clean", "-q").out == ""


def test_clean_leaves_the_caches_of_others(
    site: Path, artlint: Artlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = str(tmp_path / "cache")
    artlint("check", "--cache-dir", cache)
    (tmp_path / "other" / ".git").mkdir(parents=True)
    (tmp_path / "other" / "a.md").write_text(DIRTY, "utf-8")
    monkeypatch.chdir(tmp_path / "other")
    artlint("check", "--cache-dir", cache)
    assert len(_databases(tmp_path / "cache")) == 2
    artlint("clean", "--cache-dir", cache)
    assert len(_databases(tmp_path / "cache")) == 1
    monkeypatch.chdir(site / "posts")
    artlint("clean", "--cache-dir", cache)
    assert not _databases(tmp_path / "cache"), "the root is that of the repository"
