"""Addresses judged as text: what a browser or a generator could not follow."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import quote

from artlint.expressions import expression
from artlint.remembered import remembered

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BARE_HOST = expression(r"www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|io|cc|top|xyz)(?::\d+)?/", re.IGNORECASE)
_WEB_SCHEME = expression(r"https?:", re.IGNORECASE)
_WEB_HOST = expression(r"https?:(?://|\\\\)[^/?#\\]", re.IGNORECASE)
_DOUBLED = expression(r"https?:/{0,2}https?:", re.IGNORECASE)
# What is left of `https://` after a slip: a letter lost or doubled, a full-width or missing colon, one slash.
_MISSPELT = expression(r"(?!https?:)(?:h{0,2}t{1,3}p{1,2}s{0,2})(?:[:;：]/{1,3}|//|:\\\\)", re.IGNORECASE)
_UNFOLLOWED = frozenset(
    ("blob", "cid", "about", "javascript", "mailto", "webkit-fake-url", "chrome-extension", "moz-extension", "wxfile")
)
"""Schemes of addresses that work in one program of one reader, or lead to no picture."""
_BLANK = expression(r"[\s\x00-\x1f\x7f]")
# Blanks, controls and everything beyond ASCII. RFC 3986 leaves out `|`, `"`, `{` and their kin too, but every browser
# sends them and image services use them.
_RAW = expression(r"[^\x21-\x7e]")
_CSS = expression(r"[a-z-]+\(", re.IGNORECASE)
TEMPLATES = r"\{\{|\{%|\{#|<%|\$\{|\{[\w.-]+\}|\|\w+\||%[A-Z]+_[A-Z_]+%"
"""A pattern for the beginnings of what a template engine fills in, in an address or a name."""
_TEMPLATE = expression(TEMPLATES)
_FOLDERS = (
    r"(?:Desktop|Documents|Downloads|Pictures|Movies|Music|Videos|Library|Dropbox|OneDrive|Projects?|[Ww]orkspace|桌面|文档|下载|图片"
    r"|\.[\w-]+)/"
)
_MACHINE_PATH = expression(
    r"[Ff][Ii][Ll][Ee]:(?:[\\/]+|(?=[A-Za-z]:))(?!\Z|[\\/])|[A-Za-z]:[\\/](?![\\/])|\\\\[\w.-]+\\|/Users/[^/]+/|/(?:private/)?var/folders/|/storage/emulated/|/sdcard/"
    rf"|/home/[^/]+/{_FOLDERS}|~/{_FOLDERS}"
)
_OWN_HOST = expression(
    r"(?:https?:)?//(?:[^/@]*@)?(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)(?:[:/?#]|\Z)", re.IGNORECASE
)
_OWN_PLAIN = ("localhost", "127.", "0.0.0.0")  # noqa: S104 - nothing is bound to it


class UrlProblem(StrEnum):
    """What is wrong with an address."""

    EMPTY = "empty"
    BACKSLASH = "backslash"
    RAW_CHARACTERS = "raw-characters"
    SCHEME = "scheme"
    NO_SCHEME = "no-scheme"
    NO_HOST = "no-host"


def is_protocol_relative(url: str) -> bool:
    """Tell whether `url` begins with `//`."""
    return url.startswith("//")


_AUTHORITY = expression(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#\\]*)")
_PORT = expression(r":\d*\Z")

# An article names the same address in several fields, and several rules ask; a longer one is a picture of its own.
_remembered = remembered(500)


# One look at most addresses of the web tells that nothing can be wrong with them: no blank, nothing of a template.
_PLAIN = re.compile(r"https?://([a-z0-9.-]+)(?:/[!-$&-;=-\[\]-z}~]*)?\Z")


@_remembered
def _plain_host(url: str) -> str:
    """Give the host of an address with which nothing can be wrong; empty for any other."""
    match = _PLAIN.match(url)
    return match[1] if match is not None else ""


def is_plain(url: str) -> bool:
    """Tell whether `url` leads to another machine than that of whoever follows it, and nothing is wrong with it."""
    host = _plain_host(url)
    return bool(host) and not host.startswith(_OWN_PLAIN)


def has_template(url: str) -> bool:
    """Tell whether a template engine still has to fill in a part of `url`."""
    return not _plain_host(url) and _has_template(url)


@_remembered
def _has_template(url: str) -> bool:
    return _TEMPLATE.search(url) is not None


def is_local_path(url: str) -> bool:
    """Tell whether `url` is a path on the machine of its author."""
    return not _plain_host(url) and _is_local_path(url)


@_remembered
def _is_local_path(url: str) -> bool:
    return _MACHINE_PATH.match(url.replace("%5C", "\\").replace("%5c", "\\")) is not None


def is_own_host(url: str) -> bool:
    """Tell whether `url` leads to the machine of whoever follows it."""
    host = _plain_host(url)
    if host and not host.startswith(_OWN_PLAIN):
        return False
    return _OWN_HOST.match(url) is not None


def host_of(url: str) -> str:
    """Give the host of a web address in lower case, without user and port; empty when it has none."""
    return _plain_host(url) or _host_of(url)


@_remembered
def _host_of(url: str) -> str:
    match = _AUTHORITY.match(url)
    if match is None:
        return ""
    host = match[1].rpartition("@")[2]
    return _PORT.sub("", host).lower()


def port_of(url: str) -> str:
    """Give the port of a web address, in digits; empty when it names none."""
    match = _AUTHORITY.match(url)
    port = _PORT.search(match[1]) if match is not None else None
    return port[0][1:] if port is not None else ""


def url_problem(url: str) -> UrlProblem | None:
    """Give what keeps `url` from being followed as an address or a path, or None.

    Raw characters count in the path of a web address; in a path of the site only blanks do, since letters of any script
    may name a file. A path on somebody's machine is not judged: see `is_local_path`.
    """
    return None if _plain_host(url) else _url_problem(url)


@_remembered
def _url_problem(url: str) -> UrlProblem | None:
    if not url.strip():
        return UrlProblem.EMPTY
    if url.startswith(("data:", "#")) or _CSS.match(url) or is_local_path(url):
        return None
    scheme = _SCHEME.match(url)
    problem = _scheme_problem(url, scheme)
    if problem is not None or (scheme is not None and not _WEB_SCHEME.match(url)):
        return problem
    if "\\" in url:
        return UrlProblem.BACKSLASH
    raw = _RAW if scheme is not None or is_protocol_relative(url) else _BLANK
    return UrlProblem.RAW_CHARACTERS if raw.search(url, _path_start(url)) else None


@_remembered
def is_local_address(url: str) -> bool:
    """Tell whether `url` names something by a path, whole or relative, or a part of the same page, and nothing else."""
    if not url or is_protocol_relative(url) or _SCHEME.match(url) is not None:
        return False
    if has_template(url) or is_local_path(url):
        return False
    return url_problem(url) in (None, UrlProblem.RAW_CHARACTERS)


def _scheme_problem(url: str, scheme: re.Match[str] | None) -> UrlProblem | None:
    if _DOUBLED.match(url) or _MISSPELT.match(url):
        return UrlProblem.SCHEME
    if scheme is None:
        return UrlProblem.NO_SCHEME if _BARE_HOST.match(url) else None
    if scheme[0][:-1].lower() in _UNFOLLOWED:
        return UrlProblem.SCHEME
    if _WEB_SCHEME.match(url) and not _WEB_HOST.match(url):
        return UrlProblem.NO_HOST
    return None


def _path_start(url: str) -> int:
    """Give the offset behind the host: its letters have an encoding of their own."""
    authority = _AUTHORITY.match(url)
    return authority.end() if authority else 0


# Image services put what they are to do behind the name: `a.jpg!large`, `a.jpg@100w.webp`, `a.jpg_640x.jpg`.
_EXTENSION = expression(r"[^.]\.([A-Za-z][A-Za-z0-9]{0,5})(?:[!@~_:;,][^.]*)?\Z")


def extension_of(url: str) -> str:
    """Give the extension of the file that `url` names, in lower case without its dot; empty when it has none."""
    path = url[_path_start(url) :].partition("#")[0].partition("?")[0]
    match = _EXTENSION.search(path.rpartition("/")[2])
    return match[1].lower() if match is not None else ""


def percent_encoded(url: str) -> str:
    """Give `url` with blanks and everything beyond ASCII percent-encoded as browsers do, its host left alone."""
    start = _path_start(url)
    return url[:start] + _RAW.sub(lambda match: quote(match[0], safe="", errors="replace"), url[start:])
