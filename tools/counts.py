"""Counts by rule what artlint finds in examples/, into .ci/examples.json; with `--check` only says whether it holds.

Run as `python tools/counts.py [--check]` from the root of the repository.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

_COUNTS = Path(".ci/examples.json")


def main(arguments: list[str]) -> int:
    """Give 0 when the counts hold or were written, 1 when `--check` finds others."""
    command = [sys.executable, "-m", "artlint", "check", "--exit-zero", "--output-format", "json", "examples"]
    report = subprocess.run(command, capture_output=True, check=True).stdout
    counts = Counter(finding["rule"] for finding in json.loads(report))
    text = json.dumps(dict(sorted(counts.items())), indent=2) + "\n"
    known = _COUNTS.read_text("utf-8") if _COUNTS.is_file() else ""
    if text == known:
        return 0
    if "--check" in arguments:
        print(f"{_COUNTS}: other findings in examples/ than these; run `nox -s generate` and look at the difference")
        return 1
    _COUNTS.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
