"""The lines of an article that say whose it is: a label, what parts it from the names, and the names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

import regex

from artlint.expressions import expression, wide_expression
from artlint.facts.passages import OBJECT, Passage
from artlint.facts.signature_labels import AUTHORS, EDITORS, SAYS_ITSELF, SOURCES, TRANSLATORS
from artlint.kept_patterns import compile_kept
from artlint.text import Span


class Role(StrEnum):
    """What a signature names."""

    EDITOR = "editor"
    AUTHOR = "author"
    SOURCE = "source"
    TRANSLATOR = "translator"


class Signature(NamedTuple):
    """A label with names behind it; the offsets count characters of the passage's words.

    `names` is what stands from `names_start` to `end`, one name or several. `is_blank` says that nobody is named: a row
    of crosses, or nothing at all.
    """

    role: Role
    passage: Passage
    start: int
    label_end: int
    names_start: int
    end: int
    is_blank: bool

    @property
    def label(self) -> str:
        """The words that say which role it is."""
        return self.passage.words[self.start : self.label_end]

    @property
    def separator(self) -> str:
        """What parts the label from the names, blanks included."""
        return self.passage.words[self.label_end : self.names_start]

    @property
    def names(self) -> str:
        """The names as they are read."""
        return self.passage.words[self.names_start : self.end]

    @property
    def is_templated(self) -> bool:
        """Tell whether a template or a picture stands among the names."""
        return OBJECT in self.names

    @property
    def span(self) -> Span:
        """The place of all of it in the source."""
        return self.passage.span(self.start, self.end)

    @property
    def names_span(self) -> Span:
        """The place of the names in the source; that of the label where there are none."""
        return self.passage.span(self.names_start, self.end) if self.end > self.names_start else self.span

    @property
    def line(self) -> tuple[int, int]:
        """Where the line around it begins and ends in the words of its passage."""
        words = self.passage.words
        ends = [at for mark in "\n\v" if (at := words.find(mark, self.end)) >= 0]
        return words.rfind("\n", 0, self.start) + 1, min(ends, default=len(words))


_LABELS = f"(?P<editor>{EDITORS})|(?P<author>{AUTHORS})|(?P<source>{SOURCES})|(?P<translator>{TRANSLATORS})"
_BLANK = r"[ \t\u3000\xa0\u2002\u2003]"
_MARK = "[:：丨|｜]"
_BEFORE = r"(?<![^\s（(\[【〔「『》|｜丨/、，。；;：:>—–·•*#-])"
_SIGNATURE = (
    rf"{_BEFORE}(?:{_LABELS})"
    # A mark; a slash or blanks between a Chinese label and a Chinese name; a label that leads on to what it names.
    rf"(?P<between>{_BLANK}*{_MARK}+{_BLANK}*"
    rf"|(?<=\p{{Han}})(?:{_BLANK}*[/／]{_BLANK}*|{_BLANK}+)(?=\p{{Han}}{{2,4}}(?:[\s，、|）)】\]]|\Z))"
    rf"|(?<={SAYS_ITSELF}){_BLANK}*(?=[《「『“\p{{L}}\p{{N}}])|(?<=(?i:by)){_BLANK}+(?=[\p{{Lu}}\p{{Han}}@]))"
    r"(?P<names>[^\n\v]{0,200})"
)
_NEXT = (
    # Another label, a wide gap, or a bracket that was open before.
    rf"{_BLANK}+(?=\p{{Han}}{{1,6}}{_BLANK}*[:：])|{_BLANK}{{2,}}|\u3000|[;；。](?=\s|\Z|\p{{Han}}{{1,6}}[:：])"
    rf"|[|｜丨]|\s*[）)】\]〕]|(?={_BEFORE}(?:{_LABELS}){_BLANK}*[:：])"
)
_NOBODY = wide_expression(r"(?i:x{2,}|×{2,}|某+|tba|tbd|n/?a|none|unknown|todo|译者ID|无|暂无|待定|-+|—+)\Z")
_NEEDED = wide_expression(
    r"[编編撰执文记記译譯載载自]|作者|来源|來源|出处|出處"
    r"|(?i:edit|author|source|via|origin|publish|trans|from|\bby\b)"
)
# The other module would look for a newline in all that follows first.
_LINE = expression(r"\s*\n\s*([^\n\v]*[^\n\v\s])(?=\s*(?:\n|\Z))")
_OPENERS = {"）": "（", ")": "(", "】": "【", "]": "[", "〕": "〔"}
_SENTENCE = wide_expression(r"[。！？]|\p{Han}{25}")
"""What names of people do not hold."""


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    # Both take as long as a hundred articles, and few rules ask.
    return compile_kept(pattern, regex.VERSION1)


def find_signatures(body: str, prose: Callable[[], Sequence[Passage]]) -> list[Signature]:
    """Give the signatures in reading order; headings hold none, and `prose` is asked for only where one could be."""
    if not _NEEDED.search(body):
        return []
    passages = prose()
    return [
        signature
        for index, passage in enumerate(passages)
        if not passage.is_heading
        for signature in _in_passage(passage, is_last=index == len(passages) - 1)
    ]


def _in_passage(passage: Passage, *, is_last: bool) -> Iterator[Signature]:
    words, at = passage.words, 0
    while (match := _compiled(_SIGNATURE).search(words, at)) is not None:
        role = next(role for role in Role if match[role.value] is not None)
        start, end = match.start("names"), match.end()
        end = next(
            (cut.start() for cut in _compiled(_NEXT).finditer(words, start, end) if _ends_names(words, start, cut)), end
        )
        end = start + len(words[start:end].rstrip())
        if start == end and role is not Role.SOURCE:
            start, end = _on_next_line(words, start)
        is_blank = not _names_somebody(words[start:end])
        if is_blank and role is Role.SOURCE:
            # A link whose words are a picture, or an address on the next line.
            is_blank = end == start and is_last and not words[match.end() :].strip()
        if role is Role.SOURCE or not _SENTENCE.search(words, start, end):
            yield Signature(role, passage, match.start(), match.start("between"), start, end, is_blank)
        at = max(end, match.end("between"), at + 1)


def _on_next_line(words: str, start: int) -> tuple[int, int]:
    """Give the place of names on the line behind a label; an empty one where a label or nothing stands there."""
    found = _LINE.match(words, start)
    if found is None or _compiled(_SIGNATURE).match(words, found.start(1)):
        return start, start
    return found.span(1)


def _ends_names(words: str, start: int, cut: regex.Match[str]) -> bool:
    """Tell whether names end at a match: not at a bracket that was opened among them."""
    closer, names = cut[0].strip(), words[start : cut.start()]
    return closer not in _OPENERS or names.count(_OPENERS[closer]) <= names.count(closer)


def _names_somebody(names: str) -> bool:
    stripped = names.strip(" \t\u3000\xa0*_「」“”\"'（）()")
    return bool(stripped) and not _NOBODY.match(stripped) and any(char.isalnum() or char == OBJECT for char in stripped)
