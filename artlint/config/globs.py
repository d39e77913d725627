"""The one glob dialect of artlint: that of `.gitignore`, relative to the configuration's folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Globs:
    """A list of patterns as `.gitignore` reads them: `*` stays in a folder, `**` does not, `!` takes back."""

    __slots__ = ("_spec", "patterns")

    def __init__(self, patterns: Sequence[str]) -> None:
        self.patterns = tuple(patterns)
        self._spec = _compiled(self.patterns) if self.patterns else None

    def match(self, path: str) -> bool:
        """Tell whether a path with forward slashes matches."""
        return self._spec is not None and bool(path) and self._spec.match_file(path)

    def deciding(self, path: str) -> str | None:
        """Give the pattern that decides on a path, the last that fits it; None when none does."""
        index = self._spec.check_file(path).index if self._spec is not None and path else None
        return self.patterns[index] if index is not None else None


def _compiled(patterns: Sequence[str]) -> GitIgnoreSpec:
    # Most runs have no pattern at all, and the package takes longer to import than a file to check.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only when there are patterns

    return GitIgnoreSpec.from_lines(patterns)
