"""What the findings of a file depend on besides its bytes and what its rules see, as one digest."""

from __future__ import annotations

import os
import zoneinfo
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from artlint.config.model import Config
from artlint.reading import FileProblem, Snapshot, read_file

_LONGEST = 5_000_000
"""Bytes of a page or schema that are read, which is more than either may have."""
_OF_A_RUN = ("fail_on", "output_format", "include", "exclude", "extend_exclude", "respect_gitignore")
"""What a configuration says of which files are checked and how that is reported, not of what is found."""


def settings_key(config: Config, root: Path, home: Path, lang: str, code: bytes) -> bytes | None:
    """Give a digest of a configuration, where it stands, and the files that it names; `code` is that of all code.

    None where findings depend on more: models of packages may look at the clock, the network or anything else.
    """
    if any(schema.model is not None for schema in config.schemas):
        return None
    usual = Config()
    plain = config.changed(**{name: getattr(usual, name) for name in _OF_A_RUN})
    digest = sha256(code)
    for word in (repr(plain), root, home, lang, os.getcwd()):  # noqa: PTH109 - paths in messages are relative to it
        digest.update(str(word).encode("utf-8", "surrogatepass") + b"\0")
    for path in _named(config, home):
        digest.update(os.fsencode(path) + b"\0" + _content(path))
    return digest.digest()


def _named(config: Config, home: Path) -> Iterator[Path]:
    for part in config.rule_paths:
        yield home / part
        yield from sorted((home / part).rglob("*.md"))
    for schema in config.schemas:
        if schema.json_schema is not None:
            yield home / schema.json_schema
    if config.timezone is not None:
        # When summer begins is decided anew every year.
        yield from (Path(folder, config.timezone) for folder in zoneinfo.TZPATH)


def _content(path: Path) -> bytes:
    try:
        found = read_file(path, _LONGEST)
    except FileProblem as problem:
        return str(problem).encode()
    return found.digest if isinstance(found, Snapshot) else str(found.size).encode()
