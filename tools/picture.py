"""Draws docs/run.svg from a real run of artlint; with `--check` only says whether the picture still shows that run.

Run as `python -m tools.picture [--check]` from the root of the repository. The check compares the words of the picture,
not its bytes: another release of rich may draw the same words otherwise.
"""

from __future__ import annotations

import html
import io
import re
import subprocess
import sys
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from tools.generated import settle

_PICTURE = Path("docs/run.svg")
_SHOWN = "source/_posts/登山笔记.md"
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TEXT = re.compile(
    r'<text class="(?P<style>[^"]*)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="(?P<length>[\d.]+)"'
    r' clip-path="(?P<clip>[^"]*)">(?P<words>[^<]+)</text>'
)
_WORDS = re.compile(r"<text[^>]*>([^<]*)</text>")


def main(arguments: list[str]) -> int:
    """Give 0 when the picture is up to date or was drawn, 1 when `--check` finds it stale."""
    picture = _drawn()
    known = _PICTURE.read_text("utf-8") if _PICTURE.is_file() else ""
    is_same = _words(picture) == _words(known)
    return settle(_PICTURE, picture, arguments, "the picture is stale; run `nox -s generate`", is_same=is_same)


def _drawn() -> str:
    """Give the picture of a run over one of the example articles."""
    command = ["artlint", "check", _SHOWN]
    # The run has findings, so it ends with 1; anything else is a failure that must not become a picture.
    run = subprocess.run(
        [sys.executable, "-m", *command, "--color", "always", "--lang", "en"],
        cwd="examples", capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if run.returncode != 1:
        raise RuntimeError(f"{' '.join(command)} ended with {run.returncode}: {run.stderr}")
    report = Text.from_ansi(run.stdout)
    width = max(cell_len(line) for line in report.plain.splitlines())
    console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text(f"$ {' '.join(command)}", "bold"), soft_wrap=True)
    console.print(report, soft_wrap=True)
    picture = console.export_svg(title="artlint", theme=MONOKAI, unique_id="run")
    # A picture in a README may load no font from elsewhere; the family falls back to the reader's monospace.
    return _TEXT.sub(_spread, _FONT_FACE.sub("", picture))


def _spread(text: re.Match[str]) -> str:
    """Give a text in pieces of narrow and of wide characters, each in its own cells.

    rich measures a text in code points, which squeezes Chinese into half its cells and moves it off its carets.
    """
    words = html.unescape(text["words"]).rstrip()
    cell = float(text["length"]) / len(html.unescape(text["words"]))
    left, pieces = float(text["x"]), []
    for _, characters in groupby(words, cell_len):
        piece = "".join(characters)
        shown = piece.strip("\xa0")
        # Not every viewer keeps blanks at the start of a text, so they become distance.
        start = left + (len(piece) - len(piece.lstrip("\xa0"))) * cell
        said = html.escape(shown, quote=False).replace("\xa0", "&#160;")
        if shown:
            pieces.append(
                f'<text class="{text["style"]}" x="{start:g}" y="{text["y"]}" textLength="{cell_len(shown) * cell:g}"'
                f' clip-path="{text["clip"]}">{said}</text>'
            )
        left += cell_len(piece) * cell
    return "".join(pieces)


def _words(picture: str) -> list[str]:
    return [html.unescape(words) for words in _WORDS.findall(picture)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
