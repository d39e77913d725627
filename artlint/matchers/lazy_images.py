"""Images that a script fills in when they come into view: a stub, and the attribute that has the real address."""

from __future__ import annotations

from collections.abc import Iterable

from artlint.facts.links import Link, Origin
from artlint.facts.tokens import Attribute, Tag
from artlint.facts.urls import UrlProblem, has_template, url_problem
from artlint.findings import Edit
from artlint.matchers.addresses import attribute, with_blanks
from artlint.matchers.base import Context, Proposal
from artlint.text import Span

_QUOTES = ("'", '"')


class RealAddresses:
    """The attributes of `names`, in the order in which they are believed."""

    def __init__(self, names: Iterable[str]) -> None:
        self._ordered = tuple(names)
        self._names = frozenset(self._ordered)

    def of(self, link: Link, context: Context) -> Attribute | None:
        """Give the attribute in which a stub keeps its real address; None for what is no stub."""
        if link.tag is None or link.attribute != "src":
            return None
        # Nearly all images have none of them, and there are a dozen names.
        if self._names.isdisjoint([name for name, _ in link.tag.attrs]):
            return None
        found = attribute(link.tag, self._ordered, context)
        if found is None or found.value == link.url or not found.value.strip() or has_template(found.value):
            return None
        return None if found.value.startswith("data:") or url_problem(found.value) is UrlProblem.EMPTY else found


def stub(tag: Tag, context: Context) -> Link:
    """Give an image that has no address of its own at all."""
    alt = attribute(tag, ("alt",), context)
    words = alt.value if alt else None
    return Link("", tag.span, is_image=True, origin=Origin.HTML, alt=words, tag=tag, attribute="src")


def with_real_address(tag: Tag, real: Attribute, context: Context) -> Proposal | None:
    """Give the edits that make the real address that of the image; None where its quotes would end it."""
    source = attribute(tag, ("src",), context)
    if source is None or source.value_span.start == source.value_span.end:
        edits = [Edit(Span(real.span.start, real.span.start + len(real.name)), "src")]
        if source is not None:
            edits.insert(0, Edit(with_blanks(source.span, context)))
        return Proposal(tuple(sorted(edits, key=lambda edit: edit.span)))
    text = context.article.text
    raw = text[real.value_span.start : real.value_span.end]
    if text[source.value_span.start - 1] not in _QUOTES:
        raw = f'"{raw}"'
    elif text[source.value_span.start - 1] in raw:
        return None
    return Proposal((Edit(source.value_span, raw),))
