"""Counts by rule what artlint finds in examples/, into .ci/examples.json; with `--check` only says whether it holds.

Run as `python -m tools.counts [--check]` from the root of the repository.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tools.generated import settle

_COUNTS = Path(".ci/examples.json")


def main(arguments: list[str]) -> int:
    """Give 0 when the counts hold or were written, 1 when `--check` finds others."""
    command = [sys.executable, "-m", "artlint", "check", "--exit-zero", "--output-format", "json", "examples"]
    report = subprocess.run(command, capture_output=True, check=True).stdout
    counts = Counter(finding["rule"] for finding in json.loads(report))
    text = json.dumps(dict(sorted(counts.items())), indent=2) + "\n"
    complaint = "other findings in examples/ than these; run `nox -s generate` and look at the difference"
    return settle(_COUNTS, text, arguments, complaint)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
