"""Rule pages: found in their folders, read like articles, validated, and turned into rules."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import regex
from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails

from artlint.config.kebab import KebabModel
from artlint.document import read_document
from artlint.facts.front_matter import find_front_matter
from artlint.facts.values import Broken
from artlint.findings import Level, Owned, Safety
from artlint.matchers.base import Matcher
from artlint.patterns import Pattern
from artlint.presets import FrontMatterForm
from artlint.schema.errors import ErrorType
from artlint.text import Lines

Language = Literal["en", "zh"]
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_CONDITION = "-matches"


class RulebookError(Exception):
    """A rule page that cannot be loaded; the message names the page, and the line where one is known."""


@cache
def _parts(text: str) -> list[str]:
    return _PLACEHOLDER.split(text)


class Words(KebabModel):
    """One text in both languages."""

    en: str
    zh: str

    def said(self, lang: Language, values: Mapping[str, str]) -> str:
        """Give the text with its placeholders filled from `values`."""
        text = self.zh if lang == "zh" else self.en
        if "{" not in text:
            return text
        # Literal text and placeholders take turns.
        parts = [*_parts(text)]
        parts[1::2] = [values.get(name, "") for name in parts[1::2]]
        return "".join(parts)

    def placeholders(self) -> set[str]:
        """Give the names that the text uses."""
        return set(_PLACEHOLDER.findall(self.en)) | set(_PLACEHOLDER.findall(self.zh))


class Variant(KebabModel):
    """What a page says instead for one kind of match."""

    message: Words | None = None
    help: Words | None = None


class FixSpec(KebabModel):
    """How a page mends what it flags."""

    action: str
    message: Words
    safety: Safety = Safety.SAFE
    unsafe_when: dict[str, str] = Field(default_factory=dict)
    reason: Words | None = None
    owns: frozenset[Owned] = frozenset()
    fields: bool = False


class PageModel(KebabModel):
    """The front matter of a rule page."""

    id: str
    level: Level = Level.WARNING
    opt_in: bool = False
    exampled: bool = True
    message: Words
    help: Words | None = None
    variants: dict[str, Variant] = Field(default_factory=dict)
    match: dict[str, Any]
    fix: FixSpec | None = None


@dataclass(frozen=True)
class Rule:
    """One rule: its page, its category, and the matcher that finds what it flags."""

    page: PageModel
    category: str
    path: Path
    body: str
    body_line: int
    matcher: Matcher

    @property
    def id(self) -> str:
        """The permanent name of the rule."""
        return self.page.id

    @property
    def title(self) -> str:
        """The heading of the page."""
        return next((line[2:].strip() for line in self.body.splitlines() if line.startswith("# ")), self.id)

    @cached_property
    def unsafe_conditions(self) -> Mapping[str, Pattern]:
        """The patterns that make a fix unsafe, by the placeholder that they are tried on."""
        conditions = self.page.fix.unsafe_when if self.page.fix else {}
        return MappingProxyType(
            {
                name.removesuffix(_CONDITION): Pattern(pattern, regex.MULTILINE | regex.IGNORECASE)
                for name, pattern in conditions.items()
            }
        )

    def configured(self, options: Mapping[str, Any]) -> Rule:
        """Give this rule with `options` in the place of what its page says; `extend-KEY` adds to a list."""
        match = merged_options(self.page.match, options)
        matcher = _matcher(self.id, match, str(self.path))
        return Rule(self.page, self.category, self.path, self.body, self.body_line, matcher)


def merged_options(match: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """Give the `match` of a page with the options of a configuration laid over it; ValueError for a `kind`."""
    merged = dict(match)
    for key, value in options.items():
        if key == "kind":
            raise ValueError("the kind of a rule cannot be set")
        if key.startswith("extend-"):
            base = merged.get(key.removeprefix("extend-"), [])
            merged[key.removeprefix("extend-")] = [*base, *value]
        else:
            merged[key] = value
    return merged


def packaged_rules() -> Path:
    """Give the folder of artlint's own pages: in the package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "rules"
    if inside.is_dir():
        return inside
    beside = package.parent / "rules"
    if beside.is_dir() and (package.parent / "pyproject.toml").is_file():
        return beside
    raise RulebookError(f"no rule pages: neither {inside} nor {beside} is there; the installation is damaged")


def load_rules(folders: Iterable[Path]) -> dict[str, Rule]:
    """Give all rules of the folders by id; RulebookError for a page that is not right, or an id that is there twice."""
    rules: dict[str, Rule] = {}
    for folder in folders:
        for path in _pages(folder):
            rule = load_page(path)
            if rule.id in rules:
                raise RulebookError(f"{path}: the id {rule.id!r} is already that of {rules[rule.id].path}")
            rules[rule.id] = rule
    _check_claims(rules.values())
    return rules


@cache
def own_rules() -> Mapping[str, Rule]:
    """Give artlint's own rules by id."""
    return MappingProxyType(load_rules([packaged_rules()]))


