"""What rules/README.md teaches is true: its page passes, and a page that does not is told of as it says."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from artlint.config.kebab import keys_of
from artlint.examples import verify_rule
from artlint.rulebook import folder_source, load_page, load_rules
from artlint.rulebook.kinds import own_kinds
from artlint.rulebook.options import options_of
from artlint.rulebook.page import FixSpec, PageModel
from tests.rulebook.pages import WORD_PAGE, write_page

_FENCE = re.compile(r"^   (?P<ticks>`{3,})(?P<language>\w+)\n(?P<text>.*?)^   (?P=ticks)$", re.MULTILINE | re.DOTALL)
FOLDER = "editorial/rules"


@pytest.fixture(scope="session")
def guide(repository: Path) -> str:
    """The text of rules/README.md."""
    return (repository / "rules" / "README.md").read_text("utf-8")


def fences(guide: str, language: str) -> list[str]:
    """Give the texts of the fences in one language that are part of a numbered step."""
    return [textwrap.dedent(match["text"]) for match in _FENCE.finditer(guide) if match["language"] == language]


def test_the_page_of_the_guide_holds_and_its_complaint_is_real(
    guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (page,) = fences(guide, "markdown")
    path = tmp_path / FOLDER / "house" / "shop-attribute.md"
    path.parent.mkdir(parents=True)
    path.write_text(page, "utf-8")
    (rule,) = load_rules([folder_source(FOLDER)]).values()
    assert verify_rule(rule) == []
    path.write_text(page.replace("at=1:4", "at=1:3"), "utf-8")
    (rule,) = load_rules([folder_source(FOLDER)]).values()
    (fault,) = verify_rule(rule)
    assert f"{fault}\n" == fences(guide, "text")[1]


_PASSAGES = """\
# 1quai

1quai *2quai* [3quai](quai.md "quai") ![quai](quai.png) `quai` <quai@example.com> $quai$ quai.md

> 1quai

- 1quai

| 1quai |
|---|
| 1quai |

<p title="quai">1quai <img alt="quai"> <kbd>quai</kbd> <!-- quai --></p>

    quai[^1]

Note[^1].

[^1]: 1quai
"""


def test_the_words_that_the_guide_calls_a_passage_are_looked_at_and_no_others(tmp_path: Path) -> None:
    lines = _PASSAGES.split("\n")
    places = [(row, at.start() + 2) for row, line in enumerate(lines, 1) for at in re.finditer(r"\dquai", line)]
    marks = ",".join(f"{row}:{column}" for row, column in places)
    page = WORD_PAGE.replace("## Leaves alone", f"````md at={marks}\n{_PASSAGES}````\n\n## Leaves alone")
    path = write_page(tmp_path, page, "house/our-word.md")
    assert len(places) == 10
    assert verify_rule(load_page(path)) == []


def test_the_guide_tells_of_every_key(guide: str) -> None:
    for model in (PageModel, FixSpec):
        for key in keys_of(model):
            assert f"| `{key}` |" in guide


def test_every_option_of_every_kind_says_what_it_does() -> None:
    for kind, matcher in own_kinds().items():
        for option in options_of(matcher).values():
            assert option.meaning, f"{kind}: {option.key}"


def test_the_house_rule_of_the_examples_holds(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "examples")
    (rule,) = load_rules([folder_source(FOLDER)]).values()
    assert rule.page.fix is not None
    assert verify_rule(rule) == []
