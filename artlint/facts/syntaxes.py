"""The template syntaxes by the names that presets use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from artlint.facts import jsx
from artlint.facts import markdown_extensions as extensions
from artlint.facts.lazy import lazy
from artlint.facts.markdown import Markdown
from artlint.facts.masks import mask_out
from artlint.facts.template_tags import Tag, find_tags, find_unbalanced
from artlint.facts.templates import Template, outermost
from artlint.frozen import frozen
from artlint.sieve import Sieve
from artlint.text import Span

Reader = Callable[[str], Iterable[Template]]


class Sign(NamedTuple):
    """Letters that a syntax cannot do without, and a pattern to make sure where they are common.

    `hint` is a pattern for a sieve, which is in every text that has the other.
    """

    letters: str
    pattern: re.Pattern[str] | None = None
    hint: str = ""


@frozen
class Extension:
    """A syntax that lives beside Markdown: it holds outside code only.

    One of `signs` is found in every body that has it. With `in_html`, it is looked for in comments and scripts too.
    """

    signs: tuple[Sign, ...]
    read: Reader
    in_html: bool = False

    @lazy
    def _sieve(self) -> Sieve:
        return Sieve("|".join(sign.hint or re.escape(sign.letters) for sign in self.signs))

    def may_be_in(self, body: str) -> bool:
        """Tell whether it may be in `body`: quickly, and sooner yes than no."""
        return self._sieve.holds(body)


class Syntax(NamedTuple):
    """The opening delimiters of an engine that runs before Markdown, and what holds beside Markdown."""

    tags: tuple[str, ...] = ()
    extensions: tuple[Extension, ...] = ()


_JINJA = Syntax(("{{", "{%", "{#"))
_BRACE = Sign("{")
_COMPONENT = Sign("<", jsx.COMPONENT_START, jsx.COMPONENT_HINT)
_BLOCK = Sign("<", jsx.BLOCK_START, jsx.BLOCK_HINT)
_MODULES = (
    Sign("import", jsx.IMPORT_START, jsx.IMPORT_HINT),
    Sign("export", jsx.EXPORT_START, jsx.EXPORT_HINT),
)
_TAB = Sign("===", extensions.TAB_START, extensions.TAB_START.pattern)
_ATTRIBUTE_LISTS = Syntax(extensions=(Extension((_BRACE,), extensions.find_attribute_lists),))
SYNTAXES: Mapping[str, Syntax] = MappingProxyType({
    "liquid": Syntax(("{{", "{%")),
    "nunjucks": _JINJA,
    "jinja": _JINJA,
    "tera": Syntax(("{{", "{%")),
    "markdoc": Syntax(("{%",)),
    "go-shortcodes": Syntax(("{{<", "{{%")),
    "vue": Syntax(
        ("{{",),
        (
            Extension((_COMPONENT,), jsx.find_components),
            Extension((_BLOCK,), jsx.find_component_blocks, in_html=True),
        ),
    ),
    "mdx": Syntax(
        extensions=(Extension((_BRACE, *_MODULES, Sign("</>"), _COMPONENT), jsx.find_jsx),),
    ),
    "kramdown": Syntax(extensions=(Extension((Sign("{:"),), extensions.find_kramdown),)),
    "attr-lists": _ATTRIBUTE_LISTS,
    "go-attributes": _ATTRIBUTE_LISTS,
    "snippets": Syntax(
        extensions=(
            Extension((Sign("-8<-"),), extensions.find_snippets),
            Extension((Sign("<<<"),), extensions.find_code_imports),
            Extension((Sign("@include"),), extensions.find_includes, in_html=True),
        )
    ),
    "containers": Syntax(extensions=(Extension((Sign(":::"),), extensions.find_containers),)),
    "admonitions": Syntax(extensions=(Extension((Sign("!!!"), Sign("???"), _TAB), extensions.find_admonitions),)),
})  # fmt: skip
"""The syntaxes by name."""

_OF_SUFFIX = {".mdx": ("mdx",), ".mdoc": ("markdoc",)}
"""What an extension says whatever the generator."""


class _Reading(NamedTuple):
    openers: frozenset[str]
    extensions: tuple[Extension, ...]
    letters: Sieve | None
    sure: tuple[tuple[Sieve, re.Pattern[str]], ...]


@cache
def _reading(names: Sequence[str], suffix: str) -> _Reading:
    syntaxes = [SYNTAXES[name] for name in (*names, *_OF_SUFFIX.get(suffix, ()))]
    openers = frozenset(opener for syntax in syntaxes for opener in syntax.tags)
    extensions = tuple(dict.fromkeys(each for syntax in syntaxes for each in syntax.extensions))
    signs = dict.fromkeys(sign for each in extensions for sign in each.signs)
    letters = "|".join(re.escape(sign.letters) for sign in signs if sign.pattern is None)
    sure = tuple((Sieve(sign.hint), sign.pattern) for sign in signs if sign.pattern is not None)
    return _Reading(openers, extensions, Sieve(letters) if letters else None, sure)


def find_templates(body: str, names: tuple[str, ...], suffix: str = "") -> list[Template]:
    """Give the stretches of `body` that an engine takes before Markdown does, in order and apart.

    `names` are those of the syntaxes that hold; KeyError where there is no such syntax.
    """
    return find_tags(body, _reading(names, suffix).openers) if "{" in body else []


def find_unbalanced_tags(body: str, names: tuple[str, ...], suffix: str = "") -> list[Tag]:
    """Give the engines' tags in `body` that open a block which is never closed, or close none."""
    return find_unbalanced(body, _reading(names, suffix).openers)


