"""Every command and every flag has its line of help, and a test that uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from artlint.cli.app import application

TESTS = Path(__file__).parents[1]
LONGEST = 160
"""Characters of help that fit on two lines beside their flag."""


def commands() -> Iterator[tuple[str, Any]]:
    """Give every command with the words that call it, groups too."""
    waiting: list[tuple[str, Any]] = [("artlint", application())]
    while waiting:
        name, found = waiting.pop()
        # What is found may stand for a command that is loaded when it is called.
        context = found.make_context(name, [], resilient_parsing=True)
        command = context.command
        yield name, command
        names = command.list_commands(context) if hasattr(command, "list_commands") else []
        waiting += [(f"{name} {each}", command.get_command(context, each)) for each in names]


COMMANDS = dict(commands())
OPTIONS = sorted(
    {
        (*sorted((*parameter.opts, *parameter.secondary_opts), key=len, reverse=True), parameter.help or "")
        for name, command in COMMANDS.items()
        for parameter in command.params
        if parameter.param_type_name == "option"
    }
)


def test_the_contract_is_there() -> None:
    flags = {flag for each in OPTIONS for flag in each[:-1]}
    assert {
        "--config", "--isolated", "--color", "--verbose", "--quiet", "--silent", "--lang", "--version",
        "--select", "--ignore", "--extend-select", "--extend-ignore", "--preset",
        "--fix", "--unsafe-fixes", "--diff", "--show-fixes", "--fixable", "--unfixable", "--exit-non-zero-on-fix",
        "--include", "--exclude", "--extend-exclude", "--force-exclude", "--respect-gitignore", "--stdin-filename",
        "--files-from", "--staged", "--since", "--changed-lines", "--ignore-suppressions", "--add-ignore", "--reason",
        "--baseline", "--no-baseline", "--show-baselined", "--output-format", "--output", "--statistics",
        "--max-diagnostics", "--show-files", "--show-settings", "--fail-on", "--max-warnings", "--exit-zero",
        "--jobs", "--watch", "--install-completion", "--show-completion",
    } <= flags  # fmt: skip
    assert {
        "artlint check", "artlint fix", "artlint rule list", "artlint rule show", "artlint rule new",
        "artlint rule test", "artlint rules", "artlint explain", "artlint schema front-matter", "artlint schema config",
        "artlint init",
        "artlint config show", "artlint config file", "artlint config get", "artlint baseline create",
        "artlint baseline update", "artlint baseline prune", "artlint baseline status",
    } <= COMMANDS.keys()  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_one_line_of_help_that_is_shown_whole(name: str, artlint: Any) -> None:
    words = name.split()[1:]
    said = COMMANDS[name].help
    assert said
    assert "\n" not in said.strip()
    told = artlint(*words, "-h")
    assert told.code == 0
    assert told.out.startswith(f"Usage: {name} ")
    if words:
        group = artlint(*words[:-1], "-h").out
        assert re.search(rf"^  {words[-1]} +{re.escape(said)}$", group, re.MULTILINE), group


@pytest.mark.parametrize("option", OPTIONS, ids=[each[0] for each in OPTIONS])
def test_a_flag_says_what_it_does_and_is_used_by_a_test(option: tuple[str, ...]) -> None:
    *flags, said = option
    assert 0 < len(said) <= LONGEST
    assert said[0].isupper()
    assert said.endswith(".")
    used = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, flags))})(?![\w-])")
    assert any(used.search(path.read_text("utf-8")) for path in TESTS.rglob("test_*.py") if path != Path(__file__))


@pytest.mark.parametrize("name", [name for name in COMMANDS if " " in name])
def test_a_command_is_used_by_a_test(name: str) -> None:
    words = name.split()[1:]
    called = ", *".join(f'"{word}"' for word in words)
    spoken = re.escape(" ".join(["artlint", *words]))
    pattern = re.compile(rf"\(\s*{called}|{spoken}\b|artlint\s+{' +'.join(words)}\b")
    assert any(pattern.search(path.read_text("utf-8")) for path in TESTS.rglob("test_*.py") if path != Path(__file__))
