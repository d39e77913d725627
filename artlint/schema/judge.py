"""Judges of values, made from what a configuration says of the fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from artlint.facts.templates import is_templated
from artlint.facts.values import Scalar, Shape, Value
from artlint.frozen import frozen
from artlint.presets import DateForms
from artlint.schema.errors import ErrorType, Fault, Refusal, refusal, refuse, wrong_type
from artlint.schema.fields import FieldSpec
from artlint.schema.kinds import KINDS
from artlint.schema.kinds.kind import Check

TRUTHS = {"yes": True, "on": True, "no": False, "off": False}
"""The words, in any letter case, that YAML 1.1 takes for truth values and YAML 1.2 does not."""


# A member of an enum is looked up in a tenth of the time here, and every field of every article asks for them.
_SCALAR, _NULL, _STR = Shape.SCALAR, Scalar.NULL, Scalar.STR


class Fields:
    """The fields of one map, which are judged together; other keys are not looked at."""

    def __init__(self, specs: Mapping[str, FieldSpec], judges: FieldJudges) -> None:
        self._names = {alias: name for name, spec in specs.items() for alias in spec.aliases}
        self._judges = {name: judges.judge(spec) for name, spec in specs.items()}
        self._required = frozenset(name for name, spec in specs.items() if spec.required)

    def judge(self, values: Mapping[str, Value]) -> None:
        """Raise Refusal, with the names of fields and not their aliases, when a key or a value is not right."""
        if not self._names.keys().isdisjoint(values):
            known = {name: value for name, value in values.items() if name not in self._names}
            values = {self._names[name]: value for name, value in values.items() if name in self._names} | known
        faults: dict[str, list[Fault]] = {}
        for name, value in values.items():
            judge = self._judges.get(name)
            if judge is not None:
                try:
                    judge(value)
                except Refusal as error:
                    faults[name] = error.at(name)
        if not self._required <= values.keys():
            faults |= {name: [Fault(ErrorType.MISSING, {}, (name,))] for name in self._required - values.keys()}
        if faults:
            refuse([fault for name in self._judges for fault in faults.get(name, ())])


@frozen(slots=True)
class FieldJudges:
    """Makes judges for a preset with these dates; with `truths`, `yes` and `no` are truth values to its generator."""

    dates: DateForms
    truths: bool = False

    def judge(self, spec: FieldSpec) -> Check:
        """Give the judge of a value that `spec` describes."""
        judge = _refuse_always if spec.forbidden else self._judge(spec)
        return _with_notice(judge, spec.deprecated) if spec.deprecated else judge

    def judge_map(self, fields: Mapping[str, FieldSpec]) -> Check:
        """Give the judge of a map with these fields."""
        inside = Fields(fields, self)

        def judge(value: Value) -> None:
            inside.judge({entry.key: entry.value for entry in reversed(value.entries)})

        return judge

    def _judge(self, spec: FieldSpec) -> Check:
        checks = self._checks(spec)
        required = spec.required
        expected = " | ".join(spec.type)
        takes_truths = self.truths and Scalar.BOOL in checks

        def judge(value: Value) -> Value:
            form: Scalar | Shape = value.shape
            if form is _SCALAR:
                form = value.scalar
                blank = form is _NULL or (form is _STR and not value.text.strip())
            else:
                blank = not value.items and not value.entries
            if blank:
                if required:
                    raise refusal(ErrorType.EMPTY)
                return value
            if form is _STR and "{" in value.text and is_templated(value.text):
                return value
            if form not in checks:
                if takes_truths and form is Scalar.STR and not value.quoted and value.text.lower() in TRUTHS:
                    return value
                raise wrong_type(value, expected)
            check = checks[form]
            if check is not None:
                check(value)
            return value

        return judge

    def _checks(self, spec: FieldSpec) -> dict[Scalar | Shape, Check | None]:
        """Give the check of each kind of value that `spec` takes; None where every such value is right."""
        found: dict[Scalar | Shape, list[Check | None]] = {}
        for name in spec.type:
            check = KINDS[name].check(spec, self)
            for form in KINDS[name].takes:
                found.setdefault(form, []).append(check)
        return {form: _any_of(checks, " | ".join(spec.type)) for form, checks in found.items()}


def _any_of(checks: list[Check | None], expected: str) -> Check | None:
    """Give the check that a value passes when it passes one of `checks`."""
    asked = [check for check in checks if check is not None]
    if len(asked) < len(checks):
        return None
    if len(asked) == 1:
        return asked[0]

    def check_any(value: Value) -> None:
        refused: list[Sequence[Fault]] = []
        for check in asked:
            try:
                check(value)
            except Refusal as error:
                refused.append(error.faults)
            else:
                return
        refuse(next(filter(_is_telling, refused), wrong_type(value, expected).faults))

    return check_any


def _is_telling(faults: Sequence[Fault]) -> bool:
    """Tell whether more is wrong than that the type is another."""
    return any(fault.place or fault.error is not ErrorType.WRONG_TYPE for fault in faults)


def _refuse_always(_value: Value) -> None:
    raise refusal(ErrorType.FORBIDDEN)


def _with_notice(judge: Check, replacement: bool | str) -> Check:  # noqa: FBT001 - what a configuration may say
    """Give `judge` with a word that the field is deprecated."""
    words = {"near": replacement} if isinstance(replacement, str) else {}

    def noticed(value: Value) -> None:
        faults = [Fault(ErrorType.DEPRECATED, words)]
        try:
            judge(value)
        except Refusal as error:
            faults += error.faults
        refuse(faults)

    return noticed