def may_extend(body: str, names: tuple[str, ...], suffix: str) -> bool:
    """Tell whether one of the syntaxes beside Markdown may be in `body`: quickly, and sooner yes than no."""
    reading = _reading(names, suffix)
    if reading.letters is not None and reading.letters.holds(body):
        return True
    for hint, pattern in reading.sure:  # noqa: SIM110 - every article is asked, and a generator takes twice as long
        if hint.holds(body) and pattern.search(body) is not None:
            return True
    return False


def find_extensions(body: str, base: int, markdown: Markdown, names: tuple[str, ...], suffix: str) -> list[Template]:
    """Give the stretches that the syntaxes beside Markdown take, in order and apart, counted from the start of `body`.

    `body` has no engine's tags any more; `markdown` is its structure, whose spans count from `base`.
    """
    code = sorted([*markdown.code_spans, *(block.span for block in markdown.code_blocks if block.fenced)])
    # Braces stand in nearly all code and styles, and seldom anywhere else.
    outside = _outside(body, code, base) if code else body
    extensions = [each for each in _reading(names, suffix).extensions if each.may_be_in(outside)]
    if not extensions:
        return []
    text = mask_out(body, code, base).replace("\r\n", " \n").replace("\r", "\n")
    words = mask_out(text, _quiet(text))
    found: list[Template] = []
    for extension in extensions:
        source = text if extension.in_html else words
        if extension.may_be_in(source):
            found += extension.read(source)
    return outermost(found)


def _outside(body: str, code: Iterable[Span], base: int) -> str:
    """Give `body` with a letter in the place of each stretch of code."""
    parts: list[str] = []
    at = base
    for start, end in code:
        parts.append(body[at - base : start - base])
        at = max(at, end)
    parts.append(body[at - base :])
    return "x".join(parts)


_HTML = re.compile(r"<!--|<(script|style|textarea|pre|code)(?=[\s>])", re.IGNORECASE)
_QUOTED = re.compile(r"\{[ \t\n]*[`'\"]")


def _quiet(text: str) -> list[Span]:
    """Give the comments, scripts, styles and code of HTML, where braces and colons are what they are.

    Code that holds a quoted text in braces is how MDX writes it.
    """
    quiet: list[Span] = []
    # What is never closed is searched for once.
    unclosed: set[str] = set()
    at = 0
    while (match := _HTML.search(text, at)) is not None:
        at = match.end()
        name = (match[1] or "").lower()
        closer = f"</{name}" if name else "-->"
        end = -1 if closer in unclosed else _find(text, closer, at)
        if end < 0:
            unclosed.add(closer)
        else:
            if name not in ("pre", "code") or _QUOTED.search(text, at, end) is None:
                quiet.append(Span(match.start(), end))
            at = end
    return quiet


def _find(text: str, closer: str, start: int) -> int:
    if closer == "-->":
        return text.find(closer, start)
    match = re.compile(re.escape(closer), re.IGNORECASE).search(text, start)
    return match.start() if match is not None else -1
