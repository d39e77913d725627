"""`artlint rules`, another name of `artlint rule list`."""

from __future__ import annotations

from artlint.cli.commands.rule.list import Flags, run

__all__ = ["Flags", "run"]
