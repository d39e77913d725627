"""JSON front matter: an object that begins the file, or between fences that name the language."""

from __future__ import annotations

import json
import re
from typing import ClassVar

from artlint.facts.formats import Format
from artlint.facts.json_scanner import JsonScanner
from artlint.facts.scanner import ScanError
from artlint.facts.values import Broken, Entry


class JsonFormat(Format):
    """JSON as RFC 8259 has it, the braces part of the block."""

    title: ClassVar = "JSON"
    sample: ClassVar = '"key": "value"'
    opening: ClassVar = re.compile(r'[ \t]*\{[ \t]*(?:[\r\n]|"|\Z)')
    sure_opening: ClassVar = opening
    line: ClassVar = re.compile(r'[ \t]*["\[\]{}]|[ \t]+\S')
    has_own_lines: ClassVar = False
    FM_BOUNDARY = re.compile(r"^---json[ \t]*\r?$|^---[ \t]*\r?$", re.MULTILINE)

    def parsed(self, content: str, base: int) -> tuple[Entry, ...] | Broken:
        """Give the members of the one object in a block."""
        scanner = JsonScanner(content, base)
        try:
            return self._entries(scanner)
        except ScanError as error:
            return error.broken(content, base)

    @staticmethod
    def _entries(scanner: JsonScanner) -> tuple[Entry, ...]:
        return scanner.document()

    def string(self, words: str) -> str:
        """Give `words` in double quotes."""
        return json.dumps(words, ensure_ascii=False)

    def key(self, name: str) -> str:
        """Give `name` in double quotes."""
        return json.dumps(name, ensure_ascii=False)

    def date(self, written: str, *, as_text: bool) -> str:  # noqa: ARG002 - JSON has no other dates
        """Give a date as text."""
        return self.string(written)
