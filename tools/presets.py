"""Writes the tables of docs/presets.md from the presets; with `--check` only says whether they are up to date.

Run as `python -m tools.presets [--check]` from the root of the repository.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from artlint.facts.date_forms import date_forms
from artlint.presets import FrontMatterForm, Preset, Sign, load_preset, preset_names
from tools.generated import replaced, settle

_PAGE = Path("docs/presets.md")
_BEFORE = {
    "nothing": "nothing before it", "newline": "one newline before it", "lines": "blank lines before it",
    "blanks": "any blanks before it",
}  # fmt: skip
_CLOSER = {
    "line": "alone on its line", "line-start": "at the start of a line, with text after it",
    "line-end": "at the end of a line, with text before it",
}  # fmt: skip
_UNCLOSED = {
    "": "differs", "text": "is text", "data": "is data to the end of the file", "error": "is an error",
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Give 0 when the tables are up to date or were written, 1 when `--check` finds them stale."""
    presets = [load_preset(name) for name in preset_names()]
    wanted = replaced(_PAGE.read_text("utf-8"), "presets", _tables(presets))
    return settle(_PAGE, wanted, arguments, "the tables are stale; run `nox -s generate`")


def _tables(presets: Sequence[Preset]) -> Iterator[str]:
    yield from _table(
        "Articles", ("preset", "recognised by", "articles in", "with the extensions"), map(_place, presets)
    )
    yield from _table("Front matter", ("preset", "opens with", "closes", "without a closer"), map(_block, presets))
    yield from _table("Bodies", ("preset", "template syntax", "ends the excerpt", "local images"), map(_body, presets))
    yield from _table("Dates", ("form", *(preset.name for preset in presets)), _dates(presets))
    yield ""
    yield "`+` is read, `=` is a usual form besides, which no rule asks to change. These words are dates too:"
    yield "; ".join(f"{_code(each.dates.words)} ({each.name})" for each in presets if each.dates.words) + "."
    yield from _table("Fields", ("preset", "fields and their types"), map(_fields, presets))
    yield ""


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') or '–' for cell in row)} |"


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _place(preset: Preset) -> Sequence[str]:
    signs = "; ".join(dict.fromkeys(map(_sign, preset.detect)))
    return _name(preset), signs, _code(preset.paths) or "the whole repository", _code(preset.extensions)


def _name(preset: Preset) -> str:
    return f"[{preset.name}](../artlint/presets/{preset.name}.toml)"


def _sign(sign: Sign) -> str:
    beside = f" beside {_code(sign.beside)}" if sign.beside else ""
    return f"`{sign.file}`" + (" with certain words" if sign.contains else "") + beside


def _block(preset: Preset) -> Sequence[str]:
    form: FrontMatterForm = preset.front_matter
    openers = ", ".join(f"`{opener}` ({name})" for opener, name in form.openers.items())
    opening = [openers, *(f"no opener ({name})" for name in form.bare), _BEFORE[form.before]]
    opening += [] if form.bom else ["no byte order mark"]
    closing = _CLOSER[form.closer] + (", or `...`" if form.dots_close else "")
    needed = "; a file without a block is an error" if form.required else ""
    return _name(preset), "; ".join(opening), closing, _UNCLOSED[form.unclosed] + needed


def _body(preset: Preset) -> Sequence[str]:
    images = preset.images
    places = f"`/…` in {_code(images.roots)}; others in {_code(images.beside)}"
    aliases = f"; beginning with {_code(images.aliases)}" if images.aliases else ""
    return _name(preset), ", ".join(preset.syntax), _code(preset.excerpt_marks), places + aliases


def _dates(presets: Sequence[Preset]) -> Iterator[Sequence[str]]:
    for form in sorted(date_forms()):
        marks = ["=" if form in each.dates.canonical else "+" if form in each.dates.accept else " " for each in presets]
        if any(mark.strip() for mark in marks):
            yield f"`{form}`", *marks


def _fields(preset: Preset) -> Sequence[str]:
    told = []
    for name, spec in preset.fields.items():
        types = spec["type"]
        words = types if isinstance(types, str) else " or ".join(types) if isinstance(types, list) else ""
        aliases = spec.get("aliases")
        also = f" (also {_code(aliases)})" if isinstance(aliases, list) else ""
        told.append(f"`{name}`{also}: {words}")
    return _name(preset), "; ".join(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
