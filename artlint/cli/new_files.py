"""Files that artlint writes for a repository, none of them over what somebody else wrote."""

from __future__ import annotations

from collections.abc import Sequence

from artlint.cli.exits import CommandError, Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.streams import complain, standard_output
from artlint.config.boundary import leads_out
from artlint.paths import shown
from artlint.reading import read_head, said
from artlint.reporters.parts.escape import escape_path
from artlint.survey.additional import NewFile

_LOOKED_AT = 200_000
"""Bytes of a file of others that are searched for artlint."""


def show_files(files: Sequence[NewFile]) -> None:
    """Print the texts; of several, each below its path."""
    stream = standard_output()
    for each in files:
        head = f"==> {escape_path(shown(each.path))} <==\n" if len(files) > 1 else ""
        stream.write(f"{head}{each.text}")
    stream.flush()


def write_files(files: Sequence[NewFile], flags: CommonFlags, *, force: bool) -> Exit:
    """Write the files that are not there, and with `force` those that are artlint's own, and print their paths.

    What would have gone into another's file is printed instead. Fails when all are there.
    """
    written = [each for each in files if _write(each, force=force and each.is_own)]
    for each in files:
        name = escape_path(shown(each.path))
        if each in written:
            if not flags.silent:
                standard_output().write(f"{name}\n")
        elif not (flags.quiet or flags.silent):
            _tell(each, name)
    if not written:
        raise CommandError("nothing was written")
    return Exit.CLEAN


def _tell(file: NewFile, name: str) -> None:
    """Say what to do where a file is there."""
    if file.is_own:
        complain(f"note: {name} is there already; --force writes it anew")
    elif b"artlint" in read_head(file.path, _LOOKED_AT):
        complain(f"note: {name} calls artlint already")
    else:
        complain(f"note: {name} is there already; add to it:")
        complain(file.text.rstrip(), literal=True)


def _write(file: NewFile, *, force: bool) -> bool:
    """Write a file, and tell whether it was written."""
    path = file.path
    if leads_out(path):
        raise CommandError(f"{shown(path)}: a symbolic link leads out of the repository")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as stream:
            stream.write(file.text)
    except FileExistsError:
        return False
    except OSError as error:
        raise CommandError(f"{shown(path)}: cannot be written: {said(error)}") from error
    return True
