"""Reports: one module per format, named as the format is; a module that is put here is a format."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from artlint.frozen import frozen

if TYPE_CHECKING:
    from rich.console import RenderableType

    from artlint.reporters.parts.view import View
    from artlint.run import Run


Report = Callable[["Run", "View"], "Iterator[RenderableType]"]
"""Gives the parts of a report: strings as they are to be written, and what rich can render."""


@frozen(slots=True)
class Format:
    """A format: what makes its report, whether programs read it, and whether it shows fixes, bylines and changes.

    `by_file` tells that the report is what it says of one file after the other, so that reports can follow each other.

    `most` is the number of
    findings beyond which the programs that read it show no more.
    """

    name: str
    report: Report
    machine: bool
    shows_fixes: bool
    shows_bylines: bool = False
    shows_changes: bool = False
    by_file: bool = False
    most: int | None = None


def format_names() -> list[str]:
    """Give the names of all formats, sorted."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)


def load_format(name: str) -> Format:
    """Give the format of that name; ValueError when there is none."""
    if name not in format_names():
        raise ValueError(f"unknown format {name!r}; there are {', '.join(format_names())}")
    module = importlib.import_module(f"{__name__}.{name}")
    return Format(
        name,
        module.report,
        module.MACHINE,
        module.SHOWS_FIXES,
        getattr(module, "SHOWS_BYLINES", False),
        getattr(module, "SHOWS_CHANGES", False),
        getattr(module, "BY_FILE", False),
        getattr(module, "MOST_FINDINGS", None),
    )
