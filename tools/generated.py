"""A file that is generated whole or in parts, and whether it is up to date."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def replaced(text: str, name: str, lines: Iterable[str]) -> str:
    """Give `text` with new lines between the two marks of a part."""
    start, end = f"<!-- {name}: start -->\n", f"<!-- {name}: end -->\n"
    before, _, rest = text.partition(start)
    _, _, after = rest.partition(end)
    return before + start + "".join(f"{line}\n" for line in lines) + end + after


def settle(path: Path, wanted: str, arguments: list[str], complaint: str, *, is_same: bool | None = None) -> int:
    """Give 0 when `path` holds what is wanted or was written, 1 when `--check` finds that it does not.

    `is_same` tells whether it holds it, where another look than that of the text decides.
    """
    if is_same is None:
        is_same = path.is_file() and path.read_text("utf-8") == wanted
    if is_same:
        return 0
    if "--check" in arguments:
        print(f"{path}: {complaint}")
        return 1
    path.parent.mkdir(exist_ok=True)
    path.write_text(wanted, "utf-8")
    return 0
