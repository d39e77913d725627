"""The kinds of matchers: those of artlint, one module each, and those of installed packages."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

import artlint.matchers
from artlint.config.nearest import listed, near
from artlint.matchers.base import Matcher
from artlint.offers import offers
from artlint.rulebook.source import NAME, RulebookError, distribution_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "artlint.matchers"
CHECK = "check"
"""The kind of what only one of artlint's own rules needs."""


def matcher_class(kind: str, rule: str = "") -> type[Matcher]:
    """Give the matcher of a kind, for `check` that of a rule; RulebookError when there is none."""
    if not kind:
        raise RulebookError("the key `kind` is missing")
    if NAME.match(kind):
        installed = installed_kinds().get(kind)
        if installed is not None:
            return _loaded(installed)
        if kind == CHECK:
            return _check(rule)
        found = _own(kind)
        if found is not None:
            return found
    known = [*own_kinds(), *installed_kinds()]
    raise RulebookError(f"no matcher of the kind {kind!r}{near(kind, known) or listed(known)}")


def own_kinds() -> Mapping[str, type[Matcher]]:
    """Give artlint's own kinds by name, all imported; those that only artlint itself can use are left out."""
    modules = (module.name for module in pkgutil.iter_modules(artlint.matchers.__path__))
    found = {name.replace("_", "-"): _own(name.replace("_", "-")) for name in modules}
    return {name: each for name, each in sorted(found.items()) if each is not None and not each.is_internal}


@cache
def installed_kinds() -> Mapping[str, EntryPoint]:
    """Give the kinds that installed packages offer; RulebookError for a name that is not theirs to take."""
    found: dict[str, EntryPoint] = {}
    for entry_point in offers(GROUP):
        name, distribution = entry_point.name, distribution_of(entry_point)
        if not NAME.match(name):
            raise RulebookError(f"{distribution}: the kind {name!r} is no word in lower case with dashes")
        if name == CHECK or _own(name) is not None:
            raise RulebookError(f"{distribution}: the kind {name!r} is one of artlint's own")
        if name in found and distribution_of(found[name]) != distribution:
            raise RulebookError(f"{distribution}: the kind {name!r} is already that of {distribution_of(found[name])}")
        found[name] = entry_point
    return MappingProxyType(found)


@cache
def _own(kind: str) -> type[Matcher] | None:
    # Beside the kinds lie modules of what several of them share.
    found = getattr(_module(f"artlint.matchers.{kind.replace('-', '_')}"), "Find", None)
    return found if isinstance(found, type) and issubclass(found, Matcher) else None


def _check(rule: str) -> type[Matcher]:
    module = _module(f"artlint.checks.{rule.replace('-', '_')}")
    if module is None:
        raise RulebookError(
            f"the kind `{CHECK}` is for rules of artlint; a package can bring code as a kind of its own"
        )
    found: type[Matcher] = module.Find
    return found


def _module(name: str) -> ModuleType | None:
    """Give a module of artlint; None where there is none of that name."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name == name:
            return None
        raise


@cache
def _loaded(entry_point: EntryPoint) -> type[Matcher]:
    place = f"{distribution_of(entry_point)}: the kind {entry_point.name!r}, {entry_point.value!r},"
    try:
        found = entry_point.load()
    except (Exception, SystemExit) as error:
        # Whatever their code raises: the run must say whose it is, and 1 means findings.
        raise RulebookError(f"{place} cannot be loaded: {type(error).__name__}: {error}") from error
    if not (isinstance(found, type) and issubclass(found, Matcher)):
        raise RulebookError(f"{place} is no class derived from `artlint.matchers.base.Matcher`")
    return found
