"""Check folders as a user would, count what each rule finds, and choose findings to judge by eye; see README.md."""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

HERE = Path(__file__).parent
VERDICTS = HERE / "verdicts.tsv"


@dataclass(frozen=True, order=True)
class Place:
    """Where a rule finds something: a row of `verdicts.tsv` but for the verdict."""

    repository: str
    path: str
    line: int
    rule: str


@dataclass(frozen=True)
class Checkout:
    """A repository at one commit, and the folder where its files are."""

    repository: str
    folder: Path

    @classmethod
    def parse(cls, argument: str) -> Checkout:
        """Read `owner/name@commit=folder`; raise ValueError for anything else."""
        repository, equals, folder = argument.partition("=")
        if not equals or "@" not in repository or not Path(folder).is_dir():
            raise ValueError(argument)
        return cls(repository, Path(folder))

    def findings(self, options: list[str]) -> Iterator[tuple[Place, str]]:
        """Give each finding of `artlint check` in this folder with its message; the run may not fail."""
        command = [sys.executable, "-m", "artlint", "check", "--exit-zero", "--output-format", "json", *options]
        report = subprocess.run(command, cwd=self.folder, capture_output=True, check=True).stdout
        for entry in json.loads(report):
            yield Place(self.repository, entry["path"], entry["start"]["line"], entry["rule"]), entry["message"]

    def excerpt(self, place: Place, around: int) -> str:
        """Give the lines about a place, the one that is meant with an arrow."""
        lines = (self.folder / place.path).read_text("utf-8", "replace").split("\n")
        first = max(0, place.line - 1 - around)
        return "\n".join(
            f"  {'->' if number == place.line else '  '} {number:>5} | {line[:240]}"
            for number, line in enumerate(lines[first : place.line + around], first + 1)
        )


def judged() -> dict[Place, str]:
    """Give the verdicts that are stored."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            Place(row["repository@commit"], row["path"], int(row["line"]), row["rule"]): row["verdict"] for row in rows
        }


def spread(places: list[Place], size: int) -> list[Place]:
    """Choose up to `size` places, as many from each repository as from the next, evenly over its files."""
    groups: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        groups[place.repository].append(place)
    columns = (_even(sorted(set(group)), size) for group in groups.values())
    return [place for place in chain.from_iterable(zip_longest(*columns)) if place is not None][:size]


def _even(places: list[Place], size: int) -> list[Place]:
    step = max(1, len(places) / max(1, size))
    return [places[int(index * step)] for index in range(min(size, len(places)))]


def table(counts: Counter[tuple[str, str]], repositories: list[str]) -> Iterator[str]:
    """Write the counts as a Markdown table, rule by repository, the commonest rule first."""
    totals: Counter[str] = Counter()
    for (rule, _), count in counts.items():
        totals[rule] += count
    yield "| rule | " + " | ".join(name.partition("@")[0] for name in repositories) + " |"
    yield "|---" * (len(repositories) + 1) + "|"
    for rule, _ in totals.most_common():
        yield f"| {rule} | " + " | ".join(str(counts[rule, name] or "") for name in repositories) + " |"


def changed(found: Iterable[Place], repositories: Iterable[str]) -> Iterator[str]:
    """Tell the false findings that are still reported and the true ones that no longer are."""
    here, names = set(found), set(repositories)
    for place, verdict in sorted(judged().items()):
        if place.repository in names and (place in here) == (verdict == "false"):
            state = "still reported" if place in here else "no longer reported"
            yield f"{verdict}, {state}: {place.repository} {place.path}:{place.line} {place.rule}"


def sample(messages: dict[Place, str], checkouts: dict[str, Checkout], size: int, around: int) -> Iterator[str]:
    """Give up to `size` findings of each rule that nobody has judged, as rows without a verdict, with their lines."""
    known = judged()
    unjudged: dict[str, list[Place]] = defaultdict(list)
    for place in messages:
        if place not in known:
            unjudged[place.rule].append(place)
    for rule, places in sorted(unjudged.items()):
        for place in spread(places, size):
            yield f"\n{place.repository}\t{place.path}\t{place.line}\t{rule}\t\n  {messages[place]}"
            yield checkouts[place.repository].excerpt(place, around)


def main() -> None:
    """Write the table, then what changed against the verdicts, then the findings to judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkouts", nargs="+", type=Checkout.parse, metavar="OWNER/NAME@COMMIT=FOLDER")
    parser.add_argument("--sample", type=int, default=20, help="findings to judge for each rule")
    parser.add_argument("--around", type=int, default=2, help="lines to show before and after a finding")
    parser.add_argument("--option", action="append", default=[], help="an option more for `artlint check`")
    given = parser.parse_args()
    checkouts: dict[str, Checkout] = {checkout.repository: checkout for checkout in given.checkouts}
    findings = [each for checkout in checkouts.values() for each in checkout.findings(given.option)]
    counts = Counter((place.rule, place.repository) for place, _ in findings)
    messages = dict(findings)
    report = chain(
        table(counts, list(checkouts)),
        ("",),
        changed(messages, checkouts),
        sample(messages, checkouts, given.sample, given.around),
    )
    sys.stdout.writelines(f"{line}\n" for line in report)


if __name__ == "__main__":
    main()
