"""Draws docs/run.svg from a real run of artlint; with `--check` only says whether the picture still shows that run.

Run as `python tools/picture.py [--check]` from the root of the repository. The check compares the words of the picture,
not its bytes: another release of rich may draw the same words otherwise.
"""

from __future__ import annotations

import html
import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

_PICTURE = Path("docs/run.svg")
_SHOWN = ("source/_posts/登山笔记.md", "source/_posts/lantern-repair.md")
_MOST = "5"
_COLUMNS = 100
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_WORDS = re.compile(r"<text[^>]*>([^<]*)</text>")


def main(arguments: list[str]) -> int:
    """Give 0 when the picture is up to date or was drawn, 1 when `--check` finds it stale."""
    picture = _drawn()
    known = _PICTURE.read_text("utf-8") if _PICTURE.is_file() else ""
    if _words(picture) == _words(known):
        return 0
    if "--check" in arguments:
        print(f"{_PICTURE}: the picture is stale; run `nox -s generate`")
        return 1
    _PICTURE.parent.mkdir(exist_ok=True)
    _PICTURE.write_text(picture, "utf-8")
    return 0


def _drawn() -> str:
    """Give the picture of a run over two of the example articles."""
    command = ["artlint", "check", "--max-diagnostics", _MOST, *_SHOWN]
    environment = {**os.environ, "COLUMNS": str(_COLUMNS)}
    # The run has findings, so it ends with 1; anything else is a failure that must not become a picture.
    run = subprocess.run(
        [sys.executable, "-m", *command, "--color", "always", "--lang", "en"],
        cwd="examples", env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if run.returncode != 1:
        raise RuntimeError(f"{' '.join(command)} ended with {run.returncode}: {run.stderr}")
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text(f"$ {' '.join(command)}", "bold green"), soft_wrap=True)
    console.print(Text.from_ansi(run.stdout), soft_wrap=True)
    # A picture in a README may load no font from elsewhere; the family falls back to the reader's monospace.
    return _FONT_FACE.sub("", console.export_svg(title="artlint", theme=MONOKAI, unique_id="run"))


def _words(picture: str) -> list[str]:
    return [html.unescape(words).strip() for words in _WORDS.findall(picture)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
