"""How many articles a second artlint checks, in one process, all default rules on.

    python benchmarks/articles.py [FOLDER] [--fixes] [--rounds N]

Reads the articles of FOLDER (default: examples/) and prints the best of several rounds: machines are noisy in one
direction only. `--fixes` also works out the fix of every finding, as the full and JSON formats do.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from artlint.checker import check_document
from artlint.document import read_document
from artlint.resolver import Resolver


def best_of(rounds: int, work: Callable[[], object]) -> float:
    """Give the seconds that `work` takes when nothing disturbs it."""
    times: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=str(Path(__file__).parent.parent / "examples"), type=Path)
    parser.add_argument("--fixes", action="store_true")
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    settings = Resolver(isolated=True).place(Path()).settings
    articles = [(path.read_bytes(), str(path)) for path in sorted(Path(options.folder).rglob("*.md"))]
    print(f"{len(articles)} articles, {len(settings.rules)} rules, fixes {'on' if options.fixes else 'off'}")
    total = 0.0
    for data, path in articles:

        def work(data: bytes = data, path: str = path) -> object:
            return check_document(read_document(data, path), settings, with_fixes=options.fixes)

        seconds = best_of(options.rounds, work)
        total += seconds
        print(f"{seconds * 1e6:8.0f} µs  {len(data):7d} bytes  {path}")
    print(f"{len(articles) / total:8.0f} articles a second")


if __name__ == "__main__":
    main()
