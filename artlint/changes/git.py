"""Asking git about a repository of somebody else's, without letting that repository run anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from artlint.frozen import frozen

_HARMLESS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.quotePath=true",
    "diff.autoRefreshIndex=false",
    # A folder that only looks like a repository brings a configuration of its own.
    "safe.bareRepository=explicit",
)
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # What a partial clone lacks is not fetched: the way to fetch it is a command in the configuration.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
}
_OF_USER = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
"""How the names of variables begin that say what this user wants everywhere."""
_LONGEST = 300


class GitError(Exception):
    """Git cannot tell what has changed; the message says why, and what to do where that is known."""


@frozen
class Git:
    """Git, asked from a folder, in an environment that names no repository but the one around it."""

    folder: str
    environment: Mapping[str, str]

    def ask(self, *words: str, given: bytes = b"") -> bytes:
        """Give what git prints; GitError with what it complains of when it fails."""
        code, out, error = self.tried(*words, given=given)
        if code:
            raise GitError(f"git {words[0]}: {first_line(error)}")
        return out

    def tried(self, *words: str, given: bytes = b"", safe: bool = True) -> tuple[int, bytes, str]:
        """Give the exit code of git, what it prints and what it complains of."""
        import subprocess  # noqa: PLC0415 - only for those who ask what changed

        settings = [*_HARMLESS, *(self._no_filters if safe else ())]
        options = [part for setting in settings for part in ("-c", setting)]
        command = [_program(), *options, "--no-pager", "-C", self.folder, *words]
        done = subprocess.run(  # noqa: S603 - the program is looked up in the user's path, outside the checked tree
            command, input=given, capture_output=True, check=False, env=dict(self.environment)
        )
        return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")

    @cached_property
    def _no_filters(self) -> Sequence[str]:
        """The settings that turn off every program that git would pipe a file through."""
        pattern = r"^filter\..*\.(clean|smudge|process|required)$"
        code, out, error = self.tried("config", "-z", "--name-only", "--get-regexp", pattern, safe=False)
        if code > 1:
            raise GitError(f"git config: {first_line(error)}")
        drivers = {os.fsdecode(name).rpartition(".")[0] for name in out.split(b"\0") if name}
        for driver in drivers:
            if "=" in driver:
                raise GitError(f"{self.folder}: its configuration has a filter that cannot be turned off: {driver!r}")
        return [
            f"{driver}.{key}"
            for driver in sorted(drivers)
            for key in ("clean=", "smudge=", "process=", "required=false")
        ]


def bare_environment() -> dict[str, str]:
    """Give the environment in which git asks the folder alone which repository it is in.

    A hook is given variables of its own repository, which need not be the one that is asked.
    """
    kept = {name: text for name, text in os.environ.items() if not name.startswith("GIT_") or name.startswith(_OF_USER)}
    return {**kept, **_ENVIRONMENT}


def _program() -> str:
    found = shutil.which("git")
    if found is None:
        raise GitError("git is not installed, or not in PATH")
    # The checked tree may hold a program of that name.
    if not Path(found).is_absolute() or Path(found).resolve().parent == Path.cwd():
        raise GitError("PATH leads to a git in the working folder, which is not run")
    return found


def first_line(error: str) -> str:
    """Give what git complains of on one line."""
    said = " ".join(error.split()).removeprefix("fatal: ").removeprefix("error: ")
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
