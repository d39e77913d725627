"""The text of a rule page, read like that of an article."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from artlint.document import read_document
from artlint.expressions import expression
from artlint.facts.front_matter import FrontMatter, find_front_matter
from artlint.frozen import frozen
from artlint.presets import FrontMatterForm
from artlint.reading import FileProblem, TooLarge, read_file
from artlint.rulebook.source import RulebookError, Source

_FORM = FrontMatterForm()
_LONGEST = 1_000_000
"""Bytes that a page may have."""
_QUOTED = "; put the text in single quotes"
_ADVICE = {
    **dict.fromkeys(("colon", "quote", "reserved", "bracket"), _QUOTED),
    "backslash": "; put the text in single quotes, where a backslash is a backslash",
    "tab": "; indent with blanks, not with a tab",
    "no-colon": "; a key ends with `:` and a blank",
    "fullwidth-colon": "; a key ends with `:` and a blank",
}
"""What to do about each likely slip."""
_TWICE = "; between single quotes a single quote is written twice: `'it''s'`"
_CUT_SHORT = expression(r"(?:^|[\s:,{\[])'(?>(?:[^']|'')*)'(?!\s*(?:[,}\]#:]|$))")
"""A text in single quotes that goes on behind the one that ends it."""


@frozen(slots=True)
class PageText:
    """All that a page says, with its front matter, which parses."""

    text: str
    front_matter: FrontMatter

    @property
    def data(self) -> Mapping[str, Any]:
        """The front matter as ordinary data."""
        return {entry.key: entry.value.plain() for entry in self.front_matter.entries}


def read_page_text(source: Source, path: Path) -> PageText:
    """Give the text of a page; RulebookError when it is no text, or has no front matter that parses."""
    place = source.named(path)
    try:
        found = read_file(path, _LONGEST)
    except FileProblem as problem:
        raise RulebookError(f"{place}: {problem}") from problem
    if isinstance(found, TooLarge):
        raise RulebookError(f"{place}: {found.size} bytes are too many for a rule page")
    document = read_document(found.data, str(path))
    if document.undecodable is not None:
        raise RulebookError(f"{place}: not UTF-8 text; it looks like {document.undecodable.encoding}")
    front_matter = find_front_matter(document.text, _FORM)
    if front_matter is None:
        raise RulebookError(f"{place}:1: no front matter; a rule page begins with `---`")
    broken = front_matter.broken
    if broken is not None:
        line = document.lines.position(broken.span.start).line
        told = f"the front matter does not parse: {broken.problem}{_advice(broken.guess, document.lines.line(line))}"
        raise RulebookError(f"{place}:{line}: {told}")
    if not front_matter.is_read:
        raise RulebookError(f"{place}:1: the front matter is not closed by a line `---`")
    return PageText(document.text, front_matter)


def _advice(guess: str, line: str) -> str:
    """Give what to do about a slip that was made on a line, as the end of a sentence; empty where nobody knows."""
    return _TWICE if guess in ("quote", "bracket") and _CUT_SHORT.search(line) else _ADVICE.get(guess, "")
