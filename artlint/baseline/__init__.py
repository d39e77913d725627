"""The baseline: findings that are known and hidden, kept in a file until they are gone."""

from __future__ import annotations

from artlint.baseline.amending import amended
from artlint.baseline.ledger import Ledger, baseline_finder, make_ledger
from artlint.baseline.store import (
    FILE_NAME,
    Baseline,
    BaselineError,
    Entries,
    blank_baseline,
    read_baseline,
    write_baseline,
)

__all__ = [
    "FILE_NAME",
    "Baseline",
    "BaselineError",
    "Entries",
    "Ledger",
    "amended",
    "baseline_finder",
    "blank_baseline",
    "make_ledger",
    "read_baseline",
    "write_baseline",
]
