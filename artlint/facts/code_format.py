"""Front matter that is a program, as gray-matter runs it behind `---js`: artlint runs nothing, and reads nothing."""

from __future__ import annotations

import re
from typing import ClassVar

from artlint.facts.formats import Format
from artlint.facts.values import Entry


class CodeFormat(Format):
    """A block whose fields nobody knows before it is run."""

    title: ClassVar = "JavaScript"
    sample: ClassVar = 'key: "value"'
    opening: ClassVar = re.compile(r"[ \t]*\S")
    sure_opening: ClassVar = opening
    line: ClassVar = re.compile(r"")
    is_data: ClassVar = False
    FM_BOUNDARY = re.compile(r"^---(?:js|javascript)[ \t]*\r?$|^---[ \t]*\r?$", re.MULTILINE)

    def parsed(self, content: str, base: int) -> tuple[Entry, ...]:  # noqa: ARG002 - it is not looked at
        """Give no entries."""
        return ()

    def string(self, words: str) -> None:
        """Give nothing: an edit could change what the program does."""
