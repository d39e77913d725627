"""Real repositories for tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_IDENTITY = {
    "GIT_AUTHOR_NAME": "Lin",
    "GIT_AUTHOR_EMAIL": "lin@example.com",
    "GIT_COMMITTER_NAME": "Lin",
    "GIT_COMMITTER_EMAIL": "lin@example.com",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: Path, *words: str | bytes, **environment: str) -> str:
    """Run git in a folder, as nobody in particular, and give what it prints."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *words],
        cwd=folder, env={**bare, **_IDENTITY, **environment}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def commit(folder: Path, message: str = "articles") -> None:
    """Commit all that is in a folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", message)


def repository(folder: Path) -> Path:
    """Make a repository of a folder, with all that it holds in one commit on `main`."""
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    return folder
