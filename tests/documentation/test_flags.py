"""Every command that a page shows is one of artlint's, with flags that it takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from artlint.cli.app import application

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "rules/README.md", "examples/README.md")
INLINE = re.compile(r"`(artlint [^`\n]+)`")
FENCE = re.compile(r"^```(?:sh|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^ *(?:- )?(?:run: )?(artlint [^\n]+)$", re.MULTILINE)
FLAG = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def shown() -> list[tuple[str, str]]:
    """Give the commands that pages show, with the page."""
    found = []
    for page in [*(ROOT / page for page in PAGES), *sorted((ROOT / "docs").glob("*.md"))]:
        text = page.read_text("utf-8")
        lines = [line for fence in FENCE.findall(text) for line in LINE.findall(fence)]
        found += [(page.name, line.replace("…", "").partition("#")[0]) for line in (*INLINE.findall(text), *lines)]
    return found


@pytest.mark.parametrize(("page", "line"), sorted({*shown()}))
def test_a_command_on_a_page_is_there(page: str, line: str) -> None:
    context = application().make_context("artlint", [], resilient_parsing=True)
    command = context.command
    words = re.split(r"[|<>]", line)[0].split()[1:]
    while words and hasattr(command, "get_command") and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        assert found is not None, f"{page}: no command {words[0]!r} in {line!r}"
        context = found.make_context(words[0], [], resilient_parsing=True)
        command = context.command
        words = words[1:]
    known = {flag for each in command.get_params(context) for flag in (*each.opts, *each.secondary_opts)}
    assert {*FLAG.findall(" ".join(words))} <= known, page
