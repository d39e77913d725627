"""The tree of commands, read off the modules in `artlint/cli/commands`: a module is a command, a package a group."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import MISSING, fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from artlint.cli.exits import CommandError, Exit, ReaderGoneError
from artlint.cli.flags import EVERYWHERE
from artlint.cli.parameters import plain
from artlint.cli.streams import complain, report_crash, standard_output
from artlint.cli.unloaded import Unloaded
from artlint.version import __version__

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_COMMANDS = "artlint.cli.commands"
_PANELS = {"Arguments": 0, EVERYWHERE: 2, "Options": 3}
"""Where panels of the help stand; those that are not named keep their order at 1."""


class _Leaf(TyperCommand):
    """A command whose help has its options in groups."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the parameters."""
        return [*map(plain, super().get_params(ctx))]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, panel by panel."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                default = "Arguments" if parameter.param_type_name == "argument" else "Options"
                panels.setdefault(getattr(parameter, "rich_help_panel", None) or default, []).append(record)
        for panel, records in sorted(panels.items(), key=lambda item: _PANELS.get(item[0], 1)):
            with formatter.section(panel):
                formatter.write_dl(records, col_max=36)


def application() -> Any:
    """Give the whole command line."""
    return _group(_COMMANDS, "artlint", _root)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the value alone
    if wanted:
        standard_output().write(f"artlint {__version__}\n")
        raise typer.Exit


def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Check and clean article files: Markdown or HTML with front matter."""
    _ = version


def _group(package: str, name: str, callback: Callable[..., Any]) -> Any:
    class Folder(TyperGroup):
        """The commands of one package; each is imported when it is used."""

        def get_params(self, ctx: Any) -> list[Any]:
            return [*map(plain, super().get_params(ctx))]

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is typer's
            return _names(package)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - the signature is typer's
            return _listed(package, cmd_name) if cmd_name in _names(package) else None

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            if not args and not ctx.resilient_parsing:
                # Whoever asks for nothing is shown what there is, where errors are shown.
                complain(ctx.get_help(), literal=True)
                raise typer.Exit(Exit.FAILED)
            return super().parse_args(ctx, args)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args and args[0] not in _names(package):
                ctx.fail(_unknown(args[0], _names(package), ctx.command_path))
            return super().resolve_command(ctx, args)

    app = typer.Typer(
        name=name,
        cls=Folder,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=package == _COMMANDS,
        invoke_without_command=False,
        context_settings=_SETTINGS,
        help=callback.__doc__,
    )
    app.callback()(callback)
    group = typer.main.get_command(app)
    group.name = name
    return group


@cache
def _names(package: str) -> list[str]:
    spec = importlib.util.find_spec(package)
    modules = pkgutil.iter_modules(spec.submodule_search_locations if spec else None)
    return sorted(module.name.replace("_", "-") for module in modules)


def _listed(package: str, name: str) -> Any:
    """Give a group, or what stands for a command until it is used."""
    module = f"{package}.{name.replace('-', '_')}"
    spec = importlib.util.find_spec(module)
    if spec is not None and spec.submodule_search_locations is not None:
        return _group(module, name, _documented(importlib.import_module(module)))
    return Unloaded(name, module, lambda: _command(module, name))


def _command(path: str, name: str) -> Any:
    module = importlib.import_module(path)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=_Leaf, help=module.run.__doc__, context_settings=_SETTINGS)(_bound(module))
    return typer.main.get_command(app)


def _documented(module: ModuleType) -> Callable[[], None]:
    def callback() -> None:
        return None

    callback.__doc__ = module.__doc__
    return callback


def _bound(module: ModuleType) -> Callable[..., int]:
    """Give `run(flags)` of a command module as a function with one parameter for each field of its `Flags`."""
    hints = get_type_hints(module.Flags, include_extras=True)
    parameters = {}
    for each in fields(module.Flags):
        default = each.default_factory() if each.default_factory is not MISSING else each.default
        parameters[each.name] = (hints[each.name], default)

    def command(**values: Any) -> int:
        flags = module.Flags(**values)
        try:
            return int(module.run(flags))
        except KeyboardInterrupt:
            complain("interrupted")
            return Exit.INTERRUPTED
        except BrokenPipeError as error:
            raise ReaderGoneError from error
        except (CommandError, OSError, typer.TyperException):
            raise
        except _expected() as error:
            raise CommandError(str(error)) from error
        except Exception as error:
            if getattr(flags, "verbose", False):
                report_crash(error)
            raise

    return _with_signature(command, parameters)


def _with_signature(function: Callable[..., int], parameters: dict[str, tuple[Any, Any]]) -> Callable[..., int]:
    empty = inspect.Parameter.empty
    function.__annotations__ = {name: hint for name, (hint, _) in parameters.items()}
    function.__signature__ = inspect.Signature(  # type: ignore[attr-defined] # a function may have one
        [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=empty if default is MISSING else default, annotation=hint
            )
            for name, (hint, default) in parameters.items()
        ]
    )
    return function


def _expected() -> tuple[type[Exception], ...]:
    """Give the errors whose message is for the user; called only when one was raised."""
    from artlint.baseline.store import BaselineError  # noqa: PLC0415 - only when something went wrong
    from artlint.changes.git import GitError  # noqa: PLC0415 - likewise
    from artlint.config.layers import ConfigError  # noqa: PLC0415 - likewise
    from artlint.rulebook import RulebookError  # noqa: PLC0415 - likewise
    from artlint.run import UsageError  # noqa: PLC0415 - likewise
    from artlint.settings.error import SettingsError  # noqa: PLC0415 - likewise

    return (BaselineError, ConfigError, GitError, RulebookError, UsageError, SettingsError)


def _unknown(word: str, known: list[str], prefix: str) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if prefix == "artlint" and (not near or Path(word).exists()):
        return f"no command {word!r}; to check files: artlint check {word}"
    return f"no command {word!r}" + (f"; did you mean {prefix} {near[0]}?" if near else "")
