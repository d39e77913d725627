"""The colours of reports for people, by what they say.

They are of the fixed part of the palette of 256, since a terminal's own sixteen may be unreadable on its background:
yellow on white, blue on black. Each is about as far from white as from black.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from artlint.findings import Level

LEVELS: Mapping[Level, str] = MappingProxyType(
    {Level.ERROR: "color(196)", Level.WARNING: "color(166)", Level.INFO: "color(32)"}
)
REMOVED = "color(196)"
ADDED = "color(28)"
ACCENT = "color(30)"
"""What can be done: help, the sign of a fix."""
CAUTION = "color(166)"
FRAME = "color(32)"
"""Line numbers and what draws a frame around lines of an article."""
MUTED = "color(244)"
"""What may be overlooked."""


def bold(style: str) -> str:
    """Give a style in bold."""
    return f"bold {style}"


def linked(style: str, address: str) -> str:
    """Give a style whose words lead to an address; as it is when that is empty."""
    return f"{style} link {address}" if address else style
