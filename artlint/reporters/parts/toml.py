"""Keys and values as TOML writes them, on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from artlint.reporters.parts.escape import escape

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")


def dotted(keys: Iterable[str]) -> str:
    """Give keys that lead to a value."""
    return ".".join(key if _PLAIN_KEY.match(key) else said(key) for key in keys)


def said(value: Any) -> str:
    """Give a value."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{dotted((key,))} = {said(each)}" for key, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(said(each) for each in value)}]"
    if isinstance(value, str):
        return escape(json.dumps(value, ensure_ascii=False))
    return json.dumps(value) if isinstance(value, bool | int | float) else str(value)
