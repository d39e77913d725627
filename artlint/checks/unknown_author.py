"""An author whom the list of authors does not have."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import ClassVar, Literal, NamedTuple

from artlint.config.kebab import option
from artlint.config.nearest import nearest
from artlint.facts.front_matter import FrontMatter, find_front_matter
from artlint.facts.tree import Presence
from artlint.facts.urls import has_template
from artlint.facts.values import Entry, Scalar, Shape, Value
from artlint.matchers.base import Context, Match, Matcher
from artlint.presets import FrontMatterForm
from artlint.text import clip

_LARGEST = 60_000
"""Bytes of a file of authors that are read."""


class _List(NamedTuple):
    authors: frozenset[str]
    fields: tuple[str, ...]
    path: str = ""


class Find(Matcher):
    """Authors in the front matter that are in no list: neither in `authors` nor in a file.

    The file is `file`, from the root of the repository, and holds the authors of `fields`. Without it, it is the
    closest of `files` in the folder of the article or one above, which names for each file the fields.
    """

    placeholders: ClassVar = frozenset(("value", "field", "near", "file"))
    variants: ClassVar = frozenset(("listed", "near", "listed-near"))
    reads: ClassVar = "tree"

    kind: Literal["check"]
    fields: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    file: str = ""
    files: Mapping[str, tuple[str, ...]] = option(default_factory=dict)

    def find(self, context: Context) -> Iterator[Match]:
        """Give the authors; nothing where there is no list of them."""
        front_matter = context.article.front_matter
        if front_matter is None or not front_matter.is_read:
            return
        names = {*self.fields, *(name for fields in self.files.values() for name in fields)}
        if names.isdisjoint(front_matter.fields):
            return
        known = self._list(context)
        if not known.authors:
            return
        for field, value in _authors(front_matter, known.fields):
            if value.text not in known.authors and not has_template(value.text):
                words = {"value": clip(value.text), "field": field, "file": known.path}
                meant = nearest(value.text, known.authors)
                words["near"] = meant or ""
                parts = (*(["listed"] if not known.path else []), *(["near"] if meant is not None else []))
                yield Match(value.span, words, "-".join(parts), field)

    def _list(self, context: Context) -> _List:
        own = frozenset(self.authors)
        for path, fields in self._places(context) if context.tree is not None else ():
            if context.tree is not None and context.tree.find(path).presence is Presence.FILE:
                return _List(own | _authors_in(context.tree.head(path, _LARGEST)), fields, path)
        return _List(own, self.fields)

    def _places(self, context: Context) -> Iterator[tuple[str, tuple[str, ...]]]:
        if self.file:
            yield self.file, self.fields
            return
        folder = context.path
        while folder and not folder.startswith("../"):
            folder = posixpath.dirname(folder)
            for name, fields in self.files.items():
                yield posixpath.join(folder, name), fields


def _authors(front_matter: FrontMatter, fields: tuple[str, ...]) -> Iterator[tuple[str, Value]]:
    """Give the authors that are named by their key; one who is described on the spot needs no list."""
    for name in fields:
        entry = front_matter.fields.get(name)
        if entry is None:
            continue
        items = [(f"{name}[{index}]", item) for index, item in enumerate(entry.value.items)]
        for field, value in items or [(name, entry.value)]:
            key = next((each.value for each in value.entries if each.key == "key"), value)
            if key.shape is Shape.SCALAR and key.scalar is Scalar.STR and key.text:
                yield field, key


@lru_cache(maxsize=64)
def _authors_in(data: bytes) -> frozenset[str]:
    """Give the keys of a file of authors, in YAML or JSON; nothing when it is cut off, broken or of another form."""
    text = data.decode("utf-8-sig", "replace").removeprefix("---")
    found = find_front_matter(f"---\n{text}\n---\n", FrontMatterForm()) if len(data) < _LARGEST else None
    if found is None or not found.is_read:
        return frozenset()
    entries: tuple[Entry, ...] = found.entries
    if [entry.key for entry in entries] == ["authors"]:
        entries = entries[0].value.entries
    return frozenset(entry.key for entry in entries if entry.value.shape is Shape.MAP)
