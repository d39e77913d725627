"""What fixing would change, as a unified diff that `patch` and `git apply` read."""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from artlint.cli.flags import ColourChoice
from artlint.cli.streams import is_coloured, is_terminal, standard_output, write_bytes, write_parts
from artlint.findings import Owned
from artlint.reporters.parts import palette
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.view import PLAIN_WIDTH
from artlint.run import FileReport, Run

if TYPE_CHECKING:
    from rich.text import Text

_BOM = "\ufeff"
_QUOTED = frozenset('"\\')
_STYLES = {"---": "bold", "+++": "bold", "@@ ": palette.ACCENT}
_SIGNS = {"-": palette.REMOVED, "+": palette.ADDED}


def differences(run: Run) -> list[str]:
    """Give the lines of the diff with their newlines; none when nothing would change."""
    return [line for report in run.files if report.fixed for line in _difference(report)]


def _difference(report: FileReport) -> Iterator[str]:
    after = report.data.startswith(codecs.BOM_UTF8)
    before = after or any(finding.fix and Owned.BOM in finding.fix.owns for finding in report.fixed)
    old = _lines(_BOM * before + report.before)
    new = _lines(_BOM * after + report.text)
    name = "/" + report.path.removeprefix("/")
    for line in difflib.unified_diff(old, new, _quoted(f"a{name}"), _quoted(f"b{name}")):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _quoted(name: str) -> str:
    """Give a path as git writes it into a diff: in quotes, odd bytes in octal, where it holds what is not plain."""
    if name.isprintable() and not _QUOTED.intersection(name):
        return name
    return '"' + "".join(map(_quoted_character, name)) + '"'


def _quoted_character(character: str) -> str:
    if character in _QUOTED:
        return f"\\{character}"
    if character.isprintable():
        return character
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogateescape"))


def _lines(text: str) -> list[str]:
    # Only what ends a line for `patch`, which is not what `str.splitlines` takes for an end.
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def write_difference(lines: list[str], choice: ColourChoice) -> None:
    """Write the diff to standard output: byte for byte, or with controls escaped where a terminal would obey them."""
    stream = standard_output()
    if is_terminal(stream) or is_coloured(choice.value, stream):
        parts = (_shown(line) for line in lines)
        write_parts(parts, stream, colour=is_coloured(choice.value, stream), width=PLAIN_WIDTH)
        return
    write_bytes("".join(lines).encode("utf-8", "surrogatepass"), stream)


def _shown(line: str) -> Text:
    from rich.text import Text  # noqa: PLC0415 - most runs show no difference

    style = _STYLES.get(line[:3]) or _SIGNS.get(line[:1], "")
    return Text(escape(line.rstrip("\r\n").replace("\t", "    ")), style)
