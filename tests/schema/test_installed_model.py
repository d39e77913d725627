from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

import artlint
from artlint.schema import installed
from artlint.settings.error import SettingsError


class Cover(BaseModel):
    url: str
    width: int = Field(default=100, ge=10)


class Post(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=3, max_length=5)
    state: Literal["draft", "final"] = "final"
    day: date | None = Field(default=None, alias="date")
    tags: list[Annotated[str, Field(pattern="^[a-z]+$")]] = []
    cover: str | Cover | None = None
    weight: Annotated[int, Field(lt=100)] = 1

    @field_validator("tags")
    @classmethod
    def _no_news(cls, value: list[str]) -> list[str]:
        if "news" in value:
            raise ValueError("the tag news is given by the site")
        return value


class Whole(BaseModel):
    a: int = 0

    @model_validator(mode="after")
    def _never(self) -> Whole:
        raise ValueError("nothing is right")


NOT_A_MODEL = 3


@pytest.fixture(autouse=True)
def _offered(monkeypatch: pytest.MonkeyPatch) -> None:
    offers = {"post": "Post", "whole": "Whole", "number": "NOT_A_MODEL", "gone": "Nothing"}
    monkeypatch.setitem(sys.modules, "offering", sys.modules[__name__])
    found = [EntryPoint(name, f"offering:{value}", installed.GROUP) for name, value in offers.items()]
    monkeypatch.setattr(installed, "entry_points", lambda group: [each for each in found if each.group == group])


def found(lines: str, model: str = "post") -> list[tuple[str, str, str]]:
    text = f"---\n{lines}\n---\nText.\n"
    settings = artlint.load_settings({"schema": [{"model": model}]})
    return [
        (finding.rule, text[finding.span.start : finding.span.end], finding.message)
        for finding in artlint.check_text(text, "a.md", settings)
    ]


@pytest.mark.parametrize(
    ("lines", "rule", "place", "said"),
    [
        ("state: draft", "missing-field", "", "title"),
        ("title: 12", "field-type", "12", "is int, not str"),
        ("title: ab", "forbidden-value", "ab", "shorter than 3: 2"),
        ("title: abcdef", "forbidden-value", "abcdef", "longer than 5: 6"),
        ("title: abc\nstate: done", "forbidden-value", "done", "not one of 'draft' or 'final'"),
        ("title: abc\ndate: 2024-02-31", "field-type", "2024-02-31", "not date"),
        ("title: abc\ntags: [a, B]", "forbidden-value", "B", "^[a-z]+$"),
        ("title: abc\ntags: [a, news]", "forbidden-value", "[a, news]", "the tag news is given by the site"),
        ("title: abc\nmood: x", "forbidden-field", "mood", "mood"),
        ("title: abc\nweight: 100", "forbidden-value", "100", "greater than 100"),
    ],
)
def test_each_error_is_told_at_its_own_place(lines: str, rule: str, place: str, said: str) -> None:
    (finding,) = found(lines)
    assert finding[:2] == (rule, place)
    assert said in finding[2]


def test_the_branches_of_a_union_are_told_at_the_value() -> None:
    findings = found("title: abc\ncover: {width: 3}")
    assert ("missing-field", "cover") in [finding[:2] for finding in findings]
    assert ("forbidden-value", "3") in [finding[:2] for finding in findings]


def test_what_is_wrong_with_the_whole_is_told_at_the_start() -> None:
    ((rule, place, said),) = found("a: 1", "whole")
    assert (rule, place) == ("forbidden-value", "")
    assert "nothing is right" in said


def test_a_date_of_toml_is_one() -> None:
    settings = artlint.load_settings({"schema": [{"model": "post"}]})
    text = '+++\ntitle = "abc"\ndate = 2024-01-02\nweight = 100\n+++\nText.\n'
    assert [finding.field for finding in artlint.check_text(text, "a.md", settings)] == ["weight"]


def test_what_fits_is_left_alone() -> None:
    assert found("title: abc\nstate: draft\ndate: 2024-01-02\ntags: [a]\ncover: {url: a, width: 10}") == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pots", "no installed package offers the model 'pots' in artlint.schemas; did you mean 'post'"),
        ("number", "is no pydantic model"),
        ("gone", "cannot be loaded"),
    ],
)
def test_a_model_that_cannot_be_used_stops_the_run(name: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        artlint.load_settings({"schema": [{"model": name}]})


def test_a_package_offers_it_by_its_metadata(tmp_path: Path) -> None:
    packages, site = tmp_path / "packages", tmp_path / "site"
    metadata = packages / "our_site-1.0.dist-info"
    metadata.mkdir(parents=True)
    site.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: our-site\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[artlint.schemas]\nkite = our_site:Kite\n")
    (packages / "our_site.py").write_text("import pydantic\n\nclass Kite(pydantic.BaseModel):\n    tail: int\n")
    (site / "artlint.toml").write_text('[[schema]]\nmodel = "kite"\n')
    (site / "a.md").write_text("---\ntail: long\n---\nWords.\n")
    # A module of the checked repository is not the package, whatever its name.
    (site / "our_site.py").write_text("raise SystemExit('code of the repository ran')\n")
    told = subprocess.run(
        [sys.executable, "-m", "artlint", "check", "--output-format", "concise", "-q"],
        cwd=site, env={**os.environ, "PYTHONPATH": str(packages)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stderr) == (1, "")
    assert told.stdout == "a.md:2:7: error[field-type] field tail is str, not int: long\n"
