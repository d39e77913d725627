"""The proof that a fix hurt nothing, made on every changed article before it is kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from artlint.facts.article import Article
from artlint.facts.invisible import visible
from artlint.facts.lazy import lazy
from artlint.facts.page import Page, read_page
from artlint.findings import ALWAYS_UNSAFE, Finding, Owned

_NEWLINE = re.compile(r"\r\n?")


class Proof:
    """What an article said before it was fixed, to compare with what it says after."""

    def __init__(self, before: Article) -> None:
        self.before = before

    @lazy
    def _page(self) -> Page:
        return read_page(self.before)

    def objections(self, after: Article, applied: Sequence[Finding]) -> Iterator[str]:
        """Give what differs in the article `after` beyond what the fixes of the `applied` findings own."""
        old, new = self.before.document, after.document
        fixes = [finding.fix for finding in applied if finding.fix is not None]
        owned = frozenset[Owned]().union(*(fix.owns for fix in fixes))
        named = [name for fix in fixes for name in fix.fields]
        fields = frozenset((*named, *(re.split(r"[.\[]", name)[0] for name in named)))
        flagged = frozenset(finding.field for finding in applied if finding.field)
        yield from _front_matter(self.before, after, fields, flagged)
        yield from _pages(self._page, read_page(after), owned)
        if Owned.BOM not in owned and old.bom is not new.bom:
            yield _unowned("the byte order mark", Owned.BOM)
        if Owned.NEWLINE not in owned and old.undecodable is None:
            yield from _newlines(old.text, new.text)


def _unowned(what: str, owner: Owned) -> str:
    """Say that something changed, and what the page of a rule whose fix is to change it says."""
    unsafe = " and `safety: unsafe`" if owner in ALWAYS_UNSAFE else ""
    return f"{what} changed; a fix that is to do so has `owns: [{owner}]`{unsafe} on its page"


def _front_matter(old: Article, new: Article, fields: frozenset[str], flagged: frozenset[str]) -> Iterator[str]:
    if old.front_matter is None or not old.front_matter.is_read:
        return
    if new.front_matter is None or not new.front_matter.is_read:
        yield "the front matter no longer parses"
        return
    left = {key: entry.value.plain() for key, entry in old.front_matter.fields.items()}
    right = {key: entry.value.plain() for key, entry in new.front_matter.fields.items()}
    for key in sorted(left.keys() | right.keys()) if left != right else ():
        if key not in fields and (key not in left or key not in right or left[key] != right[key]):
            told = "; a fix that is to do so has `fields: true` on its page" if key in flagged else ""
            yield f"the front-matter field {key!r} changed{told}"


def _pages(old: Page, new: Page, owned: frozenset[Owned]) -> Iterator[str]:
    if Owned.WORD not in owned:
        if _wording(old, owned) != _wording(new, owned):
            is_blank = _wording(old, owned | {Owned.SPACING}) == _wording(new, owned | {Owned.SPACING})
            yield _unowned("blanks between words", Owned.SPACING) if is_blank else _unowned("words", Owned.WORD)
        if _code(old.code, owned) != _code(new.code, owned):
            yield _unowned("the text of code", Owned.WORD)
        if _code(old.samples, owned) != _code(new.samples, owned):
            yield _unowned("a code span, a code block or a template", Owned.WORD)
    if Owned.LINK not in owned and old.links != new.links:
        yield _unowned("links", Owned.LINK)
    if Owned.IMAGE not in owned and old.images != new.images:
        yield _unowned("images", Owned.IMAGE)


def _wording(page: Page, owned: frozenset[Owned]) -> Sequence[str]:
    """Give the words of a page, less what the fixes own of them."""
    words = page.words
    if Owned.INVISIBLE in owned:
        words = tuple(filter(None, map(visible, words)))
    return "".join(words) if Owned.SPACING in owned else words


def _code(parts: Sequence[str], owned: frozenset[Owned]) -> Sequence[str]:
    """Give stretches of code, with newlines of one kind where the fixes own them."""
    return [_NEWLINE.sub("\n", part) for part in parts] if Owned.NEWLINE in owned else parts


def _newlines(old: str, new: str) -> Iterator[str]:
    kinds = [kind for kind in ("\r\n", "\n", "\r") if _count(new, kind) and not _count(old, kind)]
    if kinds:
        yield _unowned("the newline style", Owned.NEWLINE)
    # Without its last line, which had no newline, a text ends with that of the line before.
    if new and old.endswith(("\n", "\r")) and not new.endswith(("\n", "\r")):
        yield "the final newline is gone"


def _count(text: str, newline: str) -> int:
    pairs = text.count("\r\n")
    return pairs if newline == "\r\n" else text.count(newline) - pairs


def new_rules(before: Sequence[Finding], after: Sequence[Finding], *, fields_are_same: bool) -> list[str]:
    """Give the rules that find more after fixing than before.

    Front matter that did not parse before was not checked before, nor was a value under the name that it has now: what
    the fields show then is not new, nor what is missing from the article as a whole, which has no place in it.
    """
    had = Counter([finding.rule for finding in before])
    has = Counter(
        [each.rule for each in after if fields_are_same or (each.field is None and each.span.end > each.span.start)]
    )
    return sorted([rule for rule, count in has.items() if count > had[rule]])
