"""The front matter between `;;;` fences that Hexo reads: the members of a JSON object, without its braces."""

from __future__ import annotations

import re
from typing import ClassVar

from artlint.facts.json_format import JsonFormat
from artlint.facts.json_scanner import JsonScanner
from artlint.facts.values import Entry


class MembersFormat(JsonFormat):
    """Members of a JSON object, see `parseJSON` in hexo-front-matter."""

    title: ClassVar = "`;;;` JSON"
    opening: ClassVar = re.compile(r'[ \t]*"[^"\r\n]*"[ \t]*:')
    sure_opening: ClassVar = opening
    FM_BOUNDARY = re.compile(r"^;{3,}[ \t]*\r?$", re.MULTILINE)

    @staticmethod
    def _entries(scanner: JsonScanner) -> tuple[Entry, ...]:
        return scanner.members()
