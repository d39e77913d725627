"""A field that the preset's generator takes for something else, or refuses beside another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from artlint.facts.values import Entry, Shape, Value
from artlint.matchers.base import Context, Match, Matcher
from artlint.presets import Conflict
from artlint.text import clip


class Find(Matcher):
    """The conflicts that the preset lists."""

    placeholders: ClassVar = frozenset(("field", "value", "generator", "reason", "zh"))

    kind: Literal["check"]

    def find(self, context: Context) -> Sequence[Match]:
        """Give the value of each field that is in conflict."""
        front_matter = context.article.front_matter
        if not context.preset.conflicts or front_matter is None:
            return ()
        fields = front_matter.fields
        if context.preset.any_case:
            fields = {**{key.lower(): entry for key, entry in fields.items()}, **fields}
        return [match for conflict in context.preset.conflicts for match in _matches(conflict, fields, context)]


def _matches(conflict: Conflict, fields: Mapping[str, Entry], context: Context) -> Iterator[Match]:
    if not all(name in fields and _is_one(fields[name].value, texts) for name, texts in conflict.beside.items()):
        return
    for name in conflict.fields:
        if name not in fields or not _is_one(fields[name].value, conflict.values):
            continue
        value = fields[name].value
        values = {
            "field": name,
            "value": clip(value.text),
            "generator": context.preset.title,
            "reason": conflict.reason.en,
            "zh": conflict.reason.zh,
        }
        span = value.span if value.shape is Shape.SCALAR else fields[name].key_span
        yield Match(span, values, field=name, level=conflict.level)


def _is_one(value: Value, texts: Sequence[str]) -> bool:
    """Tell whether `value` is written as one of `texts`, or says anything where there are none."""
    return value.text.lower() in texts if texts else not value.is_blank
