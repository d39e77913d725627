"""Fix copies of folders as a user would, twice, and tell what became of their pages; see README.md."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from artlint.reporters.parts.escape import escape_path
from artlint.rulebook import Rule, own_rules
from tests.corpus.pages import Page, read_page
from tests.corpus.run import Checkout

_FAULTS = ("fix-reverted", "rule-crash", "rule-timeout")
_UNSAFE = ("--unsafe-fixes", "--select", "all")
_OWNERS: Mapping[str, frozenset[str]] = {
    "words": frozenset({"word", "spacing", "invisible"}),
    "code": frozenset({"word", "newline", "invisible"}),
    "targets": frozenset({"link", "image"}),
    "templates": frozenset(),
    "fields": frozenset(),
}
"""For each part of a page what a fix owns, in the words of the rule pages, that changes the part."""


_MEANT = {"leaked-html"}
"""What these change was code to the renderer and HTML for the author."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of `artlint fix` left: faults by rule, how often each rule mended each file, and its last words."""

    faults: list[str]
    mended: dict[str, Counter[str]]
    errors: str

    @property
    def fixes(self) -> int:
        """The number of fixes in all files."""
        return sum(sum(rules.values()) for rules in self.mended.values())


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of one article that is another after fixing, and the rules that mended something there."""

    path: str
    part: str
    gone: list[str]
    new: list[str]
    rules: Sequence[str]

    def is_owned(self, rules: Mapping[str, Rule]) -> bool:
        """Tell whether the page of one of the rules says that its fix may do so."""
        mended = [(rules[rule], fix) for rule in self.rules if (fix := rules[rule].page.fix)]
        if self.part != "fields" and not _MEANT.isdisjoint(self.rules):
            return True
        if self.part == "fields":
            # The kinds that mend whatever field they flag say so for all of their pages.
            return any(spec.fields or rule.matcher.rewrites_fields for rule, spec in mended)
        return any(_OWNERS[self.part] & spec.owns for _, spec in mended)

    def __str__(self) -> str:
        lines = [f"{self.path}: {self.part} ({', '.join(self.rules)})"]
        lines += [f"  - {each[:200]!r}" for each in self.gone[:5]]
        lines += [f"  + {each[:200]!r}" for each in self.new[:5]]
        return "\n".join(lines)


def fix(folder: Path, options: Sequence[str]) -> Outcome:
    """Run `artlint fix` in a folder; what goes wrong is part of the outcome."""
    with tempfile.TemporaryDirectory() as temporary:
        report = Path(temporary, "report.jsonl")
        command = [sys.executable, "-m", "artlint", "fix", *options, "--show-fixes"]
        command += ["--output-format", "summary", "--output-format", f"jsonl={report}"]
        run = subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8")
        entries = report.read_text("utf-8").splitlines() if report.exists() else []
    faults = [
        f"{entry['path']}: {entry['message']} [{entry['rule']}]"
        for entry in map(json.loads, entries)
        if entry["rule"] in _FAULTS
    ]
    # A fault makes the exit code 2, and is told by itself.
    is_told = run.returncode in (0, 1) or bool(faults)
    return Outcome(faults, dict(_mended(run.stdout)), "" if is_told else run.stderr or f"exit code {run.returncode}")


def _mended(summary: str) -> Iterator[tuple[str, Counter[str]]]:
    """Read the list that `--show-fixes` writes: a path, and below it a number and a rule in each line."""
    for block in re.finditer(r"^(\S.*):\n((?: +\d+ × \S+\n)+)", summary, re.MULTILINE):
        yield block[1], Counter({rule: int(number) for number, rule in re.findall(r"(\d+) × (\S+)", block[2])})


def differences(path: str, before: Page, after: Page, rules: Sequence[str]) -> Iterator[Difference]:
    """Give the parts of a page that are not as they were; words only where they differ but for white space."""
    for part in ("words", "code", "targets", "templates"):
        old, new = getattr(before, part), getattr(after, part)
        if "".join(old) != "".join(new) if part == "words" else old != new:
            gone, come = Counter(old), Counter(new)
            yield Difference(path, part, list((gone - come).elements()), list((come - gone).elements()), rules)
    if before.fields is not None and before.fields != after.fields:
        left, right = before.fields, after.fields or {}
        keys = sorted(key for key in left.keys() | right.keys() if left.get(key, ...) != right.get(key, ...))
        gone_fields = [f"{key}: {left[key]}" for key in keys if key in left]
        yield Difference(path, "fields", gone_fields, [f"{key}: {right[key]}" for key in keys if key in right], rules)


@dataclass(frozen=True, slots=True)
class Trial:
    """What two runs over one copy did."""

    repository: str
    files: int
    first: Outcome
    second: Outcome
    restless: list[str]
    differences: list[Difference]

    def row(self, rules: Mapping[str, Rule]) -> str:
        """Write the numbers as a row of a Markdown table."""
        owned = sum(each.is_owned(rules) for each in self.differences)
        faults = len(self.first.faults) + len(self.second.faults) + bool(self.first.errors) + bool(self.second.errors)
        cells = (self.files, len(self.first.mended), self.first.fixes, faults, len(self.restless), owned)
        return f"| {self.repository} | " + " | ".join(map(str, (*cells, len(self.differences) - owned))) + " |"

    def details(self, rules: Mapping[str, Rule], *, with_owned: bool) -> Iterator[str]:
        """Tell what is wrong, and on request also what the rules say that they change."""
        for run in (self.first, self.second):
            yield from (run.errors, *run.faults) if run.errors else run.faults
        yield from (f"changed by the second run: {path}" for path in self.restless)
        yield from (str(each) for each in self.differences if with_owned or not each.is_owned(rules))


def trial(checkout: Checkout, options: Sequence[str]) -> Trial:
    """Fix a copy of a checkout twice and compare its pages with what they were."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary, "copy")
        shutil.copytree(checkout.folder, copy, symlinks=True, ignore=shutil.ignore_patterns(".git"))
        listed = [sys.executable, "-m", "artlint", "check", "--show-files"]
        names = subprocess.run(listed, cwd=copy, capture_output=True, check=True).stdout
        # NULs end the names where a newline is in one.
        count = names.count(b"\0") or names.count(b"\n")
        first = fix(copy, options)
        # Not the files that artlint says it read or changed, but all that there are.
        after = {path.relative_to(copy): path.read_bytes() for path in copy.rglob("*") if path.is_file()}
        second = fix(copy, options)
        restless = [str(name) for name, data in after.items() if (copy / name).read_bytes() != data]
    found: list[Difference] = []
    for path, data in after.items():
        before, name = (checkout.folder / path).read_bytes(), escape_path(str(path))
        if data != before:
            is_html = name.lower().endswith((".html", ".htm"))
            old, new = (read_page(each.decode("utf-8", "replace"), is_html=is_html) for each in (before, data))
            found += differences(name, old, new, sorted(first.mended.get(name, ())))
    return Trial(checkout.repository, count, first, second, restless, found)


def main() -> None:
    """Write a row for each checkout, and below the table what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkouts", nargs="+", type=Checkout.parse, metavar="OWNER/NAME@COMMIT=FOLDER")
    parser.add_argument("--unsafe", action="store_true", help="make all fixes of all rules")
    parser.add_argument("--owned", action="store_true", help="show also the differences that a rule owns")
    given = parser.parse_args()
    rules = own_rules()
    trials: list[Trial] = []
    print("| repository | files | changed | fixes | faults | changed again | owned differences | others |")  # noqa: T201
    print("|---|---|---|---|---|---|---|---|")  # noqa: T201
    for checkout in given.checkouts:
        trials.append(trial(checkout, _UNSAFE if given.unsafe else ()))
        print(trials[-1].row(rules), flush=True)  # noqa: T201
    for each in trials:
        for line in each.details(rules, with_owned=given.owned):
            print(f"\n{each.repository}: {line}")  # noqa: T201


if __name__ == "__main__":
    main()
