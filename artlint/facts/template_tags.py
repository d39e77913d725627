"""The tags of template engines, which run over a body before Markdown does: `{{ }}`, `{% %}`, `{# #}`, `{{< >}}`."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from artlint.expressions import expression
from artlint.facts.template_names import BLOCKS, CODE, CONTROL, MEDIA, TEXT, UNSEEN, VERBATIM
from artlint.facts.templates import Gives, Template

_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{#": "#}"}
_BLANK_LINE = expression(r"\n[ \t\r]*\n|\r[ \t]*\r")
# `## Title {#name}` names a heading.
_HEADING_ID = expression(r"\{#[\w:.-]+\}")
_NAME = expression(r"\{(?:%|\{[<%]?)[-~+]?[ \t\r\n]*(?P<slash>/?)[ \t]*(?P<name>[A-Za-z_][\w./-]*)[ \t]*(?P<call>\(?)")
_SET_VALUE = expression(r"[^=]*(?<![=!<>])=(?!=)")


class Tag(NamedTuple):
    """One tag: where it stands, the delimiter that opens it, its name, and what its form says of it."""

    start: int
    end: int
    opener: str
    name: str = ""
    closes: bool = False
    calls: bool = False
    is_comment: bool = False
    is_single: bool = False


def find_tags(body: str, openers: frozenset[str]) -> list[Template]:
    """Give the stretches that an engine with these opening delimiters takes from `body`, in order and apart.

    A block (`{% raw %}…{% endraw %}`, `{{< note >}}…{{< /note >}}`) is one stretch with what it holds, unless that is
    known to be text of the article. A tag that is not closed is plain text, and so is one that does not close before
    a blank line, unless it has a name and no other tag begins before its end.
    """
    return _with_blocks(_read(body, openers)) if openers else []


def find_unbalanced(body: str, openers: frozenset[str]) -> list[Tag]:
    """Give the tags that open a block which is never closed, and those that close none, in order."""
    tags = _read(body, openers) if openers else []
    partners = _partners(tags)
    ends = set(partners.values())
    found: list[Tag] = []
    # What a verbatim block holds is not read.
    covered = -1
    for index, tag in enumerate(tags):
        if tag.start < covered:
            continue
        last = partners.get(index)
        if last is not None and tag.name in _UNREAD:
            covered = tags[last].start
        elif last is None and index not in ends and (_is_end(tag) or (tag.opener == "{%" and tag.name in BLOCKS)):
            found.append(tag)
    return found


def _is_end(tag: Tag) -> bool:
    return (tag.closes and tag.opener != "{{") or (
        tag.opener == "{%" and tag.name.startswith("end") and tag.name != "end"
    )


_UNREAD = VERBATIM | UNSEEN


@cache
def _opening(openers: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(openers, key=len, reverse=True))))


def _read(body: str, openers: frozenset[str]) -> list[Tag]:
    tags: list[Tag] = []
    closers = _Closers(body)
    opening = _opening(openers)
    at = 0
    while (match := opening.search(body, at)) is not None:
        tag = _tag(body, match.start(), match[0], closers)
        if tag is None and len(match[0]) > 2 and "{{" in openers:  # noqa: PLR2004 - `{{<` may be a `{{` that meets a `<`
            tag = _tag(body, match.start(), "{{", closers)
        if tag is not None:
            tags.append(tag)
        at = tag.end if tag is not None else match.start() + 2
    return tags


def _tag(body: str, start: int, opener: str, closers: _Closers) -> Tag | None:
    closer, inside = _CLOSERS[opener], start + len(opener)
    if opener == "{#" or body.startswith("/*", inside):
        closer = closer if opener == "{#" else "*/" + closer
        end = -1 if _HEADING_ID.match(body, start) else closers.next(closer, inside)
        return Tag(start, end + len(closer), opener, is_comment=True) if end >= 0 else None
    end = closers.next(closer, inside)
    if end < 0:
        return None
    name = _NAME.match(body, start, end)
    is_one = name is not None and opener != "{{" and body.find(opener, inside, end) < 0
    if not is_one and _BLANK_LINE.search(body, start, end) is not None:
        return None
    stop = _behind_quotes(body, start, end, closer) + len(closer)
    if name is None:
        return Tag(start, stop, opener)
    word, closes = name["name"].rstrip("/.-"), bool(name["slash"])
    # `{% set a = 1 %}` and `{{< name />}}` have no end tag.
    is_single = body[end - 1] == "/" or (word == "set" and _SET_VALUE.match(body, name.end(), end) is not None)
    return Tag(start, stop, opener, word, closes, bool(name["call"]), is_single=is_single)


def _behind_quotes(body: str, start: int, end: int, closer: str) -> int:
    """Give the closer that does not stand inside a quoted text of the tag; the first one where quotes do not match."""
    if body.count('"', start, end) % 2 == 0:
        return end
    quote = body.find('"', end)
    after = body.find(closer, quote) if quote >= 0 else -1
    return end if after < 0 or "\n" in body[end:after] or body.count('"', quote, after) % 2 == 0 else after


class _Closers:
    """The next closer of each kind, kept so that a body full of openers is not searched to its end for each of them."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._found: dict[str, int] = {}

    def next(self, closer: str, start: int) -> int:
        """Give where `closer` stands next from `start` on; -1 where it does not. Starts never go back."""
        found = self._found.get(closer, 0)
        if 0 <= found < start:
            found = self._found[closer] = self._body.find(closer, start)
        return found


