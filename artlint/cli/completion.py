"""The values that a shell offers behind a flag; found by the names of files, since nobody waits for a completion."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

# Every command imports this for its flags, and hardly ever needs a value: what is needed is imported then.


def selectors(incomplete: str) -> list[str]:
    """Give the comma lists that `incomplete` may become: of rules, categories and `all`."""
    given, comma, last = incomplete.rpartition(",")
    taken = set(given.split(","))
    names = {"all", *(name for page in _pages() for name in (page.stem, page.parent.name))}
    return [f"{given}{comma}{name}" for name in sorted(names - taken) if name.startswith(last)]


def rule_ids(incomplete: str) -> list[str]:
    """Give the ids of rules that begin so."""
    return sorted(page.stem for page in _pages() if page.stem.startswith(incomplete))


def _pages() -> Iterator[Path]:
    from artlint.config.layers import ConfigError  # noqa: PLC0415 - see above
    from artlint.resolver import Resolver  # noqa: PLC0415 - see above
    from artlint.rulebook.source import packaged_rules  # noqa: PLC0415 - see above

    try:
        place = Resolver().place(Path.cwd())
        folders = [place.home / part for part in place.config.rule_paths]
    except ConfigError:
        # It is told of when a command runs.
        folders = []
    for folder in (packaged_rules(), *folders):
        yield from folder.glob("*/*.md")


def presets(incomplete: str) -> list[str]:
    """Give the presets that begin so."""
    from artlint.presets import preset_names  # noqa: PLC0415 - see above

    return [name for name in preset_names() if name.startswith(incomplete)]


def formats(incomplete: str) -> list[str]:
    """Give the formats of reports that begin so."""
    from artlint.reporters import format_names  # noqa: PLC0415 - see above

    return [name for name in format_names() if name.startswith(incomplete)]


def kinds(incomplete: str) -> list[str]:
    """Give the kinds of matchers that begin so and that a page can be started with."""
    from artlint.rulebook.starters import starter_kinds  # noqa: PLC0415 - see above

    return [name for name in starter_kinds() if name.startswith(incomplete)]
