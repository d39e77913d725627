"""Edits tried on a copy of a body, and kept where somebody who looks at the page in a given way sees no difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from artlint.facts.article import Article
from artlint.facts.repairs import apply_edits
from artlint.facts.trials import allowed
from artlint.findings import Edit


def showing_the_same(
    article: Article,
    changes: Sequence[int],
    edits: Sequence[Sequence[Edit]],
    look: Callable[[str], object],
    mending: Sequence[Edit] = (),
) -> set[int]:
    """Give those of `changes`, which are numbers of `edits`, with which `look` sees in the body what it saw before.

    The edits of `mending` are made on both copies.
    """
    if not changes:
        return set()

    def seen(tried: Sequence[Edit]) -> object:
        return look(apply_edits(article.opaque_text, [*mending, *tried])[article.body_start :])

    before = seen(())
    return allowed(
        changes,
        lambda indices: seen([edit for index in indices for edit in edits[index]]) == before,
        len(article.body),
    )
