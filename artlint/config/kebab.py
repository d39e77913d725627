"""The models of what people write: keys with dashes, nothing unknown, nothing changed afterwards.

They are frozen classes, of which `artlint.config.validation` tells pydantic when there is something to validate. To
import it and to make its classes takes as long as to check two articles, and nearly every run reads what the one before
found right.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, field, fields
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, cast, dataclass_transform, get_type_hints

from artlint.frozen import frozen

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema

_GIVEN = "_given"


@frozen(eq=False)
class Condition:
    """What is asked of a value besides its type; it stands behind the type in `Annotated`.

    `before` makes of any value what is validated, `after` gives back a valid one or raises ValueError. `is_exact` takes
    no value of another type that could be read as one. `title` are words for the type, `json_schema` says it all.
    """

    before: Callable[[Any], Any] | None = None
    after: Callable[[Any], Any] | None = None
    is_exact: bool = False
    title: str = ""
    json_schema: Mapping[str, Any] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 - only where something is validated

        schema: Any = handler(source)
        if self.is_exact:
            schema["strict"] = True
        if self.after is not None:
            schema = core_schema.no_info_after_validator_function(self.after, schema)
        if self.before is not None:
            schema = core_schema.no_info_before_validator_function(self.before, schema)
        return schema

    def __get_pydantic_json_schema__(self, schema: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        if self.json_schema is not None:
            return {**self.json_schema}
        return handler(schema) | ({"title": self.title} if self.title else {})


Truth = Annotated[bool, Condition(is_exact=True)]
"""True or false, and no number that stands for it."""

Whole = Annotated[int, Condition(is_exact=True)]
"""A whole number, and neither text that reads as one nor true for one."""


def option(
    *, default: Any = MISSING, default_factory: Callable[[], Any] | Any = MISSING, alias: str = "", **told: Any
) -> Any:
    """Give a field of a model of which more is to be said: its key as `alias`, and what pydantic's `Field` takes."""
    told |= {"alias": alias} if alias else {}
    return field(default=default, default_factory=default_factory, metadata=told)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field, option))
class KebabModel:
    """A part of a configuration, a preset or a rule page; `snake_case` fields are `kebab-case` keys in the file."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = {
        "extra": "forbid",
        "alias_generator": lambda name: name.replace("_", "-"),
        "populate_by_name": True,
        "arbitrary_types_allowed": True,
    }

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        frozen(kw_only=True)(cls)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415 - only where something is validated

        return core_schema.no_info_wrap_validator_function(_validated, handler(source))

    def check_together(self) -> None:
        """Raise ValueError where values do not go together; each of them is right."""

    @property
    def given(self) -> frozenset[str]:
        """The names of the fields that the data held, which this was made of; none where it was made of nothing."""
        names: frozenset[str] = vars(self).get(_GIVEN, frozenset())
        return names

    def changed(self, **values: Any) -> Self:
        """Give the same with other values, which are not validated."""
        held = {each.name: getattr(self, each.name) for each in fields(self)}  # type: ignore[arg-type] # subclasses are
        return self.remade(self.given | values.keys(), held | values)

    @classmethod
    def remade(cls, given: frozenset[str], values: Mapping[str, Any]) -> Self:
        """Give what has these values, one for each field, which are not validated."""
        made = cls.__new__(cls)
        vars(made).update(values)
        vars(made)[_GIVEN] = given
        return made


def _validated(data: Any, validate: Callable[[Any], Any]) -> Any:
    value = validate(data)
    if value is not data:
        names = keys_of(type(value))
        vars(value)[_GIVEN] = frozenset(names[key].name if key in names else key for key in data)
        value.check_together()
    return value


def keys_of(model: type[KebabModel]) -> Mapping[str, Field[Any]]:
    """Give the fields of a model by their keys in a file."""
    return _keys(cast("Hashable", model))


@cache
def _keys(model: type[Any]) -> Mapping[str, Field[Any]]:
    return MappingProxyType({_key(each): each for each in fields(model)})


def _key(each: Field[Any]) -> str:
    return each.metadata.get("alias") or each.name.replace("_", "-")


def types_of(model: type[KebabModel]) -> Mapping[str, Any]:
    """Give the types of what a model holds by key, as they are annotated."""
    return _types(cast("Hashable", model))


@cache
def _types(model: type[Any]) -> Mapping[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return MappingProxyType({key: hints[each.name] for key, each in keys_of(model).items()})


def is_model(kind: Any) -> bool:
    """Tell whether a type is a model."""
    return isinstance(kind, type) and issubclass(kind, KebabModel)


def plain(value: Any, *, given: bool = False) -> Any:
    """Give a value as JSON has it: models by their keys, patterns as text; with `given` only what models were given."""
    if isinstance(value, KebabModel):
        return {
            key: plain(getattr(value, each.name), given=given)
            for key, each in keys_of(type(value)).items()
            if not given or each.name in value.given
        }
    if isinstance(value, Mapping):
        return {str(key): plain(each, given=given) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each, given=given) for each in value]
    if isinstance(value, set | frozenset):
        return sorted(map(plain, value), key=str)
    if isinstance(value, Enum):
        return value.value
    from artlint.patterns import Pattern  # noqa: PLC0415 - few models hold any, and fewer are shown

    return value.pattern if isinstance(value, Pattern) else value
