"""The flags of the commands that show rules."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from typer import Option

from artlint.cli.flags import CommonFlags
from artlint.frozen import frozen


class RuleFormat(StrEnum):
    """How rules are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@frozen(slots=True, kw_only=True)
class RuleFlags(CommonFlags):
    """What the commands that show rules take."""

    output_format: Annotated[RuleFormat, Option("--output-format", help="How rules are written.")] = RuleFormat.TEXT
