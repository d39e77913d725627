"""From bytes to text, without losing what the bytes said."""

from __future__ import annotations

import codecs
import os
from functools import cached_property

from artlint.frozen import frozen
from artlint.text import Lines

_BINARY_PROBE = 8000
"""How far git looks for a NUL before it calls a file binary, in bytes."""

_GUESSES = ("gb18030", "big5")
_WIDE = ("utf-16", "utf-16-le", "utf-16-be")


@frozen(slots=True)
class Undecodable:
    """Why bytes are not UTF-8 text: the 0-based byte that breaks it and the encoding they may be in."""

    offset: int
    encoding: str


@frozen
class Document:
    """An article as text, with what decoding would otherwise forget.

    `text` is empty when `undecodable` says why; the BOM is remembered, not part of the text.
    """

    path: str
    data: bytes
    text: str
    bom: bool
    undecodable: Undecodable | None = None

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @cached_property
    def suffix(self) -> str:
        """The extension of the path in lower case, with its dot."""
        return os.path.splitext(self.path)[1].lower()  # noqa: PTH122 - a path object costs more than all of the reading

    @property
    def newline(self) -> str:
        """The newline that the document itself uses first."""
        first = self.text[: self.lines.end(0)]
        return first[len(first.rstrip("\r\n")) :] or "\n"

    def encode(self, text: str) -> bytes:
        """Give the bytes of `text` with the BOM that this document had."""
        return (codecs.BOM_UTF8 if self.bom else b"") + text.encode("utf-8")


def read_document(source: bytes | str, path: str = "") -> Document:
    """Give the document in `source`; text that cannot be decoded makes one that says so."""
    if isinstance(source, str):
        bom = source.startswith("\ufeff")
        text = source[1:] if bom else source
        try:
            data = source.encode("utf-8")
        except UnicodeEncodeError as error:
            problem = Undecodable(error.start, "lone surrogate")
            return Document(path, source.encode("utf-8", "surrogatepass"), "", bom, problem)
        # With a NUL it is read as the bytes would be, or a fixed text could be refused that was taken before.
        return read_document(data, path) if "\0" in text[:_BINARY_PROBE] else Document(path, data, text, bom)
    bom = source.startswith(codecs.BOM_UTF8)
    body = source[3:] if bom else source
    nul = body.find(b"\0", 0, _BINARY_PROBE)
    if nul >= 0:
        return Document(path, source, "", bom, Undecodable(nul, _wide_encoding(source)))
    try:
        return Document(path, source, body.decode("utf-8"), bom)
    except UnicodeDecodeError as error:
        problem = Undecodable(error.start + 3 * bom, _likely_encoding(source))
        return Document(path, source, "", bom, problem)


def transcoded(data: bytes, encoding: str) -> str:
    """Give `data` read as `encoding`; empty for a guess that any bytes fit, and where they could not be had back."""
    if encoding not in (*_GUESSES, *_WIDE):
        return ""
    if encoding == "utf-16":
        encoding, data = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be", data[2:]
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data and "\0" not in text else ""
    except UnicodeError:
        return ""


def _wide_encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    odd, even = data[1:_BINARY_PROBE:2].count(0), data[0:_BINARY_PROBE:2].count(0)
    is_common = max(odd, even) > min(len(data), _BINARY_PROBE) // 16
    if is_common and max(odd, even) > 4 * min(odd, even) and len(data) % 2 == 0:
        return "utf-16-le" if odd > even else "utf-16-be"
    return "binary"


def _likely_encoding(data: bytes) -> str:
    """Name the encoding in which `data` reads as text with the most common Chinese characters."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    scores: dict[str, int] = {}
    for name in _GUESSES:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        scores[name] = sum(text.count(word) for word in "的一是不在了有和人这這中大为為上个個国國，。")
    if not scores:
        return "latin-1"
    return max(scores, key=lambda name: scores[name])
