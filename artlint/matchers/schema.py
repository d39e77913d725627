"""Errors of the front-matter schema, each claimed by one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import ClassVar, Literal

from pydantic import field_validator

from artlint.facts.dates import ParsedDate, parse_date, write_date
from artlint.facts.values import Value
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.schema.kinds import ERRORS
from artlint.schema.model import Problem
from artlint.text import clip


class Find(Matcher):
    """Errors of the given types."""

    placeholders: ClassVar = frozenset(
        ("field", "value", "expected", "found", "allowed", "limit", "length", "pattern", "form", "near", "generator")
    )
    variants: ClassVar = ERRORS | {"near"}
    actions: ClassVar = frozenset(("quote", "rename", "rewrite-date"))

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
        if problem.error == "extra_forbidden" and context.schema is not None:
            near = get_close_matches(problem.field, context.schema.fields, n=1, cutoff=0.75)
            if near and context.article.front_matter and near[0] not in context.article.front_matter.fields:
                values["near"] = near[0]
                variant = "near"
        return Match(problem.span, values, variant, problem.field, problem)

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that quote a value, rename a key or rewrite a date in the preset's form."""
        act = {"quote": self._quote, "rename": self._rename, "rewrite-date": self._rewrite_date}[action]
        return [act(match, context) for match in matches]

    @staticmethod
    def _quote(match: Match, context: Context) -> Proposal | None:
        value = match.subject.value
        if value is None or value.quoted or value.shape != "scalar" or match.values.get("expected") != "str":
            return None
        return Proposal((Edit(value.span, quoted(value.text)),))

    @staticmethod
    def _rename(match: Match, context: Context) -> Proposal | None:
        near = match.values.get("near")
        if near is None or match.subject.key_span is None:
            return None
        return Proposal((Edit(match.subject.key_span, near),))

    @staticmethod
    def _rewrite_date(match: Match, context: Context) -> Proposal | None:
        value, dates = match.subject.value, context.preset.dates
        parsed = parse_date(value.text)
        spec = context.schema.fields[match.field] if context.schema and match.field else None
        if not isinstance(parsed, ParsedDate) or spec is None:
            return None
        written = write_date(parsed, spec.write or dates.write, context.zone)
        if written is None:
            return None
        # A quoted date is text to YAML, so that the generator's own date reading applies to it in every zone.
        text = quoted(written) if parsed.has_time else written
        return Proposal((Edit(value.span, text),), unsafe=dates.rewrite != "safe" or not parsed.is_zoned)


def _shown(value: Value | None) -> str:
    if value is None:
        return ""
    if value.shape != "scalar":
        return clip(", ".join(item.text for item in value.walk() if item.text))
    return clip(value.text)


def quoted(text: str) -> str:
    """Give `text` as a single-quoted YAML scalar."""
    return "'" + text.replace("'", "''") + "'"
