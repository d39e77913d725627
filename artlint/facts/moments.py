"""Dates as moments in time: which instants one can mean, and how it is written in another form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from artlint.facts.dates import ParsedDate

_WEST, _EAST = timedelta(hours=12), timedelta(hours=14)
"""How far the clocks of the world are behind and ahead of UTC."""
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


def possible_instants(parsed: ParsedDate, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """Give the first and the last instant that a date can mean; `zone` is that of a text that names none, if known."""
    moment, long = parsed.moment, timedelta() if parsed.has_time else _DAY
    if moment.tzinfo is None and zone is not None:
        moment = moment.replace(tzinfo=zone)
    try:
        if moment.tzinfo is not None:
            return moment, moment + long
        moment = moment.replace(tzinfo=UTC)
        return moment - _EAST, moment + _WEST + long
    except OverflowError:
        # The last day of the year 9999.
        return moment, moment


def possible_days(parsed: ParsedDate, zone: tzinfo | None) -> set[date]:
    """Give the day that is written, and those that the moment falls on in `zone`, or anywhere where none is known."""
    moment = parsed.moment
    days = {moment.date()}
    if parsed.is_zoned and parsed.has_time:
        known = [zone] if zone is not None else [timezone(-_WEST), timezone(_EAST)]
        for each in known:
            try:
                days.add(moment.astimezone(each).date())
            except OverflowError:
                # The first day of the year 1, or the last of 9999.
                continue
    return days


def in_zone(moment: datetime, zone: tzinfo) -> datetime | None:
    """Give `moment`, which names no zone, in `zone`; None where the clocks there show that time twice or never."""
    first, second = moment.replace(tzinfo=zone), moment.replace(tzinfo=zone, fold=1)
    return first if first.utcoffset() == second.utcoffset() else None


def is_before(one: ParsedDate, other: ParsedDate, zone: tzinfo | None) -> bool:
    """Tell whether `one` is earlier than `other`, whatever zone is meant by a text that names none."""
    if not one.is_zoned and not other.is_zoned:
        # Both are meant in the same zone. A day holds all of its hours.
        is_day = not (one.has_time and other.has_time)
        return one.moment.date() < other.moment.date() if is_day else one.moment < other.moment
    return possible_instants(one, zone)[1] < possible_instants(other, zone)[0]


def _rfc3339(moment: datetime) -> str:
    finest = "microseconds" if moment.microsecond % 1000 else "milliseconds"
    text = moment.isoformat(timespec=finest if moment.microsecond else "seconds")
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


_WRITERS: dict[str, Callable[[datetime], str]] = {
    "rfc3339": _rfc3339,
    "iso-date": lambda moment: moment.date().isoformat(),
    "iso-local": lambda moment: moment.replace(tzinfo=None).isoformat(timespec="seconds"),
    "iso-space": lambda moment: moment.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds"),
    "iso-space-zone": lambda moment: moment.strftime("%Y-%m-%d %H:%M:%S %z"),
}
_ZONED_FORMS = frozenset(("rfc3339", "iso-space-zone"))


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
    try:
        if form not in _ZONED_FORMS:
            if zone is None:
                return None
            moment = moment.astimezone(zone)
        elif moment.tzinfo is not UTC and moment.utcoffset() == timedelta(0):
            moment = moment.astimezone(UTC)
    except OverflowError:
        return None
    if form in _ZONED_FORMS and (moment.utcoffset() or timedelta()) % _MINUTE:
        # Before there were zones, towns had their own time, which no form can say.
        return None
    return _WRITERS[form](moment)


def writable_forms() -> frozenset[str]:
    """Give the names of the forms in which a date can be written."""
    return frozenset(_WRITERS)
