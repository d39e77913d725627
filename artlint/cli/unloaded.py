"""Commands that are imported when they are used: to list them takes no more than what their source says."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import Any

from typer.core import TyperCommand


class Unloaded(TyperCommand):
    """Stands for the command that `load` gives of a module, and knows its name and what it does."""

    def __init__(self, name: str, module: str, load: Callable[[], Any]) -> None:
        super().__init__(name)
        self._module = module
        self._load = load

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the first sentence of the help, shortened to `limit` characters."""
        words = _documentation(self._module)
        command = TyperCommand(self.name, help=words) if words is not None else self._load()
        return str(command.get_short_help_str(limit))

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Give the context of the command itself."""
        return self._load().make_context(info_name, args, parent, **extra)


def _documentation(module: str) -> str | None:
    """Give the docstring of the function `run` of a module; None where its source does not say."""
    import ast  # noqa: PLC0415 - only for help and completion
    from importlib.abc import InspectLoader  # noqa: PLC0415 - likewise

    spec = importlib.util.find_spec(module)
    source = spec.loader.get_source(module) if spec and isinstance(spec.loader, InspectLoader) else None
    functions = (each for each in ast.parse(source or "").body if isinstance(each, ast.FunctionDef))
    return next((ast.get_docstring(each) for each in functions if each.name == "run"), None)
