"""Parameters of commands, of which text stays text: typer makes a validator out of pydantic to see that it is text.

Text without a character is none: a variable of a shell that is empty would name the working folder, or nothing.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from typer import BadParameter
from typer.core import TyperArgument, TyperOption


class _Plain:
    """Passes what needs no conversion: text, and what nobody gave, which is as the command declares it."""

    type_descriptor: Any
    default: Any
    required: bool
    callback: Any

    def process_value(self, ctx: Any, value: Any) -> Any:
        """Give a value as the command wants it."""
        if value is not self.default and (value == "" or (isinstance(value, list | tuple) and "" in value)):
            raise BadParameter("empty; leave it out where nothing is meant", ctx=ctx, param=self)  # type: ignore[arg-type]
        if self.required or not self._is_plain(value):
            return super().process_value(ctx, value)  # type: ignore[misc] # that of typer's class beside this one
        return value if self.callback is None else self.callback(ctx, self, value)

    def _is_plain(self, value: Any) -> bool:
        hint = self.type_descriptor.annotation
        if hint is str and type(value) is str:
            return True
        if hint == list[str] and isinstance(value, list | tuple):
            return all(type(each) is str for each in value)
        return value is self.default and (value is not None or not self.type_descriptor.is_list)


class _PlainOption(_Plain, TyperOption):
    pass


class _PlainArgument(_Plain, TyperArgument):
    pass


_CLASSES: dict[type, type[_Plain]] = {TyperOption: _PlainOption, TyperArgument: _PlainArgument}


@cache
def plain(parameter: Any) -> Any:
    """Give a parameter as one that passes text as it is."""
    # Typer makes them itself, and takes no class to make them of.
    kind = _CLASSES.get(type(parameter))
    if kind is None:
        return parameter
    made = kind.__new__(kind)
    vars(made).update(vars(parameter))
    return made
