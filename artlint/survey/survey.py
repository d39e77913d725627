"""What the articles of a repository have in common, by a look at some of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from artlint.config.globs import Globs
from artlint.frozen import frozen
from artlint.resolver import Place
from artlint.survey.look import Look, looks

MOST = 200
"""Articles that are looked at."""
_ENOUGH = 5
"""Articles below which nothing is said of habits."""
_NEARLY_ALL = 0.95


@frozen
class Survey:
    """The articles of a place: how many there are, and what those show that were looked at."""

    total: int
    looks: tuple[Look, ...]

    @property
    def is_telling(self) -> bool:
        """Tell whether there are enough articles to speak of habits."""
        return len(self.looks) >= _ENOUGH

    @cached_property
    def editors(self) -> int:
        """How many of the articles name an editor."""
        return sum(each.has_editor for each in self.looks)

    @cached_property
    def is_chinese(self) -> bool:
        """Whether most of the articles are Chinese."""
        return sum(each.is_chinese for each in self.looks) * 2 > len(self.looks)

    @cached_property
    def findings(self) -> Mapping[str, int]:
        """How many findings there probably are of each rule in all articles, to two digits; the commonest first."""
        seen = Counter[str]()
        for each in self.looks:
            seen.update(each.rules)
        scale = self.total / len(self.looks) if self.looks else 1
        ordered = sorted(seen.items(), key=lambda item: (-item[1], item[0]))
        return {rule: count if scale == 1 else _rounded(count * scale) for rule, count in ordered}

    @property
    def count(self) -> int:
        """How many findings there probably are."""
        count = sum(self.findings.values())
        return count if self.total == len(self.looks) else _rounded(count)

    def dates(self) -> Mapping[str, Mapping[str, int]]:
        """Give how many articles write each date field in which form, the commonest form first."""
        found: dict[str, Counter[str]] = {}
        for each in self.looks:
            for name, form in each.dates.items():
                found.setdefault(name, Counter())[form] += 1
        return {name: dict(forms.most_common()) for name, forms in found.items()}

    def below(self, patterns: Sequence[str]) -> Survey:
        """Give the same of the articles with front matter under some paths; without patterns, of all of them."""
        globs = Globs(patterns)
        chosen = [each for each in self.looks if each.has_block and (not patterns or globs.match(each.path))]
        return Survey(self.total, tuple(chosen))

    def usual_fields(self) -> Iterator[tuple[str, int, frozenset[str]]]:
        """Give the fields that nearly every article fills, with how many do, and the types of their values."""
        counts = Counter(name for each in self.looks for name in each.fields)
        # In the order in which the first articles have them.
        for name, count in counts.items():
            if count >= _NEARLY_ALL * len(self.looks):
                yield name, count, frozenset(each.fields[name] for each in self.looks if name in each.fields)


def survey(place: Place) -> Survey:
    """Give what the articles of a place show; of many, some that lie evenly among all are looked at."""
    paths = list(place.discovery.articles(place.root))
    return Survey(len(paths), tuple(looks(sample(paths), place)))


def sample(paths: Sequence[Path]) -> Sequence[Path]:
    """Give no more than `MOST` of some paths, from the first to the last at the same distance."""
    if len(paths) <= MOST:
        return paths
    return [paths[number * (len(paths) - 1) // (MOST - 1)] for number in range(MOST)]


def _rounded(count: float) -> int:
    """Give a number as exactly as a guess may be."""
    return round(float(f"{count:.1e}"))
