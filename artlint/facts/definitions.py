"""The addresses that Markdown keeps apart from its links: `[label]: address`."""

from __future__ import annotations

import re
from bisect import bisect_right

from artlint.expressions import expression
from artlint.facts.markdown import Markdown, parse_events
from artlint.text import Span

_DEFINITION = expression(
    r"^[ \t>*+-]*\[((?:[^\[\]\\\r\n]|\\.)+)\]:[ \t]*(?:\r?\n[ \t>]*)?(?:<([^<>\r\n]*)>|([^\s<]\S*))", re.MULTILINE
)
_WRITTEN_OTHERWISE = expression(r"[\\&]")


def find_definitions(body: str, base: int, markdown: Markdown) -> dict[tuple[str, str], Span]:
    """Give the place of each address by its label, as `label_key` folds it, and what it says; the first one counts."""
    if "]:" not in body:
        return {}
    others = sorted(
        [*(block.span for block in markdown.code_blocks), *(each.span for each in markdown.raw_html if not each.inline)]
    )
    found: dict[tuple[str, str], Span] = {}
    for match in _DEFINITION.finditer(body):
        group = 2 if match[2] is not None else 3
        span = Span(match.start(group) + base, match.end(group) + base)
        at = bisect_right(others, span) - 1
        if at >= 0 and span.start < others[at].end:
            continue
        url = match[group]
        if _WRITTEN_OTHERWISE.search(url):
            url = read_destination(url, angled=group == 2) or url  # noqa: PLR2004 - the group of the brackets
        found.setdefault((label_key(match[1]), url), span)
    return found


def label_key(label: str) -> str:
    """Give a label so that those that mean the same definition are equal."""
    return " ".join(label.split()).casefold()


def read_destination(text: str, *, angled: bool) -> str | None:
    """Give the address that Markdown reads when `text` stands where an address does; None when it reads none."""
    source = f"[x](<{text}>)" if angled else f"[x]({text})"
    for event, place in parse_events(source):
        if type(event) is not str and "Start" in event and "Link" in event["Start"]:
            # What is left over behind it would be words of the page.
            return str(event["Start"]["Link"]["dest_url"]) if place["end"] == len(source.encode()) else None
    return None
