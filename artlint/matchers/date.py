"""Dates in the front matter: their quotes, their zone, and how they stand to each other and to the name of the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar, Literal

from artlint.facts.date_forms import is_yaml_timestamp
from artlint.facts.dated import date_in_path
from artlint.facts.moments import in_zone, is_before, possible_days, write_date
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.dated import Dated, dated_fields
from artlint.matchers.schema import as_date, is_block
from artlint.text import clip


class Find(Matcher):
    """A date in the given state.

    `quotes`: the preset's generator writes a date of that form the other way. `unzoned`: a time that names no zone,
    where the generator takes it for UTC. `reversed`: one of the fields `later` is before one of `earlier`. `other-day`:
    one of the fields `earlier` is of another day than the name of the file.
    """

    placeholders: ClassVar = frozenset(("field", "value", "generator", "other", "than"))
    variants: ClassVar = frozenset(("bare",))
    actions: ClassVar = frozenset(("requote", "add-zone"))

    kind: Literal["date"]
    state: Literal["quotes", "unzoned", "reversed", "other-day"]
    """What is the matter with the date."""
    earlier: tuple[str, ...] = ()
    """The fields that say when the article was written."""
    later: tuple[str, ...] = ()
    """The fields that say when it was changed."""

    def find(self, context: Context) -> Iterator[Match]:
        """Give the dates that are in the state."""
        if self.state == "other-day":
            day = date_in_path(context.article.document.path)
            return iter(()) if day is None else self._of_another_day(day, context)
        if self.state == "reversed":
            return self._reversed(context)
        is_found = _is_misquoted if self.state == "quotes" else _is_unzoned
        return (
            _match(dated, context, "" if dated.value.quoted else "bare")
            for dated in dated_fields(context)
            if is_found(dated, context)
        )

    def _reversed(self, context: Context) -> Iterator[Match]:
        found = {dated.field: dated for dated in dated_fields(context)}
        earlier = [found[name] for name in self.earlier if name in found]
        for name in self.later if earlier else ():
            dated = found.get(name)
            other = next(
                (each for each in earlier if dated and is_before(dated.parsed, each.parsed, context.zone)), None
            )
            if dated is not None and other is not None:
                yield _match(dated, context, "", other=other.field, than=clip(other.value.text))

    def _of_another_day(self, day: date, context: Context) -> Iterator[Match]:
        found = {dated.field: dated for dated in dated_fields(context)}
        for name in self.earlier:
            if name in found and day not in possible_days(found[name].parsed, context.zone):
                yield _match(found[name], context, "", than=day.isoformat())

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that change the quotes of a date, or write the configured zone behind a time."""
        act = _requoted if action == "requote" else _zoned
        return [act(match.subject, context) for match in matches]


def _match(dated: Dated, context: Context, variant: str, **words: str) -> Match:
    words |= {"field": dated.field, "value": clip(dated.value.text), "generator": context.preset.title}
    return Match(dated.value.span, words, variant, dated.field, dated)


def _is_misquoted(dated: Dated, context: Context) -> bool:
    dates, form, quoted = context.preset.dates, dated.parsed.form, dated.value.quoted
    front_matter = context.article.front_matter
    return (
        dates.quoted is not None
        and is_yaml_timestamp(form)
        and quoted != dates.is_quoted(form)
        and front_matter is not None
        and front_matter.block.format == "yaml"
        # What the generator does not read at all is not a date to it: `invalid-date`.
        and dates.reads(form, quoted=quoted)
        and not is_block(dated.value, context)
    )


def _requoted(dated: Dated, context: Context) -> Proposal | None:
    dates, form, quoted = context.preset.dates, dated.parsed.form, dated.value.quoted
    text = as_date(dated.value.text, context, as_text=not quoted)
    if text is None:
        return None
    # Some drop a fraction of a second without quotes, or with them.
    is_same = dates.reads(form, quoted=not quoted) and form not in dates.quotes_matter
    is_same = is_same and not dated.parsed.moment.microsecond
    return Proposal((Edit(dated.value.span, text),), unsafe=not is_same)


def _is_unzoned(dated: Dated, context: Context) -> bool:
    dates, parsed = context.preset.dates, dated.parsed
    is_unzoned = parsed.has_time and not parsed.is_zoned and dates.zoneless != "local"
    return is_unzoned and dates.reads(parsed.form, quoted=dated.value.quoted)


def _zoned(dated: Dated, context: Context) -> Proposal | None:
    """Write the time with the offset that the configured zone has then; None where they show it twice or never."""
    dates, moment = context.preset.dates, dated.parsed.moment
    zoned = in_zone(moment, context.zone) if context.zone is not None else None
    written = write_date(dated.parsed, dates.write, context.zone)
    if zoned is None or written is None or is_block(dated.value, context):
        return None
    text = as_date(written, context, as_text=dates.is_quoted(dates.write))
    # JSON has quotes around every date, also one that the generator only reads without.
    if text is None or not dates.reads(dates.write, quoted=text != written):
        return None
    # A timestamp of YAML is UTC to these generators; text may be local time to the same ones.
    is_utc = dates.zoneless == "utc" and is_yaml_timestamp(dated.parsed.form) and not dated.value.quoted
    is_same = is_utc and zoned.utcoffset() == timedelta(0)
    return Proposal((Edit(dated.value.span, text),), unsafe=not is_same)
