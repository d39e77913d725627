"""`python -m benchmarks write|compare`: make articles to measure with, or measure artlint beside others."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpora import KINDS, write_corpus
from benchmarks.process import Cost, run
from benchmarks.results import draw, table
from benchmarks.works import Works

_DOCS = Path(__file__).parent.parent / "docs"
_PAGE, _PICTURE = _DOCS / "performance.md", _DOCS / "performance.svg"
_MARK = "<!-- What follows is written by `python -m benchmarks compare --write`. -->\n"
_SHOWN = f"![Seconds for each program]({_PICTURE.name})\n"


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    write = verbs.add_parser("write", help="write a corpus into a new folder")
    write.add_argument("kind", choices=sorted(KINDS))
    write.add_argument("articles", type=int)
    write.add_argument("folder", type=Path)
    compare = verbs.add_parser("compare", help="measure whole processes in alternation")
    compare.add_argument("--rounds", type=int, default=7)
    compare.add_argument("--articles", type=int, default=10_000)
    compare.add_argument("--large", action="store_true", help="ten times as many articles too")
    compare.add_argument("--real", type=Path, help="a checked-out repository of articles")
    compare.add_argument("--only", nargs="*", help="steps to measure; all when left out")
    compare.add_argument("--write", action="store_true", help="write the table and the picture into the docs")
    options = parser.parse_args()
    if options.verb == "write":
        size = write_corpus(options.folder, options.kind, options.articles)
        print(f"{options.articles} articles, {size} bytes")
    else:
        _compare(options)


def _compare(options: argparse.Namespace) -> None:
    costs: dict[str, list[Cost]] = defaultdict(list)
    with TemporaryDirectory(prefix="artlint-benchmarks-") as name:
        works = Works(Path(name), options.articles, with_large=options.large, real=options.real)
        steps = [step for step in works.steps() if not options.only or step.name in options.only]
        # The first round brings the files into memory and is not counted.
        for number in range(options.rounds + 1):
            for step in steps:
                if number > min(step.rounds, options.rounds):
                    continue
                step.prepare()
                cost = run(step.command, Path(name))
                print(f"round {number}  {cost.wall:7.3f} s  {step.name}", file=sys.stderr)
                if number:
                    costs[step.name].append(cost)
    found = table(costs)
    print(found)
    if options.write:
        _write(found, costs, options)


def _write(found: str, costs: dict[str, list[Cost]], options: argparse.Namespace) -> None:
    page = _PAGE.read_text("utf-8")
    here = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors"
    machine = f"{here}, medians of {options.rounds} rounds.\n"
    _PAGE.write_text(f"{page.partition(_MARK)[0]}{_MARK}\n{_SHOWN}\n{machine}\n{found}", "utf-8")
    draw(costs, _PICTURE, f"Checking {options.articles:,} scraped articles")


if __name__ == "__main__":
    main()
