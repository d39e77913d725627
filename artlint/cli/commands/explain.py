"""`artlint explain ID`, another name of `artlint rule show ID`."""

from __future__ import annotations

from artlint.cli.commands.rule.show import Flags, run

__all__ = ["Flags", "run"]
