"""Where the file that an address names may lie, as the generator of the repository looks for it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote

from artlint.facts.lazy import lazy
from artlint.facts.tree import Found, Kind, Presence, Tree
from artlint.presets import ImagePlaces

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_DATED = re.compile(r"(\d{4})-(\d\d)-(\d\d)-(.+)")
_NOWHERE = Found(Presence.UNKNOWN, "")


def without_alias(url: str, places: ImagePlaces) -> str:
    """Give what stands behind the alias that `url` begins with; all of it when it begins with none."""
    alias = next((each for each in places.aliases if url.startswith(each)), "")
    return url.removeprefix(alias)


class Whereabouts:
    """An article in its tree, and the places in which its generator looks for files."""

    def __init__(self, article: str, tree: Tree, places: ImagePlaces) -> None:
        self.article = article
        self.tree = tree
        self.places = places

    def look_up(self, url: str) -> Found:
        """Give what is known of the file that `url` names.

        Query and fragment do not count, and a percent-encoded name is tried as it is meant and as it stands. All is
        unknown that something else than a file may answer: an alias of a bundler, a path whose first folder no root
        has, the way out of the tree, a file that git is told to ignore.
        """
        path = url.partition("#")[0].partition("?")[0]
        best = _NOWHERE
        for name in dict.fromkeys((unquote(path), path)):
            for place in self._candidates(name):
                found = self.tree.find(place)
                if found.presence not in (Presence.MISSING, Presence.OTHER_CASE):
                    return found
                if found.presence is Presence.MISSING and self.tree.is_ignored(place):
                    return _NOWHERE
                if best.presence is not Presence.OTHER_CASE:
                    best = found
        return best

    def keeps(self, url: str, is_such: Callable[[str], bool]) -> bool:
        """Tell whether a file with such a name lies where the one that a relative `url` names would be looked for.

        For a name without a folder that is beside the article only: what the site serves from its root says nothing.
        """
        path = unquote(url.partition("#")[0].partition("?")[0])
        places = self._relative(path) if "/" in path.removeprefix("./") else self._beside(path)
        folders = dict.fromkeys(posixpath.dirname(place) for place in places)
        found = (self.tree.find(folder) for folder in folders)
        return any(
            kind is Kind.FILE and is_such(name)
            for each in found
            if each.presence is Presence.FOLDER
            for name, kind in self.tree.names(each.path).items()
        )

    def _candidates(self, path: str) -> Iterator[str]:
        for alias, folder in self.places.aliases.items():
            if path.startswith(alias):
                rest = path.removeprefix(alias)
                yield from self._aliased(folder, rest.lstrip("/")) if folder else self._candidates(rest)
                return
        if path.startswith("/"):
            yield from self._below(self._served, path)
        elif not path.startswith(("@", "~")):
            yield from self._relative(path)

    @lazy
    def _served(self) -> list[str]:
        """The folders whose files are served from `/`."""
        return [root for pattern in self.places.roots for root in _matching(pattern, self.tree)]

    def _aliased(self, folder: str, path: str) -> Iterator[str]:
        if "/" in path:
            yield from self._below([folder], path)
        elif self.tree.find(folder).presence is Presence.FOLDER:
            yield posixpath.join(folder, path)

    def _below(self, roots: Sequence[str], path: str) -> Iterator[str]:
        path = path.lstrip("/")
        first = path.partition("/")[0]
        known = (self.tree.find(posixpath.join(root, first)).presence for root in roots)
        if any(presence in (Presence.FILE, Presence.FOLDER, Presence.OTHER_CASE) for presence in known):
            yield from (posixpath.join(root, path) for root in roots)

    def _relative(self, path: str) -> Iterator[str]:
        folder, name = posixpath.split(self.article)
        stem = posixpath.splitext(name)[0]
        yield from self._beside(path)
        # Readers' browsers start from the address of the page, which the generator makes as it likes.
        inner = path.removeprefix("./")
        while inner.startswith("../"):
            inner = inner.removeprefix("../")
        roots = self._served
        yield from (posixpath.join(root, inner) for root in roots)
        for home in roots:
            if home == "." or self.article.startswith(f"{home}/"):
                mirrored = folder if home == "." else folder.removeprefix(home).lstrip("/")
                for root in roots:
                    yield posixpath.join(root, mirrored, path)
                    yield posixpath.join(root, mirrored, stem, path)
                yield from (posixpath.join(home, other, path) for other in self._translations(home, mirrored))
        yield from (posixpath.join(root, place, path) for place in _dated(folder, stem) for root in roots)

    def _beside(self, path: str) -> Iterator[str]:
        folder, name = posixpath.split(self.article)
        stem = posixpath.splitext(name)[0]
        yield from (posixpath.join(folder, each.replace("{stem}", stem), path) for each in self.places.beside)

    def _translations(self, home: str, folder: str) -> Iterator[str]:
        """Give what `folder` would be in the other languages: an article shares the pictures of its translations."""
        language, _, rest = folder.partition("/")
        if _LANGUAGE.fullmatch(language):
            others = (name for name in self.tree.names(home) if name != language and _LANGUAGE.fullmatch(name))
            yield from (posixpath.join(other, rest) for other in others)


def _dated(folder: str, stem: str) -> Iterator[str]:
    """Give the folders in which the page of an article with a day in its name may be: by year and month, and below."""
    found = _DATED.fullmatch(stem)
    if found is not None:
        year, month, day, name = found.groups()
        for section in ("", posixpath.basename(folder).lstrip("_")):
            yield posixpath.join(section, year, month, name)
            yield posixpath.join(section, year, month, day, name)


def _matching(pattern: str, tree: Tree) -> Iterator[str]:
    """Give the folders that `pattern` stands for; whether they have what follows its last `*` is not asked."""
    before, star, after = pattern.partition("*")
    if not star:
        yield pattern
        return
    folder, _, prefix = before.rpartition("/")
    rest, slash, deeper = after.partition("/")
    for name, kind in tree.names(folder).items():
        if kind is not Kind.FILE and name.startswith(prefix) and name.endswith(rest):
            yield from _matching(f"{posixpath.join(folder, name)}{slash}{deeper}", tree)
