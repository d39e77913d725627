"""`artlint rule new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from artlint.cli.completion import kinds
from artlint.cli.exits import CommandError, Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.links import refuse_link_out
from artlint.cli.streams import complain, standard_output
from artlint.frozen import frozen
from artlint.reading import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.resolver import Place
    from artlint.rulebook import Rule


@frozen(slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `rule new`."""

    rule: Annotated[str, Argument(metavar="ID", help="The id: the name of the thing that is flagged, in kebab case.")]
    category: Annotated[str, Option("--category", metavar="C", help="The folder that the page goes into.")] = "house"
    kind: Annotated[
        str, Option("--kind", metavar="KIND", autocompletion=kinds, help="What to look for: the kind of matcher.")
    ] = "text"
    folder: Annotated[
        str | None,
        Option("--folder", metavar="PATH", help="The folder of rule pages; the first of `rule-paths` unless given."),
    ] = None


def run(flags: Flags) -> Exit:
    """Write the page of a new rule to start from."""
    from artlint.cli.rule_source import place_here
    from artlint.rulebook import NAME
    from artlint.rulebook.starters import started

    for name in (flags.rule, flags.category):
        if not NAME.match(name):
            raise CommandError(f"{name!r} is no name in lower case with dashes between words")
    place = place_here(flags)
    _check_names(flags, _known(place))
    folder = Path(flags.folder) if flags.folder is not None else _folder(place)
    path = folder / flags.category / f"{flags.rule}.md"
    _write(path, started(flags.kind, flags.rule))
    if not flags.silent:
        standard_output().write(f"{path}\n")
    if not flags.quiet and not _is_configured(folder, place):
        complain(f"artlint runs it once the configuration says: rule-paths = [{folder.as_posix()!r}]")
    return Exit.CLEAN


def _known(place: Place) -> Mapping[str, Rule]:
    """Give the rules that there are; a folder that is configured may be yet to come."""
    from artlint.settings.making import known_rules

    there = tuple(part for part in place.config.rule_paths if (place.home / part).is_dir())
    return known_rules(place.config.changed(rule_paths=there), place.home)


def _check_names(flags: Flags, known: Mapping[str, Rule]) -> None:
    categories = {rule.category for rule in known.values()}
    if flags.rule in known:
        raise CommandError(f"there is a rule {flags.rule!r} already")
    if flags.rule in {*categories, flags.category, "all"}:
        raise CommandError(f"{flags.rule!r} is the name of more than one rule")
    if flags.category in known or flags.category == "all":
        raise CommandError(f"{flags.category!r} is no name for a category")


def _folder(place: Place) -> Path:
    """Give the first folder that the configuration names, from the working folder where it lies below that."""
    if not place.config.rule_paths:
        return Path("rules")
    folder, here = place.home / place.config.rule_paths[0], Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _is_configured(folder: Path, place: Place) -> bool:
    return folder.resolve() in {(place.home / part).resolve() for part in place.config.rule_paths}


def _write(path: Path, page: str) -> None:
    refuse_link_out(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(page)
    except FileExistsError as error:
        raise CommandError(f"{path} is there already") from error
    except OSError as error:
        raise CommandError(f"{path}: {said(error)}") from error
