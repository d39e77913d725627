"""What a look at the articles showed, in sentences for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from artlint.reporters.parts.words import number
from artlint.survey.draft import EDITOR_RULE, Draft
from artlint.survey.page import looked_at

_MANY = 20
"""Findings from which on a baseline is worth it."""


def sentences(draft: Draft) -> Iterator[str]:
    """Give the sentences, without a full stop."""
    survey = draft.survey
    yield f"preset {draft.preset.name}, {draft.reason}"
    if not survey.total:
        yield "no articles yet"
        return
    yield f"looked at {looked_at(draft)}"
    if draft.zone is not None:
        yield f"timezone {draft.zone[0]}, as {draft.zone[1]} says"
    for name, forms in survey.dates().items():
        told = ", ".join(f"{form} in {count}" for form, count in forms.items())
        yield f"dates in {name}: {told}" + ("; the first is taken for usual" if name in draft.dates else "")
    if EDITOR_RULE in draft.off:
        yield f"no article names an editor: {EDITOR_RULE} is off"
    elif survey.editors:
        yield f"{survey.editors} {'article names' if survey.editors == 1 else 'articles name'} an editor"
    count = survey.count
    if count:
        about = "about " if survey.total > len(survey.looks) else ""
        yield f"{about}{number(count, 'finding')}, most of all {next(iter(survey.findings))}"
    if count >= _MANY:
        yield "`artlint baseline create` remembers them, so that only new ones are reported"
