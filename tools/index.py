"""Writes the index of all rules into rules/README.md; with `--check` only says whether it is up to date.

Run as `python tools/index.py [--check]` from the root of the repository.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from artlint.rulebook import Rule, own_rules

_PAGE = Path("rules/README.md")
_START, _END = "<!-- index: start -->\n", "<!-- index: end -->\n"


def main(arguments: list[str]) -> int:
    """Give 0 when the index is up to date or was written, 1 when `--check` finds it stale."""
    text = _PAGE.read_text("utf-8")
    before, _, rest = text.partition(_START)
    _, _, after = rest.partition(_END)
    wanted = before + _START + "".join(f"{line}\n" for line in _index(own_rules().values())) + _END + after
    if wanted == text:
        return 0
    if "--check" in arguments:
        print(f"{_PAGE}: the index is stale; run `nox -s generate`")
        return 1
    _PAGE.write_text(wanted, "utf-8")
    return 0


def _index(rules: Iterable[Rule]) -> Iterator[str]:
    """Give the lines of the index: a table for each category."""
    ordered = sorted(rules, key=lambda rule: (rule.category, rule.id))
    for category, members in groupby(ordered, key=lambda rule: rule.category):
        yield ""
        yield f"### {category}"
        yield ""
        yield "| rule | what it reports | level | fix |"
        yield "|---|---|---|---|"
        for rule in members:
            optional = ", opt-in" if rule.page.opt_in else ""
            fix = rule.page.fix.safety.value if rule.page.fix else "–"
            said = rule.page.message.en.replace("|", "\\|").replace("<", "&lt;")
            yield f"| [{rule.id}]({category}/{rule.id}.md) | {said} | {rule.page.level.value}{optional} | {fix} |"
    yield ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
