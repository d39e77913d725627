"""Dates as people and programs write them, judged as text.

The forms have names, so that a preset can list those that its generator reads and the one that it is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from functools import lru_cache

_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?:[ \t]*(?P<half>[AaPp])\.?[Mm]\.?)?"
)
_STRICT_TIME = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?"
_ZONE = r"(?P<zone>Z|z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)"
_ISO_DAY = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
_WEEKDAY = r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,?[ \t]+)?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"
_LAST_MONTH = 12
_FIRST_YEAR = 1000
_LARGEST_OFFSET = 14
# The names of RFC 2822, section 4.3, which JavaScript reads in the same way.
_NAMED_ZONES = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip

# First match wins: one name, one pattern. The strict forms stand before their lenient relatives. ASCII: `\d` would also
# take full-width digits, which no generator reads.
_FORMS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern + r"\Z", re.ASCII)
    for name, pattern in {
        "iso-date": _ISO_DAY,
        "rfc3339": rf"{_ISO_DAY}[Tt]{_STRICT_TIME}(?P<zone>Z|z|[+-]\d\d:\d\d)",
        "iso-local": rf"{_ISO_DAY}[Tt]{_STRICT_TIME}",
        "iso-space": rf"{_ISO_DAY}[ \t]+{_STRICT_TIME}",
        "iso-space-zone": rf"{_ISO_DAY}[ \t]+{_TIME}[ \t]*{_ZONE}",
        "iso-minutes": rf"{_ISO_DAY}[ \t]+(?P<hour>\d\d):(?P<minute>\d\d)",
        "iso-offset": rf"{_ISO_DAY}[Tt]{_TIME}[ \t]*{_ZONE}",
        "iso-loose": rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:[ \tTt]+{_TIME}[ \t]*{_ZONE}?)?",
        "slash": rf"(?P<year>\d{{4}})/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?:[ \t]+{_TIME}[ \t]*{_ZONE}?)?",
        "dot": rf"(?P<year>\d{{4}})\.(?P<month>\d{{1,2}})\.(?P<day>\d{{1,2}})\.?(?:[ \t]+{_TIME}[ \t]*{_ZONE}?)?",
        "compact": r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)",
        "chinese": r"(?P<year>\d{4})[ \t]*年[ \t]*(?P<month>\d{1,2})[ \t]*月[ \t]*(?P<day>\d{1,2})[ \t]*[日号]"
        rf"(?:[ \t]*{_TIME})?",
        "rfc2822": rf"{_WEEKDAY}(?P<day>\d{{1,2}})[ \t]+{_MONTH}[ \t]+(?P<year>\d{{4}})"
        rf"[ \t]+{_TIME}(?:[ \t]+(?P<zone>[+-]\d{{4}}|[A-Za-z]{{1,3}}))?(?:[ \t]*\([^)]*\))?",
        "month-name": rf"{_WEEKDAY}(?:(?P<day>\d{{1,2}})[ \t]+{_MONTH}"
        r"|(?P<name2>[A-Za-z]{3,9})\.?[ \t]+(?P<day2>\d{1,2}))"
        rf",?[ \t]+(?P<year>\d{{4}})(?:,?[ \t]+{_TIME})?",
        "js-string": rf"{_WEEKDAY}{_MONTH}[ \t]+(?P<day>\d{{1,2}})[ \t]+(?P<year>\d{{4}})[ \t]+{_TIME}"
        r"[ \t]*(?:GMT|UTC)?(?P<zone>[+-]\d{4})(?:[ \t]*\([^)]*\))?",
        "ctime": rf"{_WEEKDAY}{_MONTH}[ \t]+(?P<day>\d{{1,2}})[ \t]+{_TIME}(?:[ \t]+(?P<zone>[A-Z]{{3}}))?"
        r"[ \t]+(?P<year>\d{4})",
        "day-month": rf"(?P<first>\d{{1,2}})[/.-](?P<other>\d{{1,2}})[/.-](?P<year>\d{{4}})"
        rf"(?:,?[ \t]+{_TIME}[ \t]*{_ZONE}?)?",
        "short-year": r"(?P<first>\d{1,2})[/.-](?P<other>\d{1,2})[/.-](?P<short>\d\d)",
    }.items()
}
_MONTH_FIRST = "month-day"
"""The form of a text that fits `day-month` but can only have its month first."""


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
    weekday = part.get("weekday")
    name = part.get("name") or part.get("name2")
    if (weekday and weekday[:3].lower() not in _DAYS) or (name and name[:3].lower() not in _MONTHS):
        return DateProblem.NOT_A_DATE
    zone = part.get("zone") or "z"
    if zone.isalpha() and zone.lower() not in _NAMED_ZONES:
        return DateProblem.NOT_A_DATE
    readings = 1
    year = int(part.get("year") or 2000 + int(part.get("short") or 0))
    if "first" in part:
        form, month, day, readings = _numeric(form, int(part["first"] or 0), int(part["other"] or 0))
    else:
        month = _MONTHS.index(name[:3].lower()) + 1 if name else int(part["month"] or 0)
        day = int(part.get("day") or part.get("day2") or 0)
    if year < _FIRST_YEAR:
        return DateProblem.IMPOSSIBLE
    fraction = (part.get("fraction") or "")[:6].ljust(6, "0")
    try:
        hour, minute, second = _hour(part), int(part.get("minute") or 0), int(part.get("second") or 0)
        moment = datetime(year, month, day, hour, minute, second, int(fraction), tzinfo=_zone(part.get("zone")))
    except ValueError:
        return DateProblem.IMPOSSIBLE
    return ParsedDate(form, moment, part.get("hour") is not None, readings)


def _numeric(form: str, first: int, other: int) -> tuple[str, int, int, int]:
    """Give the form, the month, the day and the number of readings of `first/other/year`."""
    if form == "short-year":
        return form, min(first, 12), min(other, 28), 3
    if first > _LAST_MONTH:
        return form, other, first, 1
    return _MONTH_FIRST, first, other, 2 if other <= _LAST_MONTH and first != other else 1


def _hour(part: dict[str, str | None]) -> int:
    """Give the hour of a day of 24; ValueError for 13 p.m."""
    hour, half = int(part.get("hour") or 0), part.get("half")
    if half is None:
        return hour
    if not 1 <= hour <= 12:  # noqa: PLR2004 - the hours of a clock face
        raise ValueError(hour)
    return hour % 12 + (12 if half in "Pp" else 0)


def _zone(text: str | None) -> tzinfo | None:
    """Give the zone that `text` names, which is a known one; ValueError for an offset that no place has."""
    if text is None:
        return None
    if text[0] not in "+-":
        return timezone(timedelta(hours=_NAMED_ZONES[text.lower()]))
    digits = text[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > _LARGEST_OFFSET or minutes > 59:  # noqa: PLR2004 - the minutes of an hour
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

    A day without a time stays a day, yet needs a zone as well: JavaScript reads `2024/1/2` as local midnight and
    `2024-01-02` as midnight in UTC. `zone` is the configured one, for text that names none.
    """
    moment = parsed.moment
    if moment.tzinfo is None:
        if zone is None:
            return None
        moment = moment.replace(tzinfo=zone)
    if not parsed.has_time:
        return moment.date().isoformat()
    if form != "rfc3339":
        if zone is None:
            return None
        moment = moment.astimezone(zone)
    elif moment.tzinfo is not UTC and moment.utcoffset() == timedelta(0):
        moment = moment.astimezone(UTC)
    return _WRITERS[form](moment)


def date_forms() -> frozenset[str]:
    """Give the names of all forms."""
    return frozenset((*_FORMS, _MONTH_FIRST))


def form_pattern(form: str) -> str:
    """Give the pattern of a form, to be matched from the start; it has named groups."""
    return _FORMS["day-month" if form == _MONTH_FIRST else form].pattern


def writable_forms() -> frozenset[str]:
    """Give the names of the forms in which a date can be written."""
    return frozenset(_WRITERS)
