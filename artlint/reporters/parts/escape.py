"""The one way in which words that others wrote reach a terminal or a log."""

from __future__ import annotations

import re

from artlint.expressions import expression

_COMMAND = "##["
_UNSAFE = expression(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
    # The runner of GitHub Actions finds its old commands, `##[name]`, anywhere in a line.
    r"|(?<=##)\[(?=[A-Za-z-]+[ \]])"
)
_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_BYTES = range(0xDC80, 0xDD00)
"""What Python takes the bytes of a file's name for that are no UTF-8."""


def escape(text: str) -> str:
    r"""Give `text` on one line with every control, bidi control, line separator and surrogate as a visible escape.

    A byte of a file's name that is no UTF-8 is shown as `\xff`.
    """
    return text if _is_plain(text) else _UNSAFE.sub(_visible, text)


def escape_lines(lines: str, is_printable: bool) -> str:  # noqa: FBT001 - it is told with them
    """Give `lines` each as `escape` does; whether all in each line is printable is known."""
    return lines if is_printable and _COMMAND not in lines else "\n".join(map(escape, lines.split("\n")))


def escape_path(path: str) -> str:
    """Give a path as `escape` does, and so that a line can begin with it."""
    shown = escape(path)
    # A line that opens with two colons is a command to the runner of GitHub Actions.
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def escaped_characters(text: str) -> list[str]:
    """Give what `escape` shows for each code point of `text`; tabs stay."""
    shown = list(text)
    if _is_plain(text):
        return shown
    for match in _UNSAFE.finditer(text):
        if match[0] != "\t":
            shown[match.start()] = _visible(match)
    return shown


def _is_plain(text: str) -> bool:
    # Nearly every text is, and this takes a tenth of the time of looking for each character.
    return text.isprintable() and _COMMAND not in text


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if code in _BYTES:
        code -= 0xDC00
    return _NAMED.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")  # noqa: PLR2004 - one byte


def escape_parts(*parts: str) -> str:
    """Give those of some texts that say something, each on a line of its own."""
    return "\n".join([escape(part) for part in parts if part])
