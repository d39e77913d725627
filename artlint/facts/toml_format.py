"""TOML front matter: its text read statement by statement, so that every key and value keeps its place.

The grammar is that of TOML 1.0.0, https://toml.io/en/v1.0.0. Neither tomllib nor tomlkit gives positions.
"""

from __future__ import annotations

import json
import re
from typing import ClassVar

from artlint.facts.formats import Format
from artlint.facts.scanner import ScanError
from artlint.facts.toml_scanner import BETWEEN, BLANKS, TomlScanner
from artlint.facts.toml_tables import Tables
from artlint.facts.toml_values import DATE
from artlint.facts.values import Broken, Entry
from artlint.text import Span

_REST = re.compile(r"[ \t]*(?:#[^\x00-\x08\x0a-\x1f\x7f]*)?(?=\r?\n|\Z)")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")
_LONE_RETURN = re.compile(r"\r(?!\n)")


class TomlFormat(Format):
    """TOML, with keys that are there twice kept as entries of their own."""

    name: ClassVar = "toml"
    title: ClassVar = "TOML"
    sample: ClassVar = 'key = "value"'
    opening: ClassVar = re.compile(r"[ \t]*(?:(?:[\w.-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*[=.]|\[)")
    sure_opening: ClassVar = opening
    line: ClassVar = re.compile(r"[ \t]*(?:#|[\]}\[]|(?:[\w.-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*[=.])|[ \t]+\S")
    FM_BOUNDARY = re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE)

    def parsed(self, content: str, base: int) -> tuple[Entry, ...] | Broken:
        """Give the entries of a block, tables and arrays of tables as maps and lists."""
        # TOML knows no CR alone at the end of a line; with LF for it every place stays where it is.
        source = _LONE_RETURN.sub("\n", content)
        try:
            return _read(source, base)
        except ScanError as error:
            return error.broken(content, base)

    def string(self, words: str) -> str:
        """Give `words` in double quotes; TOML has the escapes of JSON."""
        return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")

    def key(self, name: str) -> str:
        """Give `name`, quoted where it has to be."""
        return name if _BARE_KEY.match(name) else self.string(name)

    def date(self, written: str, *, as_text: bool) -> str:  # noqa: ARG002 - a date of TOML is never a guess
        """Give a date of TOML, or a text where it is none."""
        return written if DATE.fullmatch(written) else self.string(written)


def _read(content: str, base: int) -> tuple[Entry, ...]:
    scanner = TomlScanner(content, base)
    tables = Tables(base)
    scanner.skip(BETWEEN)
    while scanner.next:
        if scanner.next == "[":
            _header(scanner, tables)
        else:
            path = scanner.key()
            if scanner.next != "=":
                raise _no_equals(scanner, path[0][1].start - base)
            scanner.at += 1
            scanner.skip(BLANKS)
            tables.put(path, scanner.value(tables.current.depth + len(path)))
        end = scanner.at
        scanner.skip(_REST)
        if scanner.at == end and scanner.next not in ("", "\r", "\n"):
            raise _rest(scanner)
        before = scanner.at
        scanner.skip(BETWEEN)
        if scanner.next and scanner.at == before:
            raise scanner.unexpected("the end of the line")
    return tables.root.entries()


def _header(scanner: TomlScanner, tables: Tables) -> None:
    start = scanner.at
    brackets = 2 if scanner.content.startswith("[[", start) else 1
    scanner.at += brackets
    scanner.skip(BLANKS)
    path = scanner.key()
    if not scanner.content.startswith("]" * brackets, scanner.at):
        raise scanner.unexpected(f"`{']' * brackets}`", "bracket")
    scanner.at += brackets
    tables.open(path, Span(start, scanner.at).moved(tables.base), is_item=brackets > 1)


def _no_equals(scanner: TomlScanner, start: int) -> ScanError:
    if scanner.next in (":", "："):
        return scanner.unexpected("`=`", "equals")
    if "=" not in scanner.line:
        return ScanError("a line without `=`", start, "no-equals")
    return scanner.unexpected("`=`")


def _rest(scanner: TomlScanner) -> ScanError:
    last = scanner.content[scanner.at - 1]
    scanner.skip(BLANKS)
    return scanner.unexpected("the end of the line", "string" if last in ("'", '"') else "unquoted")
