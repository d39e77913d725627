"""What MDX and Vue add to Markdown: expressions in braces, components, modules, and the blocks of a Vue component."""

from __future__ import annotations

import re
from collections.abc import Iterator

from artlint.expressions import expression
from artlint.facts.masks import mask_out
from artlint.facts.templates import Gives, Template
from artlint.sieve import Sieve

_BRACE = expression(r"\\[{}]|\{/\*|[{}]|\n[ \t]*(?=\n)")
_LINE_START = expression(r"[ \t>]*\Z")
_LINE_END = expression(r"[ \t]*(?:\n|\Z)")
# `import` with the text of an address or an open brace behind it, `export` with a declaration: no sentence begins so.
_IMPORTED = r"(?:[ \t]*[\w$*{\"'][^\n]*[\"'][ \t]*;?[ \t\r]*$|[ \t]*\{[ \t\r\w$,]*$)"
_EXPORTED = (
    r"[ \t]+(?:(?:const|let|var|class|function\*?|async[ \t]+function)[ \t]+[\w$\[{]|\*[ \t]+from\b|\{"
    r"|default[ \t]+(?:class|function|async|\(|\{|[\w$.]+[ \t]*(?:;|\([^\n]*)?[ \t\r]*$))"
)
_MODULE = expression(rf"^(?:import{_IMPORTED}|export{_EXPORTED})[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*", re.MULTILINE)
# Letters first: a search that begins at a line's start looks at every character.
IMPORT_START = expression(rf"import(?<![^\r\n]import){_IMPORTED}", re.MULTILINE)
EXPORT_START = expression(rf"export(?<![^\r\n]export){_EXPORTED}", re.MULTILINE)
"""What the first line of a module's paragraph begins with."""
# A component is named with a capital and a small letter, or with a dot: `<DIV>` is HTML.
_COMPONENT = expression(
    r"<(?P<slash>/?)(?P<name>[A-Z][\w$]*[a-z][\w$]*(?:\.[\w$]+)*|[A-Za-z_$][\w$]*(?:\.[\w$]+)+)(?=[\s/>])"
    r"(?>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
)
_END_NAME = expression(r"</([A-Za-z_$][\w$.]*)[ \t\n]*>")
COMPONENT_START = expression(r"</?(?:[A-Z][\w$]*[a-z]|[A-Za-z_$][\w$]*\.)")
"""What the tag of a component begins with."""
IMPORT_HINT = r"(?:\A|[\r\n])import"
EXPORT_HINT = r"(?:\A|[\r\n])export"
COMPONENT_HINT = r"</?(?:[A-Z]|[A-Za-z_$][^\s<>/]*\.)"
"""What the same begin with, for a sieve, which knows no look back and fewer letters."""
_MODULE_SIEVE, _COMPONENT_SIEVE = Sieve(f"{IMPORT_HINT}|{EXPORT_HINT}"), Sieve(COMPONENT_HINT)
_FRAGMENT = expression(r"</?>")
_BLOCK = expression(r"^<(script|style)(?=[\s>])[^>\n]*>", re.MULTILINE | re.IGNORECASE)
_OF_COMPONENT = expression(r"[ \t](?:setup|module|scoped|client|lang=[\"']?(?:ts|tsx|jsx|scss|sass|less|styl))\b")
BLOCK_START = expression(rf"<(?:script|style)[^>\n]*{_OF_COMPONENT.pattern}", re.IGNORECASE)
BLOCK_HINT = r"<(?i:script|style)[^>\n]*[ \t](?i:setup|module|scoped|client|lang=)"
"""What a block of a Vue component begins with, and the same for a sieve."""


def find_expressions(text: str) -> Iterator[Template]:
    """Give the stretches in balanced braces that do not cross a blank line.

    Those that begin their line and end one may cross it, and so may comments.
    """
    open_braces: list[int] = []
    blank = comment_end = at = 0
    while (match := _BRACE.search(text, at)) is not None:
        start, at = match.start(), match.end()
        if match[0] == "{/*" and comment_end >= 0:
            comment_end = text.find("*/}", at)
            if comment_end >= 0:
                at = comment_end + 3
                yield Template(start, at, Gives.NOTHING)
        elif match[0].startswith("{"):
            open_braces.append(start)
        elif match[0] == "}":
            if open_braces:
                opened = open_braces.pop()
                flows = _begins_line(text, opened) and _LINE_END.match(text, at) is not None
                if flows or blank <= opened:
                    yield Template(opened, at, Gives.WORDS if flows else Gives.MEDIA)
        elif match[0].startswith("\n"):
            blank = start
            while open_braces and not _begins_line(text, open_braces[-1]):
                open_braces.pop()


def _begins_line(text: str, offset: int) -> bool:
    return _LINE_START.match(text, text.rfind("\n", 0, offset) + 1, offset) is not None


def find_modules(text: str) -> Iterator[Template]:
    """Give the paragraphs that import or export something."""
    if not _MODULE_SIEVE.holds(text):
        return
    for match in _MODULE.finditer(text):
        gives = Gives.MEDIA if match[0].startswith("export") else Gives.NOTHING
        yield Template(match.start(), match.start() + len(match[0].rstrip()), gives)


def find_components(text: str) -> Iterator[Template]:
    """Give the tags of components, each closed by itself or by an end tag somewhere, and those of fragments."""
    if not _COMPONENT_SIEVE.holds(text):
        return
    named = set(_END_NAME.findall(text))
    for match in _COMPONENT.finditer(text):
        if match["slash"] or match[0].endswith("/>") or match["name"] in named:
            yield Template(match.start(), match.end(), Gives.NOTHING if match["slash"] else Gives.WORDS)


def find_jsx(text: str) -> Iterator[Template]:
    """Give all that MDX takes for JSX or JavaScript."""
    yield from find_modules(text)
    expressions = sorted(find_expressions(text), key=lambda each: (each.start, -each.end))
    yield from expressions
    end, outer = -1, []
    for each in expressions:
        if each.start >= end:
            outer.append(each.span)
            end = each.end
    # Braces in an attribute may hold a `>`.
    plain = mask_out(text, outer)
    yield from find_components(plain)
    if "</>" in plain:
        for match in _FRAGMENT.finditer(plain):
            yield Template(match.start(), match.end(), Gives.NOTHING)


def find_component_blocks(text: str) -> Iterator[Template]:
    """Give the `script` and `style` elements that only a Vue component has: with `setup`, `scoped` and the like."""
    unclosed: set[str] = set()
    at = 0
    while (match := _BLOCK.search(text, at)) is not None:
        at = match.end()
        closer = f"</{match[1].lower()}>"
        end = -1 if closer in unclosed else text.find(closer, at)
        if end < 0:
            unclosed.add(closer)
            continue
        at = end + len(closer)
        if _OF_COMPONENT.search(match[0]):
            yield Template(match.start(), at, Gives.MEDIA if "script" in closer else Gives.NOTHING)
