"""`artlint clean`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Option

from artlint.cache.location import remove_databases, root_of_cache
from artlint.cli.exits import Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.overrides import asked_cache, run_options
from artlint.cli.streams import standard_output
from artlint.conductor import Conductor
from artlint.frozen import frozen
from artlint.leftovers import remove_leftovers
from artlint.reporters.parts.escape import escape_path

_KIBIBYTE = 1024


@frozen(slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `clean`."""

    cache_dir: Annotated[
        str | None,
        Option("--cache-dir", metavar="DIR", help="The folder of the cache.", show_default="the user's own"),
    ] = None


def run(flags: Flags) -> Exit:
    """Remove the cache, and what killed runs left beside articles."""
    folder = asked_cache(flags.cache_dir)
    root = root_of_cache()
    removed = remove_databases(folder, root) if folder is not None else []
    told = [f"removed {escape_path(str(path))} ({_said(size)})" for path, size in removed]
    articles = Conductor(run_options(flags)).files([Path()])
    for parent in dict.fromkeys((*(path.parent for path in articles), *([folder] if folder else ()))):
        told += [f"removed {escape_path((parent / name).as_posix())}" for name in remove_leftovers(parent)]
    if not (flags.quiet or flags.silent):
        lines = told or [f"Nothing to remove for {escape_path(str(root))}."]
        standard_output().write("".join(f"{line}\n" for line in lines))
    return Exit.CLEAN


def _said(size: int) -> str:
    return f"{size / _KIBIBYTE**2:,.1f} MiB" if size >= _KIBIBYTE**2 else f"{-(-size // _KIBIBYTE)} KiB"
