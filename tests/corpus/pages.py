"""What readers and generators get of an article, by a renderer and parsers that artlint does not read bodies with."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import quote

import yaml
from markdown_it import MarkdownIt

_RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_BLOCK = re.compile(
    r"\A\ufeff?\s*^(---|\+\+\+|;;;)[^\S\n]*\n(.*?)^(?:\1|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
# Joiners are seen: they make one character of two.
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Hexo reads a block that nothing opens.
_UNOPENED = re.compile(r"\A()((?:[\w-]+:(?:[^\S\n].*)?\n|[^\S\n].*\n|-[^\S\n].*\n|\n)+)---[^\S\n]*(?:\n|\Z)")
_TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_TARGETS: Final = {"href", "src", "srcset", "poster", "data", "cite", "action"}
_CODE: Final = {"pre", "code", "samp", "kbd", "textarea"}
_ASCII: Final = "".join(map(chr, range(33, 127)))
_UNSEEN: Final = {"script", "style"}
# Code that is never closed ends with its cell.
_CELLS: Final = {"td", "th"}


class _Loader(yaml.SafeLoader):
    """Takes a date for the text that it is: with quotes or without, generators read the same."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as the base class has it
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True, slots=True)
class Page:
    """One article, apart: the words without characters that nobody sees, the addresses as a browser asks for them.

    White space does not count in `words`, and does in `code`. `fields` is None without a front matter that can be read.
    """

    words: list[str]
    code: list[str]
    targets: list[str]
    templates: list[str]
    fields: dict[str, Any] | None


def read_page(text: str, *, is_html: bool) -> Page:
    """Take an article apart: HTML as it stands, Markdown after rendering it with its HTML."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    block = _BLOCK.match(text) or _UNOPENED.match(text)
    body = text[block.end() :] if block else text
    parser = _Parser()
    parser.feed(body if is_html else _RENDERER.render(body))
    parser.close()
    templates = _TEMPLATE.findall(_COMMENT.sub("", body))
    code = [each.rstrip("\n") for each in parser.code if each.strip()]
    return Page(parser.words, code, parser.targets, templates, _fields(block[1], block[2]) if block else None)


def _fields(opener: str, text: str) -> dict[str, Any] | None:
    try:
        data = (
            tomllib.loads(text)
            if opener == "+++"
            else json.loads(f"{{{text}}}")
            if opener == ";;;"
            else yaml.load(text, _Loader)  # noqa: S506 - a safe loader
        )
    except (yaml.YAMLError, ValueError, TypeError):
        return None
    return {str(key): _as_asked(value) for key, value in data.items()} if isinstance(data, dict) else None


def _as_asked(value: object) -> object:
    """Give a value in which web addresses are as a browser asks for them."""
    if isinstance(value, list):
        return [_as_asked(each) for each in value]
    if isinstance(value, dict):
        return {key: _as_asked(each) for key, each in value.items()}
    return _asked_for(value) if isinstance(value, str) and re.match(r"\s*https?://\S+\s*\Z", value) else value


class _Parser(HTMLParser):
    """Collects what a page says, shows as code and points at."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.code: list[str] = []
        self.targets: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.targets += [f"{tag} {name}={_asked_for(value or '')}" for name, value in attrs if name in _TARGETS]
        if tag in _CODE | _UNSEEN | _CELLS:
            self._inside.append(tag)
        if tag in _CODE:
            self.code.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if _UNSEEN.isdisjoint(self._inside):
            text = _INVISIBLE.sub("", data)
            self.words += text.split()
            if not _CODE.isdisjoint(self._inside):
                self.code[-1] += text


def _asked_for(address: str) -> str:
    return quote(address.strip(), safe=_ASCII)
