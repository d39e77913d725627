"""The types that a front-matter field can have, by the name that a configuration uses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from artlint.schema.kinds import addresses, collections, moments, numbers, texts
from artlint.schema.kinds.kind import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {**texts.KINDS, **numbers.KINDS, **moments.KINDS, **addresses.KINDS, **collections.KINDS}
)
"""The types by name."""
