"""The comment that ends the excerpt of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import ClassVar, Literal

from artlint.config.kebab import option
from artlint.facts.article import Article
from artlint.facts.tokens import Comment
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.removal import removals
from artlint.matchers.surroundings import holds_template
from artlint.patterns import Pattern, joined
from artlint.presets import load_preset, preset_names
from artlint.text import Span, clip

_WORD = re.compile(r"(?:\(\?i\))?([A-Za-z]+)")
_LONGEST = 20


class Find(Matcher):
    """A mark that is misspelt, one of another generator, one that is there twice, and an article that has none.

    Which texts are marks the preset says; without any, nothing is found. An article with fewer than `at_least` letters
    needs none, nor does one where `required` is false. `mark` is the first that the generator knows.
    """

    placeholders: ClassVar = frozenset(("value", "mark", "generator"))
    variants: ClassVar = frozenset(("repeated", "foreign", "misspelt"))
    actions: ClassVar = frozenset(("mend",))

    kind: Literal["check"]
    required: bool = True
    """Whether an article without a mark is flagged."""
    at_least: int = option(default=500, ge=0)
    """How many letters such an article has."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the marks that are not right, or the start of an article without one."""
        marks = joined([rf"\A(?:{mark})\Z" for mark in context.preset.excerpt_marks])
        return self._judged(context, marks) if marks is not None else ()

    def _judged(self, context: Context, marks: Pattern) -> Iterator[Match]:
        article = context.article
        comments = [each for each in article.html.comments if each.closed and not each.bogus]
        words = {"mark": _first_word(context.preset.excerpt_marks), "generator": context.preset.title}
        seen: set[str] = set()
        for comment in comments:
            text = article.text[comment.start + 4 : comment.end - 3].strip()
            if marks.search(text):
                if text.casefold() in seen:
                    yield Match(comment.span, {**words, "value": clip(text)}, "repeated", subject=comment)
                seen.add(text.casefold())
            elif len(text) <= _LONGEST and (variant := _slip(text, words["mark"])):
                seen.add(text.casefold())
                yield Match(comment.span, {**words, "value": clip(text)}, variant, subject=comment)
        if self.required and not seen and len("".join(article.body.split())) >= self.at_least:
            yield Match(Span(0, 0), {**words, "value": ""})

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete what is there twice, and write the generator's mark for what is not right."""
        article = context.article
        spans = [match.span if match.variant == "repeated" else None for match in matches]
        removed = removals(article, spans)
        return [
            removed[index] if match.variant in ("", "repeated") else _written(article, match)
            for index, match in enumerate(matches)
        ]


def _first_word(marks: Sequence[str]) -> str:
    """Give the first mark that is a plain word."""
    found = (_WORD.fullmatch(mark) for mark in marks)
    return next((word[1] for word in found if word is not None), "")


def _slip(text: str, mark: str) -> str:
    """Tell how `text` misses a mark: that of another generator, letters that are swapped, one too many or too few."""
    word = text.casefold().strip("-_ ")
    if word != mark and word in _known():
        return "foreign"
    if not mark or not word.isalpha() or word == mark:
        return "misspelt" if word == mark else ""
    is_swapped = sorted(word) == sorted(mark)
    shorter, longer = sorted((word, mark), key=len)
    is_one_off = len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
    return "misspelt" if is_swapped or is_one_off else ""


@cache
def _known() -> frozenset[str]:
    marks = [_first_word(load_preset(name).excerpt_marks) for name in preset_names()]
    return frozenset(mark for mark in marks if mark)


def _written(article: Article, match: Match) -> Proposal | None:
    comment: Comment = match.subject
    if not match.values["mark"] or holds_template(article, match.span):
        return None
    inner = article.text[comment.start + 4 : comment.end - 3]
    start = comment.start + 4 + len(inner) - len(inner.lstrip())
    return Proposal((Edit(Span(start, start + len(inner.strip())), match.values["mark"]),))
