"""Addresses judged as text: what a browser or a generator could not follow."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import quote

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BARE_HOST = re.compile(r"(?:www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|io|cc|top|xyz)(?::\d+)?/)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^/?#\s]+", re.IGNORECASE)
_DOUBLED = re.compile(r"https?:/{0,2}https?:", re.IGNORECASE)
# RFC 3986 leaves these out of an address; everything beyond ASCII has to be percent-encoded as well.
_RAW = re.compile(r'[^\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]')
_LOCAL_PATH = re.compile(
    r"file:|[A-Za-z]:[\\/]|/(?:Users|home)/[^/]+/|\\\\|https?://(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)(?:[:/?#]|\Z)",
    re.IGNORECASE,
)


class UrlProblem(StrEnum):
    """What is wrong with an address."""

    EMPTY = "empty"
    BACKSLASH = "backslash"
    RAW_CHARACTERS = "raw-characters"
    SCHEME = "scheme"
    NO_SCHEME = "no-scheme"
    NO_HOST = "no-host"


def is_remote(url: str) -> bool:
    """Tell whether `url` is a web address with a host."""
    return _WEB.match(url) is not None


def is_protocol_relative(url: str) -> bool:
    """Tell whether `url` begins with `//`."""
    return url.startswith("//")


def is_local_path(url: str) -> bool:
    """Tell whether `url` leads into the machine of its author."""
    return _LOCAL_PATH.match(url) is not None


def host_of(url: str) -> str:
    """Give the host of a web address in lower case, without user and port; empty when it has none."""
    match = re.match(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#\\]*)", url)
    if match is None:
        return ""
    host = match[1].rpartition("@")[2]
    return re.sub(r":\d*\Z", "", host).lower()


def url_problem(url: str, schemes: frozenset[str] = frozenset(("http", "https", "data"))) -> UrlProblem | None:
    """Give what keeps `url` from being followed as an address or a path, or None."""
    if not url.strip():
        return UrlProblem.EMPTY
    if url.startswith("data:"):
        return None
    if _DOUBLED.match(url):
        return UrlProblem.SCHEME
    scheme = _SCHEME.match(url)
    if scheme is None and _BARE_HOST.match(url):
        return UrlProblem.NO_SCHEME
    if scheme is not None:
        name = scheme[0][:-1].lower()
        if name not in schemes:
            return UrlProblem.SCHEME
        if not url[scheme.end() :].startswith("//") or not host_of(url):
            return UrlProblem.NO_HOST
    if "\\" in url:
        return UrlProblem.BACKSLASH
    if _RAW.search(url):
        return UrlProblem.RAW_CHARACTERS
    return None


def percent_encoded(url: str) -> str:
    """Give `url` with every character that may not stand in an address percent-encoded, and nothing else changed."""
    return _RAW.sub(lambda match: quote(match[0], safe=""), url)
