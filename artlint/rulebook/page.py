"""The front matter of a rule page as a model."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal

from artlint.config.kebab import Condition, KebabModel, option
from artlint.findings import Level, Owned, Safety

Language = Literal["en", "zh"]
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
CONDITION = "-matches"
"""How the keys of `unsafe-when` end; before it stands the placeholder that their pattern is tried on."""

Patterns = Annotated[tuple[str, ...], Condition(before=lambda value: [value] if isinstance(value, str) else value)]
"""One pattern or a list of them."""


@cache
def _form(text: str) -> str:
    """Give `text` as `%` fills it in."""
    return _PLACEHOLDER.sub(r"%(\1)s", text.replace("%", "%%"))


def filled(text: str, values: Mapping[str, str]) -> str:
    """Give `text` with its placeholders filled from `values`; nothing in the place of one that is not there."""
    if "{" not in text:
        return text
    try:
        return _form(text) % values
    except KeyError:
        return _form(text) % defaultdict(str, values)


class Words(KebabModel):
    """One text in both languages."""

    en: str
    zh: str

    def said(self, lang: Language, values: Mapping[str, str]) -> str:
        """Give the text with its placeholders filled from `values`."""
        return filled(self.said_raw(lang), values)

    def said_raw(self, lang: Language) -> str:
        """Give the text as the page has it, placeholders and all."""
        return self.zh if lang == "zh" else self.en

    def placeholders(self) -> set[str]:
        """Give the names that the text uses."""
        return set(_PLACEHOLDER.findall(self.en)) | set(_PLACEHOLDER.findall(self.zh))


class Variant(KebabModel):
    """What a page says instead for one kind of match."""

    message: Words | None = None
    help: Words | None = None


class FixSpec(KebabModel):
    """How a page mends what it flags."""

    action: str
    message: Words
    safety: Safety = Safety.SAFE
    unsafe_when: dict[str, Patterns] = option(default_factory=dict)
    reason: Words | None = None
    owns: frozenset[Owned] = frozenset()
    fields: bool = False


class PageModel(KebabModel):
    """The front matter of a rule page."""

    id: str
    level: Level = Level.WARNING
    opt_in: bool = False
    exampled: bool = True
    message: Words
    help: Words | None = None
    variants: dict[str, Variant] = option(default_factory=dict)
    match: dict[str, Any]
    fix: FixSpec | None = None

    @property
    def kind(self) -> str:
        """The kind of matcher that finds what the page flags; empty when the page does not say."""
        return str(self.match.get("kind", ""))

    def texts(self, variant: str, lang: Language) -> tuple[str, str]:
        """Give the message and the help of a variant as the page has them; no help is the empty text."""
        message, advice = self.message, self.help
        own = self.variants.get(variant)
        if own is not None:
            message, advice = own.message or message, own.help or advice
        return message.said_raw(lang), advice.said_raw(lang) if advice is not None else ""
