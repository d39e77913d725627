"""Dates as people and programs write them, judged as text.

The forms have names, so that a preset can list those that its generator reads and the one that it is given.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from functools import lru_cache

from artlint.facts.date_forms import FORMS, MONTH_FIRST, forms_of_words
from artlint.frozen import frozen

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LAST_MONTH = 12
_FIRST_YEAR = 1000
_LARGEST_OFFSET = 14
# The names of RFC 2822, section 4.3, which JavaScript reads in the same way.
_NAMED_ZONES = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip


class DateProblem(StrEnum):
    """Why a text is not a date."""

    NOT_A_DATE = "not-a-date"
    IMPOSSIBLE = "impossible"


@frozen(slots=True)
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
    def forms(self) -> tuple[str, ...]:
        """The forms that the text can be taken for: two where it does not matter or is not known which is the day."""
        both = self.form == MONTH_FIRST and self.moment.day <= _LAST_MONTH
        return (MONTH_FIRST, "day-month") if both else (self.form,)

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether day and month could be swapped and give another date."""
        return self.readings > 1


@lru_cache(maxsize=4096)
def parse_date(text: str) -> ParsedDate | DateProblem:
    """Give the date in `text`, or why it is none. Years before 1000 count as impossible: they are slips of the pen."""
    text = text.strip()
    # Most forms begin with a digit, and the others come last.
    forms = FORMS if text[:1].isdecimal() else forms_of_words()
    for form, pattern in forms.items():
        match = pattern.match(text)
        if match is not None:
            return _build(form, match.groupdict())
    return DateProblem.NOT_A_DATE


def _build(form: str, part: dict[str, str | None]) -> ParsedDate | DateProblem:
    if "epoch" in part:
        return _from_epoch(form, int(part["epoch"] or 0))
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
        month = _MONTHS.index(name[:3].lower()) + 1 if name else int(part.get("month") or 1)
        day = int(part.get("day") or part.get("day2") or 1)
    if year < _FIRST_YEAR:
        return DateProblem.IMPOSSIBLE
    fraction = (part.get("fraction") or "")[:6].ljust(6, "0")
    try:
        hour, minute, second = _hour(part), int(part.get("minute") or 0), int(part.get("second") or 0)
        if "week" in part or "ordinal" in part:
            month, day = _counted(year, part)
        moment = datetime(year, month, day, hour, minute, second, int(fraction), tzinfo=_zone(part.get("zone")))
    except ValueError:
        return DateProblem.IMPOSSIBLE
    return ParsedDate(form, moment, part.get("hour") is not None, readings)


def _from_epoch(form: str, number: int) -> ParsedDate | DateProblem:
    seconds = number / 1000 if form == "epoch-milliseconds" else number
    return ParsedDate(form, datetime.fromtimestamp(seconds, UTC), has_time=True)


def _counted(year: int, part: dict[str, str | None]) -> tuple[int, int]:
    """Give the month and the day of a week's day or of a day of the year; ValueError when the year has none such."""
    if "week" in part:
        found = date.fromisocalendar(year, int(part["week"] or 0), int(part["weekdaynumber"] or 0))
        if found.year != year:
            raise ValueError(found)
    else:
        found = date(year, 1, 1) + timedelta(days=int(part["ordinal"] or 0) - 1)
        if found.year != year:
            raise ValueError(found)
    return found.month, found.day


def _numeric(form: str, first: int, other: int) -> tuple[str, int, int, int]:
    """Give the form, the month, the day and the number of readings of `first/other/year`."""
    if form == "short-year":
        return form, min(first, 12), min(other, 28), 3
    if first > _LAST_MONTH:
        return form, other, first, 1
    return MONTH_FIRST, first, other, 2 if other <= _LAST_MONTH and first != other else 1


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
