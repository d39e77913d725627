"""The flags of the commands that write a JSON Schema, and what they do with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from artlint.cli.exits import CommandError, Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.links import refuse_link_out
from artlint.cli.streams import complain, standard_output
from artlint.frozen import frozen
from artlint.reading import said

if TYPE_CHECKING:
    from artlint.schema.kinds.kind import JsonSchema


@frozen(slots=True, kw_only=True)
class SchemaFlags(CommonFlags):
    """What both commands take."""

    check: Annotated[
        str | None,
        Option("--check", metavar="FILE", help="Write nothing; exit 1 when FILE does not hold this schema."),
    ] = None
    output: Annotated[
        str | None, Option("-o", "--output", metavar="FILE", help="Write to a file, not to standard output.")
    ] = None


def deliver(schema: JsonSchema, flags: SchemaFlags, command: str) -> Exit:
    """Write `schema`, or compare it with a file; `command` is what writes the file anew."""
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    if flags.check is not None:
        return _compare(text, Path(flags.check), flags, command)
    if flags.output is None:
        if not flags.silent:
            standard_output().write(text)
        return Exit.CLEAN
    refuse_link_out(Path(flags.output))
    try:
        Path(flags.output).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise CommandError(f"{flags.output}: cannot be written: {said(error)}") from error
    return Exit.CLEAN


def _compare(text: str, path: Path, flags: SchemaFlags, command: str) -> Exit:
    try:
        held = path.read_text("utf-8") if path.exists() else None
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: cannot be read: {error}") from error
    if held == text:
        return Exit.CLEAN
    if not (flags.quiet or flags.silent):
        state = "is not there" if held is None else "is stale"
        complain(f"{path} {state}; write it with: {command} -o {path}")
    return Exit.FINDINGS
