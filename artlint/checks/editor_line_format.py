"""Lines that name the editor, in another form than the house's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, NamedTuple

import regex

from artlint.facts.article import Article
from artlint.facts.signatures import Role, Signature
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal, Selector
from artlint.text import Span, clip

_NEAR = 6
"""How many passages from the start or the end of the body a signature may be."""
_NAME = r"(?:\p{Han}{2,4}(?:·\p{Han}{1,8})?|\p{Lu}[\p{L}.'’-]*(?:\ \p{Lu}[\p{L}.'’-]*){0,3})"
_NUMBER = r"\b[A-Z]{1,4}-?\d{2,6}"
_PEOPLE = regex.compile(
    rf"{_NAME}(?:(?:\s*[、，,/／;；和与]\s*|\s+)(?!{_NUMBER}){_NAME})*+(?P<number>\s*{_NUMBER})?", regex.VERSION1
)
_BRACKETS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕"}
_ESCAPED = "|:/"
_HAN = regex.compile(r"\p{Han}")
_TAG = regex.compile(r"<([A-Za-z][\w-]*)[^<>]*>")


class _Flaw(NamedTuple):
    variant: str
    span: Span
    value: str
    wanted: str
    edits: tuple[Edit, ...]


class Find(Matcher):
    """What is not as it should be in a line that names editors, near the start or the end of the body.

    `separator` stands between a Chinese label and the names; a Latin one has a colon and a blank. Without `labels`, any
    label will do. `staff_numbers` and `brackets` say whether these may or must be there. With `selectors`, the line has
    to stand in an element that one of them picks; `element` is the start tag that the fix gives it.
    """

    placeholders: ClassVar = frozenset(("value", "wanted"))
    variants: ClassVar = frozenset(("label", "number", "brackets", "no-brackets", "element"))
    actions: ClassVar = frozenset(("rewrite",))

    kind: Literal["check"]
    separator: str = "："
    labels: tuple[str, ...] = ()
    staff_numbers: bool = False
    brackets: Literal["never", "always", "maybe"] = "never"
    selectors: tuple[Selector, ...] = ()
    element: str = ""

    def find(self, context: Context) -> Iterator[Match]:
        """Give the places, line by line."""
        article = context.article
        editors = [each for each in article.signatures if each.role is Role.EDITOR and not each.is_blank]
        if not editors:
            return
        passages = article.prose
        near = {id(passage) for passage in (*passages[:_NEAR], *passages[-_NEAR:])}
        for signature in editors:
            people = _PEOPLE.fullmatch(signature.names)
            if people is None or id(signature.passage) not in near:
                continue
            for flaw in self._flaws(signature, people, article):
                words = {"value": clip(flaw.value), "wanted": flaw.wanted}
                yield Match(flaw.span, words, flaw.variant, subject=flaw.edits)

    def _flaws(self, signature: Signature, people: regex.Match[str], article: Article) -> Iterator[_Flaw]:
        passage = signature.passage
        label = signature.label
        if self.labels and label not in self.labels:
            span, wanted = passage.span(signature.start, signature.label_end), self.labels[0]
            yield _Flaw("label", span, label, wanted, (Edit(span, wanted),))
        wanted = self.separator if _HAN.search(label) else ": "
        if signature.separator != wanted and not label.lower().endswith("by"):
            span = _with_escape(passage.span(signature.label_end, signature.names_start), article)
            yield _Flaw("", span, label + signature.separator, label + wanted, (Edit(span, wanted),))
        if not self.staff_numbers and people["number"]:
            at = signature.names_start + people.start("number")
            span = passage.span(at, signature.end)
            yield _Flaw("number", span, people["number"].strip(), "", (Edit(span),))
        yield from self._bracket_flaws(signature)
        if self.selectors and not _is_picked(signature, self.selectors, article):
            yield _Flaw("element", signature.span, label, self.element, self._moved(signature, article))

    def _bracket_flaws(self, signature: Signature) -> Iterator[_Flaw]:
        passage, words = signature.passage, signature.passage.words
        opener = words[: signature.start].rstrip()[-1:]
        closer = _BRACKETS.get(opener)
        has_brackets = closer is not None and words[signature.end :].lstrip().startswith(closer)
        if has_brackets and self.brackets == "never":
            first = words.rindex(opener, 0, signature.start)
            last = words.index(closer or "", signature.end)
            inner = words[first + 1 : last].strip()
            edits = (Edit(passage.span(first, first + 1)), Edit(passage.span(last, last + 1)))
            # Behind other words the brackets part the line from them.
            is_alone = not words[:first].strip() and not words[last + 1 :].strip()
            yield _Flaw(
                "brackets", passage.span(first, last + 1), words[first : last + 1], inner, edits if is_alone else ()
            )
        elif not has_brackets and self.brackets == "always":
            whole = words[signature.start : signature.end]
            start, end = signature.span
            edits = (Edit(Span(start, start), "（"), Edit(Span(end, end), "）"))
            yield _Flaw("no-brackets", signature.span, whole, f"（{whole}）", edits if _is_whole(signature) else ())

    def _moved(self, signature: Signature, article: Article) -> tuple[Edit, ...]:
        """Give the edits that put the line into the wanted element, where it is all that its block holds."""
        tag, block = _TAG.fullmatch(self.element), signature.passage.block
        if tag is None or block is None or not _is_whole(signature):
            return ()
        text = article.text[block.start : block.end]
        end_tag = f"</{tag[1]}>"
        opened = _TAG.match(text)
        if opened is not None and text.endswith(f"</{opened[1]}>"):
            ends = Span(block.end - len(opened[1]) - 3, block.end)
            return Edit(Span(block.start, block.start + opened.end()), self.element), Edit(ends, end_tag)
        words = text.rstrip()
        if words != signature.passage.words:
            # Markdown in the line would show as it is written.
            return ()
        behind = block.start + len(words)
        return Edit(Span(block.start, block.start), self.element), Edit(Span(behind, behind), end_tag)

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:  # noqa: ARG002 - every matcher is called alike
        """Give the edits that were found with each place."""
        return [Proposal(match.subject) if match.subject else None for match in matches]


def _with_escape(span: Span, article: Article) -> Span:
    """Give `span` with the backslash that keeps Markdown from reading its first character."""
    is_escaped = article.text[span.start - 1 : span.start] == "\\" and article.text[span.start] in _ESCAPED
    return Span(span.start - 1, span.end) if is_escaped else span


def _is_whole(signature: Signature) -> bool:
    words: str = signature.passage.words
    return signature.passage.words[signature.start : signature.end] == words.strip()


def _is_picked(signature: Signature, selectors: Sequence[str], article: Article) -> bool:
    start, end = signature.span
    spans = (article.html.element_span(tag) for tag in article.html.select(", ".join(selectors)))
    return any(span is not None and span.start <= start and end <= span.end for span in spans)
