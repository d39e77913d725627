"""How far a repository reaches: what symbolic links in it lead to outside is none of its business."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


def leads_out(path: Path) -> bool:
    """Tell whether symbolic links on the way to `path` lead out of the repository that the path, as written, lies in.

    That is the one around the working folder, else the one around the path. Where there is none, it is the working
    folder, else the folder of the path.
    """
    written = Path(os.path.abspath(path))  # noqa: PTH100 - `..` is taken as it is written, links unread
    real = Path(os.path.realpath(path))
    if real == written:
        return False
    here = Path.cwd()
    for top in (repository(here), repository(written.parent), here, written.parent):
        if top is not None and written.is_relative_to(top):
            return not real.is_relative_to(os.path.realpath(top))
    return False


@cache
def repository(folder: Path) -> Path | None:
    """Give the folder that holds `.git`, which is `folder` or one above it; None where there is none."""
    return next((each for each in (folder, *folder.parents) if os.path.lexists(each / ".git")), None)
