"""Patterns that people configure, which must never hang a run."""

from __future__ import annotations

import regex

PATTERN_SECONDS = 1.0
"""How long one search with a pattern may take before its rule is said to have timed out."""


def is_found(pattern: str, text: str) -> bool:
    """Tell whether `pattern` matches somewhere in `text`; TimeoutError when that takes too long."""
    return regex.search(pattern, text, timeout=PATTERN_SECONDS) is not None
