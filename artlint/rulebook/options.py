"""The options of rules: what a page may set under `match`, and a configuration under `[lint.rules.ID]`."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import MISSING, Field
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from artlint.config.complaints import TRUTH, WHOLE, Complaint
from artlint.config.kebab import Condition, is_model, keys_of, types_of
from artlint.config.nearest import near
from artlint.frozen import frozen
from artlint.matchers.base import Matcher
from artlint.patterns import Pattern

EXTEND = "extend-"
"""What stands before the key of a list that is added to."""

_LISTS = (tuple, list, set, frozenset)
_TABLES = (dict, Mapping)
_UNIONS = (Union, UnionType)
_NAMES = {str: "text", bool: "true or false", int: "number", float: "number", Pattern: "pattern", Any: "anything"}
_EXACT = {bool: TRUTH, int: WHOLE}
_PLURALS = {"text": "texts", "pattern": "patterns", "number": "numbers", "anything": "anything"}


class OptionsError(Exception):
    """Options of a rule that its matcher does not take; `keys` lead to the one that is wrong."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint.text)
        self.keys = complaint.keys


@frozen(slots=True)
class Option:
    """One option of a matcher: its key, the type in words, what it is when nobody says, and what it does.

    `required` is one that says what a rule is: a page has to set it, and nobody else will want to. `extend-KEY` adds to
    a list.
    """

    key: str
    type: str
    default: Any
    required: bool
    is_list: bool
    meaning: str


def options_of(matcher: type[Matcher]) -> Mapping[str, Option]:
    """Give the options of a matcher by key, in the order in which it declares them."""
    return _options(cast("Hashable", matcher))


@cache
def _options(matcher: type[Any]) -> Mapping[str, Option]:
    meanings = _meanings(matcher)
    found = (
        _option(key, kind, keys_of(matcher)[key], meanings) for key, kind in types_of(matcher).items() if key != "kind"
    )
    return MappingProxyType({option.key: option for option in found})


def check_options(options: Mapping[str, Any], matcher: type[Matcher]) -> None:
    """Refuse, with an OptionsError, what no matcher of the kind could take, whatever its page says."""
    keys = {key: kind for key, kind in types_of(matcher).items() if key != "kind"}
    lists = [EXTEND + key for key, kind in keys.items() if _is_list(kind)]
    for key, value in options.items():
        if key == "kind":
            raise OptionsError(Complaint((key,), "the kind of a rule cannot be set"))
        if key not in keys and key not in lists:
            raise OptionsError(Complaint((key,), f"unknown key `{key}`{near(key, [*keys, *lists])}"))
        if key in lists and not isinstance(value, list | tuple):
            raise OptionsError(Complaint((key,), f"{key}: a list is wanted"))
        kind = _exact(keys[key]) if key in keys else None
        if kind is not None and type(value) is not kind:
            raise OptionsError(Complaint((key,), f"{key}: {_EXACT[kind]} is wanted"))


def _exact(hint: Any) -> type | None:
    """Give the type that a value must have, where pydantic would read others as one too."""
    if get_origin(hint) is Annotated:
        return _exact(get_args(hint)[0])
    kinds = [part for part in (get_args(hint) if get_origin(hint) in _UNIONS else (hint,)) if part is not NoneType]
    return kinds[0] if len(kinds) == 1 and kinds[0] in _EXACT else None


def _option(key: str, hint: Any, field: Field[Any], meanings: Mapping[str, str]) -> Option:
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    is_required = default is MISSING
    meaning = meanings.get(field.name, "")
    return Option(key, _type(hint), None if is_required else default, is_required, _is_list(hint), meaning)


def _is_list(hint: Any) -> bool:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _is_list(inner[0])
    return origin in _LISTS or (origin in _UNIONS and any(map(_is_list, inner)))


def _type(hint: Any) -> str:
    """Give a type in words."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        titles = (each.title for each in inner[1:] if isinstance(each, Condition) and each.title)
        return next(titles, None) or _type(inner[0])
    if origin in _UNIONS:
        return " or ".join(_type(part) for part in inner if part is not NoneType)
    if origin in _LISTS:
        return f"list of {_plural(_type(inner[0]))}"
    if origin in _TABLES:
        return f"table of {_plural(_type(inner[1]))}"
    if is_model(hint):
        return f"table with {' and '.join(f'`{key}`' for key in keys_of(hint))}"
    words = inner if origin is Literal else _members(hint)
    return " or ".join(f"`{word}`" for word in words) or _NAMES.get(hint) or str(getattr(hint, "__name__", hint))


def _members(hint: Any) -> list[str]:
    return [str(member.value) for member in hint] if isinstance(hint, type) and issubclass(hint, Enum) else []


def _plural(name: str) -> str:
    if name.startswith(("list", "table")):
        return name.replace("list", "lists", 1) if name.startswith("list") else name.replace("table", "tables", 1)
    return _PLURALS.get(name) or (name if name.startswith("`") else f"{name}s")


def _meanings(matcher: type[Matcher]) -> dict[str, str]:
    """Give the sentence below each field in the source of a matcher, by the name of the field."""
    found: dict[str, str] = {}
    for each in reversed(matcher.__mro__):
        if issubclass(each, Matcher):
            found.update(_documented(each))
    return found


def _documented(matcher: type[Matcher]) -> Iterator[tuple[str, str]]:
    try:
        (tree,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(matcher))).body
    except (OSError, TypeError, SyntaxError, ValueError):
        # Without its source, as in a frozen program, a matcher has no words for its options.
        return
    if not isinstance(tree, ast.ClassDef):
        return
    for first, second in zip(tree.body, tree.body[1:], strict=False):
        if not isinstance(first, ast.AnnAssign) or not isinstance(first.target, ast.Name):
            continue
        if isinstance(second, ast.Expr) and isinstance(second.value, ast.Constant):
            yield first.target.id, " ".join(str(second.value.value).split())
