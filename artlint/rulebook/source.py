"""Where rule pages come from: artlint itself, installed packages, and the folders of a configuration."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from artlint.frozen import frozen
from artlint.offers import offers
from artlint.paths import shown

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "artlint.rules"
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
"""What ids, categories and kinds look like: words in lower case with dashes between them."""


class RulebookError(Exception):
    """A rule page or a plug-in that cannot be used; the message names the page, and the line where one is known."""


class Origin(StrEnum):
    """Whose pages a folder holds."""

    OWN = "own"
    PACKAGE = "package"
    FOLDER = "folder"


@frozen(slots=True)
class Source:
    """A folder of rule pages: whose it is, and under which name people know it.

    The name is that of a distribution, or the folder as the configuration writes it. No page may lead out of `root`.
    """

    origin: Origin
    name: str
    folder: Path
    root: Path | None = None

    @property
    def is_proved(self) -> bool:
        """Tell whether its pages passed their test before anyone got them."""
        return self.origin is Origin.OWN

    def pages(self) -> Iterator[Path]:
        """Give the pages, `<category>/<id>.md`; RulebookError for one that lies elsewhere, and would be overlooked."""
        if not self.folder.is_dir():
            raise RulebookError(f"{self.named(self.folder)}: no such folder of rule pages")
        if not self.is_proved:
            self._check_folders()
            for path in sorted(self.folder.glob("*.md")):
                if path.name != "README.md":
                    raise RulebookError(
                        f"{self.named(path)}: a page lies in the folder of its category: "
                        f"{shown(self.folder)}/CATEGORY/{path.name}"
                    )
            for path in sorted(self.folder.glob("*/*/**/*.md")):
                raise RulebookError(f"{self.named(path)}: a category has no folders in it")
        for path in sorted(self.folder.glob("*/*.md")):
            if path.name != "README.md":
                if self.root is not None and not path.resolve().is_relative_to(self.root):
                    raise RulebookError(f"{self.named(path)}: leads out of the configuration's folder")
                yield path

    def _check_folders(self) -> None:
        """Raise RulebookError for a folder that leads out, before anything is looked for in it."""
        for path in sorted(self.folder.iterdir()):
            if self.root is not None and path.is_symlink() and not path.resolve().is_relative_to(self.root):
                raise RulebookError(f"{self.named(path)}: leads out of the configuration's folder")

    def named(self, path: Path) -> str:
        """Give a path for a message, with the distribution that it belongs to."""
        return f"{self.name}: {shown(path)}" if self.origin is Origin.PACKAGE else shown(path)


def packaged_rules() -> Path:
    """Give the folder of artlint's own pages: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "rules"
    if inside.is_dir():
        return inside
    beside = package.parent / "rules"
    if beside.is_dir() and (package.parent / "pyproject.toml").is_file():
        return beside
    raise RulebookError(f"no rule pages: neither {inside} nor {beside} is there; the installation is damaged")


@cache
def own_source() -> Source:
    """Give the pages of artlint itself."""
    return Source(Origin.OWN, "artlint", packaged_rules())


def folder_source(name: str) -> Source:
    """Give the pages of a folder by its path from the working folder; those of artlint itself stay its own."""
    folder = Path(name)
    return own_source() if folder.resolve() == own_source().folder.resolve() else Source(Origin.FOLDER, name, folder)


def package_sources() -> Iterator[Source]:
    """Give the pages of installed packages; RulebookError naming the distribution for one that has none."""
    for entry_point in offers(GROUP):
        name = distribution_of(entry_point)
        yield Source(Origin.PACKAGE, name, _folder(entry_point, name))


def _folder(entry_point: EntryPoint, name: str) -> Path:
    """Give the folder of the package that an entry point names, which is not imported itself."""
    place = f"{name}: the rule pages {entry_point.value!r}"
    try:
        spec = importlib.util.find_spec(entry_point.value)
    except (Exception, SystemExit) as error:
        # A package above runs its own code when it is looked into.
        raise RulebookError(f"{place} cannot be had: {type(error).__name__}: {error}") from error
    if spec is None or not spec.submodule_search_locations:
        raise RulebookError(f"{place} are no package")
    return Path(next(iter(spec.submodule_search_locations)))


def distribution_of(entry_point: EntryPoint) -> str:
    """Give the name of the distribution that offers an entry point."""
    return entry_point.dist.name if entry_point.dist is not None else entry_point.value
