"""`artlint schema front-matter`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from artlint.cli.completion import presets
from artlint.cli.exits import CommandError, Exit
from artlint.cli.schema_flags import SchemaFlags, deliver
from artlint.frozen import frozen

if TYPE_CHECKING:
    from artlint.schema.paths import PathSchema
    from artlint.settings.settings import Settings


@frozen(slots=True, kw_only=True)
class Flags(SchemaFlags):
    """The flags of `schema front-matter`."""

    path: Annotated[
        str, Argument(metavar="PATH", help="An article, there or not yet; of a folder, the first [[schema]] is taken.")
    ] = "."
    preset: Annotated[
        str | None,
        Option(
            "--preset", metavar="NAME", autocompletion=presets, help="The site generator that the articles are for."
        ),
    ] = None


def run(flags: Flags) -> Exit:
    """Write the schema of an article's front matter."""
    from artlint.cli.overrides import run_options
    from artlint.config.layers import Layer
    from artlint.schema.export import front_matter_schema

    path = Path(flags.path)
    folder = path if path.is_dir() else path.parent
    if not folder.is_dir():
        raise CommandError(f"no such folder: {folder}")
    options = run_options(flags)
    if flags.preset is not None:
        options = replace(options, overrides=(*options.overrides, Layer("--preset", {"preset": flags.preset})))
    settings = options.resolver().place(folder).settings
    found = settings.schemas[0] if path.is_dir() else settings.schema_for(flags.path)
    title = f"Front matter for {settings.preset.title}{_told(found)}"
    schema = front_matter_schema(found.schema, title, closed=_is_closed(settings))
    return deliver(schema, flags, f"artlint schema front-matter {flags.path}")


def _told(found: PathSchema) -> str:
    return f" at {', '.join(found.paths.patterns)}" if found.paths is not None else ""


def _is_closed(settings: Settings) -> bool:
    """Tell whether a rule reports every field that the schema does not know."""
    from artlint.schema.errors import ErrorType

    return any(ErrorType.UNKNOWN in getattr(active.matcher, "errors", ()) for active in settings.rules)
