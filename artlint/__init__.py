"""artlint checks and cleans article files: Markdown or HTML with front matter.

`check_text` gives the findings in one article, `fix_text` the cleaned article, `check_paths` a run over files. The
names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from artlint.version import __version__ as __version__

if TYPE_CHECKING:
    from artlint.api import FixedText as FixedText
    from artlint.api import check_text as check_text
    from artlint.api import fix_text as fix_text
    from artlint.api import load_settings as load_settings
    from artlint.findings import Edit as Edit
    from artlint.findings import Finding as Finding
    from artlint.findings import Fix as Fix
    from artlint.findings import Level as Level
    from artlint.findings import Safety as Safety
    from artlint.run import FileReport as FileReport
    from artlint.run import Run as Run
    from artlint.run import RunOptions as RunOptions
    from artlint.run import check_paths as check_paths
    from artlint.settings.settings import Settings as Settings
    from artlint.text import Span as Span

_HOMES = {
    "artlint.api": ("FixedText", "check_text", "fix_text", "load_settings"),
    "artlint.findings": ("Edit", "Finding", "Fix", "Level", "Safety"),
    "artlint.run": ("FileReport", "Run", "RunOptions", "check_paths"),
    "artlint.settings.settings": ("Settings",),
    "artlint.text": ("Span",),
}

__all__ = [
    "Edit", "FileReport", "Finding", "Fix", "FixedText", "Level", "Run", "RunOptions", "Safety", "Settings", "Span",
    "check_paths", "check_text", "fix_text", "load_settings",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
