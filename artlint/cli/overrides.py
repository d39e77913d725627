"""From flags and environment to the options of a run."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from artlint.cache_folder import NO_CACHE, WORDS, cache_folder, make_cache_folder
from artlint.changes.comparison import Comparison
from artlint.cli.comma_lists import names_in
from artlint.cli.exits import CommandError
from artlint.cli.flags import CommonFlags
from artlint.cli.run_flags import RunFlags
from artlint.cli.selection_flags import SelectionFlags
from artlint.config.layers import Layer
from artlint.config.nearest import near
from artlint.run import RunOptions

if TYPE_CHECKING:
    from tomllib import TOMLDecodeError

    from artlint.rulebook import Language

_BARE = re.compile(r"[\w./:-]+\Z")
_COLUMN = re.compile(r" \(at (?:line 1, column (\d+)|end of document)\)\Z")
"""How tomllib says where it stopped in one line."""
_LANGUAGES = ("en", "zh")


def run_options(flags: CommonFlags, *, lang: Language | None = None) -> RunOptions:
    """Give the options that every command shares; CommandError when `--config` makes no sense."""
    inline = [given for given in flags.config if "=" in given and not Path(given).is_file()]
    paths = [given for given in flags.config if given not in inline]
    layers = [*_environment(), *map(_inline, inline), *_flags(flags)]
    path = _config_path(paths, isolated=flags.isolated)
    return RunOptions(
        isolated=flags.isolated, config_path=path, overrides=tuple(layers), lang=lang or asked_language(flags)
    )


def asked_language(flags: CommonFlags) -> Language | None:
    """Give the language that the flag or the environment asks for; None when neither does."""
    asked = flags.lang or os.environ.get("ARTLINT_LANG") or None
    if asked is not None and asked not in _LANGUAGES:
        raise CommandError(f"ARTLINT_LANG: {asked!r} is not one of {', '.join(_LANGUAGES)}")
    return cast("Language | None", str(asked) if asked else None)


def asked_cache(named: str | None) -> Path | None:
    """Give the folder of the cache that a flag, the environment or nobody names; CommandError when it cannot be used.

    None where the environment turns it off, or the user has no such folder.
    """
    said = os.environ.get(NO_CACHE, "")
    if said.lower() not in WORDS:
        raise CommandError(
            f"{NO_CACHE}: {said!r} is neither yes nor no; 1 keeps nothing{near(said, filter(None, WORDS))}"
        )
    folder = cache_folder(named)
    if folder is not None and (named or os.environ.get("ARTLINT_CACHE_DIR")):
        from artlint.cache.location import CacheError, check_untracked  # noqa: PLC0415 - git is asked only here

        origin = "--cache-dir" if named else "ARTLINT_CACHE_DIR"
        try:
            check_untracked(folder)
        except CacheError as error:
            raise CommandError(f"{origin}: {error}") from error
        if not make_cache_folder(folder):
            raise CommandError(f"{origin}: {folder}: cannot be written to")
    return folder


def asked_jobs(flags: SelectionFlags) -> int | None:
    """Give the number of processes that the flag or the environment asks for; None leaves it to the run."""
    asked = flags.jobs or os.environ.get("ARTLINT_JOBS") or "auto"
    if asked == "auto":
        return None
    if not asked.isascii() or not asked.isdigit() or int(asked) < 1:
        origin = "--jobs" if flags.jobs else "ARTLINT_JOBS"
        raise CommandError(f"{origin}: a number from 1, or auto, not {asked!r}")
    return int(asked)


def named_baseline(flags: SelectionFlags) -> Path | None:
    """Give the baseline that a flag names; CommandError where it is not there."""
    if flags.baseline is None:
        return None
    if isinstance(flags, RunFlags) and flags.no_baseline:
        raise CommandError("--baseline and --no-baseline exclude each other")
    path = Path(flags.baseline)
    if not os.path.lexists(path):
        raise CommandError(f"--baseline: no such file: {path}; make it with: artlint baseline create --baseline {path}")
    return path


def asked_comparison(flags: SelectionFlags) -> Comparison | None:
    """Give what the flags take for a change; None where all counts."""
    run = flags if isinstance(flags, RunFlags) else RunFlags()
    if flags.staged and flags.since is not None:
        raise CommandError("--staged and --since exclude each other")
    if flags.staged and run.add_ignore:
        raise CommandError("--add-ignore goes with files as they are, not as they are staged")
    if not flags.staged and flags.since is None and not run.changed_lines:
        return None
    return Comparison(flags.staged, flags.since if flags.since is not None else "HEAD", run.changed_lines)


def _config_path(given: Sequence[str], *, isolated: bool) -> Path | None:
    named = os.environ.get("ARTLINT_CONFIG")
    if given or isolated or not named:
        origin, paths = "--config", list(given)
    else:
        origin, paths = "ARTLINT_CONFIG", [named]
    if len(paths) > 1:
        raise CommandError(f"--config: one file at most, not {len(paths)}: {', '.join(paths)}")
    if paths and isolated:
        raise CommandError("--config PATH and --isolated exclude each other")
    if paths and not Path(paths[0]).is_file():
        more = "; a value is given as KEY=VALUE" if origin == "--config" else ""
        raise CommandError(f"{origin}: no such file: {paths[0]}{more}")
    return Path(paths[0]) if paths else None


def _environment() -> Iterator[Layer]:
    for name, key in (("ARTLINT_LANG", "lang"), ("ARTLINT_OUTPUT_FORMAT", "output-format")):
        if os.environ.get(name):
            yield Layer(name, {key: os.environ[name]})


def _inline(given: str) -> Layer:
    import tomllib  # noqa: PLC0415 - few runs are given a value

    origin = f"--config {given}"
    try:
        return Layer(origin, tomllib.loads(given))
    except tomllib.TOMLDecodeError as error:
        key, _, value = given.partition("=")
        if not _BARE.match(value.strip()):
            raise CommandError(f"--config: {_told(given, error)}") from error
        # A word without quotes: shells have eaten them.
        return _bare(origin, key, value.strip())


def _bare(origin: str, key: str, value: str) -> Layer:
    import tomllib  # noqa: PLC0415 - likewise

    text = f"{key}="
    try:
        return Layer(origin, tomllib.loads(f"{text}'{value}'"))
    except tomllib.TOMLDecodeError as error:
        raise CommandError(f"--config: {_told(f'{text}{value}', error)}") from error


def _told(given: str, error: TOMLDecodeError) -> str:
    """Say where a value on the command line stops being TOML."""
    found = _COLUMN.search(str(error))
    if found is None:
        return f"{given!r} is not TOML: {error}"
    where = f"at {given[int(found[1]) - 1 :]!r}" if found[1] else "at its end"
    return f"{given!r} is not TOML {where}: {_COLUMN.sub('', str(error)).lower()}"


def _flags(flags: CommonFlags) -> Iterator[Layer]:
    """Give each flag as a configuration with its own key; a flag that was not given is left out."""
    if flags.lang is not None:
        yield Layer("--lang", {"lang": str(flags.lang)})
    if not isinstance(flags, SelectionFlags):
        return
    run = flags if isinstance(flags, RunFlags) else RunFlags()
    given: Mapping[str, Any] = {
        "preset": flags.preset,
        "include": list(flags.include),
        "exclude": list(flags.exclude),
        "extend-exclude": list(flags.extend_exclude),
        "fail-on": str(run.fail_on) if run.fail_on else None,
    }
    yield from (Layer(f"--{key}", {key: value}) for key, value in given.items() if value)
    if flags.respect_gitignore is not None:
        origin = "--respect-gitignore" if flags.respect_gitignore else "--no-respect-gitignore"
        yield Layer(origin, {"respect-gitignore": flags.respect_gitignore})
    lists: Mapping[str, Sequence[str]] = {
        "select": flags.select,
        "ignore": flags.ignore,
        "extend-select": flags.extend_select,
        "extend-ignore": flags.extend_ignore,
        "fixable": run.fixable,
        "unfixable": run.unfixable,
    }
    named = {key: names_in(f"--{key}", value) for key, value in lists.items()}
    lint: Mapping[str, Any] = {**named, "ignore-suppressions": flags.ignore_suppressions}
    yield from (Layer(f"--{key}", {"lint": {key: value}}) for key, value in lint.items() if value)
