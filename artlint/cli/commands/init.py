"""`artlint init`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from shlex import quote
from typing import Annotated

from typer import Argument, Option

from artlint.cli.comma_lists import names_in
from artlint.cli.exits import CommandError, Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.in_force import in_force
from artlint.cli.new_files import show_files, write_files
from artlint.cli.streams import complain
from artlint.config.detection import Detector
from artlint.config.nearest import listed, near
from artlint.frozen import frozen
from artlint.paths import shown
from artlint.presets import load_preset, preset_names
from artlint.resolver import detector
from artlint.survey.additional import SCHEMA, NewFile, addition_names, additions
from artlint.survey.draft import draft
from artlint.survey.telling import sentences

_NAME = "artlint.toml"
_MOST = 100
"""Folders inside that are looked at for a site."""


@frozen(slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `init`."""

    path: Annotated[str, Argument(metavar="FOLDER", help="The folder of the site.")] = "."
    additions: Annotated[
        list[str],
        Option("--with", metavar="NAMES", help="Files for others: pre-commit, github, vscode; a comma list."),
    ] = field(default_factory=list)
    preset: Annotated[
        str | None, Option("--preset", metavar="NAME", help="The site generator, where it is not to be detected.")
    ] = None
    force: Annotated[
        bool, Option("--force", help="Write artlint's own files anew, and below another configuration.")
    ] = False
    dry_run: Annotated[bool, Option("--dry-run", help="Write nothing; print what would be written.")] = False


def run(flags: Flags) -> Exit:
    """Look at the repository and write a configuration for it."""
    if flags.config:
        raise CommandError("--config: init reads no configuration; it writes one")
    folder = Path(flags.path).absolute().resolve()
    if not folder.is_dir():
        raise CommandError(f"no such folder: {flags.path}")
    names = _names(flags.additions)
    path = _config_path(folder, flags)
    more = [each for name in names for each in additions(name, folder)]
    if path is None:
        files = more
    elif path.exists() and not (flags.force or flags.dry_run):
        # Nobody needs to wait for what is not written.
        files = [NewFile(path, "", is_own=True), *more]
    else:
        files = [NewFile(path, _configuration(folder, flags, with_schema="vscode" in names), is_own=True), *more]
    if flags.dry_run:
        if not flags.silent:
            show_files(files)
        return Exit.CLEAN
    return write_files(files, flags, force=flags.force)


def _names(given: Sequence[str]) -> list[str]:
    names, known = names_in("--with", given), addition_names()
    for name in names:
        if name not in known:
            raise CommandError(f"--with: there is no {name!r}{near(name, known) or listed(known)}")
    return list(dict.fromkeys(names))


def _config_path(folder: Path, flags: Flags) -> Path | None:
    """Give the file that holds in a folder, else the one to write, None where the project's own file holds.

    CommandError where it would shadow what holds already, and nobody says that it should.
    """
    found = in_force(folder)
    if found is None:
        return folder / _NAME
    is_here = found.path.parent == folder
    if is_here and found.path.name != "pyproject.toml":
        return found.path
    where = "here" if folder == Path.cwd() else f"for {flags.path}"
    beside = f"an {_NAME} beside it" if is_here else "a configuration there"
    words = f"{found} holds {where} already; {beside} takes its place as a whole for the articles below"
    if is_here and (flags.force or not flags.additions) and not flags.dry_run:
        raise CommandError(f"{words}: add to its table [tool.artlint], or take that out first")
    if not (is_here or flags.force or flags.dry_run or _is_site(folder, flags)):
        raise CommandError(
            f"{words}: say what is other there in an [[override]] of it; --force writes one nevertheless"
        )
    if not (flags.quiet or flags.silent):
        complain(f"note: {words}")
    return None if is_here and not flags.dry_run else folder / _NAME


def _is_site(folder: Path, flags: Flags) -> bool:
    """Tell whether a generator has its own site in a folder, which is a reason for a configuration of its own."""
    found = None if flags.isolated else detector().detect(folder)
    return found is not None and found.root == folder


def _configuration(folder: Path, flags: Flags, *, with_schema: bool) -> str:
    """Give the text of the configuration, and say on standard error what it comes from."""
    preset, reason = _generator(folder, flags)
    made = draft(folder, preset, reason)
    if not (flags.quiet or flags.silent):
        for sentence in sentences(made):
            complain(f"note: {sentence}")
    head = f"#:schema ./{SCHEMA}\n" if with_schema else ""
    return head + made.text


def _generator(folder: Path, flags: Flags) -> tuple[str, str]:
    """Give the preset for a folder and why it is that one."""
    if flags.preset is not None:
        if flags.preset not in preset_names():
            meant = near(flags.preset, preset_names()) or listed(preset_names())
            raise CommandError(f"--preset: there is no {flags.preset!r}{meant}")
        return flags.preset, "as asked for"
    if flags.isolated:
        return "generic", "since none is to be detected"
    known = detector()
    found = known.detect(folder)
    if found is None:
        return "generic", "since no generator is recognised" + _below(folder, known)
    if found.root != folder:
        title, root = load_preset(found.preset).title, shown(found.root)
        raise CommandError(
            f"{flags.path} belongs to the {title} site in {root}, because of {found.reason}; "
            f"run: artlint init {quote(root)}, or name a --preset"
        )
    return found.preset, f"because of {found.reason}"


def _below(folder: Path, known: Detector) -> str:
    """Say which folders inside hold a site that is recognised."""
    inner = sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))[:_MOST]
    found = [each for each in map(known.detect, inner) if each is not None and each.root.parent == folder]
    told = [f"{each.root.name} ({load_preset(each.preset).title})" for each in found[:3]]
    return f" here, but in {', '.join(told)}: artlint init {quote(shown(found[0].root))}" if told else ""
