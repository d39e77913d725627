"""Pictures inside an address: whether there is anything to see in them."""

from __future__ import annotations

import base64
import binascii
import re
import struct
from urllib.parse import unquote_to_bytes

_DATA = re.compile(r"data:(?P<type>[\w.+/-]*)(?P<rest>[^,]*),", re.IGNORECASE)
_EMPTY_SVG = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<svg\b[^>]*(?:/>|>\s*</svg>)\s*\Z")
_LONGEST_BLANK = 2000
"""Code points beyond which a picture is not looked into: a blank one is short."""


def is_blank_picture(url: str) -> bool:
    """Tell whether a `data:` address holds nothing, an SVG without content, or a GIF or PNG of one pixel."""
    header = _DATA.match(url)
    if header is None or len(url) > _LONGEST_BLANK:
        return False
    data = unquote_to_bytes(url[header.end() :])
    if "base64" in header["rest"].lower():
        try:
            data = base64.b64decode(data + b"=" * (-len(data) % 4), validate=True)
        except binascii.Error:
            return False
    if not data.strip():
        return True
    if data.startswith(b"GIF8") and len(data) >= 10:  # noqa: PLR2004 - where the size of a GIF ends
        return struct.unpack_from("<HH", data, 6) == (1, 1)
    if data.startswith(b"\x89PNG\r\n") and len(data) >= 24:  # noqa: PLR2004 - where the size of a PNG ends
        return struct.unpack_from(">II", data, 16) == (1, 1)
    return "svg" in header["type"].lower() and _EMPTY_SVG.match(data.decode("utf-8", "replace")) is not None
