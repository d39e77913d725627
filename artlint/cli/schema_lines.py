"""Which schema holds for an article, and why, as lines of TOML."""

from __future__ import annotations

from collections.abc import Iterator

from artlint.config.kebab import plain
from artlint.config.layers import place_of
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.toml import dotted, said
from artlint.resolver import Place
from artlint.schema.fields import FieldSpec
from artlint.schema.paths import PathSchema


def schema_lines(place: Place, path: str) -> Iterator[str]:
    """Give the schema for the article at `path` as comments that say why, and its fields with where each comes from."""
    settings = place.settings
    found = settings.schema_for(path)
    preset = f"preset {settings.preset.name}"
    origin = preset if found.table is None else _origin(place, found.table)
    yield ""
    told = "the fields of the" if found.table is None else "the [[schema]] at"
    reason = _reason(found, settings.relative(path))
    yield f"# {escape(path)}: {told} {escape(origin)}, because {escape(reason)}"
    for other in _refused(place, found, settings.relative(path)):
        yield f"# {escape(other)}"
    given = place.config.schemas[found.table] if found.table is not None else None
    if given is not None and given.json_schema is not None:
        yield f"# json-schema = {said(given.json_schema)}"
    if given is not None and given.model is not None:
        yield f"# model = {said(given.model)}"
    yield "[schema-fields]"
    own = given.fields if given is not None else {}
    for name, spec in found.schema.fields.items():
        yield f"{dotted((name,))} = {said(_written(spec))}  # {escape(origin if name in own else preset)}"


def _reason(found: PathSchema, path: str) -> str:
    if found.paths is None:
        return "it is for every path" if found.table is not None else "no [[schema]] is for this path"
    return f"its {said(found.paths.deciding(path))} matches"


def _refused(place: Place, found: PathSchema, path: str) -> Iterator[str]:
    """Give the schemas of the configuration that were asked before `found`."""
    for each in place.settings.schemas:
        if each is found:
            return
        if each.paths is not None and each.table is not None:
            taken_back = each.paths.deciding(path)
            why = f"its {said(taken_back)} takes the path back" if taken_back else "none of its paths matches"
            yield f"not the one at {_origin(place, each.table)}: {why}"


def _origin(place: Place, table: int) -> str:
    """Give the file and line of a `[[schema]]`, or what else it comes from."""
    return place_of(place.layers, "", ("schema", str(table)))


def _written(spec: FieldSpec) -> dict[str, object]:
    """Give a field with what is set of it alone."""
    held: dict[str, object] = plain(spec, given=True)
    return held | {"type": spec.type[0] if len(spec.type) == 1 else held["type"]}
