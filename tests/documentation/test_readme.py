"""What the README shows is true: its rule page passes its own test, its configuration loads, its Python runs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import artlint
from artlint.examples import verify_rule
from artlint.rulebook import load_page

Fences = list[tuple[str, str]]

_CODE = re.compile(r"`[^`]*`")
_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="session")
def fences(repository: Path) -> Fences:
    """The language and the text of each fence of the README."""
    readme = (repository / "README.md").read_text("utf-8")
    return [(match["language"], match["text"]) for match in _FENCE.finditer(readme)]


def pages(repository: Path) -> list[Path]:
    """Give the pages that are written for people: those at the top, those of docs/, and the index of the rules."""
    return [*repository.glob("*.md"), *repository.glob("docs/*.md"), repository / "rules" / "README.md"]


def of(fences: Fences, wanted: str) -> list[str]:
    """Give the texts of the fences in one language."""
    return [text for language, text in fences if language == wanted]


def test_the_first_two_shell_commands_are_one_line_each(fences: Fences) -> None:
    check, test = of(fences, "sh")[:2]
    assert check.count("\n") == test.count("\n") == 1
    assert check.endswith("artlint check --exit-zero examples\n")
    assert test.endswith("pytest\n")


def test_the_rule_page_passes_its_own_test(fences: Fences, tmp_path: Path) -> None:
    (page,) = of(fences, "markdown")
    path = tmp_path / "house" / "tracking-attribute.md"
    path.parent.mkdir()
    path.write_text(page, "utf-8")
    assert verify_rule(load_page(path)) == []


def test_the_configuration_loads(fences: Fences) -> None:
    (config,) = of(fences, "toml")
    settings = artlint.load_settings(tomllib.loads(config))
    assert settings.preset.name == "hexo"


def test_the_python_finds_the_day_that_is_none(fences: Fences, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = of(fences, "python")
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - the code is this repository's own
    assert capsys.readouterr().out.startswith("impossible-date ")


def test_every_linked_file_is_there(repository: Path) -> None:
    for page in pages(repository):
        text = re.sub(_CODE, "", re.sub(_FENCE, "", page.read_text("utf-8")))
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
            if "://" not in target:
                assert page.parent.joinpath(target).exists(), f"{page}: {target}"
