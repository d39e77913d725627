"""Dates: the forms that are told apart, the moments that they mean, and how they are written."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.facts.dates import DateProblem, ParsedDate, parse_date
from artlint.facts.moments import write_date

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("text", "form", "moment"),
    [
        ("2024-01-02", "iso-date", "2024-01-02T00:00:00"),
        ("2024-01-02T10:00:00Z", "rfc3339", "2024-01-02T10:00:00+00:00"),
        ("2024-01-02T10:00:00.5+08:00", "rfc3339", "2024-01-02T10:00:00.500000+08:00"),
        ("2024-01-02T10:00:00", "iso-local", "2024-01-02T10:00:00"),
        ("2024-01-02 10:00:00", "iso-space", "2024-01-02T10:00:00"),
        ("2024-01-02 10:00:00 +0800", "iso-space-zone", "2024-01-02T10:00:00+08:00"),
        ("2024-01-02 10:00:00 +08:00", "iso-space-offset", "2024-01-02T10:00:00+08:00"),
        ("2024-01-02 10:00", "iso-minutes", "2024-01-02T10:00:00"),
        ("2024-01-02T10:00:00+0800", "iso-offset", "2024-01-02T10:00:00+08:00"),
        ("2024-1-2", "iso-short-day", "2024-01-02T00:00:00"),
        ("2024-1-2 9:05", "iso-loose", "2024-01-02T09:05:00"),
        ("2024-01-02 10:00 PM", "iso-half-day", "2024-01-02T22:00:00"),
        ("2024/1/2", "slash", "2024-01-02T00:00:00"),
        ("2024/01/02 10:00:00 +0800", "slash-zone", "2024-01-02T10:00:00+08:00"),
        ("2024-01-02t10:00:00z", "iso-offset-loose", "2024-01-02T10:00:00+00:00"),
        ("2024-01-02 10:00:00 +8", "iso-space-digit", "2024-01-02T10:00:00+08:00"),
        ("2024-01-02 9:05:00 -0500", "iso-short-hour-zone", "2024-01-02T09:05:00-05:00"),
        ("2024-01-02T9:05:00", "iso-local-short-hour", "2024-01-02T09:05:00"),
        ("2024-01-02T9:05:00+08:00", "rfc3339-short-hour", "2024-01-02T09:05:00+08:00"),
        ("2024-01-02 9:05:00", "iso-short-hour", "2024-01-02T09:05:00"),
        ("2024-1-2 9:05:00 -5", "yaml-loose-zone", "2024-01-02T09:05:00-05:00"),
        ("2024-02", "iso-month", "2024-02-01T00:00:00"),
        ("2024-W01-2", "iso-week", "2024-01-02T00:00:00"),
        ("2024-060", "iso-ordinal", "2024-02-29T00:00:00"),
        ("1704189600", "epoch", "2024-01-02T10:00:00+00:00"),
        ("1704189600123", "epoch-milliseconds", "2024-01-02T10:00:00.123000+00:00"),
        ("15 Oct 2023", "day-month-name", "2023-10-15T00:00:00"),
        ("2024.1.2", "dot", "2024-01-02T00:00:00"),
        ("20240102", "compact", "2024-01-02T00:00:00"),
        ("2024年1月2日", "chinese", "2024-01-02T00:00:00"),
        ("2024 年 1 月 2 日 10:00", "chinese", "2024-01-02T10:00:00"),
        ("Thu, 25 Nov 2021 23:45:27 GMT", "rfc2822", "2021-11-25T23:45:27+00:00"),
        ("25 Nov 2021 23:45:27 -0500", "rfc2822-loose", "2021-11-25T23:45:27-05:00"),
        ("Thu, 25 Nov 2021 23:45:27 EST", "rfc822-zone", "2021-11-25T23:45:27-05:00"),
        ("Jan 2, 2024", "month-name", "2024-01-02T00:00:00"),
        ("Tuesday, 2 January 2024", "month-name", "2024-01-02T00:00:00"),
        ("Tue Jan 02 2024 10:00:00 GMT+0800 (CST)", "js-string", "2024-01-02T10:00:00+08:00"),
        ("Tue Jan  2 10:00:00 2024", "ctime", "2024-01-02T10:00:00"),
        ("25/12/2024", "day-month", "2024-12-25T00:00:00"),
        ("12/25/2024", "month-day", "2024-12-25T00:00:00"),
        ("02/02/2024", "month-day", "2024-02-02T00:00:00"),
        (" 2024-01-02 ", "iso-date", "2024-01-02T00:00:00"),
    ],
)
def test_forms(text: str, form: str, moment: str) -> None:
    parsed = parse_date(text)
    assert isinstance(parsed, ParsedDate)
    assert (parsed.form, parsed.moment.isoformat(), parsed.is_ambiguous) == (form, moment, False)


@pytest.mark.parametrize("text", ["02/01/2024", "3-4-2024", "1.2.2024 10:00", "02/01/24"])
def test_day_and_month_that_could_be_swapped(text: str) -> None:
    parsed = parse_date(text)
    assert isinstance(parsed, ParsedDate)
    assert parsed.is_ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-31", "2023-02-29", "2024-13-01", "0202-01-02", "2024-01-02 25:00:00", "2024-01-02 10:61",
        "31/31/2024", "2024-W54-1", "2023-366", "2024-000", "2024-13",
        "2024-01-02T10:00:00+99:00", "2024年2月30日", "Wed, 31 Feb 2024 10:00:00 GMT", "2024-01-02 13:00 PM",
    ],
)  # fmt: skip
def test_impossible_dates(text: str) -> None:
    assert parse_date(text) is DateProblem.IMPOSSIBLE


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "2024", "May", "Hello 3, 2024", "2024-01-02T", "２０２４-01-02", "12:30", "20241",
        "2024-01-02 or so",
        "Thu, 25 Nov 2021 23:45:27 XYZ", "Foo, 25 Nov 2021 23:45:27 GMT", "1" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is DateProblem.NOT_A_DATE


@pytest.mark.parametrize(
    ("text", "form", "alone", "at_home"),
    [
        ("Thu, 25 Nov 2021 23:45:27 GMT", "rfc3339", "2021-11-25T23:45:27Z", "2021-11-25T23:45:27Z"),
        ("25 Nov 2021 23:45:27 -0500", "rfc3339", "2021-11-25T23:45:27-05:00", "2021-11-25T23:45:27-05:00"),
        ("2024/1/2 10:00", "rfc3339", None, "2024-01-02T10:00:00+08:00"),
        ("2024/1/2", "rfc3339", None, "2024-01-02"),
        ("Thu, 25 Nov 2021 23:45:27 GMT", "iso-space", None, "2021-11-26 07:45:27"),
        ("Thu, 25 Nov 2021 23:45:27 GMT", "iso-local", None, "2021-11-26T07:45:27"),
    ],
)
def test_writing(text: str, form: str, alone: str | None, at_home: str) -> None:
    parsed = parse_date(text)
    assert isinstance(parsed, ParsedDate)
    assert write_date(parsed, form, None) == alone
    assert write_date(parsed, form, SHANGHAI) == at_home


@given(st.datetimes(timezones=st.timezones()))
def test_what_is_written_means_the_same_moment(moment: object) -> None:
    parsed = parse_date(str(moment))
    if isinstance(parsed, ParsedDate) and parsed.is_zoned:
        written = parse_date(write_date(parsed, "rfc3339", None) or "")
        assert isinstance(written, ParsedDate)
        assert written.moment == parsed.moment


@given(st.text(alphabet="0123456789-/.: TZ+年月日JanuryMon,", max_size=40))
def test_no_text_raises(text: str) -> None:
    parse_date(text)
