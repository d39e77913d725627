"""Baselines as they should be after a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from artlint.baseline.ledger import Ledger
from artlint.baseline.store import Baseline, Entries
from artlint.triage import Key

_NOTHING: Mapping[Key, int] = {}


def amended(ledger: Ledger, stale: Entries, new: Entries) -> dict[Baseline, Baseline]:
    """Give for each baseline what it should be: without what is stale or gone, with what is new, at present paths.

    `stale` and `new` are by absolute path; what the run did not look at stays.
    """
    files: dict[Baseline, list[str]] = {baseline: [] for baseline in ledger.known}
    for file, baseline in ledger.baselines.items():
        files[baseline].append(file)
    for file, baseline in ledger.gone.items():
        files[baseline].append(file)
    return {baseline: _amended(baseline, files[baseline], ledger, stale, new) for baseline in files}


def _amended(baseline: Baseline, files: list[str], ledger: Ledger, stale: Entries, new: Entries) -> Baseline:
    entries = dict(baseline.entries)
    for file in files:
        entries.pop(baseline.relative(ledger.moves.get(file, file)), None)
    for file in files:
        known = Counter(ledger.allowances.get(file, _NOTHING))
        known.subtract(stale.get(file, _NOTHING))
        known.update(new.get(file, _NOTHING))
        if kept := +known:
            entries[baseline.relative(file)] = kept
    return replace(baseline, entries=entries)
