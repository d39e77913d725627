"""Where the cache lies, and how its folder is made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from artlint.cache_folder import cache_folder, make_cache_folder


@pytest.mark.skipif(sys.platform == "win32", reason="the places of POSIX")
def test_the_flag_beats_the_environment_which_beats_the_folder_of_the_user(tmp_path: Path) -> None:
    user = {"XDG_CACHE_HOME": str(tmp_path / "user")}
    assert cache_folder(environment=user) == tmp_path / "user" / "artlint"
    named = {**user, "ARTLINT_CACHE_DIR": str(tmp_path / "named")}
    assert cache_folder(environment=named) == tmp_path / "named"
    assert cache_folder(tmp_path / "flag", named) == tmp_path / "flag"
    assert cache_folder("here", named) == Path.cwd() / "here"


@pytest.mark.parametrize(
    ("said", "is_off"),
    [("1", True), ("true", True), ("0", False), ("", False), ("False", False), ("off", False), ("odd", True)],
)
def test_the_environment_can_turn_it_off(said: str, *, is_off: bool, tmp_path: Path) -> None:
    environment = {"ARTLINT_NO_CACHE": said, "XDG_CACHE_HOME": str(tmp_path)}
    assert (cache_folder(environment=environment) is None) is is_off
    assert (cache_folder(tmp_path / "named", environment) is None) is is_off


def test_a_relative_folder_of_the_user_is_none() -> None:
    # A checked tree must not be able to bring one.
    assert cache_folder(environment={"XDG_CACHE_HOME": "cache"}) is None


def test_it_is_for_its_owner_alone_and_git_leaves_it_out(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "cache"
    assert make_cache_folder(folder)
    assert make_cache_folder(folder)
    (folder / "entry").touch()
    assert folder.stat().st_mode & 0o077 == 0 or os.name == "nt"
    assert (folder / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    told = subprocess.run(["git", "-C", tmp_path, "status", "--porcelain"], check=True, capture_output=True)
    assert told.stdout == b""


def test_where_it_cannot_be_made_it_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not make_cache_folder(tmp_path / "file" / "cache")
