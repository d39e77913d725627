"""A draft as a file in TOML, with comments that say why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.toml import dotted, said
from artlint.reporters.parts.words import number
from artlint.schema.kinds import KINDS

if TYPE_CHECKING:
    from artlint.survey.draft import Draft

_GUIDE = "https://github.com/artlint/artlint/blob/main/docs/configuration.md"
_SHOWN = 8
"""Rules that are named with the number of their findings."""


def page(draft: Draft) -> str:
    """Give the text of the configuration file."""
    parts = (_head(draft), _site(draft), _lint(draft), _schema(draft))
    return "\n".join(text for part in parts if (text := "".join(f"{line}\n" for line in part)))


def _head(draft: Draft) -> Iterator[str]:
    yield f"# What artlint checks here, and how: {_GUIDE}"
    yield f"# Written by `artlint init` after a look at {looked_at(draft)}. To switch a line on, remove its `# `."


def looked_at(draft: Draft) -> str:
    """Say how many articles were looked at."""
    total, seen = draft.survey.total, len(draft.survey.looks)
    return number(total, "article") if seen == total else f"{seen:,} of {number(total, 'article')}"


def _site(draft: Draft) -> Iterator[str]:
    yield f"preset = {said(draft.preset.name)}  # {escape(draft.reason)}"
    if draft.zone is not None:
        yield f"timezone = {said(draft.zone[0])}  # that of {draft.zone[1]}: for dates that name no zone"
    else:
        yield '# timezone = "Europe/Berlin"  # for dates that name no zone'
    if draft.survey.is_chinese:
        yield '# lang = "zh"  # 用中文报告'
    yield '# rule-paths = ["editorial/rules"]  # folders with rules of your own'
    yield '# extend-exclude = ["drafts/**"]  # articles that nobody need look at'


def _lint(draft: Draft) -> Iterator[str]:
    yield "[lint]"
    yield '# extend-select = ["unknown-field", "text"]  # `artlint rule list` shows what there is'
    yield '# ignore = ["title-too-long"]'
    if draft.survey.findings:
        yield "#"
        yield f"# What is found now{_estimated(draft)}; after `artlint baseline create` only what is new is reported:"
        yield from (f"#   {rule:<28}{count:>8,}" for rule, count in _counts(draft.survey.findings))
    yield ""
    yield "[lint.level]"
    yield from _editor(draft)


def _estimated(draft: Draft) -> str:
    return ", about" if draft.survey.total > len(draft.survey.looks) else ""


def _counts(findings: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    yield from list(findings.items())[:_SHOWN]
    rest = sum(list(findings.values())[_SHOWN:])
    if rest:
        yield "others", rest


def _editor(draft: Draft) -> Iterator[str]:
    found = draft.survey
    looked = number(len(found.looks), "article")
    if draft.off:
        yield f"# Of {looked} none names an editor. With a level, imported ones would be reported."
        yield from (f'{rule} = "off"' for rule in sorted(draft.off))
        return
    if found.editors:
        yield f"# An editor is named in {found.editors:,} of {looked}. With a level, the others are reported:"
    else:
        yield "# With a level, every article that names no editor is reported, not only imported ones:"
    yield '# missing-editor-line = "warning"'


def _schema(draft: Draft) -> Iterator[str]:
    usual = list(draft.described.usual_fields()) if draft.described.is_telling else []
    is_on = bool(draft.dates)
    off = "" if is_on else "# "
    if not usual and not is_on:
        return
    yield "# What the front matter of articles must hold."
    yield f"{off}[[schema]]"
    if draft.paths:
        yield f"{off}paths = {said(list(draft.paths))}"
    yield f"{off}[schema.fields]"
    for name, spec in draft.dates.items():
        yield f"# The form that nearly all of them have is as good as {draft.preset.title}'s own."
        yield f"{dotted((name,))} = {said(spec)}"
    total = len(draft.described.looks)
    for name, count, types in usual:
        if name not in draft.dates:
            spec = {**_known(draft, name, types), "required": True}
            yield f"# {dotted((name,))} = {said(spec)}  # in {count} of {total}"


def _known(draft: Draft, name: str, types: Iterable[str]) -> Mapping[str, Any]:
    """Give what the preset says of a field, else the types of its values."""
    spec = draft.preset.fields.get(name)
    if spec is not None:
        return {key: value for key, value in spec.items() if key != "default"}
    kinds = {each if each in KINDS else "str" for each in types}
    if "str" in kinds:
        kinds -= {"date", "url"}
    return {"type": sorted(kinds) if len(kinds) > 1 else next(iter(kinds))}
