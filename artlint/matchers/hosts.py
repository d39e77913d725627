"""Lists of hosts, as rule pages and configurations write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Annotated

from artlint.config.kebab import Condition
from artlint.patterns import spelled

_LONGEST_NAME = 253
_NAME = re.compile(r"[\w.*:\[\]-]+\Z")


def _checked(name: str) -> str:
    if not _NAME.match(name):
        raise ValueError(f"{name!r} is no host: write it without scheme, port and path")
    return name.lower().strip(".")


HostName = Annotated[str, Condition(after=_checked, title="host")]
"""A host, which stands for every host below it too; with `*`, which stands for any letters, only what it spells."""


class Hosts:
    """A list of hosts that is asked in the same time however long it is."""

    def __init__(self, names: Iterable[str]) -> None:
        names = tuple(names)
        self._plain = frozenset(name for name in names if "*" not in name)
        globs = [spelled(name) for name in names if "*" in name]
        self._spelled = re.compile("|".join(globs)) if globs else None
        # Articles name the same few hosts again and again.
        self._lists = lru_cache(maxsize=1024)(self._is_listed)

    def __bool__(self) -> bool:
        return bool(self._plain) or self._spelled is not None

    def __contains__(self, host: str) -> bool:
        # What is longer is the name of no host, and has as many domains as dots.
        return len(host) <= _LONGEST_NAME and self._lists(host)

    def _is_listed(self, host: str) -> bool:
        if not self._plain.isdisjoint(_domains(host.rstrip("."))):
            return True
        return self._spelled is not None and self._spelled.fullmatch(host) is not None


def _domains(host: str) -> Iterator[str]:
    """Give `host` and every domain above it."""
    while host:
        yield host
        host = host.partition(".")[2]
