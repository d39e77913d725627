"""How a rule page is to be written, besides what it must say: its headings, and its texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artlint.config.nearest import near
from artlint.examples.fault import Fault
from artlint.examples.reading import Example
from artlint.findings import Safety
from artlint.rulebook import Rule
from artlint.rulebook.consistency import words_of

_SECTIONS = ("Flags", "Leaves alone", "Options")
_STOPS = (".", "。")
_ELLIPSIS = "..."


def section_faults(rule: Rule, examples: Sequence[Example]) -> Iterator[Fault]:
    """Give each heading with examples below it that is none for examples, at the first of them."""
    told: set[str] = set()
    for example in examples:
        if example.section in _SECTIONS or example.section in told:
            continue
        told.add(example.section)
        below = f"below {example.section!r}" if example.section else "below no heading"
        wanted = ", ".join(f"`## {name}`" for name in _SECTIONS)
        yield Fault(
            rule.file.place(example.line),
            f"an example {below}{near(example.section, _SECTIONS)} (examples stand below {wanted})",
        )


def wording_faults(rule: Rule) -> Iterator[Fault]:
    """Give each text that ends with a full stop, and an unsafe fix that does not say why."""
    for keys, words in words_of(rule):
        for lang, text in (("en", words.en), ("zh", words.zh)):
            if text.rstrip().endswith(_STOPS) and not text.rstrip().endswith(_ELLIPSIS):
                yield Fault(rule.file.place_of((*keys, lang)), f"{'.'.join((*keys, lang))}: ends with a full stop")
    fix = rule.page.fix
    if fix is not None and fix.safety is Safety.UNSAFE and fix.reason is None:
        yield Fault(rule.file.place_of(("fix", "safety")), "fix.reason: does not say why the fix is unsafe")
