from __future__ import annotations

from pathlib import Path

import pytest

from artlint.examples import verify_rule
from artlint.rulebook import load_page, own_rules
from tests.rulebook.pages import PAGE, WORD_PAGE, write_page


def told(folder: Path, text: str, name: str = "house/shelf-mark.md") -> str:
    """Give what is told of a page, its path shortened to `PAGE`."""
    path = write_page(folder, text, name)
    return "\n".join(map(str, verify_rule(load_page(path)))).replace(str(path), "PAGE")


def test_all_is_well_with_any_newlines(tmp_path: Path) -> None:
    assert told(tmp_path, PAGE) == ""
    assert told(tmp_path, PAGE.replace("\n", "\r\n")) == ""


def test_another_place_is_shown_with_carets(tmp_path: Path) -> None:
    assert told(tmp_path, PAGE.replace("at=1:4", "at=1:5,2:1")) == (
        "PAGE:19: expected 1:5, 2:1, found 1:4\n"
        '    1 | <p data-shelf="7">Text</p>\n'
        "      |    ^^^^^^^^^^^^^^ found at 1:4: shelf mark on <p>\n"
        "      |     ^ expected at 1:5, nothing found\n"
        "    2 |\n"
        "      | ^ expected at 2:1, nothing found"
    )


def test_carets_stand_under_wide_letters(tmp_path: Path) -> None:
    text = PAGE.replace('at=1:4\n<p data-shelf="7">', 'at=1:1\n值\t<p data-shelf="字">').replace(
        "\n<p>Text", "\n值\t<p>Text"
    )
    lines = told(tmp_path, text).split("\n")
    assert lines[1] == '    1 | 值→<p data-shelf="字">Text</p>'
    assert lines[2] == f"      | {' ' * 6}{'^' * 15} found at 1:6: shelf mark on <p>"


def test_another_result_is_shown_as_a_difference(tmp_path: Path) -> None:
    assert told(tmp_path, PAGE.replace("\n<p>Text</p>\n", "\n<p>Texts</p>\n")) == (
        "PAGE:25: the fix makes something else (`-` is what the page says, `+` what the fix makes)\n"
        "    - <p>Texts</p>\n"
        "    + <p>Text</p>"
    )
    assert "    + <p>Text</p>␍" in told(tmp_path, PAGE.replace("at=1:4", "at=1:4 crlf"))


def test_a_fix_that_cannot_be_proved_is_named_with_the_reason(tmp_path: Path) -> None:
    text = PAGE.replace("name: 'data-shelf'", "name: 'href'").replace(
        '<p data-shelf="7">Text</p>', '<a href="/b">Text</a>'
    )
    text = text.replace("\n<p>Text</p>\n", "\n<a>Text</a>\n")
    assert told(tmp_path, text) == (
        "PAGE:25: the fix is not made: links changed; "
        "a fix that is to do so has `owns: [link]` and `safety: unsafe` on its page"
    )


def test_what_a_fix_has_to_own_is_said(tmp_path: Path) -> None:
    def why(old: str, new: str) -> str:
        text = WORD_PAGE.replace("  owns: [word]\n", "").replace(old, new)
        return told(tmp_path, text, "house/our-word.md")

    assert "words changed; a fix that is to do so has `owns: [word]` and `safety: unsafe` on its page" in why("", "")
    blanks = why("quai', put: 'quay'", r"(?<=qu)(?=ai)', put: ' '").replace("at=2:16,4:3", "at=2:18,4:5")
    assert "the fix is not made: blanks between words changed; a fix that is to do so has `owns: [spacing]`" in blanks


def test_a_fix_that_may_not_change_its_field_is_told_how_to_say_that_it_does(tmp_path: Path, repository: Path) -> None:
    page = (repository / "rules" / "dates" / "missing-timezone.md").read_text("utf-8")
    assert told(tmp_path, page, "dates/missing-timezone.md") == ""
    without = told(tmp_path, page.replace("  fields: true\n", ""), "dates/missing-timezone.md")
    assert "the front-matter field 'date' changed; a fix that is to do so has `fields: true` on its page" in without


def test_a_fix_that_writes_what_it_looks_for_is_said_to_do_so(tmp_path: Path) -> None:
    assert told(tmp_path, WORD_PAGE.replace("put: 'quay'", "put: 'quais'"), "house/our-word.md") == (
        "PAGE:31: the fix is not made: the fixes of our-word never end: what they write is flagged again; "
        "the rule has to leave that alone"
    )


def test_the_words_of_a_field_are_mended_like_those_of_the_text(tmp_path: Path) -> None:
    assert told(tmp_path, WORD_PAGE, "house/our-word.md") == ""


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("at=1:4", "at=4", "PAGE:19: `at=4` is no place"),
        ("at=1:4", "at=1:4 now=soon", "PAGE:19: `now=soon` is no day"),
        ("at=1:4", "at=1:4 form=x", "PAGE:19: unknown word 'form'"),
        ("```md at", "```markdown at", "PAGE:19: an example begins with `md`, not with `markdown`"),
        ("at=1:4", "", "PAGE:25: `becomes` without an example that is flagged"),
        (
            "Write `<p data-shelf>`",
            "Write <p data-shelf>",
            "PAGE:31: expected nothing, found 1:10 (a flagged example says",
        ),
        ("\n\nbecomes\n\n```md\n<p>Text</p>\n```", "", "PAGE: no example shows what the fix makes"),
        (
            "```md\nWrite `<p data-shelf>` only inside code.\n```\n",
            "",
            "PAGE: no example shows what the rule leaves alone",
        ),
        (
            "```md\nWrite",
            "```toml\npreset = 'x'\n```\n\n```md\nWrite",
            "PAGE:35: the configuration of this example is not",
        ),
        ("```md\nWrite", "```toml\npreset =\n```\n\n```md\nWrite", "PAGE:35: the configuration of this example is not"),
        (
            "## Flags",
            "## Options\n\n| key |\n|---|\n| `tag` | x |\n\n## Flags",
            "PAGE:21: no option `tag`; did you mean `tags`?",
        ),
        (
            "## Flags",
            "## Flag",
            "PAGE:19: an example below 'Flag'; did you mean `Flags`? (examples stand below `## Flags`, ",
        ),
        ("## Flags", "", "PAGE:19: an example below 'Shelf mark' (examples stand below"),
        ("## Leaves alone", "## Leaves *allone*", "PAGE:31: an example below 'Leaves allone'; did you mean"),
        ("带有书架号'", "带有书架号。'", "PAGE:6: message.zh: ends with a full stop"),
        ("'remove it'", "'remove it.'", "PAGE:11: fix.message.en: ends with a full stop"),
        ("action: delete", "action: delete\n  safety: unsafe", "PAGE:10: fix.reason: does not say why the fix is"),
        ("## Flags", "## Options\n\n| key |\n|---|\n| `extend-name` |\n\n## Flags", "PAGE:21: no option `extend-name`"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in PAGE
    assert sentence in told(tmp_path, PAGE.replace(old, new, 1))


def test_every_page_of_artlint_tells_of_its_options_and_spares_two() -> None:
    assert [str(fault) for rule in own_rules().values() for fault in verify_rule(rule)] == []
