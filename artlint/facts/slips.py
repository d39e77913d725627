"""What a YAML parser stumbled over: the kind of slip, and its place, which is not always where the parser gave up."""

from __future__ import annotations

import yaml

from artlint.expressions import expression
from artlint.facts.values import Broken
from artlint.text import Span

_PAIR = expression(r"[ \t]*(?:- +)?(?:\"[^\"]*\"|'[^']*'|[^\s'\"\[{#&*!|>%@`][^:]*):[ \t]+(?P<value>\S.*)")
_KEYED = expression(r"[ \t]*(?:- |-$|#|[^:]+:(?:[ \t]|$))|[ \t]*$")
_FULLWIDTH_COLON = expression(r"[ \t]*[\w.-]+[ \t]*：")
_NEWLINE = expression(r"[\r\n]")
_RESERVED = "@`%*&!|>],}-?"

_BY_CONTEXT = {
    "while scanning a quoted scalar": "quote",
    "while parsing a quoted scalar": "backslash",
    "while parsing a flow sequence": "bracket",
    "while parsing a flow mapping": "bracket",
    "while scanning an alias": "reserved",
    "while scanning an anchor": "reserved",
    "while scanning a tag": "reserved",
    "while parsing a tag": "reserved",
    "while scanning a block scalar": "reserved",
    "while scanning a directive": "reserved",
}
"""Slips that the parser names by where it was; the place is then the beginning of that construct."""


def syntax_error(content: str, base: int, error: yaml.MarkedYAMLError) -> Broken:
    """Give why `content`, which begins at offset `base` of the document, does not parse, where, and the likely slip."""
    problem = (error.problem or "does not parse").removeprefix("found ")
    stop = error.problem_mark or error.context_mark
    at = min(stop.index if stop else 0, len(content))
    guess = _BY_CONTEXT.get(error.context or "", "")
    if guess and error.context_mark is not None:
        if guess == "backslash" and "character" not in problem and "number" not in problem:
            guess = "quote"
        at = at if guess == "backslash" else error.context_mark.index
    else:
        at, guess = _slip(content, at)
    return Broken(problem, Span(base + at, base + min(at + 1, len(content))), guess, is_syntax=True)


def no_mapping(content: str, root: Span, base: int) -> Broken:
    """Give why a block whose root is no map is not front matter."""
    first = _NEWLINE.split(content[root.start - base : root.end - base], maxsplit=1)[0]
    guess = "fullwidth-colon" if _FULLWIDTH_COLON.match(first) else "no-colon"
    return Broken("not a list of `key: value` lines", Span(root.start, root.start + len(first.rstrip())), guess)


def _slip(content: str, at: int) -> tuple[int, str]:
    """Give the offset and the kind of the slip behind an error at offset `at`."""
    start, line = _line_around(content, at)
    newline = 2 if content[max(0, start - 2) : start] == "\r\n" else 1
    before_start, before = _line_around(content, start - newline) if start > 0 else (0, "")
    for place, text in ((before_start, before), (start, line)):
        # Without its colon, a line runs on into the next one, and the parser only complains there.
        if text.strip() and not _KEYED.match(text) and not text.startswith((" ", "\t", "-", "]", "}", '"', "'")):
            return place, "fullwidth-colon" if _FULLWIDTH_COLON.match(text) else "no-colon"
    character = content[at : at + 1]
    if character == "\t" or "\t" in line[: len(line) - len(line.lstrip())]:
        return at, "tab"
    pair = _PAIR.match(line)
    value = pair["value"] if pair else line.lstrip(" -")
    if character in _RESERVED and character and content[start:at].rstrip(" ").endswith((":", "-")):
        return at, "reserved"
    if value[:1] in ("'", '"') and character != ":":
        return at, "quote"
    if value[:1] in ("[", "{"):
        return at, "bracket"
    return at, "colon" if pair and character == ":" else ""


def _line_around(content: str, at: int) -> tuple[int, str]:
    """Give the offset and the text, without its newline, of the line around offset `at`."""
    start = max(content.rfind("\n", 0, at), content.rfind("\r", 0, at)) + 1
    end = min(stop for stop in (content.find("\n", at), content.find("\r", at), len(content)) if stop >= at)
    return start, content[start:end]


_VALUE = expression(
    r"(?P<head>[ \t]*(?:- +)*(?:(?:\"[^\"]*\"|'[^']*'|[^\s'\"\[{#&*!|>%@`:][^:]*):[ \t]+)?)"
    r"(?P<value>\S.*)"
)


def quotable(content: str, at: int) -> tuple[Span, str] | None:
    """Give the span of the value on the line around offset `at`, and its words without quotes; None for a comment."""
    start, line = _line_around(content, at)
    match = _VALUE.match(line.rstrip())
    if match is None or not match["head"].strip() or " #" in match["value"]:
        return None
    value = match["value"]
    words = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
    return Span(start + match.start("value"), start + match.end("value")), words
