"""Plain scalars of YAML that parsers read differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from artlint.expressions import expression
from artlint.facts.front_matter import FrontMatter
from artlint.facts.values import Entry, Scalar, Shape, Value
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.patterns import Pattern
from artlint.schema.described import Described, described
from artlint.schema.fields import FieldSpec
from artlint.schema.judge import TRUTHS
from artlint.schema.kinds import KINDS
from artlint.text import clip

_FIRST = frozenset("yYnNoO0123456789+-.")
"""What such a scalar can begin with."""
_LONGEST = 64
# Most of what begins with a digit is a date or a whole number: those must cost next to nothing.
_LOOKS = expression(
    r"(?!0\Z|[1-9][0-9]{0,14}\Z)[-+]?[0-9.][0-9_:.]*(?:[eE][-+]?[0-9]+|[bo][0-9]+)?\Z|(?i:yes|no|on|off|y|n)\Z"
)


class Find(Matcher):
    """Unquoted values that look like a number or a truth value, and that one of the `forms` matches as a whole.

    Its name is the variant. Whole numbers without a leading zero, and of fewer than 16 digits, are not looked at.

    In a field whose name matches `versions`, also what `decimal` matches as a whole.
    """

    placeholders: ClassVar = frozenset(("field", "value", "octal", "decimal"))
    variants: ClassVar = frozenset(
        ("truth", "octal", "zero", "sexagesimal", "exponent", "underscore", "radix", "large", "version")
    )
    actions: ClassVar = frozenset(("settle",))

    kind: Literal["scalar"]
    forms: Mapping[str, Pattern]
    """For each way in which parsers differ, by its name, a pattern for whole values."""
    decimal: Pattern
    """A pattern for whole values that lose something when they are read as numbers."""
    versions: Pattern
    """A pattern for the names of the fields in which `decimal` is looked for."""

    def find(self, context: Context) -> Sequence[Match]:
        """Give the values of either kind; those that the schema has something against are told there."""
        front_matter = context.article.front_matter
        if front_matter is None or front_matter.block.format != "yaml" or not front_matter.is_read:
            return ()
        if not _may_hold(front_matter.entries):
            return ()
        specs = context.schema.described(front_matter) if context.schema is not None else _undescribed(front_matter)
        suspects = (each for each in specs if _is_suspect(each.value))
        found = [match for each in suspects for match in self._matches(each)]
        told = {problem.span for problems in context.problems.values() for problem in problems} if found else ()
        return [match for match in found if match.span not in told]

    def _matches(self, each: Described) -> Iterator[Match]:
        text = each.value.text
        variant = next((name for name, pattern in self.forms.items() if pattern.fullmatch(text)), "")
        if not variant and self.decimal.fullmatch(text) and self.versions.search(each.field):
            variant = "version" if each.spec is None or Scalar.FLOAT not in _scalars(each.spec) else ""
        if variant:
            words = {"field": each.field, "value": clip(text)}
            if variant == "octal":
                words |= {"octal": str(int(text, 8)), "decimal": str(int(text))}
            yield Match(each.value.span, words, variant, each.field, each)

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edit that leaves one reading, where the schema says whether the field is text or a truth value."""
        return [_settled(match, context) for match in matches]


def _may_hold(entries: Sequence[Entry]) -> bool:
    for entry in entries:
        value = entry.value
        # Most begin with a letter, and the call takes longer than to see it.
        if value.entries or (value.text[:1] in _FIRST and _is_suspect(value)):
            return True
        for item in value.items:
            if item.shape is not Shape.SCALAR or _is_suspect(item):
                return True
    return False


def _is_suspect(value: Value) -> bool:
    text = value.text
    return text[:1] in _FIRST and not value.quoted and len(text) <= _LONGEST and _LOOKS.match(text) is not None


def _undescribed(front_matter: FrontMatter) -> Iterator[Described]:
    return described(front_matter.fields, {})


def _scalars(spec: FieldSpec) -> set[Scalar]:
    """Give the kinds of scalars that a field can have."""
    return {form for name in spec.type for form in KINDS[name].takes if isinstance(form, Scalar)}


def _settled(match: Match, context: Context) -> Proposal | None:
    each, front_matter = match.subject, context.article.front_matter
    if each.spec is None or front_matter is None:
        return None
    scalars, text = _scalars(each.spec), each.value.text
    is_typed = match.variant in context.preset.typed_scalars
    if scalars == {Scalar.BOOL} and match.variant == "truth":
        written = str(TRUTHS[text.lower()]).lower()
        return Proposal((Edit(each.value.span, written),), unsafe=not is_typed)
    if scalars != {Scalar.STR}:
        return None
    quoted = front_matter.format.string(text)
    return Proposal((Edit(each.value.span, quoted),), unsafe=is_typed) if quoted is not None else None
