"""Taking a paragraph out of a body."""

from __future__ import annotations

from artlint.facts.article import Article
from artlint.facts.drafts import BREAKING
from artlint.facts.passages import Passage
from artlint.facts.signatures import Role
from artlint.findings import Edit
from artlint.matchers.base import Proposal
from artlint.matchers.removal import removals
from artlint.matchers.surroundings import holds_template
from artlint.text import Span

_SHORTEST = 2
"""The fewest characters of a value that may be a name or an address."""
_CREDITS = (Role.SOURCE, Role.AUTHOR)


def paragraph_removal(passage: Passage, article: Article) -> Proposal | None:
    """Give the edit that takes out the paragraph of a passage with its blank line; None where more would change.

    What alone says who wrote the article or where it comes from stays.
    """
    block = passage.block
    if (
        block is None
        or holds_template(article, block)
        or any(_names_alone(role, passage, article) for role in _CREDITS)
    ):
        return None
    tag = article.html.start_tags.get(block.start)
    if tag is not None and tag.name in BREAKING:
        (removal,) = removals(article, [block])
        return None if removal is None or removal.unsafe else removal
    return _markdown_removal(block, article)


def _markdown_removal(block: Span, article: Article) -> Proposal | None:
    """Give the edit for a paragraph of Markdown between blank lines."""
    text, lines = article.text, article.lines
    start = lines.start(block.start)
    end = lines.end(max(block.start, block.end - 1))
    body = text[article.body_start : start]
    if text[start : block.start].strip() or body.removesuffix("\n").removesuffix("\r")[-1:] not in ("", "\n", "\r"):
        return None
    following = text[end : lines.content_end(end)] if end < len(text) else ""
    if following.strip():
        return None
    if end < len(text):
        return Proposal((Edit(Span(start, lines.end(end))),))
    # The last paragraph leaves its own newline behind, in the place of those before it.
    newline = text[len(text.rstrip("\r\n")) :]
    kept = article.body_start + len(body.rstrip("\r\n"))
    return Proposal((Edit(Span(min(kept, start), end), newline if body.strip() else ""),))


def _names_alone(role: Role, passage: Passage, article: Article) -> bool:
    """Tell whether a passage says who wrote the article or where it comes from, and no other passage or field does."""
    found = [each for each in article.signatures if each.role is role and not each.is_blank]
    here = [each for each in found if each.passage is passage]
    if not here or len(here) < len(found):
        return False
    spans = [passage.span(each.names_start, each.end) for each in here]
    fields = article.front_matter.fields.values() if article.front_matter is not None else ()
    values = [item.text for field in fields for item in field.value.walk() if len(item.text) >= _SHORTEST]
    return not all(any(value in article.text[start:end] for value in values) for start, end in spans)
