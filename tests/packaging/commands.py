"""Commands as the packaging tests run them."""

from __future__ import annotations

import subprocess
from pathlib import Path

_SLOW = 300
"""Seconds that one installation may take."""


def run(folder: Path, *command: str | Path, code: int = 0) -> str:
    """Give what a command printed on standard output, and assert that it ended with `code`."""
    words = [str(part) for part in command]
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=_SLOW, check=False
    )
    assert done.returncode == code, f"{words} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout
