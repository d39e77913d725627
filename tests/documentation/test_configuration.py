"""Each example in docs/configuration.md does what the page says."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from pydantic import BaseModel

import artlint
from artlint.cli import main
from artlint.config.globs import Globs
from artlint.config.kebab import keys_of
from artlint.schema import installed
from artlint.schema.fields import FieldSpec
from artlint.schema.kinds import KINDS
from artlint.text import Lines

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"
FENCE = re.compile(r"^```(?P<info>[^\n]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass
class Example:
    """A configuration with what follows it: files beside it, an article, and the findings in it."""

    line: int
    config: str
    files: dict[str, str] = field(default_factory=dict)
    path: str = ""
    article: str = ""
    told: str = ""


def examples() -> Iterator[Example]:
    text = PAGE.read_text("utf-8")
    example: Example | None = None
    for match in FENCE.finditer(text):
        language, *words = match["info"].split()
        options = dict(word.split("=") for word in words if "=" in word)
        if language == "toml":
            if example is not None:
                yield example
            example = Example(text.count("\n", 0, match.start()) + 1, match["text"]) if not words else None
        elif example is not None and language == "json":
            example.files[options["file"]] = match["text"]
        elif example is not None and language == "md":
            example.path, example.article = options["path"], match["text"]
        elif example is not None and language == "text":
            example.told = match["text"]
    if example is not None:
        yield example


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: f"line-{example.line}")
def test_an_article_is_judged_as_shown(example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "artlint.toml").write_text(example.config, "utf-8")
    for name, text in example.files.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert example.article, "a configuration is shown with an article"
    lines = Lines(example.article)
    found = [
        "{0}:{1.line}:{1.column}: {2.level}[{2.rule}] {2.message}\n".format(
            example.path, lines.position(finding.span.start), finding
        )
        for finding in artlint.check_text(example.article, example.path, artlint.load_settings(path=tmp_path))
    ]
    assert "".join(found) == example.told


def test_the_model_is_found_as_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    fences = {match["info"]: match["text"] for match in FENCE.finditer(PAGE.read_text("utf-8"))}
    offered = tomllib.loads(fences["toml offer"])["project"]["entry-points"][installed.GROUP]

    class Post(BaseModel):
        title: str

    points = [EntryPoint(name, value, installed.GROUP) for name, value in offered.items()]
    monkeypatch.setattr(installed, "entry_points", lambda group: points if group == installed.GROUP else [])
    monkeypatch.setattr(EntryPoint, "load", lambda _self: Post)
    settings = artlint.load_settings(tomllib.loads(fences["toml model"]))
    (finding,) = artlint.check_text("---\nmood: x\n---\nText.\n", "a.md", settings)
    assert finding.rule == "missing-field"


def test_the_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source" / "_posts").mkdir(parents=True)
    (tmp_path / "source" / "_posts" / "spring.md").write_text("---\ntitle: Spring\n---\nRain.\n")
    commands = [
        shlex.split(line, comments=True)
        for match in FENCE.finditer(PAGE.read_text("utf-8"))
        if match["info"] == "sh"
        for line in match["text"].splitlines()
    ]
    assert len(commands) > 4
    for program, *arguments in commands:
        assert program == "artlint"
        assert main(arguments) == 0, arguments


def test_the_tables_name_every_type_and_option() -> None:
    text = PAGE.read_text("utf-8")
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    listed = {name for row in rows for name in re.findall(r"`([a-z-]+)`", row)}
    options = {*keys_of(FieldSpec)} - {"type"}
    assert set(KINDS) <= listed
    assert options - set(re.findall(r"`([a-z-]+)`", text)) == set()


PATTERNS = [
    ("posts/*.md", "posts/a.md", True), ("posts/*.md", "posts/b/a.md", False), ("posts/**", "posts/b/a.md", True),
    ("**/drafts/*.md", "a/b/drafts/c.md", True), ("*.md", "a/b/c.md", True), ("drafts/", "a/drafts/b.md", True),
    ("drafts/", "a/drafts", False), ("/about.md", "about.md", True), ("/about.md", "a/about.md", False),
    ("posts/20[01]?/**", "posts/2009/a.md", True), ("posts/20[01]?/**", "posts/2024/a.md", False),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "path", "matches"), PATTERNS)
def test_patterns_match_as_the_table_says(pattern: str, path: str, *, matches: bool) -> None:
    assert f"`{pattern}`" in PAGE.read_text("utf-8")
    assert Globs([pattern]).match(path) is matches
    assert Globs(["!x", pattern, "!posts/old/**"]).match(path) is matches
    assert Globs(["posts/**", "!posts/old/**"]).match("posts/old/a.md") is False
