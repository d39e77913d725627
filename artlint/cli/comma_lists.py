"""Names that a flag is given as comma lists."""

from __future__ import annotations

from collections.abc import Sequence

from artlint.cli.exits import CommandError


def names_in(flag: str, lists: Sequence[str]) -> list[str]:
    """Give the names in what `flag` was given; CommandError where it was given and names nothing."""
    names = [name.strip() for part in lists for name in part.split(",") if name.strip()]
    if lists and not names:
        raise CommandError(f"{flag}: {lists[0]!r} names nothing; leave it out where nothing is meant")
    return names
