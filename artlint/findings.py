"""What artlint says about an article: findings, and the edits that would mend them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from hashlib import sha256
from operator import attrgetter
from typing import NamedTuple

from artlint.text import Span

RULE_CRASH = "rule-crash"
RULE_TIMEOUT = "rule-timeout"
FIX_REVERTED = "fix-reverted"
FILE_TOO_LARGE = "file-too-large"
UNFINISHED = frozenset((RULE_CRASH, RULE_TIMEOUT, FIX_REVERTED))
"""The rules whose findings say that the job was not done."""


class Level(StrEnum):
    """How much a finding matters; `off` silences its rule."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def weight(self) -> int:
        """A number that grows with the severity, to compare levels by."""
        return ("off", "info", "warning", "error").index(self.value)


TOLD_LEVELS = (Level.ERROR, Level.WARNING, Level.INFO)
"""The levels that a finding can have, the worst first."""


class Safety(StrEnum):
    """Whether a fix may be made unasked."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Owned(StrEnum):
    """What a fix changes besides the thing it reports."""

    SPACING = "spacing"
    NEWLINE = "newline"
    BOM = "bom"
    LINK = "link"
    IMAGE = "image"
    WORD = "word"
    INVISIBLE = "invisible"


ALWAYS_UNSAFE = frozenset((Owned.WORD, Owned.LINK, Owned.IMAGE))
"""What no safe fix may change: what readers read, follow and see."""


class Edit(NamedTuple):
    """Put `text` in the place of `span` of the original text."""

    span: Span
    text: str = ""


class Fix(NamedTuple):
    """Edits that are made all or none, with the reason when they are not safe."""

    edits: tuple[Edit, ...]
    safety: Safety
    message: str
    reason: str = ""
    owns: frozenset[Owned] = frozenset()
    fields: frozenset[str] = frozenset()


class Finding(NamedTuple):
    """One problem at one place, in the language of the run; spans count code points of the decoded text."""

    rule: str
    category: str
    level: Level
    message: str
    span: Span
    help: str = ""
    field: str | None = None
    fix: Fix | None = None


def count_levels(findings: Sequence[Finding]) -> tuple[int, int, int]:
    """Give the numbers of errors, warnings and information, as `TOLD_LEVELS` has them."""
    levels = [finding.level for finding in findings]
    return (levels.count(Level.ERROR), levels.count(Level.WARNING), levels.count(Level.INFO))


in_order = attrgetter("span", "rule", "message")
"""The key by which the findings of a file are sorted."""


def fingerprint(finding: Finding, text: str) -> str:
    """Give 16 hexadecimal digits that stay the same when lines move or the language of the run changes.

    Hashes the rule, the field path and the offending text with its white space folded.
    """
    words = " ".join(text[finding.span.start : finding.span.end].split())
    key = "\0".join((finding.rule, finding.field or "", words))
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
