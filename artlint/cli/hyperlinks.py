"""Whether a terminal knows hyperlinks (OSC 8), which nothing but its own variables tells."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TextIO

from artlint.cli.streams import is_terminal

# The version from which a terminal knows them, where it has not always.
_PROGRAMS = {
    "iTerm.app": (3, 1),
    "vscode": (1, 72),
    "tmux": (3, 4),
    "WezTerm": (),
    "ghostty": (),
    "Hyper": (),
    "Tabby": (),
    "rio": (),
    "zed": (),
}
_TYPES = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
_SIGNS = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM")
_VTE = 5000
"""The version of GNOME's terminal library that brought them, 0.50."""


def has_hyperlinks(stream: TextIO | None, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether to write hyperlinks: on a terminal that is known to have them, or with FORCE_HYPERLINK."""
    if not is_terminal(stream) or environment.get("TERM") == "dumb":
        return False
    forced = environment.get("FORCE_HYPERLINK")
    if forced:
        return forced not in {"0", "false"}
    program = environment.get("TERM_PROGRAM", "")
    if program in _PROGRAMS:
        return _version(environment.get("TERM_PROGRAM_VERSION", "")) >= _PROGRAMS[program]
    kind = environment.get("TERM", "")
    if kind.startswith(("screen", "tmux")):
        # What is said of the terminal around it does not hold inside.
        return False
    known = kind.startswith(_TYPES) or any(environment.get(sign) for sign in _SIGNS)
    return known or int("0" + re.sub(r"\D", "", environment.get("VTE_VERSION", ""))) > _VTE


def _version(said: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", said)))
