"""Pictures: whether there is anything to see in one inside an address, and which format the bytes of a file are in."""

from __future__ import annotations

import base64
import binascii
import re
import struct
from urllib.parse import unquote_to_bytes

from artlint.expressions import expression

_DATA = expression(r"data:(?P<type>[\w.+/-]*)(?P<rest>[^,]*),", re.IGNORECASE)
_EMPTY_SVG = expression(r"\s*(?:<\?xml[^>]*>\s*)?<svg\b[^>]*(?:/>|>\s*</svg>)\s*\Z")
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


HEAD = 512
"""Bytes from the start of a file that tell its format."""
# The signatures of the WHATWG MIME Sniffing Standard (6.1), and those of the ISO base media and TIFF formats.
_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpeg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "webp"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "avif"),
    (re.compile(rb"....ftyp(?:hei[cx]|hev[cx]|mif1|msf1)", re.DOTALL), "heic"),
    (re.compile(rb"\x00\x00[\x01\x02]\x00"), "ico"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "tiff"),
    (re.compile(rb"BM.{4}\x00\x00\x00\x00", re.DOTALL), "bmp"),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?>(?:<!--.*?-->\s*)*)<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL),
        "html",
    ),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b|<!--|<!doctype svg|<svg\b)", re.IGNORECASE), "svg"),
)
_FORMATS = {
    "png": "png", "apng": "png", "jpg": "jpeg", "jpeg": "jpeg", "jfif": "jpeg", "jpe": "jpeg", "gif": "gif",
    "webp": "webp", "avif": "avif", "heic": "heic", "heif": "heic", "ico": "ico", "cur": "ico", "tif": "tiff",
    "tiff": "tiff", "bmp": "bmp", "svg": "svg",
}  # fmt: skip


def format_of_bytes(head: bytes) -> str:
    """Give the name of the format that the first `HEAD` bytes of a file are in; empty for one that is not known."""
    return next((name for signature, name in _SIGNATURES if signature.match(head)), "")


def format_of_extension(extension: str) -> str:
    """Give the name of the format that an extension, in lower case and without its dot, stands for; empty for none."""
    return _FORMATS.get(extension, "")
