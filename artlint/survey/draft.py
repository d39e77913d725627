"""What a configuration should say, by what the repository and its articles show."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from artlint.config.boundary import leads_out
from artlint.config.layers import Layer
from artlint.facts.moments import writable_forms
from artlint.facts.tree import Tree
from artlint.frozen import frozen
from artlint.presets import Preset, load_preset
from artlint.reading import read_head
from artlint.resolver import Place
from artlint.survey.look import Look, looks
from artlint.survey.page import page
from artlint.survey.survey import Survey, survey

EDITOR_RULE = "missing-editor-line"
_DATE_RULE = "non-canonical-date"
_LOOKED_AT = 200_000
"""Bytes of a generator's configuration that are searched."""
_MOSTLY = 0.9


@frozen
class Draft:
    """What a configuration should say and why; `zone` is a time zone with the file that names it.

    `dates` are the fields that are written in a form which the preset does not call usual, as a schema has them. `off`
    are the rules that would speak of every article, and need not.
    """

    preset: Preset
    reason: str
    survey: Survey
    zone: tuple[str, str] | None = None
    dates: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    off: frozenset[str] = frozenset()

    @property
    def paths(self) -> tuple[str, ...]:
        """The patterns for the articles that a schema would be for; none where it would be for all."""
        return self.preset.requires or self.preset.paths

    @cached_property
    def described(self) -> Survey:
        """Those of the articles."""
        return self.survey.below(self.paths)

    @cached_property
    def text(self) -> str:
        """The configuration, with comments."""
        return page(self)


def draft(folder: Path, preset: str, reason: str) -> Draft:
    """Give the configuration for the site in `folder`, whose generator is that of a preset.

    What was found in the articles is found under it too, but for what it says that it is not.
    """
    found = load_preset(preset)
    zone = _zone(found, folder)
    seen = survey(_place(folder, {"preset": preset, **({"timezone": zone[0]} if zone else {})}))
    made = Draft(found, reason, seen, zone)
    if seen.is_telling and not seen.editors and seen.findings.get(EDITOR_RULE):
        made = replace(made, off=frozenset((EDITOR_RULE,)))
    with_dates = replace(made, dates=dict(_unusual_dates(made)))
    return with_dates if with_dates.dates and _finds_the_same(with_dates, folder) else made


def _place(folder: Path, data: Mapping[str, Any]) -> Place:
    layer = Layer("artlint init", data)
    return Place((layer,), (), root=folder, home=folder, lang="en", tree=Tree(folder))


def _zone(preset: Preset, folder: Path) -> tuple[str, str] | None:
    """Give the time zone that the generator is told, and the file that tells it."""
    if preset.zone is None:
        return None
    for name in preset.zone.files:
        if leads_out(folder / name):
            continue
        told = re.search(preset.zone.pattern, read_head(folder / name, _LOOKED_AT).decode("utf-8", "replace"))
        if told is not None:
            return (told[1], name) if told[1] in available_timezones() else None
    return None


def _unusual_dates(made: Draft) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the fields of the preset whose dates are mostly written in a form that it reads, but finds unusual."""
    dates = made.preset.dates
    if not made.described.is_telling or not made.survey.findings.get(_DATE_RULE):
        return
    for name, forms in made.described.dates().items():
        form, count = next(iter(forms.items()))
        is_usual = form in dates.canonical or form not in dates.accept
        if is_usual or name not in made.preset.fields or count < _MOSTLY * sum(forms.values()):
            continue
        written = {"write": form} if form in writable_forms() else {}
        yield name, {**made.preset.fields[name], "canonical": [*dates.canonical, form], **written}


def _finds_the_same(made: Draft, folder: Path) -> bool:
    """Tell whether the articles looked at have the findings that they had, but for those that are not meant to be."""
    there = looks((folder / each.path for each in made.survey.looks), _place(folder, tomllib.loads(made.text)))
    return all(_expected(before, made) == _expected(after, made) for before, after in _pairs(made.survey.looks, there))


def _pairs(before: tuple[Look, ...], after: Iterator[Look]) -> Iterator[tuple[Look, Look]]:
    return zip(before, after, strict=True)


def _expected(look: Look, made: Draft) -> Counter[str]:
    gone = made.off | {_DATE_RULE}
    return Counter({rule: count for rule, count in look.rules.items() if rule not in gone})
