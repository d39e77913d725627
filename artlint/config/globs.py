"""The one glob dialect of artlint: that of `.gitignore`, relative to the configuration's folder."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

from artlint.expressions import expression

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_STAR = "[^/]*"
_DEEP = "(?:/.+)?"
_ANYWHERE = "^(?:.+/)?"
"""How pathspec writes `*` and `**`."""
_FOLDER = re.compile(r"(?:[\w-][\w.-]*/)+\*\*", re.ASCII)
"""All files of a folder."""
_OPEN = expression(
    r"""(?> (?: [^\\\[] | \\. | \[[!^]?\]?+ (?> (?: \[:[a-z]+:\] | \\. | [^\\\]] )* ) \] )* ) \[""",
    re.VERBOSE | re.DOTALL,
)
"""All before a bracket that opens a set of characters and does not close it."""
_NEGATED = expression(r"(?<!\\)\[\^(?!/\])")


class Globs:
    """A list of patterns as `.gitignore` reads them: `*` stays in a folder, `**` does not, `!` takes back.

    Raises ValueError for what is no pattern; `forgiving` reads over it, as git does.
    """

    __slots__ = ("_folders", "_spec", "patterns")

    def __init__(self, patterns: Sequence[str]) -> None:
        self.patterns = tuple(patterns)
        self._spec = _compiled(self.patterns) if self.patterns else None
        # By far the commonest patterns, and each file of a site is asked about.
        are_folders = all(map(_FOLDER.fullmatch, self.patterns))
        self._folders = tuple(pattern[:-2] for pattern in self.patterns) if are_folders else ()

    @classmethod
    def forgiving(cls, lines: Sequence[str]) -> Globs:
        """Give the patterns among the lines of a file that others wrote."""
        return cls([line for line in lines if line.strip() and not line.startswith("#") and is_glob(line)])

    def match(self, path: str) -> bool:
        """Tell whether a path with forward slashes matches."""
        if self._folders and not path.endswith("/"):
            return path.startswith(self._folders)
        return self._spec is not None and bool(path) and self._spec.match_file(path)

    def deciding(self, path: str) -> str | None:
        """Give the pattern that decides on a path, the last that fits it; None when none does."""
        index = self._spec.check_file(path).index if self._spec is not None and path else None
        return self.patterns[index] if index is not None else None


def is_glob(pattern: str) -> bool:
    """Tell whether git would take a line for a pattern."""
    try:
        check_glob(pattern)
    except ValueError:
        return False
    return True


def check_glob(pattern: str) -> None:
    """Raise ValueError, with the reason, for what no path can ever match."""
    if _pattern(pattern).include is None:
        why = r": a line that begins with # is a comment, \# stands for itself" if pattern.startswith("#") else ""
        raise ValueError(f"{pattern!r} is no pattern for paths{why}")


def _compiled(patterns: Sequence[str]) -> GitIgnoreSpec:
    # Most runs have no pattern at all, and the package takes longer to import than a file to check.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only when there are patterns

    return GitIgnoreSpec([_pattern(pattern) for pattern in patterns])


def _pattern(pattern: str) -> GitIgnoreSpecPattern:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern  # noqa: PLC0415 - likewise

    if "[" in pattern and _OPEN.match(pattern):
        # Git never lets it match, and pathspec takes it for the character itself.
        raise ValueError(rf"{pattern!r} is no pattern for paths: a [ without its ]; \[ stands for itself")
    try:
        translated, include = GitIgnoreSpecPattern.pattern_to_regex(pattern)
        if translated is None:
            return GitIgnoreSpecPattern(None)
        with warnings.catch_warnings():
            # `[[` may mean something else to Python one day.
            warnings.simplefilter("ignore", FutureWarning)
            return GitIgnoreSpecPattern(re.compile(_straight(translated), re.DOTALL), include)
    except (ValueError, re.error) as error:
        raise ValueError(f"{pattern!r} is no pattern for paths") from error


def _straight(translated: str) -> str:
    """Give a translated pattern so that it never tries twice where a `*` or `**` ends.

    Whatever comes between two of them may as well stand where it is found first: looking further finds nothing that the
    next one would not. As written, a line of a dozen `*` keeps a long name busy for hours.
    """
    # `[!a]` is no slash to git.
    translated = _NEGATED.sub("[^/", translated)
    first, *others = map(_straight_names, translated.split(_DEEP))
    if not others:
        return first
    *inner, last = others
    if first.startswith(_ANYWHERE):
        first = f"^(?>(?:.+?/)??{first.removeprefix(_ANYWHERE)}(?=/))"
    return "".join([first, *(f"(?>(?:/.+?)??{part}(?=/))" for part in inner), _DEEP, last])


def _straight_names(translated: str) -> str:
    before, *others = translated.split(_STAR)
    parts = [before]
    for number, part in enumerate(others, 1):
        if number == len(others) or "/" in part.replace("[^/]", ""):
            parts += (_STAR, part)
        elif part:
            parts.append(f"(?>[^/]*?{part})")
    return "".join(parts)
