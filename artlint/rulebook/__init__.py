"""Rule pages: found in their folders, read like articles, validated, and turned into rules.

The names are loaded when they are first used: all ways to find things come with them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from artlint.rulebook.book import installed_rules as installed_rules
    from artlint.rulebook.book import load_page as load_page
    from artlint.rulebook.book import load_rules as load_rules
    from artlint.rulebook.book import own_rules as own_rules
    from artlint.rulebook.book import with_folders as with_folders
    from artlint.rulebook.consistency import check_page as check_page
    from artlint.rulebook.options import OptionsError as OptionsError
    from artlint.rulebook.page import Language as Language
    from artlint.rulebook.page import Words as Words
    from artlint.rulebook.rule import Rule as Rule
    from artlint.rulebook.source import NAME as NAME
    from artlint.rulebook.source import Origin as Origin
    from artlint.rulebook.source import RulebookError as RulebookError
    from artlint.rulebook.source import Source as Source
    from artlint.rulebook.source import folder_source as folder_source
    from artlint.rulebook.source import own_source as own_source
    from artlint.rulebook.source import packaged_rules as packaged_rules

_HOMES = {
    "artlint.rulebook.book": ("installed_rules", "load_page", "load_rules", "own_rules", "with_folders"),
    "artlint.rulebook.consistency": ("check_page",),
    "artlint.rulebook.options": ("OptionsError",),
    "artlint.rulebook.page": ("Language", "Words"),
    "artlint.rulebook.rule": ("Rule",),
    "artlint.rulebook.source": (
        "NAME", "Origin", "RulebookError", "Source", "folder_source", "own_source", "packaged_rules",
    ),
}  # fmt: skip


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
