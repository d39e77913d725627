"""What one article shows of the habits of those who wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from artlint.checker import check_document
from artlint.document import read_document
from artlint.facts.article import Article
from artlint.facts.dates import ParsedDate, parse_date
from artlint.facts.signatures import Role
from artlint.facts.values import Scalar, Shape, Value
from artlint.frozen import frozen
from artlint.reading import FileProblem, TooLarge, read_file
from artlint.resolver import Place
from artlint.schema.described import described

_EDITOR_FIELDS = frozenset(("editor", "editors", "责任编辑", "编辑"))
_CHINESE = re.compile("[\u4e00-\u9fff]")
_FEW = 50
"""Chinese letters that make an article a Chinese one."""


@frozen(slots=True)
class Look:
    """One article: its path from the root, the type of each field that is filled, the form of each date.

    `rules` counts the findings in it by rule.
    """

    path: str
    fields: Mapping[str, str]
    dates: Mapping[str, str]
    has_block: bool
    has_editor: bool
    is_chinese: bool
    rules: Counter[str]


def looks(paths: Iterable[Path], place: Place) -> Iterator[Look]:
    """Give what the articles at `paths` show; those that cannot be read show nothing."""
    for path in paths:
        try:
            snapshot = read_file(path, place.config.max_file_size)
        except FileProblem:
            continue
        if not isinstance(snapshot, TooLarge):
            yield _look(snapshot.data, str(path), place)


def _look(data: bytes, path: str, place: Place) -> Look:
    settings = place.settings.at(path)
    document = read_document(data, path)
    found = check_document(document, settings, with_fixes=False)
    article = Article(document, settings.preset.front_matter, settings.preset.syntax)
    block = article.front_matter
    fields = block.fields if block is not None and block.is_read else {}
    return Look(
        path=settings.relative(path),
        fields={name: _type(entry.value) for name, entry in fields.items() if not entry.value.is_blank},
        dates=dict(_dates(article, place)),
        has_block=bool(fields),
        has_editor=_has_editor(article, fields.keys()),
        is_chinese=len(_CHINESE.findall(document.text, 0, 20_000)) >= _FEW,
        rules=Counter(finding.rule for finding in found),
    )


def _type(value: Value) -> str:
    """Give the type of a field that allows this value."""
    if value.shape is not Shape.SCALAR:
        return value.shape.value
    if value.scalar is not Scalar.STR:
        return value.scalar.value
    if isinstance(parse_date(value.text), ParsedDate):
        return "date"
    return "url" if value.text.startswith(("https://", "http://")) else "str"


def _dates(article: Article, place: Place) -> Iterator[tuple[str, str]]:
    """Give the form of each field that the schema takes for a date."""
    if article.front_matter is None or not article.front_matter.is_read:
        return
    schema = place.settings.schema_for(article.document.path).schema
    for found in described(article.front_matter.fields, schema.fields):
        if found.spec is not None and {"date", "datetime"} & {*found.spec.type}:
            parsed = parse_date(found.value.text)
            if isinstance(parsed, ParsedDate):
                yield found.field, parsed.form


def _has_editor(article: Article, fields: Iterable[str]) -> bool:
    if not _EDITOR_FIELDS.isdisjoint(fields):
        return True
    return any(each.role is Role.EDITOR and not each.is_blank for each in article.signatures)
