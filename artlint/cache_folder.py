"""The folder for what artlint can always make again: the user's own, or one that is named."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

# Programs that make backups look for exactly this: https://bford.info/cachedir/
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by artlint; it may be removed at any time.\n"
NO_CACHE = "ARTLINT_NO_CACHE"
WORDS = {**dict.fromkeys(("", "0", "false", "no", "off"), False), **dict.fromkeys(("1", "true", "yes", "on"), True)}
"""What that variable can say, in lower case, and whether nothing is kept then."""


def cache_folder(named: str | Path | None = None, environment: Mapping[str, str] = os.environ) -> Path | None:
    """Give the absolute path of the folder, there or not: `named`, else that of ARTLINT_CACHE_DIR, else the user's own.

    None where ARTLINT_NO_CACHE is set, or nobody says where this user keeps such things.
    """
    if WORDS.get(environment.get(NO_CACHE, "").lower(), True):
        return None
    chosen = named or environment.get("ARTLINT_CACHE_DIR")
    if chosen:
        return Path(os.path.abspath(chosen))  # noqa: PTH100 - `..` is taken as it is written
    base = _user_folder(environment)
    return base / "artlint" if base is not None and base.is_absolute() else None


def _user_folder(environment: Mapping[str, str]) -> Path | None:
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib raises where there is no home
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local) if local else None
    if environment.get("XDG_CACHE_HOME"):
        return Path(environment["XDG_CACHE_HOME"])
    return Path(home, "Library", "Caches") if sys.platform == "darwin" else Path(home, ".cache")


def make_cache_folder(folder: Path) -> bool:
    """Make the folder where it is not there, for its owner alone, and tell whether it can be written to.

    Git and programs that make backups leave it out.
    """
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
                with suppress(FileExistsError), (folder / name).open("x", encoding="utf-8") as stream:
                    stream.write(text)
        return os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        return False
