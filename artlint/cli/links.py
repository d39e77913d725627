"""Links in the tree that is checked, which what is written for a user must not follow out of it."""

from __future__ import annotations

import os
from pathlib import Path

from artlint.cli.exits import CommandError
from artlint.config.boundary import leads_out, repository


def refuse_link_out(path: Path) -> None:
    """Raise CommandError for a path in the repository around the working folder that links lead out of.

    What lies elsewhere, such as `/dev/stdout`, no stranger has put there.
    """
    here = Path.cwd()
    top = repository(here) or here
    if Path(os.path.abspath(path)).is_relative_to(top) and leads_out(path):  # noqa: PTH100 - `..` is taken as written
        raise CommandError(f"{path}: a symbolic link leads out of the repository; name another file")
