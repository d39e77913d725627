"""Dates as people and programs write them, judged as text.

The forms have names, so that a preset can list those that its generator reads and the one that it is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from functools import lru_cache

_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,](?P<fraction>\d{1,9}))?)?"
_ZONE = r"(?P<zone>Z|z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"
_NAMED_ZONES = {"ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
                "pst": -8, "pdt": -7}

# First match wins: one name, one pattern. The strict forms stand before their lenient relatives.
_FORMS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "iso-date": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\Z",
        "rfc3339": rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[Tt]{_TIME}(?P<zone>Z|z|[+-]\d\d:\d\d)\Z",
        "iso-local": rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[Tt]{_TIME}\Z",
        "iso-space": rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[ \t]+(?P<hour>\d\d):(?P<minute>\d\d):"
        r"(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?\Z",
        "iso-space-zone": rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[ \t]+{_TIME}[ \t]*{_ZONE}\Z",
        "iso-minutes": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)[ \t]+(?P<hour>\d\d):(?P<minute>\d\d)\Z",
        "iso-offset": rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[Tt]{_TIME}[ \t]*{_ZONE}\Z",
        "iso-loose": rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:[ \tTt]+{_TIME}[ \t]*{_ZONE}?)?\Z",
        "slash": rf"(?P<year>\d{{4}})/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?:[ \t]+{_TIME}[ \t]*{_ZONE}?)?\Z",
        "dot": rf"(?P<year>\d{{4}})\.(?P<month>\d{{1,2}})\.(?P<day>\d{{1,2}})\.?(?:[ \t]+{_TIME}[ \t]*{_ZONE}?)?\Z",
        "compact": r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)\Z",
        "chinese": r"(?P<year>\d{4})[ \t]*年[ \t]*(?P<month>\d{1,2})[ \t]*月[ \t]*(?P<day>\d{1,2})[ \t]*日"
        rf"(?:[ \t]*{_TIME})?\Z",
        "rfc2822": rf"(?:(?P<weekday>[A-Za-z]{{3,9}}),?[ \t]+)?(?P<day>\d{{1,2}})[ \t]+{_MONTH}[ \t]+(?P<year>\d{{4}})"
        rf"[ \t]+{_TIME}(?:[ \t]+(?P<zone>[+-]\d{{4}}|[A-Za-z]{{1,3}}))?(?:[ \t]*\([^)]*\))?\Z",
        "month-name": rf"(?:(?P<day>\d{{1,2}})[ \t]+{_MONTH}|(?P<name2>[A-Za-z]{{3,9}})\.?[ \t]+(?P<day2>\d{{1,2}})),?"
        rf"[ \t]+(?P<year>\d{{4}})(?:[ \t]+{_TIME})?\Z",
        "day-month": rf"(?P<first>\d{{1,2}})[/.-](?P<second_part>\d{{1,2}})[/.-](?P<year>\d{{4}})"
        rf"(?:[ \t]+{_TIME}[ \t]*{_ZONE}?)?\Z",
    }.items()
}


class DateProblem(StrEnum):
    """Why a text is not a date."""

    NOT_A_DATE = "not-a-date"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date out of text: the form it was written in, and the moment; `moment` has no zone when the text has none."""

    form: str
    moment: datetime
    has_time: bool
    readings: int = 1

    @property
    def is_zoned(self) -> bool:
        """Tell whether the text names its zone."""
        return self.moment.tzinfo is not None

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether day and month could be swapped and give another date."""
        return self.readings > 1


@lru_cache(maxsize=4096)
def parse_date(text: str) -> ParsedDate | DateProblem:
    """Give the date in `text`, or why it is none. Years before 1000 count as impossible: they are slips of the pen."""
    text = text.strip()
    for form, pattern in _FORMS.items():
        match = pattern.match(text)
        if match is not None:
            return _build(form, match.groupdict())
    return DateProblem.NOT_A_DATE


def _build(form: str, part: dict[str, str | None]) -> ParsedDate | DateProblem:
    readings = 1
    try:
        if form == "day-month":
            first, second = int(part["first"] or 0), int(part["second_part"] or 0)
            month, day = (first, second) if second > 12 else (second, first)
            readings = 2 if first <= 12 and second <= 12 and first != second else 1
        else:
            name = part.get("name") or part.get("name2")
            if name is not None and name[:3].lower() not in _MONTHS:
                return DateProblem.NOT_A_DATE
            month = _MONTHS.index(name[:3].lower()) + 1 if name else int(part["month"] or 0)
            day = int(part.get("day") or part.get("day2") or 0)
        year = int(part["year"] or 0)
        if year < 1000:
            return DateProblem.IMPOSSIBLE
        fraction = (part.get("fraction") or "")[:6].ljust(6, "0")
        moment = datetime(
            year, month, day, int(part.get("hour") or 0), int(part.get("minute") or 0), int(part.get("second") or 0),
            int(fraction), tzinfo=_zone(part.get("zone")),
        )
    except ValueError:
        return DateProblem.IMPOSSIBLE
    return ParsedDate(form, moment, part.get("hour") is not None, readings)


def _zone(text: str | None) -> tzinfo | None:
    """Give the zone that `text` names; ValueError for an offset beyond a day or a name that is no zone."""
    if text is None:
        return None
    if text[0] not in "+-":
        if text.lower() not in _NAMED_ZONES:
            raise ValueError(text)
        return timezone(timedelta(hours=_NAMED_ZONES[text.lower()]))
    digits = text[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 14 or minutes > 59:
        raise ValueError(text)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


def _rfc3339(moment: datetime) -> str:
    text = moment.isoformat(timespec="microseconds" if moment.microsecond else "seconds")
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


_WRITERS: dict[str, Callable[[datetime], str]] = {
    "rfc3339": _rfc3339,
    "iso-date": lambda moment: moment.date().isoformat(),
    "iso-local": lambda moment: moment.replace(tzinfo=None).isoformat(timespec="seconds"),
    "iso-space": lambda moment: moment.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds"),
}


def write_date(parsed: ParsedDate, form: str, zone: tzinfo | None) -> str | None:
    """Give `parsed` in another form, the same instant; None when that needs a zone that nobody knows.

    A day without a time stays a day. `zone` is the configured one, for text that names none.
    """
    if not parsed.has_time:
        return date(parsed.moment.year, parsed.moment.month, parsed.moment.day).isoformat()
    moment = parsed.moment
    if moment.tzinfo is None:
        if zone is None:
            return None
        moment = moment.replace(tzinfo=zone)
    if form != "rfc3339":
        if zone is None:
            return None
        moment = moment.astimezone(zone)
    elif moment.tzinfo is not UTC and moment.utcoffset() == timedelta(0):
        moment = moment.astimezone(UTC)
    return _WRITERS[form](moment)


def date_forms() -> frozenset[str]:
    """Give the names of all forms."""
    return frozenset(_FORMS)


def writable_forms() -> frozenset[str]:
    """Give the names of the forms in which a date can be written."""
    return frozenset(_WRITERS)
