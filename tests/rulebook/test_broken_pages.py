from __future__ import annotations

from pathlib import Path

import pytest

from artlint.rulebook import RulebookError, folder_source, load_rules
from tests.rulebook.pages import PAGE, write_page


def error_of(folder: Path) -> str:
    with pytest.raises(RulebookError) as caught:
        load_rules([folder_source("rules")])
    assert str(folder) not in str(caught.value)
    return str(caught.value)


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `rules` below the working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "rules"


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("id: shelf-mark", "id: shelf", 2, "must be the name of the file"),
        ("level: warning", "level: high", 3, "level: should be 'error', 'warning', 'info' or 'off'"),
        ("level: warning", "levle: warning", 3, "unknown key `levle`; did you mean `level`?"),
        ("level: warning", "level: warning\nlevel: error", 4, "the key `level` is there twice"),
        ("  zh: '<{tag}> 带有书架号'\n", "", 4, "the key `message.zh` is missing"),
        ("  zh: '<{tag}>", "  zh: '<{tga}>", 4, "unknown placeholder {tga}; did you mean `tag`?"),
        ("kind: attribute", "kind: atribute", 7, "no matcher of the kind 'atribute'; did you mean `attribute`?"),
        ("kind: attribute, ", "", 7, "the key `kind` is missing"),
        ("kind: attribute", "kind: check", 7, "the kind `check` is for rules of artlint"),
        ("kind: attribute", "kind: listing", 7, "no matcher of the kind 'listing'"),
        ("{kind: attribute, name: 'data-shelf', not-tags: [td]}", "{kind: run}", 7, "the kind 'run' is for rules of"),
        ("not-tags: [td]", "not-tag: [td]", 7, "unknown key `not-tag`; did you mean `not-tags`?"),
        ("not-tags: [td]", "not-tags: td", 7, "not-tags: a list is wanted"),
        ("name: 'data-shelf'", "nmae: 'data-shelf'", 7, "unknown key `nmae`; did you mean `name`?"),
        ("'data-shelf'", "'data-(shelf'", 7, "the pattern 'data-(shelf' does not compile"),
        ("action: delete", "action: delte", 9, "attribute cannot 'delte'; did you mean `delete`?"),
        ("value-matches: 'keep'", "valeu-matches: 'keep'", 10, "did you mean `value-matches`?"),
        ("value-matches: 'keep'", "value-matches: '(keep'", 10, "does not compile"),
        ("value-matches: 'keep'", "value-matches: ['keep', '(keep']", 10, "the pattern '(keep' does not compile"),
        ("action: delete", "action: delete\n  owns: [word]", 10, "a fix that owns words, links or images is unsafe"),
        ("match:", "variants: {near: {}}\nmatch:", 7, "unknown variant 'near'"),
        ("'data-shelf'", '"data-shelf\\b"', 7, "holds a control character; write it in single quotes"),
        ("'data-shelf'", '"data-shelf\\s"', 7, "; put the text in single quotes, where a backslash is a backslash"),
        ("match:", "match: [", 7, "the front matter does not parse"),
        ("level: warning", "level: warning: high", 3, "in this context; put the text in single quotes"),
        (
            "  en: 'shelf mark",
            "  en: 'shelf's mark",
            5,
            "between single quotes a single quote is written twice: `'it''s'`",
        ),
        ("  en: 'shelf mark", '  en: "shelf "mark', 5, "; put the text in single quotes"),
        ("'remove it'", "'it's off'", 11, "is written twice"),
        ("  en: 'shelf", "\ten: 'shelf", 5, "; indent with blanks, not with a tab"),
        ("level: warning", "level warning", 3, "; a key ends with `:` and a blank"),
        ("---\n# Shelf", "# Shelf", 1, "is not closed"),
        ("---\nid", "id", 1, "no front matter"),
    ],
)
def test_a_broken_page_is_told_with_its_line(pages: Path, old: str, new: str, line: int, told: str) -> None:
    assert old in PAGE
    write_page(pages, PAGE.replace(old, new, 1))
    message = error_of(pages)
    assert message.startswith(f"rules/house/shelf-mark.md:{line}: ")
    assert told in message


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("shelf-mark.md", "a page lies in the folder of its category: rules/CATEGORY/shelf-mark.md"),
        ("house/old/shelf-mark.md", "a category has no folders in it"),
        ("My House/shelf-mark.md", "'My House' is no category"),
        ("all/shelf-mark.md", "the category 'all' stands for all rules"),
        ("shelf-mark/shelf-mark.md", "the id 'shelf-mark' is the name of a category"),
    ],
)
def test_a_page_in_the_wrong_place_is_not_overlooked(pages: Path, name: str, told: str) -> None:
    write_page(pages, name=name)
    assert told in error_of(pages)


def test_other_texts_and_a_second_page_of_one_id(pages: Path) -> None:
    write_page(pages).write_bytes(PAGE.encode("gb18030"))
    assert "not UTF-8 text; it looks like gb18030" in error_of(pages)
    write_page(pages)
    write_page(pages, "# About these rules\n", "README.md")
    write_page(pages, "# About these rules\n", "house/README.md")
    assert set(load_rules([folder_source("rules")])) == {"shelf-mark"}
    write_page(pages, name="shop/shelf-mark.md")
    assert error_of(pages) == "rules/shop/shelf-mark.md:2: the id 'shelf-mark' is taken: rules/house/shelf-mark.md"


def test_no_page_leads_out_of_the_configured_folder(pages: Path, tmp_path: Path) -> None:
    from artlint.rulebook import Origin, Source  # noqa: PLC0415 - used here alone

    outside = write_page(tmp_path / "elsewhere")
    (pages / "house").mkdir(parents=True)
    (pages / "house" / "shelf-mark.md").symlink_to(outside)
    with pytest.raises(RulebookError, match="leads out of the configuration's folder"):
        load_rules([Source(Origin.FOLDER, "rules", pages, pages)])
