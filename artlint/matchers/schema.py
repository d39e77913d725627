"""Errors of the front-matter schema, each claimed by one page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Annotated, ClassVar, Literal

from artlint.config.kebab import Condition
from artlint.facts.blank_forms import is_blank_form
from artlint.facts.dates import ParsedDate, parse_date
from artlint.facts.formats import Format
from artlint.facts.moments import write_date
from artlint.facts.values import Scalar, Shape, Value
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.schema.errors import ErrorType
from artlint.schema.problem import Problem
from artlint.text import clip

# A member of an enum is looked up in a tenth of the time here, and every page about a schema asks for it.
_UNKNOWN = ErrorType.UNKNOWN
_WORD = 3
"""The letters that make a word of a name and not a slip."""


def _alone(errors: tuple[ErrorType, ...]) -> tuple[ErrorType, ...]:
    if ErrorType.UNKNOWN in errors and len(errors) > 1:
        raise ValueError(f"`{ErrorType.UNKNOWN}` is looked for by a page of its own")
    return errors


class Find(Matcher):
    """Errors of the given types."""

    placeholders: ClassVar = frozenset((
        "field", "value", "expected", "found", "allowed", "limit", "length", "pattern", "form", "near", "generator",
        "message",
    ))  # fmt: skip
    variants: ClassVar = frozenset(ErrorType) | {"near", "one-of", "unread", "in-quotes", "replaced", "whole"}
    actions: ClassVar = frozenset(("convert", "rename", "rewrite-date", "requote"))
    is_internal: ClassVar = True

    kind: Literal["schema"]
    errors: Annotated[tuple[ErrorType, ...], Condition(after=_alone)]

    def find(self, context: Context) -> Iterable[Match]:
        """Give the errors that this page claims."""
        if _UNKNOWN in self.errors:
            unknown = context.unknown_fields
            return [self._match(problem, context) for problem in unknown] if unknown else ()
        problems = context.problems
        if not problems or problems.keys().isdisjoint(self.errors):
            return ()
        return [
            self._match(problem, context)
            for error in self.errors
            for problem in problems.get(error, ())
            if not _is_told(problem, context)
        ]

    @staticmethod
    def _match(problem: Problem, context: Context) -> Match:
        shown = _shown(problem.value)
        values = {**problem.words, "field": problem.field, "value": shown, "generator": context.preset.title}
        variant = problem.error.value
        near = _near(problem)
        if near is not None:
            values["near"] = near
            variant = "near"
        elif problem.error is ErrorType.DEPRECATED and "near" in problem.words:
            variant = "replaced"
        elif problem.error is ErrorType.WRONG_TYPE and _words(problem):
            values["allowed"] = ", ".join(_words(problem))
            variant = "one-of"
        elif problem.error is ErrorType.CUSTOM and not problem.field:
            variant = "whole"
        elif problem.error is ErrorType.DATE_INVALID and "form" in problem.words:
            variant = "in-quotes" if problem.words["quotes"] == "True" else "unread"
        return Match(problem.span, values, variant, problem.field, problem)

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that convert a value, rename a key or rewrite a date in the preset's form."""
        if action == "rename":
            return _renamings(matches, context)
        act = {"convert": _converted, "rewrite-date": _rewritten, "requote": _requoted}[action]
        return [act(match, context) for match in matches]


def _is_told(problem: Problem, context: Context) -> bool:
    """Tell whether a field that should be a date holds words on lines of their own: another field of that name.

    A form to copy has none yet.
    """
    value = problem.value
    if problem.error is not ErrorType.DATE_INVALID or value is None:
        return False
    return is_blank_form(context.article) or (is_block(value, context) and not any(map(str.isdigit, value.text)))


def _words(problem: Problem) -> Sequence[str]:
    """Give the words of which the value should be one; none where it could be something else."""
    return problem.spec.values if problem.spec is not None and problem.spec.type == ("enum",) else ()


def _near(problem: Problem) -> str | None:
    """Give the field or the word that an unknown one is most likely a slip of; None for a field that is there too."""
    if problem.error is ErrorType.NOT_ALLOWED and problem.value is not None:
        words = {word.lower(): word for word in _words(problem)}
        meant = get_close_matches(problem.value.text.lower(), words, n=1)
        return words[meant[0]] if meant else None
    if problem.error is not ErrorType.UNKNOWN:
        return None
    known = {name.lower(): name for name in problem.absent}
    field = problem.field.rpartition(".")[2].lower()
    near = get_close_matches(field, known, n=3, cutoff=0.75)
    return next((known[each] for each in near if not _is_compound(field, each)), None)


