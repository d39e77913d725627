"""Errors of the front-matter schema, each claimed by one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import ClassVar, Literal

from artlint.facts.dates import ParsedDate, parse_date, write_date
from artlint.facts.values import Scalar, Shape, Value
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.schema.errors import ErrorType
from artlint.schema.model import Problem, Schema
from artlint.text import clip


class Find(Matcher):
    """Errors of the given types."""

    placeholders: ClassVar = frozenset((
        "field", "value", "expected", "found", "allowed", "limit", "length", "pattern", "form", "near", "generator",
        "message",
    ))  # fmt: skip
    variants: ClassVar = frozenset(ErrorType) | {"near", "unread", "replaced"}
    actions: ClassVar = frozenset(("convert", "rename", "rewrite-date"))

    kind: Literal["schema"]
    errors: tuple[ErrorType, ...]

    def find(self, context: Context) -> Iterator[Match]:
        """Give the errors that this page claims."""
        problems = context.problems
        if not problems:
            return iter(())
        return (self._match(problem, context) for error in self.errors for problem in problems.get(error, ()))

    @staticmethod
    def _match(problem: Problem, context: Context) -> Match:
        shown = _shown(problem.value)
        values = {**problem.words, "field": problem.field, "value": shown, "generator": context.preset.title}
        variant = problem.error.value
        near = _near(problem) if problem.error is ErrorType.UNKNOWN else None
        if near is not None:
            values["near"] = near
            variant = "near"
        elif problem.error is ErrorType.DEPRECATED and "near" in problem.words:
            variant = "replaced"
        elif problem.error is ErrorType.DATE_INVALID and "form" in problem.words:
            variant = "unread"
        return Match(problem.span, values, variant, problem.field, problem)

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that convert a value, rename a key or rewrite a date in the preset's form."""
        if action == "rename":
            return _renamings(matches, context.schema)
        act = _converted if action == "convert" else _rewritten
        return [act(match, context) for match in matches]


def _near(problem: Problem) -> str | None:
    """Give the field that an unknown one is most likely a slip of; None when the article has that one too."""
    known = {name.lower(): name for name in problem.absent}
    near = get_close_matches(problem.field.rpartition(".")[2].lower(), known, n=1, cutoff=0.75)
    return known[near[0]] if near else None


def _renamings(matches: Sequence[Match], schema: Schema | None) -> list[Proposal | None]:
    """Give the edit that renames each key, where the field it is meant for could have its value."""
    proposals: list[Proposal | None] = []
    taken: set[str] = set()
    for match in matches:
        near, problem = match.values.get("near", ""), match.subject
        spec = problem.absent.get(near)
        path = ".".join((*problem.field.split(".")[:-1], near))
        if spec is None or spec.forbidden or path in taken or schema is None or not schema.accepts(spec, problem.value):
            proposals.append(None)
            continue
        taken.add(path)
        proposals.append(Proposal((Edit(problem.key_span, near),), fields=frozenset((path,))))
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
    spec = match.subject.spec
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
