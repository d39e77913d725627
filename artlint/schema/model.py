"""A schema of front matter: what it has against the fields of an article, each thing with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from artlint.facts.front_matter import FrontMatter
from artlint.facts.templates import is_templated
from artlint.facts.values import Entry, Shape, Value
from artlint.presets import DateForms
from artlint.schema.addresses import Address, AddressFields
from artlint.schema.described import Described, described
from artlint.schema.errors import ErrorType, Fault, Refusal
from artlint.schema.fields import FieldSpec
from artlint.schema.judge import FieldJudges, Fields
from artlint.schema.places import entries_by_key, find_place, names_of
from artlint.schema.problem import OtherSchema, Problem

_WHATEVER_THE_VALUE = frozenset((ErrorType.UNKNOWN, ErrorType.FORBIDDEN, ErrorType.DEPRECATED))


def _is_templated(value: Value | None) -> bool:
    return value is not None and value.shape is Shape.SCALAR and is_templated(value.text)


class Schema:
    """The fields that an article may and must have; `others` are schemas that judge the same article besides.

    `replaced` are fields of which one of those tells more: they still say which values are addresses. With `any_case` a
    key means a field in whatever case it is written.
    """

    def __init__(
        self,
        fields: Mapping[str, FieldSpec],
        dates: DateForms,
        others: Sequence[OtherSchema] = (),
        replaced: Mapping[str, FieldSpec] | None = None,
        *,
        any_case: bool = False,
        truths: bool = False,
    ) -> None:
        self.fields = dict(fields)
        self.dates = dates
        self.others = tuple(others)
        self.replaced = dict(replaced or {})
        self.any_case = any_case
        self.truths = truths
        self._judges = FieldJudges(dates, truths=truths)

    @cached_property
    def _inside(self) -> Fields:
        return Fields(self.fields, self._judges)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the fields, and those that they are also known under."""
        known = {known for name, spec in self.fields.items() for known in names_of(name, spec)}
        # What an article says to artlint is no business of a schema.
        return frozenset(known | {"artlint"}).union(*(other.names for other in self.others))

    def accepts(self, spec: FieldSpec, value: Value) -> bool:
        """Tell whether a field that `spec` describes could have `value`."""
        try:
            self._judges.judge(spec)(value)
        except Refusal:
            return False
        return True

    def problems(self, front_matter: FrontMatter) -> Mapping[ErrorType, Sequence[Problem]]:
        """Give what is wrong with the fields by the type of the error; nothing at all for most articles."""
        fields = self._by_name(front_matter)
        found: dict[ErrorType, list[Problem]] = {}
        try:
            self._inside.judge({name: entry.value for name, entry in fields.items()})
        except Refusal as refused:
            for fault in refused.faults:
                found.setdefault(fault.error, []).append(self._problem(fields, fault))
        for other in self.others:
            for problem in other.problems(front_matter):
                if problem.error in _WHATEVER_THE_VALUE or not _is_templated(problem.value):
                    found.setdefault(problem.error, []).append(problem)
        return found

    def _problem(self, fields: Mapping[str, Entry], fault: Fault) -> Problem:
        error = fault.error
        words = {key: str(value) for key, value in fault.words.items()}
        place = find_place(fields, self.fields, fault.place)
        absent = _absent(place.fields, place.specs) if error is ErrorType.DEPRECATED else {}
        return Problem(error, place.path, place.span(error), place.key_span, place.value, words, place.spec, absent)

    def unknown(self, front_matter: FrontMatter) -> Iterator[Problem]:
        """Give the keys that the schema does not know, those inside its maps too."""
        fields = self._by_name(front_matter)
        # Every key of nearly all articles is known, and no value has keys of its own.
        if any(_may_be_unknown(self._known.get(key), entry.value) for key, entry in fields.items()):
            for problem in _unknown(fields, self.fields, ""):
                if problem.field not in self.names:
                    yield problem

    @cached_property
    def _known(self) -> dict[str, FieldSpec]:
        return _by_known_name(self.fields)

    def addresses(self, front_matter: FrontMatter) -> list[Address]:
        """Give the fields that hold addresses of images or links."""
        return self._address_fields.find(self._by_name(front_matter))

    def described(self, front_matter: FrontMatter) -> Iterator[Described]:
        """Give every scalar of the front matter with what is said of its field."""
        return described(self._by_name(front_matter), self.fields)

    def _by_name(self, front_matter: FrontMatter) -> Mapping[str, Entry]:
        """Give the entries by their keys, those that only differ from a field in case by its name."""
        entries = front_matter.fields
        if not self.any_case or entries.keys() <= self.names:
            return entries
        found: dict[str, Entry] = {}
        for key, entry in entries.items():
            found.setdefault(key if key in self.names else self._spellings.get(key.lower(), key), entry)
        return found

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {name.lower(): name for name in self.names}

    @cached_property
    def _address_fields(self) -> AddressFields:
        return AddressFields({**self.replaced, **self.fields})


def _by_known_name(specs: Mapping[str, FieldSpec]) -> dict[str, FieldSpec]:
    return {known: spec for name, spec in specs.items() for known in names_of(name, spec)}


def _may_be_unknown(spec: FieldSpec | None, value: Value) -> bool:
    """Tell whether a key is not known, or its value may hold one that is not."""
    return spec is None or bool(value.entries) or any(item.entries or item.items for item in value.items)


def _unknown(fields: Mapping[str, Entry], specs: Mapping[str, FieldSpec], path: str) -> Iterator[Problem]:
    names = _by_known_name(specs)
    for key, entry in fields.items():
        spec = names.get(key)
        if spec is not None:
            yield from _unknown_inside(entry.value, spec, f"{path}{key}")
            continue
        yield Problem(
            ErrorType.UNKNOWN,
            f"{path}{key}",
            entry.key_span,
            entry.key_span,
            entry.value,
            {},
            None,
            _absent(fields, specs),
        )


def _unknown_inside(value: Value, spec: FieldSpec, path: str) -> Iterator[Problem]:
    if spec.fields and value.entries:
        yield from _unknown(entries_by_key(value), spec.fields, f"{path}.")
    if spec.items is not None:
        for index, item in enumerate(value.items):
            yield from _unknown_inside(item, spec.items, f"{path}[{index}]")


def _absent(fields: Mapping[str, Entry], specs: Mapping[str, FieldSpec]) -> dict[str, FieldSpec]:
    return {name: spec for name, spec in specs.items() if fields.keys().isdisjoint(names_of(name, spec))}
