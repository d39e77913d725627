"""What a run is asked to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artlint.changes.comparison import Comparison
from artlint.config.layers import Layer
from artlint.frozen import frozen
from artlint.resolver import Resolver
from artlint.scope import Scope
from artlint.stopwatch import Stopwatch

if TYPE_CHECKING:
    from artlint.rulebook import Language


@frozen(slots=True)
class RunOptions:
    """What a run does besides checking. `overrides` are configuration layers that beat every file.

    `jobs` is the number of processes at most; None leaves it to the run. `baseline` names the baseline of all files;
    without one, that of each is the closest above it, unless `baselines` says that none holds. `scope` is what is known
    of the files, which a run finds out. Without `with_changes` a report on a fixed file may leave out what was changed,
    and name only the rules. With a `comparison` only what changed is looked at. `cache` is the folder of the cache;
    without one nothing is remembered. A `stopwatch` takes the time of each rule.
    """

    fix: bool = False
    unsafe_fixes: bool = False
    write: bool = True
    with_fixes: bool = True
    with_bylines: bool = False
    with_keys: bool = False
    with_changes: bool = True
    add_ignore: bool = False
    reason: str = ""
    force_exclude: bool = False
    isolated: bool = False
    config_path: Path | None = None
    overrides: Sequence[Layer | Mapping[str, Any]] = ()
    lang: Language | None = None
    jobs: int | None = 1
    baselines: bool = True
    baseline: Path | None = None
    comparison: Comparison | None = None
    scope: Scope = field(default_factory=Scope)
    cache: Path | None = None
    stopwatch: Stopwatch | None = None

    def resolver(self) -> Resolver:
        """Give the resolver of the configurations that these options allow."""
        return Resolver(
            explicit=self.config_path,
            isolated=self.isolated,
            overrides=self.overrides,
            lang=self.lang,
            reads_tree=True,
        )

    @property
    def writes(self) -> bool:
        """Tell whether files are changed."""
        return self.write and (self.fix or self.add_ignore)

    @property
    def finds_fixes(self) -> bool:
        """Tell whether findings come with their fixes."""
        return self.fix or self.with_fixes
