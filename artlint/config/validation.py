"""Data made into models by pydantic, which is imported where there is something to validate."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from artlint.config.complaints import Complaint, complaints
from artlint.config.kebab import KebabModel

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError
    from pydantic.json_schema import GenerateJsonSchema

_Model = TypeVar("_Model", bound=KebabModel)


class DataError(ValueError):
    """Data of which no `model` can be made."""

    def __init__(self, error: ValidationError, model: type[KebabModel]) -> None:
        self._error = error
        self._model = model
        super().__init__("; ".join(complaint.text for complaint in self.complaints()))

    def complaints(self, before: Sequence[str] = ()) -> list[Complaint]:
        """Give what is wrong with them, at least one thing; `before` are the keys that lead to the data."""
        return complaints(self._error, self._model, before)


def validated(model: type[_Model], data: Any, proved: frozenset[str] = frozenset()) -> _Model:
    """Give what `model` makes of data, patterns in `proved` uncompiled; DataError where they are not right."""
    from pydantic import ValidationError  # noqa: PLC0415 - nearly every run reads what an earlier one validated

    try:
        made: _Model = _adapter(cast("Hashable", model)).validate_python(data, context=proved)
    except ValidationError as error:
        raise DataError(error, model) from error
    return made


def json_schema(model: type[KebabModel], generator: type[GenerateJsonSchema]) -> dict[str, Any]:
    """Give the JSON Schema of a model, as a generator of pydantic's writes it."""
    return _adapter(cast("Hashable", model)).json_schema(schema_generator=generator)


@cache
def _adapter(model: type[Any]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # noqa: PLC0415 - likewise

    return TypeAdapter(model)
