from __future__ import annotations

import pytest

from artlint.reporters import format_names
from tests.reporters.stored_run import FOLDER, STORED, stored_run, stored_view, written


@pytest.mark.parametrize("name", STORED)
def test_a_report_is_as_it_was(name: str) -> None:
    stored = (FOLDER / f"report.{name}").read_bytes().decode("utf-8")
    assert written(name, stored_run(), stored_view()) == stored


def test_every_format_has_a_stored_report_but_those_that_others_draw() -> None:
    assert set(format_names()) - set(STORED) <= {"summary", "html"}
    assert {path.suffix[1:] for path in FOLDER.glob("report.*")} == set(STORED)
