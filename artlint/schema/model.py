"""A pydantic model made from the configured fields, and its errors as places in the front matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError, create_model
from pydantic_core import PydanticCustomError

from artlint.facts.front_matter import FrontMatter
from artlint.facts.values import Shape, Value
from artlint.presets import DateForms
from artlint.schema.fields import FieldSpec
from artlint.schema.kinds import KINDS, wrong_type
from artlint.text import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """One error of a schema: its pydantic type, the field, the place, and the words that describe it.

    `value` is None for a field that is missing.
    """

    error: str
    field: str
    span: Span
    key_span: Span | None
    value: Value | None
    words: Mapping[str, str]


class Schema:
    """The fields that an article may and must have."""

    def __init__(self, fields: Mapping[str, FieldSpec], dates: DateForms) -> None:
        self.fields = dict(fields)
        self.dates = dates

    @cached_property
    def model(self) -> type[BaseModel]:
        """The pydantic model of the fields; its values stay as written."""
        definitions: dict[str, Any] = {}
        for index, (name, spec) in enumerate(self.fields.items()):
            kind = Annotated[Value | None, PlainValidator(self._judge(spec))]
            default = Field(alias=name) if spec.required else Field(default=None, alias=name)
            definitions[f"field_{index}"] = (kind, default)
        config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, hide_input_in_errors=True)
        return create_model("FrontMatterModel", __config__=config, **definitions)

    def _judge(self, spec: FieldSpec) -> Callable[[Value], Value]:
        kinds = [(name, KINDS[name]) for name in spec.type]
        dates = self.dates

        def judge(value: Value) -> Value:
            if value.is_blank:
                if spec.required:
                    raise PydanticCustomError("empty", "empty")
                return value
            refusals: list[PydanticCustomError] = []
            for _, kind in kinds:
                try:
                    kind(value, spec, dates)
                except PydanticCustomError as refusal:
                    refusals.append(refusal)
                else:
                    return value
            told = [refusal for refusal in refusals if refusal.type != "wrong_type"]
            raise told[0] if told else wrong_type(value, " | ".join(spec.type))

        return judge

    def accepts(self, name: str, value: Value) -> bool:
        """Tell whether the field `name` could have `value`."""
        try:
            self._judge(self.fields[name])(value)
        except PydanticCustomError:
            return False
        return True

    def problems(self, front_matter: FrontMatter) -> list[Problem]:
        """Give what is wrong with the fields, in the order of pydantic's errors."""
        fields = front_matter.fields
        try:
            self.model.model_validate({name: entry.value for name, entry in fields.items()})
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            return [self._problem(front_matter, detail) for detail in details]
        return []

    @staticmethod
    def _problem(front_matter: FrontMatter, detail: Any) -> Problem:
        name = str(detail["loc"][0])
        words = {key: str(value) for key, value in detail.get("ctx", {}).items()}
        entry = front_matter.fields.get(name)
        if entry is None:
            return Problem(detail["type"], name, Span(0, 0), None, None, words)
        at_key = detail["type"] in ("extra_forbidden", "empty")
        span = entry.key_span if at_key else entry.value.span
        return Problem(detail["type"], name, span, entry.key_span, entry.value, words)

    def image_values(self, front_matter: FrontMatter) -> list[tuple[str, Value]]:
        """Give the text of the fields that hold image addresses, each with the path of its field."""
        found: list[tuple[str, Value]] = []
        for name, entry in front_matter.fields.items():
            spec = self.fields.get(name)
            if spec is None or "image-url" not in spec.type:
                continue
            if entry.value.shape is Shape.SCALAR and not entry.value.is_blank:
                found.append((name, entry.value))
            for index, item in enumerate(entry.value.items):
                if item.shape is Shape.SCALAR and not item.is_blank:
                    found.append((f"{name}[{index}]", item))
        return found
