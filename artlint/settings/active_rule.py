"""A rule that runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING

from artlint.findings import Level
from artlint.frozen import frozen

if TYPE_CHECKING:
    from artlint.matchers.base import Context, Match, Matcher
    from artlint.rulebook import Language, Rule


@frozen
class ActiveRule:
    """A rule that runs, with the level that its findings have here; `pinned` when the configuration says so."""

    rule: Rule
    level: Level
    pinned: bool = False

    @property
    def matcher(self) -> Matcher:
        """The matcher, with the options of the configuration."""
        return self.rule.matcher

    @cached_property
    def find(self) -> Callable[[Context], Iterable[Match]]:
        """What the matcher finds; kept, since to look it up takes as long as most rules do."""
        return self.matcher.find

    @cached_property
    def texts(self) -> Callable[[str, Language], tuple[str, str]]:
        """What gives the message and the help of a variant, as the page has them; kept, since it is asked again."""
        return cache(self.rule.page.texts)

    @property
    def is_about_runs(self) -> bool:
        """Tell whether its findings are made by a run, not found in an article."""
        return self.rule.page.kind == "run"
