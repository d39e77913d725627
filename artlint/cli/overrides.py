"""From flags and environment to the options of a run."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from artlint.cli.exits import CommandError
from artlint.cli.flags import CommonFlags
from artlint.cli.run_flags import RunFlags
from artlint.rulebook import Language
from artlint.run import RunOptions

_INLINE = re.compile(r"\s*([A-Za-z0-9_\"'.-]+)\s*=(.*)\Z", re.DOTALL)
_BARE = re.compile(r"[\w./:-]+\Z")
_LANGUAGES = ("en", "zh")


def run_options(flags: CommonFlags, *, lang: Language | None = None) -> RunOptions:
    """Give the options that every command shares; CommandError when `--config` makes no sense."""
    path, layers = _configuration(flags)
    return RunOptions(isolated=flags.isolated, config_path=path, overrides=layers, lang=lang or asked_language(flags))


def asked_language(flags: CommonFlags) -> Language | None:
    """Give the language that the flag or the environment asks for; None when neither does."""
    asked = flags.lang or os.environ.get("ARTLINT_LANG") or None
    if asked is not None and asked not in _LANGUAGES:
        raise CommandError(f"ARTLINT_LANG: {asked!r} is not one of {', '.join(_LANGUAGES)}")
    return cast("Language | None", str(asked) if asked else None)


def asked_jobs(flags: RunFlags) -> int | None:
    """Give the number of processes that the flag or the environment asks for; None leaves it to the run."""
    asked = flags.jobs or os.environ.get("ARTLINT_JOBS") or "auto"
    if asked == "auto":
        return None
    if not asked.isascii() or not asked.isdigit() or int(asked) < 1:
        raise CommandError(f"--jobs: a number from 1, or auto, not {asked!r}")
    return int(asked)


def _configuration(flags: CommonFlags) -> tuple[Path | None, tuple[Mapping[str, Any], ...]]:
    paths: list[Path] = []
    layers: list[Mapping[str, Any]] = []
    for given in flags.config:
        inline = None if Path(given).is_file() else _INLINE.match(given)
        if inline is not None:
            layers.append(_inline(given, inline[1], inline[2].strip()))
        else:
            paths.append(Path(given))
    if not paths and not flags.isolated and os.environ.get("ARTLINT_CONFIG"):
        paths.append(Path(os.environ["ARTLINT_CONFIG"]))
    if len(paths) > 1:
        raise CommandError(f"--config: one file at most, not {len(paths)}")
    if paths and flags.isolated:
        raise CommandError("--config PATH and --isolated exclude each other")
    if paths and not paths[0].is_file():
        raise CommandError(f"--config: no such file: {paths[0]}")
    if isinstance(flags, RunFlags):
        layers.append(_flag_layer(flags))
    return (paths[0] if paths else None), tuple(layer for layer in layers if layer)


def _inline(given: str, key: str, value: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(f"{key} = {value}")
    except tomllib.TOMLDecodeError as error:
        if not _BARE.match(value):
            raise CommandError(f"--config: {given!r} is not TOML: {error}") from error
        # A word without quotes: shells have eaten them.
        return tomllib.loads(f"{key} = '{value}'")


def _flag_layer(flags: RunFlags) -> dict[str, Any]:
    """Give the flags as a configuration with its own keys; a flag that was not given is left out."""
    lint = {
        "select": _names(flags.select),
        "ignore": _names(flags.ignore),
        "extend-select": _names(flags.extend_select),
        "extend-ignore": _names(flags.extend_ignore),
        "fixable": _names(flags.fixable),
        "unfixable": _names(flags.unfixable),
        "ignore-suppressions": flags.ignore_suppressions,
    }
    layer = {
        "preset": flags.preset,
        "include": list(flags.include),
        "exclude": list(flags.exclude),
        "extend-exclude": list(flags.extend_exclude),
        "respect-gitignore": flags.respect_gitignore,
        "fail-on": str(flags.fail_on) if flags.fail_on else None,
        "lint": {key: value for key, value in lint.items() if value},
    }
    return {key: value for key, value in layer.items() if value not in (None, [], {})}


def _names(lists: Sequence[str]) -> list[str]:
    return [name.strip() for names in lists for name in names.split(",") if name.strip()]