def _pages(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise RulebookError(f"{folder}: no such folder of rule pages")
    yield from sorted(path for path in folder.glob("*/*.md") if path.name != "README.md")


def load_page(path: Path) -> Rule:
    """Give the rule of one page; RulebookError when the page is not right."""
    document = read_document(path.read_bytes(), str(path))
    front_matter = find_front_matter(document.text, FrontMatterForm())
    if document.undecodable is not None or front_matter is None:
        raise RulebookError(f"{path}: a rule page needs UTF-8 text and front matter")
    if isinstance(front_matter.broken, Broken):
        line = Lines(document.text).position(front_matter.broken.span.start).line
        raise RulebookError(f"{path}:{line}: the front matter does not parse: {front_matter.broken.problem}")
    data = {entry.key: entry.value.plain() for entry in front_matter.entries}
    try:
        page = PageModel.model_validate(data)
    except ValidationError as error:
        raise RulebookError(f"{path}: {said_errors(error)}") from error
    if page.id != path.stem or not _ID.match(page.id):
        raise RulebookError(f"{path}: the id {page.id!r} must be the kebab-case name of the file")
    matcher = _matcher(page.id, page.match, str(path))
    _check_words(path, page, matcher)
    start = front_matter.block.closer.end
    line = document.lines.position(start).line
    return Rule(page, path.parent.name, path, document.text[start:], line, matcher)


def said_errors(error: ValidationError) -> str:
    """Give pydantic's errors on one line, each with the key it is about."""
    return "; ".join(map(_said_error, error.errors(include_url=False, include_input=False)))


def _said_error(detail: ErrorDetails) -> str:
    name = ".".join(str(part) for part in detail["loc"]) or "page"
    if detail["type"] == "extra_forbidden":
        return f"unknown key `{name}`"
    if detail["type"] in ("tuple_type", "list_type"):
        return f"{name}: a list is wanted"
    return f"{name}: {detail['msg'].removeprefix('Value error, ')}"


def _matcher(rule: str, match: Mapping[str, Any], place: str) -> Matcher:
    kind = str(match.get("kind", ""))
    try:
        return _matcher_class(kind, rule).model_validate(dict(match))
    except ValidationError as error:
        raise RulebookError(f"{place}: match: {said_errors(error)}") from error
    except (ImportError, AttributeError) as error:
        raise RulebookError(f"{place}: match: no matcher of the kind {kind!r}: {error}") from error


def _matcher_class(kind: str, rule: str) -> type[Matcher]:
    if not _ID.match(kind):
        raise ImportError("a kind is a kebab-case word")
    if kind in _installed_kinds():
        found = _installed_kinds()[kind].load()
    else:
        module = f"checks.{rule}" if kind == "check" else f"matchers.{kind}"
        found = importlib.import_module(f"artlint.{module.replace('-', '_')}").Find
    if not (isinstance(found, type) and issubclass(found, Matcher)):
        raise ImportError(f"{found!r} is not a matcher")  # noqa: TRY004 - told like every other kind that is not there
    return found


@cache
def _installed_kinds() -> Mapping[str, EntryPoint]:
    """Give the kinds of matchers that installed packages offer; looking for them means reading every package's list."""
    return {entry_point.name: entry_point for entry_point in entry_points(group="artlint.matchers")}


def _check_words(path: Path, page: PageModel, matcher: Matcher) -> None:
    """Refuse a page that uses a placeholder, a variant, an action or a condition that its matcher does not have."""
    words = [page.message, page.help, *(part for v in page.variants.values() for part in (v.message, v.help))]
    if page.fix is not None:
        words += [page.fix.message, page.fix.reason]
        if page.fix.action not in matcher.actions:
            raise RulebookError(f"{path}: fix.action: {page.match['kind']} cannot {page.fix.action!r}")
        for name, pattern in page.fix.unsafe_when.items():
            if not name.endswith(_CONDITION) or name.removesuffix(_CONDITION) not in matcher.placeholders:
                raise RulebookError(f"{path}: fix.unsafe-when: no condition {name!r}")
            try:
                Pattern(pattern)
            except ValueError as error:
                raise RulebookError(f"{path}: fix.unsafe-when.{name}: {error}") from error
        if page.fix.owns & {Owned.WORD, Owned.LINK, Owned.IMAGE} and page.fix.safety is Safety.SAFE:
            raise RulebookError(f"{path}: fix.safety: a fix that owns words, links or images is unsafe")
    for text in words:
        unknown = sorted(text.placeholders() - matcher.placeholders) if text else []
        if unknown:
            raise RulebookError(f"{path}: message: unknown placeholder {{{unknown[0]}}}")
    strangers = sorted(set(page.variants) - matcher.variants)
    if strangers:
        raise RulebookError(f"{path}: variants: unknown variant {strangers[0]!r}")


def _check_claims(rules: Iterable[Rule]) -> None:
    """Refuse a rulebook in which an error of the schema has no page, or two."""
    claims: dict[str, str] = {}
    for rule in rules:
        if rule.page.match["kind"] != "schema":
            continue
        for error in rule.page.match["errors"]:
            if error in claims:
                raise RulebookError(f"{rule.path}: the schema error {error!r} already belongs to {claims[error]}")
            claims[error] = rule.id
    unclaimed = sorted(set(ErrorType) - set(claims))
    if claims and unclaimed:
        raise RulebookError(f"no page claims the schema error {unclaimed[0].value!r}")
