"""The tables of a TOML text: what its headers and dotted keys put where."""

from __future__ import annotations

from typing import TypeAlias

from artlint.facts.scanner import ScanError, check_depth
from artlint.facts.values import Entry, Shape, Value
from artlint.text import Span

Path: TypeAlias = tuple[tuple[str, Span], ...]
"""The parts of a key, each with its span in the document."""


class Table:
    """A table that may still grow; `owner` is the section whose dotted keys made it, None for any other."""

    def __init__(self, start: int, end: int, depth: int, owner: object = None, *, is_declared: bool = False) -> None:
        self.start = start
        self.end = end
        self.depth = depth
        self.owner = owner
        self.is_declared = is_declared
        self.members: list[tuple[str, Span, Node]] = []
        self.index: dict[str, Node] = {}

    def add(self, part: tuple[str, Span], node: Node) -> None:
        """Put a node behind a key; one that the table has already stays there too."""
        self.members.append((*part, node))
        self.index[part[0]] = node

    def put(self, path: Path, value: Value, owner: object, base: int) -> None:
        """Put a value at the end of a dotted key that stands in the section `owner`."""
        table = self
        for part in path[:-1]:
            child = table.index.get(part[0])
            if child is None:
                child = table.child(part, base, owner)
            elif not isinstance(child, Table) or child.is_declared or child.owner not in (None, owner):
                raise _taken(part, base)
            child.owner = owner
            table = child
        check_depth(table.depth + 1, path[-1][1].start - base)
        table.add(path[-1], value)

    def child(self, part: tuple[str, Span], base: int, owner: object = None) -> Table:
        """Give a new table behind a key."""
        check_depth(self.depth + 1, part[1].start - base)
        child = Table(part[1].start, part[1].end, self.depth + 1, owner)
        self.add(part, child)
        return child

    def entries(self) -> tuple[Entry, ...]:
        """Give what the table holds."""
        return tuple(Entry(key, span, _frozen(node)) for key, span, node in self.members)

    def value(self) -> Value:
        """Give the table as a value, from its header or key to the end of the last value in it."""
        entries = self.entries()
        end = max((entry.span.end for entry in entries), default=self.end)
        return Value(Shape.MAP, Span(self.start, max(self.end, end)), entries=entries)


Node: TypeAlias = "Table | list[Table] | Value"
"""A table, the tables of an array of tables, or a value that nothing can be added to."""


def _frozen(node: Node) -> Value:
    if isinstance(node, Table):
        return node.value()
    if isinstance(node, list):
        items = tuple(table.value() for table in node)
        return Value(Shape.LIST, Span(items[0].span.start, items[-1].span.end), items=items)
    return node


def _taken(part: tuple[str, Span], base: int) -> ScanError:
    return ScanError(f"key {part[0]} has a value that cannot be added to", part[1].start - base)


class Tables:
    """All tables of a text, and the one that the next pair goes into."""

    def __init__(self, base: int) -> None:
        self.base = base
        self.root = Table(base, base, 0)
        self.current = self.root

    def put(self, path: Path, value: Value) -> None:
        """Put a value into the current table."""
        self.current.put(path, value, self.current, self.base)

    def open(self, path: Path, span: Span, *, is_item: bool) -> None:
        """Make the table that a header at `span` names the current one; an item is one more in an array of tables."""
        table = self._parent(path)
        part = path[-1]
        there = table.index.get(part[0])
        check_depth(table.depth + 1 + is_item, part[1].start - self.base)
        new = Table(*span, table.depth + 1 + is_item, is_declared=True)
        if is_item and isinstance(there, list):
            there.append(new)
        elif is_item:
            table.add(part, [new])
        elif isinstance(there, Table) and not there.is_declared and there.owner is None:
            there.is_declared = True
            new = there
        else:
            table.add(part, new)
        self.current = new

    def _parent(self, path: Path) -> Table:
        table = self.root
        for part in path[:-1]:
            child = table.index.get(part[0])
            if child is None:
                child = table.child(part, self.base)
            elif isinstance(child, list):
                child = child[-1]
            if not isinstance(child, Table):
                raise _taken(part, self.base)
            table = child
        return table
