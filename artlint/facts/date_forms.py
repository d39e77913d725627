"""The forms of dates: their names, by which presets list them, and their patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from artlint.expressions import expression

_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,](?P<fraction>\d{1,9}))?)?"
_HALF = r"[ \t]*(?P<half>[AaPp])\.?[Mm]\.?"
_STRICT_TIME = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:\.(?P<fraction>\d{1,9}))?"
_SHORT_TIME = r"(?P<hour>\d):(?P<minute>\d\d):(?P<second>\d\d)"
_ZONE = r"(?P<zone>Z|z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)"
_OFFSET = r"(?P<zone>[+-]\d\d:\d\d)"
_BASIC_OFFSET = r"(?P<zone>[+-]\d{4})"
_ISO_DAY = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
_LOOSE_DAY = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
_SLASH_DAY = r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})"
_WEEKDAY = r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,?[ \t]+)?"
_MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"

# First match wins: one name, one pattern, and no form is read by a generator in part only (tests/generators holds what
# was measured). The strict forms stand before their lenient relatives. ASCII: `\d` would also take full-width digits,
# which no generator reads as such.
FORMS: dict[str, re.Pattern[str]] = {
    name: expression(pattern + r"\Z", re.ASCII)
    for name, pattern in {
        "iso-date": _ISO_DAY,
        "rfc3339": rf"{_ISO_DAY}T{_STRICT_TIME}(?P<zone>Z|[+-]\d\d:\d\d)",
        "iso-local": rf"{_ISO_DAY}T{_STRICT_TIME}",
        "iso-space": rf"{_ISO_DAY}[ \t]+{_STRICT_TIME}",
        "iso-space-offset": rf"{_ISO_DAY}[ \t]+{_STRICT_TIME}[ \t]*{_OFFSET}",
        "iso-space-zone": rf"{_ISO_DAY}[ \t]+{_STRICT_TIME}[ \t]*{_BASIC_OFFSET}",
        "iso-space-short": rf"{_ISO_DAY}[ \t]+{_STRICT_TIME}[ \t]*(?P<zone>Z|[+-]\d\d)",
        "iso-space-digit": rf"{_ISO_DAY}[ \t]+{_STRICT_TIME}[ \t]*(?P<zone>[+-]\d)",
        "iso-minutes": rf"{_ISO_DAY}[ \t]+(?P<hour>\d\d):(?P<minute>\d\d)",
        # How Org of Emacs writes a time.
        "iso-weekday": rf"{_ISO_DAY}[ \t]+(?P<weekday>[A-Z][a-z]{{2}})[ \t]+(?P<hour>\d\d):(?P<minute>\d\d)",
        "iso-short-hour-offset": rf"{_ISO_DAY}[ \t]+{_SHORT_TIME}[ \t]*{_OFFSET}",
        "iso-short-hour-zone": rf"{_ISO_DAY}[ \t]+{_SHORT_TIME}[ \t]*{_BASIC_OFFSET}",
        "iso-local-short-hour": rf"{_ISO_DAY}T{_SHORT_TIME}",
        "rfc3339-short-hour": rf"{_ISO_DAY}T{_SHORT_TIME}(?P<zone>Z|[+-]\d\d:\d\d)",
        "iso-offset-short-hour": rf"{_ISO_DAY}T{_SHORT_TIME}{_BASIC_OFFSET}",
        "iso-minutes-zone": rf"{_ISO_DAY}[ \t]+{_TIME}[ \t]*{_ZONE}",
        "iso-zone-case": rf"{_ISO_DAY}[ \t]+{_TIME}[ \t]*(?P<zone>[Uu][Tt][Cc]|[Gg][Mm][Tt])",
        "iso-local-minutes": rf"{_ISO_DAY}T(?P<hour>\d\d):(?P<minute>\d\d)",
        "iso-offset": rf"{_ISO_DAY}T{_STRICT_TIME}{_BASIC_OFFSET}",
        "iso-offset-loose": rf"{_ISO_DAY}[Tt]{_TIME}[ \t]*{_ZONE}",
        "iso-short-hour": rf"{_ISO_DAY}[ \t]+{_SHORT_TIME}",
        # https://yaml.org/type/timestamp.html
        "yaml-loose": rf"{_LOOSE_DAY}(?:[Tt]|[ \t]+)(?P<hour>\d\d?):(?P<minute>\d\d):(?P<second>\d\d)"
        r"(?:\.(?P<fraction>\d{0,9}))?",
        "yaml-loose-zone": rf"{_LOOSE_DAY}(?:[Tt]|[ \t]+)(?P<hour>\d\d?):(?P<minute>\d\d):(?P<second>\d\d)"
        r"(?:\.(?P<fraction>\d{0,9}))?[ \t]*(?P<zone>Z|[+-]\d\d?(?::\d\d)?)",
        "iso-short-day": _LOOSE_DAY,
        "iso-loose": rf"{_LOOSE_DAY}[ \tTt]+{_TIME}[ \t]*{_ZONE}?",
        "iso-half-day": rf"{_LOOSE_DAY}[ \tTt]+{_TIME}{_HALF}[ \t]*{_ZONE}?",
        # An offset where no time stands before it is passed over, by the one that reads it at all.
        "iso-lost-zone": rf"{_ISO_DAY}[ \t]+(?:{_STRICT_TIME}[ \t]+\d{{4}}[ \t]+)?[+-]\d{{4}}",
        "iso-month": r"(?P<year>\d{4})-(?P<month>\d\d)",
        "iso-week": r"(?P<year>\d{4})-W(?P<week>\d\d)-(?P<weekdaynumber>[1-7])",
        "iso-ordinal": r"(?P<year>\d{4})-(?P<ordinal>\d{3})",
        "slash": rf"{_SLASH_DAY}(?:[ \t]+{_TIME})?",
        "slash-half-day": rf"{_SLASH_DAY}[ \t]+{_TIME}{_HALF}",
        "slash-zone": rf"{_SLASH_DAY}[ \t]+{_TIME}(?:{_HALF})?[ \t]*{_ZONE}",
        "dot": rf"(?P<year>\d{{4}})\.(?P<month>\d{{1,2}})\.(?P<day>\d{{1,2}})\.?(?:[ \t]+{_TIME}[ \t]*{_ZONE}?)?",
        "compact": r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)",
        "epoch": r"(?P<epoch>\d{10})",
        "epoch-milliseconds": r"(?P<epoch>\d{13})",
        "chinese": r"(?P<year>\d{4})[ \t]*年[ \t]*(?P<month>\d{1,2})[ \t]*月[ \t]*(?P<day>\d{1,2})[ \t]*[日号]"
        rf"(?:[ \t]*{_TIME})?",
        "rfc2822": r"(?P<weekday>[A-Z][a-z]{2}), (?P<day>\d\d) (?P<name>[A-Z][a-z]{2}) (?P<year>\d{4}) "
        r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d) (?P<zone>[+-]\d{4}|GMT|UTC)",
        "rfc822-zone": rf"{_WEEKDAY}(?P<day>\d{{1,2}})[ \t]+{_MONTH}[ \t]+(?P<year>\d{{4}})"
        rf"[ \t]+{_TIME}[ \t]+(?P<zone>[ECMPecmp][SDsd][Tt])",
        "rfc2822-loose": rf"{_WEEKDAY}(?P<day>\d{{1,2}})[ \t]+{_MONTH}[ \t]+(?P<year>\d{{4}})"
        rf"[ \t]+{_TIME}(?:[ \t]+(?P<zone>[+-]\d{{4}}|[A-Za-z]{{1,3}}))(?:[ \t]*\([^)]*\))?",
        "day-month-name": r"(?P<day>\d\d) (?P<name>[A-Z][a-z]{2}) (?P<year>\d{4})",
        "month-name": rf"{_WEEKDAY}(?:(?P<day>\d{{1,2}})[ \t]+{_MONTH}"
        r"|(?P<name2>[A-Za-z]{3,9})\.?[ \t]+(?P<day2>\d{1,2}))"
        rf",?[ \t]+(?P<year>\d{{4}})(?:,?[ \t]+{_TIME}(?:{_HALF})?)?",
        "js-string": rf"{_WEEKDAY}{_MONTH}[ \t]+(?P<day>\d{{1,2}})[ \t]+(?P<year>\d{{4}})[ \t]+{_TIME}"
        r"[ \t]*(?:GMT|UTC)?(?P<zone>[+-]\d{4})(?:[ \t]*\([^)]*\))?",
        # How Ruby writes a time, and Twitter with it.
        "ruby-date": r"(?P<weekday>[A-Z][a-z]{2}) (?P<name>[A-Z][a-z]{2}) (?P<day>\d\d) "
        rf"{_STRICT_TIME} {_BASIC_OFFSET} (?P<year>\d{{4}})",
        "ctime": rf"{_WEEKDAY}{_MONTH}[ \t]+(?P<day>\d{{1,2}})[ \t]+{_TIME}(?:[ \t]+(?P<zone>[A-Z]{{3}}))?"
        r"[ \t]+(?P<year>\d{4})",
        "day-month": rf"(?P<first>\d{{1,2}})[/.-](?P<other>\d{{1,2}})[/.-](?P<year>\d{{4}})"
        rf"(?:,?[ \t]+{_TIME}(?:{_HALF})?[ \t]*{_ZONE}?)?",
        "short-year": r"(?P<first>\d{1,2})[/.-](?P<other>\d{1,2})[/.-](?P<short>\d\d)",
    }.items()
}
_DIGIT_FIRST = re.compile(r"\(\?P<\w+>(?:\\d|\(\?:19)")
MONTH_FIRST = "month-day"
"""The form of a text that fits `day-month` but can only have its month first."""
_YAML_TIMESTAMPS = frozenset((
    "iso-date", "rfc3339", "iso-local", "iso-space", "iso-space-offset", "iso-space-short", "iso-space-digit",
    "iso-short-hour", "iso-short-hour-offset", "iso-local-short-hour", "rfc3339-short-hour", "yaml-loose",
    "yaml-loose-zone",
))  # fmt: skip


@cache
def forms_of_words() -> Mapping[str, re.Pattern[str]]:
    """Give the forms, in their order, in which a date may begin with something else than a digit."""
    return {name: pattern for name, pattern in FORMS.items() if not _DIGIT_FIRST.match(pattern.pattern)}


def date_forms() -> frozenset[str]:
    """Give the names of all forms."""
    return frozenset((*FORMS, MONTH_FIRST))


def form_pattern(form: str) -> str:
    """Give the pattern of a form, to be matched from the start; it has named groups."""
    return FORMS["day-month" if form == MONTH_FIRST else form].pattern


def is_yaml_timestamp(form: str) -> bool:
    """Tell whether YAML 1.1 takes a date of that form for a timestamp when it is not quoted."""
    return form in _YAML_TIMESTAMPS
