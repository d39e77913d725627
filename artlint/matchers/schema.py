"""Errors of the front-matter schema, each claimed by one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import ClassVar, Literal

from pydantic import field_validator

from artlint.facts.dates import ParsedDate, parse_date, write_date
from artlint.facts.values import Scalar, Shape, Value
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.schema.kinds import ERRORS
from artlint.schema.model import Problem, Schema
from artlint.text import clip


class Find(Matcher):
    """Errors of the given types."""

    placeholders: ClassVar = frozenset(
        ("field", "value", "expected", "found", "allowed", "limit", "length", "pattern", "form", "near", "generator")
    )
    variants: ClassVar = ERRORS | {"near", "unread"}
    actions: ClassVar = frozenset(("convert", "rename", "rewrite-date"))

    kind: Literal["schema"]
    errors: tuple[str, ...]

    @field_validator("errors")
    @classmethod
    def _known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        unknown = sorted(set(value) - ERRORS)
        if unknown:
            raise ValueError(f"no such schema error: {', '.join(unknown)}")
        return value

    def find(self, context: Context) -> Iterator[Match]:
        """Give the errors that this page claims."""
        for problem in context.problems:
            if problem.error in self.errors:
                yield self._match(problem, context)

    @staticmethod
    def _match(problem: Problem, context: Context) -> Match:
        shown = _shown(problem.value)
        values = {**problem.words, "field": problem.field, "value": shown, "generator": context.preset.title}
        variant = problem.error
        near = _near(problem, context) if variant == "extra_forbidden" else None
        if near is not None:
            values["near"] = near
            variant = "near"
        elif variant == "date_invalid" and "form" in problem.words:
            variant = "unread"
        return Match(problem.span, values, variant, problem.field, problem)

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that convert a value, rename a key or rewrite a date in the preset's form."""
        if action == "rename":
            return _renamings(matches, context.schema)
        act = _converted if action == "convert" else _rewritten
        return [act(match, context) for match in matches]


def _near(problem: Problem, context: Context) -> str | None:
    """Give the known field that an unknown one is most likely a slip of; None when the article has that one too."""
    if context.schema is None or context.article.front_matter is None:
        return None
    known = {name.lower(): name for name in context.schema.fields}
    near = get_close_matches(problem.field.lower(), known, n=1, cutoff=0.75)
    name = known[near[0]] if near else None
    return name if name is not None and name not in context.article.front_matter.fields else None


def _renamings(matches: Sequence[Match], schema: Schema | None) -> list[Proposal | None]:
    """Give the edit that renames each key, where the field it is meant for could have its value."""
    proposals: list[Proposal | None] = []
    taken: set[str] = set()
    for match in matches:
        near, problem = match.values.get("near"), match.subject
        fits = schema is not None and near is not None and schema.accepts(near, problem.value)
        if near is None or near in taken or not fits:
            proposals.append(None)
            continue
        taken.add(near)
        proposals.append(Proposal((Edit(problem.key_span, near),), fields=frozenset((near,))))
    return proposals


_BOOLS = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}


def _converted(match: Match, context: Context) -> Proposal | None:
    """Write a scalar as the type that is wanted, where only one reading of it is likely."""
    value, wanted = match.subject.value, match.values.get("expected", "").split(" | ")
    if value is None or value.shape is not Shape.SCALAR or not value.text:
        return None
    text = value.text
    source = context.article.text[value.span.start : value.span.end]
    written = None
    if "bool" in wanted:
        written = _BOOLS.get(text.lower())
    elif "str" in wanted and not value.quoted:
        written = quoted(text)
    elif wanted == ["int"] and value.quoted and text.isascii() and text.lstrip("-").isdigit():
        written = text
    elif wanted == ["list"] and not any(mark in text for mark in ",，、;；[]{}\n"):
        written = f"[{source}]" if value.quoted or value.scalar is not Scalar.STR else f"[{quoted(text)}]"
    return Proposal((Edit(value.span, written),)) if written is not None else None


def _rewritten(match: Match, context: Context) -> Proposal | None:
    value, dates = match.subject.value, context.preset.dates
    parsed = parse_date(value.text)
    spec = context.schema.fields.get(match.field or "") if context.schema else None
    if not isinstance(parsed, ParsedDate) or spec is None:
        return None
    written = write_date(parsed, spec.write or dates.write, context.zone)
    if written is None:
        return None
    # A quoted date is text to YAML, so that the generator's own date reading applies to it in every zone.
    text = quoted(written) if parsed.has_time else written
    is_same = parsed.is_zoned and parsed.form in dates.safe_from and (spec.write or dates.write) == dates.write
    return Proposal((Edit(value.span, text),), unsafe=not is_same)


def _shown(value: Value | None) -> str:
    if value is None:
        return ""
    if value.shape is not Shape.SCALAR:
        return clip(", ".join(item.text for item in value.walk() if item.text))
    return clip(value.text)


def quoted(text: str) -> str:
    """Give `text` as a single-quoted YAML scalar."""
    return "'" + text.replace("'", "''") + "'"
