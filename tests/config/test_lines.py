from __future__ import annotations

from pathlib import Path

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
