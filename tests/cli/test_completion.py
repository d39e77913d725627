"""What shells offer: their own completion scripts are run where the shells are."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from artlint.cli import completion

Completed = Callable[[str], set[str]]
BASH = """
source "$1"
read -ra COMP_WORDS <<<"$2"
[[ $2 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
# The name of the function stands behind -F.
$(complete -p artlint | sed 's/.*-F \\([^ ]*\\).*/\\1/') artlint
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = "source $argv[1]; complete -C $argv[2]"
# Completion functions of zsh work in its line editor alone; this one says what it would offer there.
ZSH = """
compdef() { }
_arguments() { print -r -- "${1#*\\(\\(}" }
_files() { }
source "$1"
words=(${(z)2}); [[ $2 == *" " ]] && words+=("")
CURRENT=$#words
_artlint_completion
"""
OFFER = re.compile(r'"([^"]+)"(?::"[^"]*")?|^([^\t\n"]+)(?:\t.*)?$', re.MULTILINE)
"""An offer: in quotes as zsh wants it, or with its help behind a tab."""


@pytest.fixture(params=["bash", "fish", "zsh"])
def completed(request: pytest.FixtureRequest, tmp_path: Path) -> Completed:
    """Gives what a shell offers at the end of a line."""
    shell = request.param
    if shutil.which(shell) is None or sys.platform == "win32":
        pytest.skip(f"no {shell} here")
    program = tmp_path / "bin" / "artlint"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m artlint \"$@\"\n")
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}

    def run(*command: str, **more: str) -> str:
        done = subprocess.run(command, env={**environment, **more}, capture_output=True, text=True, check=False)
        assert done.stderr == ""
        return done.stdout

    script = tmp_path / "script"
    script.write_text(run("artlint", _ARTLINT_COMPLETE=f"source_{shell}"))
    code = {"bash": BASH, "fish": FISH, "zsh": ZSH}[shell]
    before = {"bash": ["-c", code, "bash"], "fish": ["--no-config", "-c", code], "zsh": ["-f", "-c", code, "zsh"]}[
        shell
    ]
    return lambda line: {"".join(offer) for offer in OFFER.findall(run(shell, *before, str(script), line))}


def test_a_shell_offers_commands_flags_and_values(completed: Completed) -> None:
    assert completed("artlint che") == {"check"}
    assert completed("artlint rule ") == {"list", "new", "show", "test"}
    assert completed("artlint check --files-f") == {"--files-from"}
    assert completed("artlint check --select inline-") == {"inline-style"}
    assert completed("artlint check --select text,inline-") == {"text,inline-style"}
    assert completed("artlint check --preset h") == {"hexo", "hugo"}
    assert completed("artlint check --output-format sar") == {"sarif"}
    assert completed("artlint check --fail-on n") == {"never"}
    assert completed("artlint explain leaked-h") == {"leaked-html"}


def test_a_shell_completes_files_by_itself(completed: Completed, site: Path) -> None:
    offered = completed("artlint check po")
    assert (site / "posts").is_dir()
    # fish tells of its files here too.
    assert offered <= {"posts/"}


def test_values_of_rules_come_from_the_names_of_pages(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(*_: Any) -> None:
        raise AssertionError("a page was read")

    monkeypatch.setattr("artlint.rulebook.load_page", unwanted)
    page = site / "rules" / "house" / "lantern.md"
    page.parent.mkdir(parents=True)
    page.write_text("nothing yet")
    assert completion.selectors("lant") == completion.rule_ids("lant") == []
    (site / "artlint.toml").write_text('rule-paths = ["rules"]\n')
    assert completion.selectors("lant") == completion.rule_ids("lant") == ["lantern"]
    assert completion.selectors("al") == ["all"]
    assert completion.selectors("house,lantern,") == [
        f"house,lantern,{name}" for name in completion.selectors("") if name not in {"house", "lantern"}
    ]
    assert {"html", "images", "text"} < {*completion.selectors("")}
    (site / "artlint.toml").write_text("rule-pats = []\n")
    assert completion.selectors("inline-") == ["inline-style"]
    assert completion.selectors("lant") == []


def test_kinds_are_those_with_a_page_to_start_from(artlint: Any) -> None:
    assert completion.kinds("t") == ["text"]
    for kind in completion.kinds(""):
        assert artlint("rule", "new", f"a-{kind}", "--kind", kind).code == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_the_script_is_shown_and_installed_for_the_shell_at_hand(tmp_path: Path) -> None:
    def run(flag: str) -> str:
        # The shell is the process that started this one.
        command = ["bash", "-c", f"'{sys.executable}' -m artlint {flag}; exit $?"]
        environment = {**os.environ, "HOME": str(tmp_path)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    shown = run("--show-completion")
    assert "complete -o default -F _artlint_completion artlint" in shown
    run("--install-completion")
    (script,) = (tmp_path / ".bash_completions").iterdir()
    assert script.read_text().strip() == shown.strip()
    assert str(script) in (tmp_path / ".bashrc").read_text()
