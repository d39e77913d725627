from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from artlint.config.lines import line_of

TEXT = """\
preset = "hexo"

[lint]
ignore = [  # these
  "bom",
  "leaked-html",
]
level = { bom = "info" }

[lint.rules.bom]
text = '''
ignore = 1
'''

[[schema]]
paths = ["a"]

[[schema]]
fields.title.type = "str"
"""


@pytest.mark.parametrize(
    ("keys", "word", "line"),
    [
        (("preset",), "", 1),
        (("lint",), "", 3),
        (("lint", "ignore"), "", 4),
        (("lint", "ignore", "1"), "leaked-html", 6),
        (("lint", "level", "bom"), "", 8),
        (("lint", "rules", "bom"), "", 10),
        (("lint", "rules", "bom", "text"), "", 11),
        (("lint", "rules", "bom", "txet"), "", 10),
        (("schema", "1", "fields", "title", "type"), "", 19),
        (("schema", "0", "paths"), "", 16),
        (("schema", "1"), "", 18),
        (("schema", "1", "type", "other"), "", 18),
        (("nothing",), "", None),
    ],
)
def test_the_line_of_a_key(tmp_path: Path, keys: tuple[str, ...], word: str, line: int | None) -> None:
    path = tmp_path / "artlint.toml"
    path.write_text(TEXT, "utf-8")
    assert line_of(path, keys, word) == line


def test_the_table_of_a_project_file(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\npreset = "x"\n\n[tool.artlint]\npreset = "hexo"\n', "utf-8")
    assert line_of(path, ("preset",)) == 5


def test_tables_below_a_table_of_a_list_belong_to_the_last_one(tmp_path: Path) -> None:
    path = tmp_path / "artlint.toml"
    path.write_text("[[schema]]\n[schema.fields.a]\nx = 1\n[[schema]]\n[schema.fields.a]\nx = [\n  2,\n]\n", "utf-8")
    assert line_of(path, ("schema", "0", "fields", "a", "x")) == 3
    assert line_of(path, ("schema", "1", "fields", "a", "x")) == 6
    assert line_of(path, ("schema", "1", "fields", "a", "y")) == 5


def test_lists_of_tables_in_lists_of_tables(tmp_path: Path) -> None:
    path = tmp_path / "artlint.toml"
    path.write_text("[[a]]\n[[a.b]]\nx = 1\n[[a.b]]\nx = 2\n[[a]]\n[[a.b]]\n'x y' = 3\n[a.\"c.d\"]\nz = 4\n", "utf-8")
    assert line_of(path, ("a", "0", "b", "1", "x")) == 5
    assert line_of(path, ("a", "1", "b", "0", "x y")) == 8
    assert line_of(path, ("a", "1", "c.d", "z")) == 10


def test_a_long_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "artlint.toml"
    path.write_text("".join(f"[t{number}]\nx = {number}\n" for number in range(2000)), "utf-8")
    read: list[int] = []
    loads = tomllib.loads

    def counted(text: str) -> dict[str, Any]:
        read.append(len(text))
        return loads(text)

    monkeypatch.setattr(tomllib, "loads", counted)
    assert line_of(path, ("t1999", "x")) == 4000
    assert sum(read) <= path.stat().st_size
