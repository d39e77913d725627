"""Passages: the words of one paragraph as one line of text, each character with its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

import regex

from artlint.expressions import wide_expression
from artlint.text import Span

OBJECT = "\ufffc"
"""What stands in a passage for a character that is no word: of code, a picture, an address, a template."""
HARD = "\v"
"""What stands before the newline of a line break that readers see."""

_EXTENSIONS = (
    "png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|psd|pdf|docx?|xlsx?|pptx?|csv|zip|rar|7z|gz|tgz|tar|mp[34]|wav|mov|avi|"
    "txt|md|mdx|markdown|html?|xml|json|ya?ml|toml|ini|conf|log|css|s[ac]ss|less|tsx?|jsx|vue|py|java|rb|rs|cpp|hpp|"
    "exe|apk|dmg|deb|rpm|iso|jar|sh|bat|sql|key|pem"
)
_NAME = r"\p{L}\p{N}_\-./\\~%+"
_NO_WORDS = wide_expression(
    rf"""
      (?:[A-Za-z][A-Za-z0-9+.-]{{1,9}}+)://[^\s<>"'，。；：！？、（）《》「」【】…“”]+
    | (?<![A-Za-z0-9])www\.[^\s<>"'，。；：！？、（）《》「」【】…“”]+
    | (?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{{1,64}}+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
    | @[\w-]{{1,40}}
    | \$\$[^$]{{1,2000}}\$\$ | \$(?!\s)[^$\n]{{1,300}}(?<!\s)\$
    | \\\([^\n]{{1,300}}?\\\) | \\\[.{{1,1000}}?\\\]
    # What was to be a link, a wiki link, an attribute list or a tag.
    | !\[[^\]\n]{{0,300}}\]\([^)\n]{{0,300}}\) | \]\([^)\n]{{0,300}}\) | \]\[[^\]\n]{{0,300}}\]
    | \[\[[^\]\n]{{0,300}}\]\] | \{{[:\#.%][^}}\n]{{0,200}}\}} | </?[\p{{L}}!?][^<>\n]{{0,300}}>
    | (?<![:\w]):[a-z0-9_+-]{{1,40}}+:
    # Paths and the names of files; of scripts only those in small letters, since Vue.js is a word.
    | (?<![A-Za-z0-9)\]])(?:~|\.{{1,2}})?/[\w.-]+(?:/[\w.-]*)+ | (?<![A-Za-z])(?:[A-Za-z]:|\\)\\[^\s"]*
    # No longer than any name: what is written in base 64 would take time that grows with its square.
    | (?<![{_NAME}])[{_NAME}]{{0,2000}}\.(?i:{_EXTENSIONS})(?![A-Za-z0-9])
    | (?<![{_NAME}])[{_NAME}]{{0,2000}}(?<![A-Za-z])[a-z][a-z0-9_-]{{0,60}}\.m?js(?![A-Za-z0-9])
    | \A(?::::+|!!!|\?\?\?\+?)[^\n]*
    """,
    regex.VERBOSE | regex.VERSION1 | regex.DOTALL,
)
_MARKS = wide_expression(r"[/@$\\\[\]{<:.!?]|www")
_START = attrgetter("at")


class Run(NamedTuple):
    """A stretch of a passage: where it begins in its text, and the stretch of the source that it stands for.

    One that is as long in both is written as it reads; any other is one character. What is to stand before it goes to
    `gap`, behind the markup that ends and before the markup that begins there.
    """

    at: int
    start: int
    end: int
    gap: int


class Passage:
    """The words of a paragraph, a heading, a cell or a stretch of HTML, without its markup.

    `words` are all that readers see, `OBJECT` for what is no text; `block` is what to take out with it, None where that
    cannot be told; `field` names the field of front matter that it is.
    """

    def __init__(
        self,
        words: str,
        runs: Sequence[Run],
        *,
        block: Span | None = None,
        is_heading: bool = False,
        field: str | None = None,
    ) -> None:
        self.words = words
        self.runs = runs
        self.block = block
        self.is_heading = is_heading
        self.field = field

    @cached_property
    def text(self) -> str:
        """The words with `OBJECT` also for each character of an address, a path, a file name or a formula."""
        if not _MARKS.search(self.words):
            return self.words
        return _NO_WORDS.sub(lambda match: OBJECT * len(match[0]), self.words)

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.runs[0].start

    def _run(self, index: int) -> int:
        return bisect_right(self.runs, index, key=_START) - 1

    def span(self, start: int, end: int) -> Span:
        """Give the place in the source of the characters from `start` to `end`, at least one."""
        first, last = self.runs[self._run(start)], self.runs[self._run(end - 1)]
        return Span(first.start + start - first.at, self._end(last, end))

    def _end(self, run: Run, end: int) -> int:
        following = self._run(run.at) + 1
        length = (self.runs[following].at if following < len(self.runs) else len(self.words)) - run.at
        return run.end if end - run.at >= length else run.start + end - run.at

    def gap(self, index: int) -> int:
        """Give where in the source goes what is to stand before the character at `index`."""
        run = self.runs[self._run(index)]
        return run.gap if index == run.at else run.start + index - run.at

    def is_unbroken(self, start: int, end: int) -> bool:
        """Tell whether no markup stands between the characters from `start` to `end`."""
        first, last = self._run(max(0, start)), self._run(min(end, len(self.words)) - 1)
        return all(self.runs[index].end == self.runs[index + 1].start for index in range(first, last))
