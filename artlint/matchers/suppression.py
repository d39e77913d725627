"""Directives that ask for too much or for nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import ClassVar, Literal

from artlint.facts.article import Article
from artlint.facts.directives import Directive, Name, Place, Scope
from artlint.facts.markdown import render
from artlint.facts.rendering import folded
from artlint.facts.repairs import apply_edits
from artlint.facts.trials import allowed
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.removal import removals
from artlint.text import Span, clip, is_alone, whole_lines


class Find(Matcher):
    """Directives that name no rule or give no reason (`blanket`), or that hide nothing (`unused`)."""

    placeholders: ClassVar = frozenset(("names", "near", "value"))
    variants: ClassVar = frozenset(("reason", "open", "nothing", "unknown", "near", "directive"))
    actions: ClassVar = frozenset(("delete",))
    judges_others: ClassVar = True

    kind: Literal["suppression"]
    problem: Literal["blanket", "unused"]
    """Directives that say too little, or that hide nothing."""
    require_reason: bool = False
    """Whether a directive has to give a reason."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the directives that cover more than they say; those that hide nothing are told by `unused`."""
        return self._blanket(context) if self.problem == "blanket" else ()

    def _blanket(self, context: Context) -> Iterator[Match]:
        open_blocks = _open_blocks(context.directives)
        for directive in context.directives:
            value = {"value": clip(directive.word)}
            if directive.scope in (Scope.END, Scope.UNKNOWN):
                continue
            if not directive.names and directive.place is not Place.KEY:
                yield Match(directive.span, value, subject=directive)
            elif self.require_reason and not directive.reason and directive.place is not Place.KEY:
                yield Match(directive.span, value, "reason", subject=directive)
            elif directive.span in open_blocks:
                yield Match(directive.span, value, "open", subject=directive)

    def unused(
        self,
        directives: Sequence[Directive],
        used: Collection[tuple[int, str]],
        known: Collection[str],
        silent: Collection[str],
    ) -> Iterator[Match]:
        """Give what is wrong with directives that hid nothing.

        `used` are the numbers of directives with the names in them that hid something, `known` all names that there
        are, `silent` the rules that do not run here: what those would have found nobody knows.
        """
        if self.problem != "unused":
            return
        for number, directive in enumerate(directives):
            names = [name.text for name in directive.names] or [""]
            idle = [name for name in names if (number, name) not in used and name not in silent]
            if directive.scope is Scope.UNKNOWN:
                yield _unknown(directive)
            elif idle:
                yield from _idle(directive, idle, known)

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that take each directive out, or only the names that hide nothing."""
        article = context.article
        # What is taken out as a whole is tried together, for each trial reads the article again.
        whole = [each.subject[0].span for each in matches if each.subject and _is_comment(*each.subject)]
        removed = iter(removals(article, whole) if whole else ())
        proposals = [_proposal(article, match.subject, removed) if match.subject else None for match in matches]
        return _without_words(article, matches, proposals)


def _proposal(
    article: Article, subject: tuple[Directive, frozenset[str] | None], removed: Iterator[Proposal | None]
) -> Proposal | None:
    return next(removed) if _is_comment(*subject) else _without(article, *subject)


def _without_words(
    article: Article, matches: Sequence[Match], proposals: Sequence[Proposal | None]
) -> list[Proposal | None]:
    """Give the proposals, unsafe where what looks like the definition of a link is words of a paragraph."""
    definitions = {
        index: proposal
        for index, (match, proposal) in enumerate(zip(matches, proposals, strict=True))
        if proposal is not None and match.subject[0].place is Place.REFERENCE
    }
    if not definitions or article.is_html:
        return [*proposals]
    before = folded(render(article.body))

    def moves_nothing(indices: Sequence[int]) -> bool:
        edits = sorted((edit for each in indices for edit in definitions[each].edits), key=lambda edit: edit.span)
        return folded(render(apply_edits(article.text, edits)[article.body_start :])) == before

    proved = allowed(sorted(definitions), moves_nothing, len(article.body))
    return [
        replace(proposal, unsafe=True) if proposal is not None and index in definitions.keys() - proved else proposal
        for index, proposal in enumerate(proposals)
    ]


def _unknown(directive: Directive) -> Match:
    near = get_close_matches(directive.word, [scope.value for scope in Scope if scope], n=1, cutoff=0.6)
    return Match(directive.span, {"value": clip(directive.word), "near": "".join(near)}, "directive")


def _idle(directive: Directive, names: Sequence[str], known: Collection[str]) -> Iterator[Match]:
    if not all(names):
        yield Match(directive.span, variant="nothing", field=_field(directive), subject=(directive, None))
        return
    strange = [name for name in names if name not in known]
    if strange:
        near = get_close_matches(strange[0], sorted(known), n=1, cutoff=0.6)
        words = {"names": ", ".join(strange), "near": "".join(near)}
        variant = "near" if near else "unknown"
        yield Match(directive.span, words, variant, _field(directive), (directive, frozenset(strange)))
    idle = [name for name in names if name in known]
    if idle:
        words = {"names": ", ".join(idle)}
        yield Match(directive.span, words, "", _field(directive), (directive, frozenset(idle)))


def _open_blocks(directives: Sequence[Directive]) -> set[Span]:
    """Give the `disable` directives that no `enable` ends."""
    still: dict[str, Span] = {}
    for directive in directives:
        names = [name.text for name in directive.names] or [""]
        if directive.scope is Scope.BLOCK:
            for name in names:
                still.setdefault(name, directive.span)
        elif directive.scope is Scope.END:
            if not directive.names:
                still.clear()
            for name in names:
                still.pop(name, None)
    return set(still.values())


def _kept(directive: Directive, gone: frozenset[str] | None) -> list[Name]:
    """Give the names that stay when those in `gone`, or all, are taken out."""
    return [name for name in directive.names if gone is not None and name.text not in gone]


def _is_comment(directive: Directive, gone: frozenset[str] | None) -> bool:
    """Tell whether a whole comment of HTML is to be taken out."""
    return directive.place is Place.HTML and not _kept(directive, gone)


def _without(article: Article, directive: Directive, gone: frozenset[str] | None) -> Proposal | None:
    """Take out a directive, or with `gone` those names of it; None where that is not for artlint to decide."""
    kept = _kept(directive, gone)
    if kept:
        return _named(article, directive, kept)
    span = directive.span
    if directive.place is Place.KEY:
        return _without_key(article)
    if is_alone(article.lines, span):
        whole = whole_lines(article.lines, span)
        # Between two lines of a paragraph the line stays, empty as the generator leaves it.
        if directive.place is Place.HASH or _is_blank_around(article, whole):
            return Proposal((Edit(whole),))
    start = span.start
    while directive.place is Place.HASH and article.text[start - 1] in " \t":
        start -= 1
    return Proposal((Edit(Span(start, span.end)),))


def _named(article: Article, directive: Directive, kept: Sequence[Name]) -> Proposal | None:
    names = directive.names
    whole = Span(names[0].span.start, names[-1].span.end)
    if "\n" in article.text[whole.start : whole.end] or "\r" in article.text[whole.start : whole.end]:
        # A list of several lines, each with a mark of its own.
        return None
    text = ", ".join(article.text[name.span.start : name.span.end] for name in names if name in kept)
    return Proposal((Edit(whole, text),))


def _without_key(article: Article) -> Proposal | None:
    front_matter = article.front_matter
    entry = front_matter.fields.get("artlint") if front_matter is not None else None
    if entry is None or len(entry.value.entries) != 1 or not is_alone(article.lines, entry.span):
        return None
    return Proposal((Edit(whole_lines(article.lines, entry.span)),))


def _field(directive: Directive) -> str | None:
    return "artlint" if directive.place is Place.KEY else None


def _is_blank_around(article: Article, whole: Span) -> bool:
    """Tell whether a blank line, or the end of the body, stands before or behind some lines."""
    lines, text = article.lines, article.text
    above = whole.start <= article.body_start or not text[lines.start(whole.start - 1) : whole.start].strip()
    return above or whole.end >= len(text) or not text[whole.end : lines.content_end(whole.end)].strip()
