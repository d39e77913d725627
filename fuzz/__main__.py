"""`python -m fuzz TARGET [FLAGS OF LIBFUZZER]`: let atheris make up articles until a promise breaks."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["artlint", "yaml", "regex"]):
    from fuzz.targets import TARGETS

_HERE = Path(__file__).parent


def main() -> None:
    """Run one target, from the seeds, with the dictionary."""
    name, *flags = sys.argv[1:]
    limits = [f"-dict={_HERE / 'words.dict'}", "-timeout=60", "-rss_limit_mb=2048", "-max_len=2000"]
    with TemporaryDirectory() as grown:
        # What is found goes to the first folder, and the seeds stay few.
        folders = [grown, str(_HERE / "seeds")]
        atheris.Setup([sys.argv[0], *limits, *flags, *folders], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
