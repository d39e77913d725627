"""Bytes that are not UTF-8."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from artlint.document import Undecodable, transcoded
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.text import Span


class Find(Matcher):
    """A document that could not be decoded, with the byte that is at fault."""

    placeholders: ClassVar = frozenset(("offset", "encoding"))
    variants: ClassVar = frozenset(("binary", "surrogate"))
    actions: ClassVar = frozenset(("transcode",))
    reads_undecodable: ClassVar = True

    kind: Literal["check"]

    def find(self, context: Context) -> Iterator[Match]:
        """Give the start of the document when it could not be decoded."""
        problem = context.article.document.undecodable
        if problem is None:
            return
        variant = {"binary": "binary", "lone surrogate": "surrogate"}.get(problem.encoding, "")
        names = {"gb18030": "GB18030", "big5": "Big5", "latin-1": "Latin-1"}
        encoding = names.get(problem.encoding, problem.encoding.upper())
        yield Match(Span(0, 0), {"offset": str(problem.offset), "encoding": encoding}, variant, subject=problem)

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edit that puts the text in, which a document that was not decoded does not have."""
        return [_transcoding(match.subject, context) for match in matches]


def _transcoding(problem: Undecodable, context: Context) -> Proposal | None:
    text = transcoded(context.article.document.data, problem.encoding)
    return Proposal((Edit(Span(0, 0), text),)) if text else None
