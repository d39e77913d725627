"""Words that a house writes otherwise, wherever in a line they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

import artlint
from artlint.rulebook.starters import started
from artlint.settings.settings import Settings


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The rule that `rule new` writes, for `e-mail`."""
    monkeypatch.chdir(tmp_path)
    folder = Path("rules", "house")
    folder.mkdir(parents=True)
    page = (
        started("text", "house-word")
        .replace(r"\bhouse-word\b", r"\be-mail\b")
        .replace("put: 'our word'", "put: 'email'")
    )
    (folder / "house-word.md").write_text(page, "utf-8")
    return artlint.load_settings({"rule-paths": ["rules"], "lint": {"select": ["house-word"]}})


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("An E-Mail, and an e-mail.\n", "An email, and an email.\n"),
        (
            "An **E-Mail**, _E-Mail_, ~~E-Mail~~ or <b>E-Mail</b>.\n",
            "An **email**, _email_, ~~email~~ or <b>email</b>.\n",
        ),
        ("[E-Mail](/e-mail), [*E-Mail*][a]\n\n[a]: /e-mail\n", "[email](/e-mail), [*email*][a]\n\n[a]: /e-mail\n"),
        ("# E-Mail\n\n- E-Mail\n\n| E-Mail |\n|---|\n", "# email\n\n- email\n\n| email |\n|---|\n"),
        ("`E-Mail` ![E-Mail](/E-Mail.png) <https://a.example/e-mail>\n", None),
        ("An E-Mai&#108;.\n", "An email.\n"),
    ],
)
def test_a_word_is_found_and_replaced_beside_markup_too(settings: Settings, text: str, fixed: str | None) -> None:
    assert bool(artlint.check_text(text, "a.md", settings)) is (fixed is not None)
    assert artlint.fix_text(text, "a.md", settings, unsafe=True).text == (fixed or text)


def test_a_word_that_markup_breaks_is_told_and_stays(settings: Settings) -> None:
    text = "An E-**Mail**.\n"
    (finding,) = artlint.check_text(text, "a.md", settings)
    assert finding.message == "the house says “email”, not “E-Mail”"
    assert finding.fix is None
    assert artlint.fix_text(text, "a.md", settings, unsafe=True).text == text
