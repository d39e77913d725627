"""The flags that commands share, each declared once; a command takes them as the fields of its `Flags`."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Annotated

from typer import Option

from artlint.frozen import frozen

EVERYWHERE = "Everywhere"
"""The heading of the flags that every command takes."""


class ColourChoice(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class LanguageChoice(StrEnum):
    """The language of messages."""

    EN = "en"
    ZH = "zh"


@frozen(slots=True, kw_only=True)
class CommonFlags:
    """What every command takes."""

    config: Annotated[
        list[str],
        Option(
            "--config",
            metavar="PATH|KEY=VALUE",
            rich_help_panel=EVERYWHERE,
            help="A configuration file, or one value in TOML; repeatable.",
        ),
    ] = field(default_factory=list)
    isolated: Annotated[
        bool,
        Option("--isolated", rich_help_panel=EVERYWHERE, help="Read no configuration file and detect no generator."),
    ] = False
    color: Annotated[ColourChoice, Option("--color", rich_help_panel=EVERYWHERE, help="When to colour.")] = (
        ColourChoice.AUTO
    )
    lang: Annotated[
        LanguageChoice | None,
        Option("--lang", rich_help_panel=EVERYWHERE, help="The language of messages; English unless set."),
    ] = None
    verbose: Annotated[
        bool,
        Option(
            "-v",
            "--verbose",
            rich_help_panel=EVERYWHERE,
            help="Say more: settings and time of a run, tracebacks of internal errors.",
        ),
    ] = False
    quiet: Annotated[bool, Option("-q", "--quiet", rich_help_panel=EVERYWHERE, help="Findings only, no summary.")] = (
        False
    )
    silent: Annotated[bool, Option("-s", "--silent", rich_help_panel=EVERYWHERE, help="The exit code only.")] = False
