from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint.presets import preset_names
from artlint.survey.draft import draft
from artlint.survey.survey import MOST, sample


@given(st.integers(min_value=0, max_value=20_000))
def test_a_sample_is_the_same_every_time_and_lies_evenly_among_all(count: int) -> None:
    paths = [Path(str(number)) for number in range(count)]
    chosen = sample(paths)
    assert chosen == sample(paths)
    assert len(set(chosen)) == min(count, MOST)
    if count > MOST:
        assert (chosen[0], chosen[-1]) == (paths[0], paths[-1])
        gaps = {int(after.name) - int(before.name) for before, after in pairwise(chosen)}
        assert max(gaps) - min(gaps) <= 1


def test_counts_are_those_of_all_articles(tmp_path: Path) -> None:
    for number in range(2 * MOST):
        (tmp_path / f"{number:04}.md").write_text("---\ntitle: a\n---\n<p style='mso-a: red'>Rain.</p>\n")
    made = draft(tmp_path, "generic", "for a test")
    assert (made.survey.total, len(made.survey.looks)) == (2 * MOST, MOST)
    assert made.survey.findings == {"inline-style": 2 * MOST}
    assert f"#   inline-style{2 * MOST:>24}\n" in made.text


@pytest.mark.parametrize("preset", preset_names())
def test_every_preset_has_a_configuration_that_can_be_read(tmp_path: Path, preset: str) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: a\n---\nRain.\n")
    assert tomllib.loads(draft(tmp_path, preset, 'because of `a"\n\x1b[31m`').text)["preset"] == preset


def test_a_date_that_not_every_article_has_so_is_not_taken_for_usual(tmp_path: Path) -> None:
    for number in range(1, 9):
        date = f"2024/1/{number}" if number % 2 else f"2024-01-0{number}"
        (tmp_path / f"{number}.md").write_text(f"---\ntitle: a\ndate: {date}\n---\nRain.\n")
    made = draft(tmp_path, "hexo", "for a test")
    assert made.survey.findings == {"non-canonical-date": 4}
    assert made.survey.dates() == {"date": {"slash": 4, "iso-date": 4}}
    assert made.dates == {}


def test_a_schema_that_would_report_more_is_not_switched_on(tmp_path: Path) -> None:
    for number in range(1, 20):
        (tmp_path / f"{number}.md").write_text(f"---\ntitle: a\ndate: 2024/1/{number}\n---\nRain.\n")
    # To the generic preset it is an article without a block, to a schema one that lacks it.
    (tmp_path / "plain.md").write_text("Rain.\n")
    made = draft(tmp_path, "generic", "for a test")
    assert "non-canonical-date" in made.survey.findings
    assert made.dates == {}
    (tmp_path / "plain.md").unlink()
    assert list(draft(tmp_path, "generic", "for a test").dates) == ["date"]
