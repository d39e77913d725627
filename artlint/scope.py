"""What is known of the files of a run before they are looked at."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field

from artlint.changes.lines import ChangedLines
from artlint.document import Document
from artlint.frozen import frozen
from artlint.settings.settings import Settings
from artlint.triage import Key, Triage

_NOTHING: Mapping[Key, int] = {}
_UNTOUCHED = ChangedLines()


@frozen(slots=True)
class Scope:
    """Everything by absolute path: how often the baseline has which finding, which lines changed, what git has staged.

    Without `lines` every line counts. The `contents` stand for files that differ from them, and are not written.
    """

    allowances: Mapping[str, Mapping[Key, int]] = field(default_factory=dict)
    lines: Mapping[str, ChangedLines] | None = None
    contents: Mapping[str, bytes] = field(default_factory=dict)

    def triage(self, document: Document, settings: Settings) -> Triage | None:
        """Give what sorts the findings of a document; None where all of them count."""
        if not self.allowances and self.lines is None:
            return None
        place = os.path.abspath(document.path)  # noqa: PTH100 - called for each file
        allowance = self.allowances.get(place, _NOTHING)
        lines = self.lines.get(place, _UNTOUCHED) if self.lines is not None else None
        return Triage(document, settings, allowance, lines) if allowance or lines is not None else None

    @property
    def knows_nothing(self) -> bool:
        """Tell whether nothing is known of any file, and all findings count."""
        return not self.allowances and self.lines is None and not self.contents

    def sorts(self, path: str) -> bool:
        """Tell whether not all findings in a file may count."""
        return self.lines is not None or (bool(self.allowances) and os.path.abspath(path) in self.allowances)  # noqa: PTH100 - called for each file

    def content(self, path: str) -> bytes | None:
        """Give the bytes that stand for a file; None where it speaks for itself."""
        return self.contents.get(os.path.abspath(path)) if self.contents else None  # noqa: PTH100 - likewise
