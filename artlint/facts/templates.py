"""Template syntax of the site generators: stretches of a body that are not what the reader will see."""

from __future__ import annotations

import re

from artlint.text import Span

_PAIRS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING = re.compile(r"\{[{%#]")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_TAG_NAME = re.compile(r"\{(?:%|\{[<%])[-~]?[ \t\r\n]*(?P<slash>/?)[ \t]*(?P<name>[\w-]+)")


def find_templates(body: str) -> list[Span]:
    """Give the stretches of `body` that a template engine takes, in order and apart.

    A tag that has its end tag (`{% raw %}…{% endraw %}`, `{{< note >}}…{{< /note >}}`) makes one stretch with what is
    between. A single tag that does not close before a blank line is plain text.
    """
    if "{" not in body:
        return []
    return _with_pairs(body, _tags(body))


def _tags(body: str) -> list[Span]:
    tags: list[Span] = []
    # The next closer of each kind, kept so that a body full of openers is not searched to its end for each of them.
    found: dict[str, int] = {}
    at = 0
    while True:
        opening = _OPENING.search(body, at)
        if opening is None:
            return tags
        closer = _PAIRS[opening[0]]
        start = at = opening.start()
        end = found.get(closer, 0)
        if 0 <= end < opening.end():
            end = found[closer] = body.find(closer, opening.end())
        if end < 0:
            at += 2
            continue
        blank = _BLANK_LINE.search(body, start, end)
        if blank is not None:
            at = blank.end()
            continue
        at = end + 2
        tags.append(Span(start, at))


def _with_pairs(body: str, tags: list[Span]) -> list[Span]:
    """Join each opening tag with its end tag; what stays open is a tag alone."""
    names = [_TAG_NAME.match(body, tag.start) for tag in tags]
    open_tags: dict[str, list[int]] = {}
    partner: dict[int, int] = {}
    for index, name in enumerate(names):
        if name is None:
            continue
        word, closes = name["name"], bool(name["slash"])
        if not closes and word.startswith("end") and open_tags.get(word[3:]):
            word, closes = word[3:], True
        if not closes:
            open_tags.setdefault(word, []).append(index)
        elif open_tags.get(word):
            partner[open_tags[word].pop()] = index
    spans: list[Span] = []
    for index, tag in enumerate(tags):
        if spans and tag.start < spans[-1].end:
            continue
        last = tags[partner[index]] if index in partner else tag
        spans.append(Span(tag.start, last.end))
    return spans
