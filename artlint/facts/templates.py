"""Template syntax: stretches of a body that are not what the reader will see, and what may stand there instead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from artlint.text import Span


class Gives(IntEnum):
    """What a template puts on the page at most, as far as its text tells."""

    NOTHING = 0
    MEDIA = 1
    WORDS = 2


class Template(NamedTuple):
    """One stretch that is opaque: nothing in it is reported or edited."""

    start: int
    end: int
    gives: Gives

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def outermost(found: Iterable[Template]) -> list[Template]:
    """Give the stretches in order and apart: one inside another belongs to it, two that overlap are one."""
    apart: list[Template] = []
    for each in sorted(found, key=lambda template: (template.start, -template.end)):
        if apart and each.start < apart[-1].end:
            last = apart[-1]
            if each.end > last.end:
                apart[-1] = Template(last.start, each.end, max(last.gives, each.gives))
        else:
            apart.append(each)
    return apart


def most(templates: Iterable[Template], code: Sequence[Span]) -> Gives:
    """Give the most that one of `templates` may put on the page; what begins in `code`, in order, is only shown."""
    given = Gives.NOTHING
    for each in templates:
        at = bisect_right(code, each.start, key=lambda span: span.start) - 1
        if each.gives > given and not (at >= 0 and each.start < code[at].end):
            given = each.gives
    return given


def is_templated(value: str) -> bool:
    """Tell whether a value of front matter is or holds a template, so that its text says nothing about it."""
    return any(
        (start := value.find(opener)) >= 0 and value.find(closer, start + len(opener)) >= 0
        for opener, closer in (("{{", "}}"), ("{%", "%}"))
    )
