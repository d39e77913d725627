"""The database of a cache: one small file for each root, which may be lost, torn or shared at any time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from struct import Struct
from struct import error as StructError  # noqa: N812 - it is one
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from artlint.cache.entry import Entry
from artlint.cache_folder import make_cache_folder

FORMAT = 2
"""The version of the tables and of what is in them; it is part of the name of the file."""
_TABLES = """
CREATE TABLE IF NOT EXISTS variants (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, made INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS known (key BLOB PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    variant INTEGER NOT NULL, path BLOB NOT NULL, head BLOB NOT NULL, sights TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (variant, path)
);
"""
_PAGE = 16_384
"""Bytes of a page of the database: entries are read in half the time that they need in the usual ones."""
_HEAD = Struct("<10q32sI")
"""What an entry has besides words, at the end the sum of all of it: one column is read faster than a dozen."""
_SUM = 4
_WAIT = 5.0
"""Seconds to wait for another run that writes."""
_KEPT = 30 * 24 * 3600
"""Seconds after which a variant is made anew, so that what nobody asks for any more does not stay for ever."""
_BLAMELESS = frozenset((
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT,
))  # fmt: skip
"""What says nothing against the file."""
_Result = TypeVar("_Result")
# A named tuple's own constructor takes twice as long.
_new = tuple.__new__


class Slot(NamedTuple):
    """The number of a variant, which is the settings of a run, and the digest that names them."""

    number: int
    key: bytes


class Store:
    """The entries of one root, by the settings of a run and by path.

    Whatever fails, a run goes on without it.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._connection: sqlite3.Connection | None = None
        self._is_given_up = not make_cache_folder(file.parent)

    def slot(self, key: bytes) -> Slot | None:
        """Give the slot of some settings; None when they are not known."""

        def found(database: sqlite3.Connection) -> Slot | None:
            since = int(time.time()) - _KEPT
            row = database.execute("SELECT id FROM variants WHERE key = ? AND made > ?", (key, since)).fetchone()
            return None if row is None else Slot(int(row[0]), key)

        return self._tried(found, None)

    def add_slot(self, key: bytes) -> Slot | None:
        """Give the slot of settings that are new, and forget those that are old; None when it cannot be kept."""

        def added(database: sqlite3.Connection) -> Slot | None:
            now = int(time.time())
            with database:
                database.execute("BEGIN IMMEDIATE")
                database.execute(
                    "DELETE FROM files WHERE variant IN (SELECT id FROM variants WHERE made <= ?)", (now - _KEPT,)
                )
                database.execute("DELETE FROM variants WHERE made <= ?", (now - _KEPT,))
                database.execute("INSERT OR IGNORE INTO variants (key, made) VALUES (?, ?)", (key, now))
                row = database.execute("SELECT id FROM variants WHERE key = ?", (key,)).fetchone()
            return None if row is None else Slot(int(row[0]), key)

        return self._tried(added, None)

    def known(self, key: bytes) -> bytes | None:
        """Give what was kept under a key."""
        row = self._tried(lambda it: it.execute("SELECT value FROM known WHERE key = ?", (key,)).fetchone(), None)
        return bytes(row[0]) if row is not None and isinstance(row[0], bytes) else None

    def keep(self, key: bytes, value: bytes) -> None:
        """Keep a value under a key, in the place of all others that were kept so."""

        def kept(database: sqlite3.Connection) -> None:
            with database:
                database.execute("BEGIN IMMEDIATE")
                database.execute("DELETE FROM known")
                database.execute("INSERT INTO known VALUES (?, ?)", (key, value))

        self._tried(kept, None)

    def entries(self, slot: Slot, paths: Sequence[bytes], *, with_fixes: bool) -> dict[bytes, Entry]:
        """Give the entries of those of `paths` that have one which is whole; with fixes where these are asked for."""
        nothing: list[Any] = []
        entries: dict[bytes, Entry] = {}
        start, wanted = crc32(slot.key), frozenset(paths)
        for path, head, sights, body in self._tried(lambda it: _rows(it, slot.number, paths), nothing):
            # A database notices torn pages, not bits that toppled; then even the types may be others.
            try:
                it = _HEAD.unpack(head)
                made, fixes, mends, digest, total = it[4], it[5], it[9], it[10], it[11]
                if path in wanted and fixes >= with_fixes and _sum(start, path, head[:-_SUM], sights, body) == total:
                    entries[path] = _new(Entry, (it[:4], made, digest, sights, bool(fixes), it[6:9], mends, body))
            except (StructError, TypeError, AttributeError):
                continue
        return entries

    def save(self, slot: Slot, entries: Iterable[tuple[bytes, Entry]]) -> None:
        """Put entries in the place of those that there are."""
        rows = []
        start = crc32(slot.key)
        for path, it in entries:
            # A file system may have time stamps that do not fit.
            with suppress(StructError):
                head = _HEAD.pack(*it.stamp, it.made, it.fixes, *it.levels, it.mends, it.digest, 0)[:-_SUM]
                total = _sum(start, path, head, it.sights, it.body)
                rows.append((slot.number, path, head + total.to_bytes(_SUM, "little"), it.sights, it.body))

        def saved(database: sqlite3.Connection) -> None:
            with database:
                database.execute("BEGIN IMMEDIATE")
                database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", rows)

        self._tried(saved, None)

    def close(self) -> None:
        """Let go of the file, as before the process is copied; the next question opens it again."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def __del__(self) -> None:
        self.close()

    def _tried(self, asked: Callable[[sqlite3.Connection], _Result], otherwise: _Result) -> _Result:
        """Give what `asked` says of the database; where it is no database any more it begins anew."""
        for _ in range(2):
            if self._is_given_up:
                break
            try:
                return asked(self._opened())
            except (sqlite3.Error, UnicodeError, TypeError, ValueError) as error:
                # What toppled may also be the text of a complaint, or a number.
                self.close()
                # The lower byte is the kind of error.
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BLAMELESS or not self._removed():
                    break
        self._is_given_up = True
        return otherwise

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(self.file, timeout=_WAIT, isolation_level=None)
            self._connection.execute(f"PRAGMA page_size = {_PAGE}")
            # What a crash of the machine loses can be made again, and is known by its sum.
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.executescript(_TABLES)
        return self._connection

    def _removed(self) -> bool:
        try:
            self.file.unlink(missing_ok=True)
            Path(f"{self.file}-journal").unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _rows(database: sqlite3.Connection, number: int, paths: Sequence[bytes]) -> list[Any]:
    """Give the rows of some files, and perhaps of others between them."""
    query = "SELECT path, head, sights, body FROM files WHERE variant = ? AND path "
    if len(paths) > 1:
        # Those of a folder stand together; to look for one after the other takes longer, unless there are many others.
        limits = (number, min(paths), max(paths), len(paths) + 1)
        rows = database.execute(query + "BETWEEN ? AND ? LIMIT ?", limits).fetchall()
        if len(rows) <= len(paths):
            return rows
    return database.execute(f"{query}IN ({','.join('?' * len(paths))})", (number, *paths)).fetchall()


def _sum(start: int, path: bytes, head: bytes, sights: str, body: bytes) -> int:
    return crc32(body, crc32(b"\0".join((head, path, sights.encode())), start))
