"""`artlint rule show`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from rich.console import RenderableType
from rich.markdown import Markdown
from rich.text import Text
from typer import Argument

from artlint.cli.exits import Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.overrides import asked_language
from artlint.cli.rule_source import rule_named, rules_here, safety_of
from artlint.cli.streams import is_coloured, standard_output, width_of, write_parts
from artlint.reporters.parts.escape import escape
from artlint.rulebook import Language, Rule, Words

_WIDTH = 100
"""Prose is read no wider, in cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `rule show`."""

    rule: Annotated[str, Argument(metavar="ID", help="The id of the rule.")]


def run(flags: Flags) -> Exit:
    """Explain a rule: what it says, what it does about it, why, and with which examples."""
    rule = rule_named(flags.rule, rules_here(flags))
    stream = standard_output()
    width = min(_WIDTH, width_of(stream, _WIDTH))
    colour = is_coloured(flags.color.value, stream)
    write_parts(_page(rule, asked_language(flags) or "en", styled=colour), stream, colour=colour, width=width)
    return Exit.CLEAN


def _page(rule: Rule, lang: Language, *, styled: bool) -> Iterator[RenderableType]:
    yield Text(f"{rule.category}/{rule.id}", "bold")
    for name, value in _facts(rule, lang):
        yield Text.assemble((f"  {name:<9}", "dim"), escape(value))
    yield Text()
    body = "\n".join(escape(line).replace(r"\t", "    ") for line in rule.body.split("\n"))
    # Without styles a heading would look like any other line, so the page is given as it was written.
    yield Markdown(body, hyperlinks=False) if styled else Text(body.strip("\n"))


def _facts(rule: Rule, lang: Language) -> Iterator[tuple[str, str]]:
    page = rule.page
    yield "message", _said(page.message, lang)
    yield "level", f"{page.level}{', opt-in' if page.opt_in else ''}"
    safety = safety_of(rule)
    conditional = bool(page.fix and page.fix.unsafe_when and safety == "safe")
    yield "fix", f"{safety or 'none'}{', sometimes unsafe' if conditional else ''}"
    if page.fix is not None:
        yield "", _said(page.fix.message, lang)
    if page.help is not None:
        yield "help", _said(page.help, lang)


def _said(words: Words, lang: Language) -> str:
    return words.zh if lang == "zh" else words.en
