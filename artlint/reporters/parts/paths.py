"""Paths in reports whose readers know nothing of file systems."""

from __future__ import annotations

import os
import re
from urllib.parse import quote

_DRIVE = re.compile(r"[A-Za-z]:/")


def encoded(path: str) -> bytes:
    """Give the bytes of a path; those that are no UTF-8 are had back as they were."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        # Half of a pair, which file systems of Windows take for a character.
        return path.encode("utf-8", "surrogatepass")


def as_unicode(path: str) -> str:
    r"""Give a path as text that every parser takes: a byte that is no UTF-8 becomes `\xff`."""
    return encoded(path).decode("utf-8", "backslashreplace")


def as_uri(path: str, *, drives: bool = os.name == "nt") -> str:
    """Give a path as a URI, relative where the path is; `drives` tells whether `C:/` is one.

    A colon is always encoded, since `a:b.md` would name a scheme.
    """
    if drives and _DRIVE.match(path):
        return f"file:///{path[:2]}{quote(encoded(path[2:]))}"
    return f"file://{quote(encoded(path))}" if path.startswith("/") else quote(encoded(path))
