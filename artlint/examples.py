"""The examples of a rule page: read out of its body, run, and compared with what the page promises."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from artlint.checker import check_document
from artlint.config.complaints import complaints
from artlint.config.model import Config
from artlint.document import Document, read_document
from artlint.facts.markdown import parse_events
from artlint.facts.tree import Kind, Tree
from artlint.findings import Finding
from artlint.fixes import fix_document
from artlint.rulebook import Rule, RulebookError, own_rules
from artlint.settings import Settings, SettingsError, make_settings
from artlint.text import Lines, Position

_LANGUAGES = frozenset(("md", "html", "mdx"))
_ESCAPE = re.compile(r"\\x([0-9a-fA-F]{2})")
_FLAGS = frozenset(("bom", "crlf", "bytes", "unended"))
_OPTIONS = frozenset(("at", "path", "now", "with"))


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its 1-based line in the page, the article, what is flagged in it and what mending makes of it.

    `files` are the paths of the files that lie around the article.
    `at` is empty where nothing may be flagged; `becomes` is None where the page shows no result.
    """

    line: int
    source: bytes
    path: str
    at: tuple[Position, ...]
    becomes: bytes | None
    config: str
    now: datetime | None
    files: tuple[str, ...] = ()


class _NamedTree(Tree):
    """A tree that exists as the paths of its files only."""

    def __init__(self, files: tuple[str, ...]) -> None:
        super().__init__(Path())
        self.files = files

    def names(self, folder: str) -> Mapping[str, Kind]:
        """Give what a folder holds."""
        names: dict[str, Kind] = {}
        for path in self.files:
            name, slash, _ = path.removeprefix(f"{folder}/" if folder else "").partition("/")
            if not folder or path.startswith(f"{folder}/"):
                names[name] = Kind.FOLDER if slash else Kind.FILE
        return names

    def head(self, _path: str, _size: int) -> bytes:
        """Give nothing: there are no bytes."""
        return b""


def verify_rule(rule: Rule) -> list[str]:
    """Give a sentence for each way in which the page of `rule` does not do what it says; none when all is well."""
    place = f"{rule.path.parent.name}/{rule.path.name}"
    try:
        examples = list(read_examples(rule))
    except ValueError as error:
        return [f"{place}: {error}"]
    if not rule.page.exampled:
        return [f"{place}: has examples although it says that it can have none"] if examples else []
    told = [f"{place}:{each.line}: {problem}" for each in examples for problem in _problems(rule, each)]
    if not any(each.at for each in examples):
        told.append(f"{place}: no example shows what it flags")
    if all(each.at for each in examples):
        told.append(f"{place}: no example shows what it leaves alone")
    if rule.page.fix is not None and all(each.becomes is None for each in examples):
        told.append(f"{place}: no example shows what its fix makes")
    return told


def count_examples(rule: Rule) -> int:
    """Give the number of examples on the page of `rule`."""
    return len(list(read_examples(rule)))


@dataclass(frozen=True, slots=True)
class _Fence:
    line: int
    info: tuple[str, ...]
    text: str
    follows_becomes: bool


def read_examples(rule: Rule) -> Iterator[Example]:
    """Give the examples on the page of `rule`; ValueError with the line for one that is not well formed."""
    config = ""
    pending: Example | None = None
    for fence in _fences(rule):
        language = fence.info[0] if fence.info else ""
        if language == "toml":
            config = fence.text
            continue
        if language not in _LANGUAGES:
            continue
        if fence.follows_becomes:
            if pending is None or not pending.at:
                raise ValueError(f"line {fence.line}: `becomes` without an example that is flagged")
            yield _with_result(pending, fence)
            pending = None
            continue
        if pending is not None:
            yield pending
        pending = _example(fence, config)
        config = ""
    if pending is not None:
        yield pending


def _fences(rule: Rule) -> Iterator[_Fence]:
    lines = Lines(rule.body)
    info: str | None = None
    parts: list[str] = []
    words: list[str] = []
    data = rule.body.encode("utf-8")
    line = 0
    for event, place in parse_events(rule.body):
        if type(event) is str:
            continue
        ((kind, what),) = event.items()
        if kind == "Start" and type(what) is dict and "CodeBlock" in what and what["CodeBlock"] != "Indented":
            info, parts = what["CodeBlock"]["Fenced"], []
            offset = len(data[: place["start"]].decode("utf-8"))
            line = lines.position(offset).line + rule.file.body_line - 1
        elif kind == "Text" and info is not None:
            parts.append(what)
        elif kind == "Text":
            words.append(what.strip())
        elif kind == "End" and what == "CodeBlock" and info is not None:
            yield _Fence(line, tuple(info.split()), "".join(parts), bool(words) and words[-1] == "becomes")
            info, words = None, []


