"""Pages to start from: beside the module of a kind may lie one, of the same name, for a rule of that kind."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path

from artlint.matchers.base import Matcher
from artlint.rulebook.kinds import installed_kinds, matcher_class, own_kinds
from artlint.rulebook.source import RulebookError

_ID = "my-rule"
"""The id that such a page has, to be replaced by that of the new rule."""
_DATA = "data-"


def started(kind: str, name: str) -> str:
    """Give the text of a page for a rule of a kind whose id is `name`; RulebookError when there is none."""
    page = _starter(kind)
    if name.startswith(_DATA):
        # The name of an attribute, of which the page makes one itself.
        page = page.replace(f"{_DATA}{_ID}", _ID)
    return page.replace(_ID, name).replace(_title(_ID), _title(name))


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _starter(kind: str) -> str:
    path = _beside(matcher_class(kind))
    if path is None:
        raise RulebookError(f"no page to start from for the kind {kind!r}; there are {', '.join(starter_kinds())}")
    return path.read_text("utf-8")


def starter_kinds() -> list[str]:
    """Give the kinds for which there is a page to start from, sorted."""
    kinds: Mapping[str, type[Matcher]] = {**own_kinds(), **{name: matcher_class(name) for name in installed_kinds()}}
    return sorted(name for name, matcher in kinds.items() if _beside(matcher) is not None)


def _beside(matcher: type[Matcher]) -> Path | None:
    path = Path(inspect.getfile(matcher)).with_suffix(".md")
    return path if path.is_file() else None