def _is_compound(field: str, other: str) -> bool:
    """Tell whether one is the other with a word before or behind it, as `subtitle` is with `title`, and no slip."""
    return abs(len(field) - len(other)) >= _WORD and (other in field or field in other)


def _renamings(matches: Sequence[Match], context: Context) -> list[Proposal | None]:
    """Give the edit that renames each key, where the field it is meant for could have its value."""
    proposals: list[Proposal | None] = []
    schema, front_matter = context.schema, context.article.front_matter
    taken: set[str] = set()
    for match in matches:
        near, problem = match.values.get("near", ""), match.subject
        spec = problem.absent.get(near)
        path = ".".join((*problem.field.split(".")[:-1], near))
        key = front_matter.format.key(near) if front_matter is not None else None
        fits = spec is not None and not spec.forbidden and schema is not None and schema.accepts(spec, problem.value)
        if not fits or key is None or path in taken:
            proposals.append(None)
            continue
        taken.add(path)
        proposals.append(Proposal((Edit(problem.key_span, key),), fields=frozenset((path,))))
    return proposals


_BOOLS = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_PLAIN_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")


def _converted(match: Match, context: Context) -> Proposal | None:
    """Write a scalar as the type that is wanted, where only one reading of it is likely."""
    value, front_matter = match.subject.value, context.article.front_matter
    if value is None or value.shape is not Shape.SCALAR or not value.text:
        return None
    if front_matter is None or not front_matter.format.is_typed:
        return None
    source = context.article.text[value.span.start : value.span.end]
    written = _as_type(value, source, match.values.get("expected", "").split(" | "), front_matter.format)
    return Proposal((Edit(value.span, written),)) if written is not None else None


def _as_type(value: Value, source: str, wanted: list[str], kind: Format) -> str | None:
    """Give what is written as `source` in another type; None where that is not clear."""
    text = value.text
    if "bool" in wanted:
        return _BOOLS.get(text.lower())
    if "str" in wanted and not value.quoted:
        return kind.string(text)
    if wanted == ["int"] and value.quoted:
        return text if _PLAIN_INT.fullmatch(text) else None
    if wanted == ["list"] and not any(mark in text for mark in ",，、;；[]{}\n"):
        return f"[{source if value.quoted or value.scalar is not Scalar.STR else kind.string(text)}]"
    return None


def _rewritten(match: Match, context: Context) -> Proposal | None:
    value, dates = match.subject.value, context.preset.dates
    parsed, spec = parse_date(value.text), match.subject.spec
    if not isinstance(parsed, ParsedDate) or spec is None:
        return None
    form = spec.write or dates.write
    written = write_date(parsed, form, context.zone)
    if written is None:
        return None
    form_written = form if parsed.has_time else "iso-date"
    text = as_date(written, context, as_text=dates.is_quoted(form_written))
    # JSON has quotes around every date, also one that the generator only reads without.
    if text is None or not (spec.accept or dates.reads(form_written, quoted=text != written)):
        return None
    is_same = parsed.is_zoned and parsed.form in dates.safe_from and form == dates.write
    # Some drop a fraction of a second in one form and not in another.
    is_same = is_same and parsed.has_time and not parsed.moment.microsecond
    return Proposal((Edit(value.span, text),), unsafe=not is_same)


def _requoted(match: Match, context: Context) -> Proposal | None:
    """Take a date that is only read without quotes out of them, or put one that is only read as text into them."""
    value = match.subject.value
    if match.variant != "in-quotes" or is_block(value, context):
        return None
    text = as_date(value.text, context, as_text=not value.quoted)
    is_changed = text is not None and text.startswith(("'", '"')) is not value.quoted
    return Proposal((Edit(value.span, text),), unsafe=True) if text is not None and is_changed else None


def is_block(value: Value, context: Context) -> bool:
    """Tell whether `value` is text on lines of its own behind `|` or `>`."""
    return context.article.text[value.span.start : value.span.start + 1] in ("|", ">")


def as_date(written: str, context: Context, *, as_text: bool) -> str | None:
    """Give a date as the format of the front matter writes it; None where it cannot."""
    front_matter = context.article.front_matter
    return front_matter.format.date(written, as_text=as_text) if front_matter is not None else None


def _shown(value: Value | None) -> str:
    if value is None:
        return ""
    if value.shape is not Shape.SCALAR:
        return clip(", ".join(item.text for item in value.walk() if item.text))
    return clip(value.text)
