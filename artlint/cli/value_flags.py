"""The flags of the commands that show values of the configuration, and how they write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any

from typer import Argument, Option

from artlint.cli.flags import CommonFlags
from artlint.cli.streams import standard_output, write_parts
from artlint.config.layers import Keys
from artlint.frozen import frozen
from artlint.reporters.parts.json_text import laid_out
from artlint.reporters.parts.toml import dotted
from artlint.reporters.parts.view import PLAIN_WIDTH


class ValueFormat(StrEnum):
    """How values are written."""

    TEXT = "text"
    JSON = "json"


Where = Annotated[str, Argument(metavar="PATH", help="The file or folder in question.")]
"""The path whose configuration is shown."""


@frozen(slots=True, kw_only=True)
class ValueFlags(CommonFlags):
    """What the commands about values take."""

    output_format: Annotated[ValueFormat, Option("--output-format", help="How values are written.")] = ValueFormat.TEXT


def write_json(values: Mapping[Keys, tuple[Any, str]], flags: CommonFlags) -> None:
    """Write values as a list of objects with their key and origin."""
    entries = [{"key": dotted(keys), "value": value, "origin": origin} for keys, (value, origin) in values.items()]
    write_lines([laid_out(entries)], flags)


def write_lines(lines: Iterable[str], flags: CommonFlags) -> None:
    """Write lines to standard output as they are; none with `--silent`."""
    if not flags.silent:
        write_parts([f"{line}\n" for line in lines], standard_output(), colour=False, width=PLAIN_WIDTH)
