"""The public functions on single articles, which the commands are built on too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from artlint.checker import check_document
from artlint.document import read_document
from artlint.findings import Finding
from artlint.fixes import fix_document
from artlint.frozen import frozen
from artlint.resolver import Resolver
from artlint.rulebook import Language
from artlint.settings.settings import Settings


@frozen(slots=True)
class FixedText:
    """An article after fixing: its text (a BOM included where it had one) and bytes, what was mended, what remains.

    `reverted` says why nothing was changed although something could be mended; empty otherwise.
    """

    text: str
    data: bytes
    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    reverted: str = ""

    @property
    def changed(self) -> bool:
        """Tell whether anything was mended."""
        return bool(self.fixed)


def load_settings(
    config: Mapping[str, Any] | None = None, *, path: str | Path | None = None, lang: Language | None = None
) -> Settings:
    """Give settings out of configuration values, as a configuration file holds them.

    With `path`, the configuration that holds for that file or folder comes first. Messages are in `lang`, else in the
    language that the configuration names, else in English. Raises ConfigError, SettingsError or
    RulebookError when they cannot be used.
    """
    overrides = [dict(config)] if config else []
    if path is None:
        return Resolver(isolated=True, overrides=overrides, lang=lang).place(Path()).settings
    folder = Path(path) if Path(path).is_dir() else Path(path).parent
    return Resolver(overrides=overrides, lang=lang).place(folder).settings


@cache
def _default_settings() -> Settings:
    return load_settings()


def check_text(source: bytes | str, path: str = "", settings: Settings | None = None) -> list[Finding]:
    """Give the findings in one article, sorted; their spans count code points of the text behind a BOM.

    `path` decides what the extension and the patterns of the settings decide; no rule looks at the files around it.
    Without settings nothing is looked up on disk: the `generic` preset and the default rules hold.
    """
    return check_document(read_document(source, str(path)), settings or _default_settings())


def fix_text(
    source: bytes | str, path: str = "", settings: Settings | None = None, *, unsafe: bool = False
) -> FixedText:
    """Give the article with every safe fix made, and with `unsafe` the others too.

    A fix that fails its proof is not made, and its finding remains without it. When fixes never come to rest, the
    article comes back as it was, with a `fix-reverted` finding.
    """
    document = read_document(source, str(path))
    fixed = fix_document(document, settings or _default_settings(), unsafe=unsafe)
    after = fixed.document
    text = ("\ufeff" if after.bom else "") + after.text
    return FixedText(text, after.data, fixed.applied, fixed.remaining, fixed.reverted)
