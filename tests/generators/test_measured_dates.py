"""What artlint says of a date agrees with what the generators' own parsers made of it, stored in measured.json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from artlint import Finding, Settings, check_text, load_settings
from artlint.facts.dates import ParsedDate, parse_date
from artlint.facts.repairs import apply_edits
from artlint.findings import Safety
from artlint.presets import load_preset, preset_names

MEASURED: dict[str, Any] = json.loads(Path(__file__).with_name("measured.json").read_text("utf-8"))
ZONES: list[tzinfo] = [UTC, *map(ZoneInfo, MEASURED["zones"][1:])]
PRESETS = [name for name in preset_names() if name in MEASURED["yaml"]["2024-01-02"]]
FENCES = {"yaml": ("---", ": "), "toml": ("+++", " = ")}
REJECTING = {"invalid-date", "impossible-date", "field-type", "invalid-front-matter"}
DATE_RULES = [*REJECTING, "ambiguous-day-month", "non-canonical-date", "quoted-date"]

# What nobody means by a date; JavaScript and dateutil make something of each.
NO_DATES = {"2024", "true", "２０２４-01-02", "0202-01-02", "2024-01-02 24:00:00", "10:00:00"}

# What is read or not by an accident of one generator that no form of a date can tell.
ACCIDENTS = {
    ("docusaurus", "2024-01-02 10:00:00 +0000"): "its offset is lost like any other, and happens to be none",
    ("docusaurus", "2021-11-25 23:45:27 +0000"): "likewise",
    ("docusaurus", "2024-01-02 09:05:00 +0000"): "likewise",
    ("astro", "+++2024-01-02T10:00"): "TOML 1.1 lets the seconds go; the readers of Zola and Python know 1.0",
    ("hugo", "+++2024-01-02T10:00"): "likewise",
    ("vitepress", "true"): "a truth value is another thing that the field may have",
    ("zola", "2024-02-02 10:00:00 -05:00"): "west of Greenwich it counts from the 31st, which February has not",
}

# Other versions and settings of a generator, for which a safe fix must hold too.
VARIANTS = {"hexo": ("hexo with timezone", "hexo-front-matter 5"), "astro": ("astro z.date",)}

# Where the generator reads the date, where that is not any article.
DATED = {"mkdocs": "docs/blog/posts/article.md"}

# What the generator's own command for a new article, its starter or its documentation writes.
OWN_FORM = {
    "hexo": "iso-space", "hugo": "rfc3339", "jekyll": "iso-space-zone", "astro": "month-name", "zola": "iso-date",
    "pelican": "iso-minutes", "eleventy": "iso-date", "mkdocs": "iso-date", "vitepress": "rfc3339",
    "docusaurus": "iso-date",
}  # fmt: skip


def cases() -> Iterator[tuple[str, str, str]]:
    for preset in PRESETS:
        for form in FENCES:
            for text, row in MEASURED[form].items():
                told_as = text if form == "toml" else bare(text)
                if preset not in row or (preset, "+++" * (form == "toml") + told_as) in ACCIDENTS:
                    continue
                if form == "yaml" or "+++" in load_preset(preset).front_matter.openers:
                    yield preset, form, text


def bare(text: str) -> str:
    return text[1:-1] if text[0] in "'\"" else text


def instants(form: str, text: str, generator: str) -> list[str]:
    found = MEASURED[form][text][generator]
    return [found] * len(ZONES) if isinstance(found, str) else found


def is_read(text: str, found: list[str]) -> bool:
    """Tell whether what was measured is what the text says: its instant, or its time in UTC or in the local zone."""
    if found[0] == "word":
        return True
    parsed = parse_date(text)
    if text in NO_DATES or not isinstance(parsed, ParsedDate):
        return False
    read = [datetime.fromisoformat(each).replace(microsecond=0) for each in found]
    return all(moment in meant(parsed, zone) for moment, zone in zip(read, ZONES, strict=True))


def meant(parsed: ParsedDate, zone: tzinfo) -> set[datetime]:
    moment = parsed.moment.replace(microsecond=0)
    if moment.tzinfo is not None:
        return {moment}
    moments = {moment.replace(tzinfo=UTC), moment.replace(tzinfo=zone)}
    if parsed.is_ambiguous:
        moments |= {each.replace(month=each.day, day=each.month) for each in moments}
    return moments


def measured(form: str, text: str, generator: str) -> str:
    found = instants(form, text, generator)
    if any(each.startswith("!") for each in found):
        return "rejected"
    return "read" if is_read(bare(text), found) else "misread"


def date_field(preset: str) -> str:
    """Give the field of the preset that holds the date of an article."""
    fields = load_preset(preset).fields
    dated = [name for name, spec in fields.items() if "date" in str(spec["type"])]
    return next(name for name in ("date", "pubDate", "lastUpdated", *dated) if name in dated)


@cache
def settings(preset: str) -> Settings:
    return load_settings({"preset": preset, "lint": {"select": DATE_RULES}})


def article(preset: str, form: str, text: str) -> str:
    fence, sign = FENCES[form]
    return f"{fence}\n{date_field(preset)}{sign}{text}\n{fence}\n\nText.\n"


def told(preset: str, form: str, text: str) -> list[Finding]:
    """Give the findings about `text` as the date of an article."""
    return check_text(article(preset, form, text), DATED.get(preset, "article.md"), settings(preset))


@pytest.mark.parametrize(("preset", "form", "text"), list(cases()))
def test_verdict_agrees_with_what_was_measured(preset: str, form: str, text: str) -> None:
    rules = {finding.rule for finding in told(preset, form, text)}
    verdict = measured(form, text, preset)
    if verdict == "rejected":
        assert rules & REJECTING
    elif verdict == "misread":
        assert rules
    else:
        assert not rules & REJECTING
        parsed = parse_date(bare(text))
        is_ambiguous = isinstance(parsed, ParsedDate) and parsed.is_ambiguous
        assert ("ambiguous-day-month" in rules) == is_ambiguous


def test_a_safe_fix_changes_no_instant_in_any_zone() -> None:
    mended: set[str] = set()
    for preset, form, text in cases():
        source = article(preset, form, text)
        for finding in told(preset, form, text):
            if finding.fix is None or finding.fix.safety is Safety.UNSAFE:
                continue
            written = apply_edits(source, list(finding.fix.edits)).split("\n")[1].partition(FENCES[form][1])[2]
            for generator in (preset, *VARIANTS.get(preset, ())):
                before, after = instants(form, text, generator), instants(form, written, generator)
                is_first = generator != preset and before[0] == "!error"
                assert before == after or is_first, (generator, text, written)
                assert not any(each.startswith("!") for each in after)
            mended.add(finding.rule)
    assert mended == {"non-canonical-date", "quoted-date"}


@pytest.mark.parametrize("zone", MEASURED["zones"])
@pytest.mark.parametrize("preset", PRESETS)
def test_a_zone_is_written_safely_only_where_the_instant_stays(preset: str, zone: str) -> None:
    chosen = load_settings({"preset": preset, "timezone": zone, "lint": {"select": ["missing-timezone"]}})
    for text in MEASURED["yaml"]:
        source = article(preset, "yaml", text)
        for finding in check_text(source, "article.md", chosen):
            if finding.fix is not None and finding.fix.safety is Safety.SAFE:
                written = apply_edits(source, list(finding.fix.edits)).split("\n")[1].partition(": ")[2]
                assert instants("yaml", written, preset) == instants("yaml", text, preset)
                assert zone == "UTC"


def test_what_all_generators_read_is_at_most_unusual_to_the_generic_preset() -> None:
    generic = load_settings({"lint": {"select": DATE_RULES}})
    alike = [text for text in MEASURED["yaml"] if all(measured("yaml", text, each) == "read" for each in PRESETS)]
    assert {"2024-01-02", "2024-01-02 10:00:00"} <= set(alike)
    for text in alike:
        rules = {finding.rule for finding in check_text(f"---\ndate: {text}\n---\n\nText.\n", "article.md", generic)}
        assert rules <= {"non-canonical-date"}, text


def test_what_no_generator_reads_has_a_finding_with_the_generic_preset() -> None:
    generic = load_settings({"lint": {"select": DATE_RULES}})
    dead = [text for text in MEASURED["yaml"] if all(measured("yaml", text, each) != "read" for each in PRESETS)]
    assert {"2024年1月2日", "2024-02-31", "soon"} <= set(dead)
    for text in dead:
        assert check_text(f"---\ndate: {text}\n---\n\nText.\n", "article.md", generic), text


@pytest.mark.parametrize("preset", PRESETS)
def test_the_own_form_of_the_generator_is_canonical_and_read(preset: str) -> None:
    dates = load_preset(preset).dates
    assert OWN_FORM[preset] in dates.canonical
    assert dates.write in dates.canonical
    for form in dates.canonical:
        assert dates.reads(form, quoted=dates.is_quoted(form))


@pytest.mark.parametrize("preset", PRESETS)
def test_quotes_matter_where_they_change_what_is_read(preset: str) -> None:
    dates = load_preset(preset).dates
    for text in MEASURED["yaml"]:
        parsed = parse_date(text)
        if not isinstance(parsed, ParsedDate) or f"'{text}'" not in MEASURED["yaml"]:
            continue
        both = [instants("yaml", each, preset) for each in (text, f"'{text}'")]
        is_read = all(dates.reads(parsed.form, quoted=quoted) for quoted in (False, True))
        if is_read and not parsed.moment.microsecond and both[0] != both[1]:
            assert parsed.form in dates.quotes_matter