def _with_blocks(tags: list[Tag]) -> list[Template]:
    """Join the tags of each block that is opaque; what stays open is a tag alone."""
    partners = _partners(tags)
    found: list[Template] = []
    covered = -1
    for index, tag in enumerate(tags):
        if tag.start < covered:
            continue
        end = partners.get(index)
        if end is None or _holds_text(tag, tags[end]):
            found.append(Template(tag.start, tag.end, _gives(tag, is_block=end is not None)))
        else:
            found.append(Template(tag.start, tags[end].end, _block_gives(tag)))
        covered = found[-1].end
    return found


def _partners(tags: list[Tag]) -> dict[int, int]:
    """Give the index of the end tag of each tag that has one."""
    blocks = _Blocks(tags)
    skipped = -1
    for index, tag in enumerate(tags):
        if index > skipped and tag.name and tag.opener != "{{" and not tag.is_single:
            skipped = blocks.step(index, tag)
    return blocks.partners


class _Blocks:
    """The blocks that are open while the tags go by."""

    def __init__(self, tags: list[Tag]) -> None:
        self.partners: dict[int, int] = {}
        self._open: dict[str, list[int]] = {}
        self._calls: list[int] = []
        self._ends: dict[str, list[int]] = {}
        for index, tag in enumerate(tags):
            if tag.closes or tag.name.startswith("end"):
                self._ends.setdefault(tag.name if tag.closes else tag.name[3:], []).append(index)

    def step(self, index: int, tag: Tag) -> int:
        """Take in the next tag; give the index of the last tag that the engine does not read because of it."""
        name = tag.name
        if tag.closes:
            self._close(self._open.get(name), index)
        elif name.startswith("end") and self._open.get(name[3:]):
            self._close(self._open[name[3:]], index)
        elif name == "end":
            # Zola's blocks are calls, and all end alike.
            self._close(self._calls, index)
        elif name in VERBATIM or name in UNSEEN:
            ends = self._ends.get(name, [])
            at = bisect_right(ends, index)
            if at < len(ends):
                self.partners[index] = ends[at]
                return ends[at]
        else:
            self._open.setdefault(name, []).append(index)
            if tag.calls and tag.opener == "{%":
                self._calls.append(index)
        return index

    def _close(self, opened: list[int] | None, index: int) -> None:
        if opened:
            self.partners[opened.pop()] = index


def _holds_text(tag: Tag, end: Tag) -> bool:
    """Tell whether what stands between two tags is text of the article.

    What a plug-in makes of its content cannot be known, it may be shown as code, so only known names count; but Hugo
    renders what `{{% name %}}` holds with the page, and Markdoc what `{% name %}` and `{% /name %}` hold.
    """
    if tag.name in TEXT:
        return True
    if tag.name in CODE or tag.name in VERBATIM or tag.name in UNSEEN:
        return False
    return tag.opener == "{{%" or (tag.opener == "{%" and end.closes)


def _gives(tag: Tag, *, is_block: bool) -> Gives:
    name = tag.name
    if tag.is_comment or tag.closes or name in CONTROL or name.startswith("end"):
        return Gives.NOTHING
    if name in MEDIA or name in CODE:
        return Gives.MEDIA
    return Gives.NOTHING if is_block and name in TEXT else Gives.WORDS


def _block_gives(tag: Tag) -> Gives:
    if tag.name in UNSEEN:
        return Gives.NOTHING
    return Gives.MEDIA if tag.name in CODE else Gives.WORDS