def _example(fence: _Fence, config: str) -> Example:
    flags = {word for word in fence.info[1:] if "=" not in word}
    options = dict(word.split("=", 1) for word in fence.info[1:] if "=" in word)
    strange = sorted((flags - _FLAGS) | (options.keys() - _OPTIONS))
    if strange:
        raise ValueError(f"line {fence.line}: unknown word {strange[0]!r} in the info string")
    at = tuple(Position(*map(int, place.split(":"))) for place in options.get("at", "").split(",") if place)
    return Example(
        line=fence.line,
        source=_bytes(fence.text, flags),
        path=options.get("path", f"article.{fence.info[0]}"),
        at=at,
        becomes=None,
        config=config,
        now=datetime.fromisoformat(options["now"]) if "now" in options else None,
        files=tuple(options["with"].split(",")) if "with" in options else (),
    )


def _with_result(example: Example, fence: _Fence) -> Example:
    result = _bytes(fence.text, {word for word in fence.info[1:] if "=" not in word})
    return replace(example, becomes=result)


def _bytes(text: str, flags: set[str]) -> bytes:
    """Give the bytes that a fence stands for; its final newline is part of them unless it is `unended`."""
    if "unended" in flags:
        text = text.removesuffix("\n")
    if "crlf" in flags:
        text = text.replace("\n", "\r\n")
    data = text.encode("utf-8")
    if "bytes" in flags:
        data = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text.encode("utf-8").decode("latin-1")).encode(
            "latin-1"
        )
    return b"\xef\xbb\xbf" + data if "bom" in flags else data


def _problems(rule: Rule, example: Example) -> Iterator[str]:
    try:
        settings = _settings(rule, example)
    except (SettingsError, RulebookError, ValueError) as error:
        yield f"its settings are not right: {error}"
        return
    document = read_document(example.source, example.path)
    findings = [
        finding for finding in check_document(document, settings) if finding.rule == rule.id or _is_odd(finding)
    ]
    found = tuple(document.lines.position(finding.span.start) for finding in findings)
    if found != example.at:
        yield f"flags {_said(found)}, the page says {_said(example.at)}"
    for finding in findings:
        if _is_odd(finding):
            yield finding.message
    if example.becomes is not None:
        yield from _fix_problems(rule, document, settings, example.becomes)


def _is_odd(finding: Finding) -> bool:
    return finding.rule.startswith("rule-")


def _fix_problems(rule: Rule, document: Document, settings: Settings, becomes: bytes) -> Iterator[str]:
    fixed = fix_document(document, settings, unsafe=True)
    if fixed.reverted:
        yield f"the fix is taken back: {fixed.reverted}"
        return
    result = fixed.document.data
    if result != becomes:
        yield f"becomes {result.decode('utf-8', 'replace')!r}, the page says {becomes.decode('utf-8', 'replace')!r}"
    again = fix_document(fixed.document, settings, unsafe=True)
    if again.document.data != result:
        yield "a second run changes it again"
    if rule.page.fix is None:
        yield "shows a result although the page has no fix"


def _settings(rule: Rule, example: Example) -> Settings:
    data = tomllib.loads(example.config)
    lint = data.setdefault("lint", {})
    if rule.matcher.judges_others:
        lint.update({"extend-select": [rule.id], "fixable": [rule.id]})
    else:
        lint["select"] = [rule.id]
    try:
        config = Config.model_validate(data)
    except ValidationError as error:
        raise ValueError(complaints(error, Config)[0].text) from error
    # The article itself lies in the tree too, or its folder would be one that nothing is known of.
    tree = _NamedTree((example.path, *example.files))
    return make_settings(config, now=example.now, rules={**own_rules(), rule.id: rule}, tree=tree)


def _said(places: tuple[Position, ...]) -> str:
    return ", ".join(f"{place.line}:{place.column}" for place in places) or "nothing"
