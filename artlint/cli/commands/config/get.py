"""`artlint config get`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from typer import Argument

from artlint.cli.exits import CommandError, Exit
from artlint.cli.place import place_of
from artlint.cli.settings_table import DEFAULT, settings_values, value_lines
from artlint.cli.streams import complain
from artlint.cli.value_flags import ValueFlags, ValueFormat, Where, write_json, write_lines
from artlint.config.kebab import plain
from artlint.config.layers import Keys
from artlint.config.named_key import Shape, key_names, read_key, shape_of
from artlint.config.nearest import near
from artlint.frozen import frozen
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.toml import dotted, said
from artlint.resolver import Place

Values = Mapping[Keys, tuple[Any, str]]
"""Values by their keys, each with where it comes from."""


@frozen(slots=True, kw_only=True)
class Flags(ValueFlags):
    """The flags of `config get`."""

    key: Annotated[
        str,
        Argument(metavar="KEY", help="A dotted key: lint.select, a table such as lint.level, override[0].paths."),
    ]
    path: Where = "."


def run(flags: Flags) -> Exit:
    """Show one value or a table; with -v where each comes from."""
    keys, is_table = _named(flags.key)
    place = place_of(flags, flags.path)
    found = _found(keys, place, is_table=is_table)
    if flags.output_format is ValueFormat.JSON:
        write_json(found, flags)
        return Exit.CLEAN
    if not (flags.quiet or flags.silent) and all(value is None for value, _ in found.values()):
        complain(f"note: {flags.key} is not set")
    write_lines(value_lines(found) if flags.verbose else _plain(found, keys), flags)
    return Exit.CLEAN


def _named(name: str) -> tuple[Keys, bool]:
    """Give the keys that a name stands for, and whether they lead to a table; CommandError for no key that there is."""
    try:
        keys = read_key(name)
    except ValueError as error:
        raise CommandError(str(error)) from error
    shape = shape_of(keys)
    if shape is None and len(keys) > 1 and shape_of(keys[:1]) is Shape.TABLES and not keys[1].isdigit():
        raise CommandError(f"`{keys[0]}` is a list of tables: name one, as in {keys[0]}[0].{dotted(keys[1:])}")
    if shape is None:
        raise CommandError(f"no key {name!r}{near(name, key_names())}")
    return keys, shape is Shape.TABLE and not _is_inside_list(keys)


def _is_inside_list(keys: Keys) -> bool:
    return shape_of(keys[:1]) is Shape.TABLES


def _found(keys: Keys, place: Place, *, is_table: bool) -> Values:
    """Give the value that keys lead to, or all of a table that are set."""
    values = settings_values(place)
    if is_table or any(each[: len(keys)] == keys for each in values):
        return {each: told for each, told in values.items() if each[: len(keys)] == keys and told[0] != {}}
    if _is_inside_list(keys):
        tables, origin = values.get(keys[:1], ([], DEFAULT))
        return {keys: (_inside(dict(zip(map(str, range(len(tables))), tables, strict=True)), keys[1:]), origin)}
    # What is set to nothing unless configured is in no list of what is set.
    return {keys: (_inside(plain(place.config), keys), DEFAULT)}


def _inside(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def _plain(found: Values, keys: Keys) -> Iterator[str]:
    """Give a value alone, as a shell takes it, and what is in a table with its keys."""
    for each, (value, _) in found.items():
        if value is None:
            continue
        if each == keys:
            yield escape(value) if isinstance(value, str) else said(value)
        else:
            yield f"{dotted(each)} = {said(value)}"
