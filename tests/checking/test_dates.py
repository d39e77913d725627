"""Dates from the article to its mended text, in each format of front matter."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import check_text, fix_text, load_settings
from artlint.facts.dates import ParsedDate, parse_date
from artlint.facts.moments import in_zone, is_before, possible_instants


@pytest.mark.parametrize(
    ("preset", "block", "mended"),
    [
        ("hexo", "---\ndate: {}\n---\n", "'2021-11-25T23:45:27Z'"),
        ("hexo", ';;;\n"date": "{}"\n;;;\n', '"2021-11-25T23:45:27Z"'),
        ("hugo", "+++\ndate = '{}'\n+++\n", "2021-11-25T23:45:27Z"),
        ("hugo", '{{\n"date": "{}"\n}}\n', '"2021-11-25T23:45:27Z"'),
        ("jekyll", "---\ndate: {}\n---\n", "2021-11-25 23:45:27 +0000"),
        ("pelican", "Title: A\nDate: {}\n", "2021-11-25T23:45:27Z"),
    ],
)
def test_the_date_of_a_feed_is_written_as_the_generator_reads_it(preset: str, block: str, mended: str) -> None:
    settings = load_settings({"preset": preset, "lint": {"select": ["non-canonical-date"]}})
    text = "Thu, 25 Nov 2021 23:45:27 GMT"
    fixed = fix_text(block.format(text) + "\nText.\n", "content/a.md", settings)
    assert fixed.reverted == ""
    quote = block[block.index("{}") - 1]
    is_quoted = quote in "'\""
    old = f"{quote}{text}{quote}" if is_quoted else text
    assert fixed.text == block.format(text).replace(old, mended) + "\nText.\n"


def test_a_date_in_metadata_lines_is_text_which_material_does_not_read() -> None:
    settings = load_settings({"preset": "mkdocs", "lint": {"select": ["invalid-date"]}})
    (finding,) = check_text("title: A\ndate: 2024-01-02\n\nText.\n", "docs/blog/posts/a.md", settings)
    assert (finding.fix, finding.message) == (None, "field date holds no date to MkDocs: 2024-01-02")
    assert check_text("---\ntitle: A\ndate: 2024-01-02\n---\n\nText.\n", "docs/blog/posts/a.md", settings) == []


EXTREMES = ("9999-12-31 23:59:59", "9999-12-31T23:59:59-14:00", "9999-12-31", "1000-01-01", "1850-01-01 10:00:00")


@pytest.mark.parametrize("form", ["{}", "'{}'", "|\n  {}", ">-\n  {}"])
def test_a_date_that_overlaps_the_end_of_time_crashes_nothing(form: str) -> None:
    for preset in ("generic", "hexo", "astro", "jekyll"):
        for text in EXTREMES:
            config = {"preset": preset, "timezone": "Asia/Shanghai", "lint": {"select": ["dates"]}}
            source = f"---\ndate: {form.format(text)}\nupdated: 1000-01-01T00:00:00+14:00\n---\n\nText.\n"
            found = check_text(source, "2024-01-02-a.md", load_settings(config))
            assert not [each for each in found if each.rule.startswith("rule-")]
            assert fix_text(source, "2024-01-02-a.md", load_settings(config), unsafe=True).reverted == ""


def test_a_local_time_of_before_there_were_zones_is_not_written() -> None:
    config = {"preset": "astro", "timezone": "Asia/Shanghai", "lint": {"select": ["missing-timezone"]}}
    (finding,) = check_text("---\npubDate: 1850-01-01 10:00:00\n---\n", "a.md", load_settings(config))
    assert finding.fix is None


@given(
    st.datetimes(datetime(1001, 1, 1), datetime(9998, 1, 1)),  # noqa: DTZ001 - the zones are drawn apart
    st.datetimes(datetime(1001, 1, 1), datetime(9998, 1, 1)),  # noqa: DTZ001
    st.none() | st.timezones(),
    st.none() | st.timezones(),
    st.timezones(),
)
def test_what_is_before_in_every_zone_is_before_in_one(
    one: datetime, other: datetime, a: tzinfo | None, b: tzinfo | None, home: tzinfo
) -> None:
    first, second = _parsed(one, a), _parsed(other, b)
    if first and second and is_before(first, second, None):
        assert _instant(first, home) < _instant(second, home) or (a is b is None and first.moment < second.moment)
        assert not is_before(second, first, None)


def _parsed(moment: datetime, zone: tzinfo | None) -> ParsedDate | None:
    text = moment.replace(microsecond=0, tzinfo=zone).isoformat()
    parsed = parse_date(text)
    return parsed if isinstance(parsed, ParsedDate) else None


def _instant(parsed: ParsedDate, home: tzinfo) -> datetime:
    return possible_instants(parsed, home)[0]


@given(st.datetimes(datetime(1950, 1, 1), datetime(2030, 1, 1)), st.timezones())  # noqa: DTZ001 - the zone is drawn apart
def test_a_time_is_put_into_a_zone_only_where_the_clocks_show_it_once(moment: datetime, zone: tzinfo) -> None:
    found = in_zone(moment, zone)
    if found is not None:
        back = found.astimezone(UTC).astimezone(zone)
        assert back.replace(tzinfo=None) == moment
