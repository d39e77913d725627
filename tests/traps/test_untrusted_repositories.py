"""A tree that somebody else made: nothing in it runs, leads out, hangs the run or speaks to the terminal."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

import artlint as package
from tests.traps.runs import artlint, process, site

DIRTY = '---\ntitle: x\n---\n\n<p style="mso-a:red">x</p>\n\nEditor: Lin\n'
HIDDEN = 'hunter2 = "hunter2"\n'

# What the tree holds besides the article, and what is said of it.
CONFIGURATIONS: dict[str, tuple[dict[str, str], str]] = {
    "extend, above": ({"artlint.toml": 'extend = "../out/s.toml"'}, "leads out of the configuration's folder"),
    "extend, absolute": ({"artlint.toml": 'extend = "OUT/s.toml"'}, "leads out of the configuration's folder"),
    "extend, a link": ({"artlint.toml": 'extend = "b.toml"', "b.toml": "->s.toml"}, "leads out of the configuration's"),
    "extend, a circle": ({"artlint.toml": 'extend = "artlint.toml"'}, "leads in a circle"),
    "configuration, a link": ({"artlint.toml": "->s.toml"}, "leads out of the repository"),
    "rule-paths, above": ({"artlint.toml": 'rule-paths = ["../out"]'}, "lies outside the configuration's folder"),
    "rule-paths, a link": (
        {"artlint.toml": 'rule-paths = ["r"]', "r": "->."},
        "lies outside the configuration's folder",
    ),
    "rule-paths, a category": (
        {"artlint.toml": 'rule-paths = ["r"]', "r/c": "->."},
        "leads out of the configuration's",
    ),
    "rule-paths, a page": ({"artlint.toml": 'rule-paths = ["r"]', "r/c/x.md": "->x.md"}, "leads out of the config"),
    "json-schema, above": ({"artlint.toml": '[[schema]]\njson-schema = "../out/s.toml"'}, "lies outside the config"),
    "json-schema, a link": (
        {"artlint.toml": '[[schema]]\njson-schema = "s.json"', "s.json": "->s.toml"},
        "lies outside",
    ),
    "json-schema, remote": (
        {"artlint.toml": '[[schema]]\njson-schema = "s.json"', "s.json": '{"$ref": "http://127.0.0.1/x"}'},
        "leads out of the file",
    ),
    "a pattern for paths": ({"artlint.toml": 'exclude = ["[z-a]"]'}, "is no pattern for paths"),
    "nested TOML": ({"artlint.toml": "a = " + "[" * 50_000}, "nested too deeply"),
    "nested JSON": ({"artlint.toml": '[[schema]]\njson-schema = "s.json"', "s.json": "[" * 50_000}, "cannot be read"),
    "a model of its own": ({"artlint.toml": '[[schema]]\nmodel = "os:system"'}, "os:system"),
}


def _made(folder: Path, files: dict[str, str]) -> Path:
    out = folder / "out"
    out.mkdir()
    (out / "s.toml").write_text(HIDDEN)
    (out / "x.md").write_text(HIDDEN)
    tree = site(folder / "site", a=DIRTY)
    for name, content in files.items():
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content.startswith("->"):
            path.symlink_to(out / content.removeprefix("->"))
        else:
            path.write_text(content.replace("OUT", str(out)))
    return tree


@pytest.mark.parametrize("row", CONFIGURATIONS)
def test_a_configuration_cannot_reach_out(row: str, tmp_path: Path) -> None:
    files, told = CONFIGURATIONS[row]
    done = artlint(_made(tmp_path, files), "check")
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert b"hunter2" not in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


_MODULES = [
    "yaml", "typer", "json", "rich", "regex", "artlint", "pydantic", "turbohtml", "pyromark", "sitecustomize",
    "usercustomize", "frontmatter", "pathspec", "html", "re", "models", "conftest",
]  # fmt: skip


@pytest.mark.parametrize("mode", ["check", "fix"])
def test_no_code_of_the_tree_runs(mode: str, tmp_path: Path) -> None:
    tree = site(tmp_path, a=DIRTY)
    for name in _MODULES:
        (tree / f"{name}.py").write_text("import os\nos._exit(7)\n")
    (tree / ".artlint").mkdir()
    (tree / ".artlint" / "plugin.py").write_text("import os\nos._exit(7)\n")
    done = process(tree, mode, "--select", "inline-style")
    assert done.returncode == (1 if mode == "check" else 0)


# Each would try for longer than the sun shines.
_LONG = "x" * 60
PATTERNS: dict[str, tuple[str, str]] = {
    "an option of a rule": (
        "[lint.rules.missing-editor-line]\npatterns = ['((x|xx)+)+!(?<=z!)责编']",
        f"{_LONG}x!责编\n",
    ),
    "a rule page": ('rule-paths = ["r"]', f"<p class='{_LONG}'>x</p>\n"),
    "a field": ("[[schema]]\n[schema.fields]\ntitle = {type = 'str', pattern = '((x|xx)+)+\\b[!]'}", "x\n"),
}
PAGE = """---
id: slow-class
level: warning
message: {en: slow, zh: 慢}
match: {kind: attribute, name: class, value: '((x|xx)+)+\\b[!]'}
---
# Slow class
"""


def _slow(row: str, folder: Path) -> Path:
    config, text = PATTERNS[row]
    tree = site(folder, a=f"---\ntitle: {_LONG}\n---\n\n{text}", b=DIRTY)
    (tree / "artlint.toml").write_text(config, "utf-8")
    (tree / "r" / "test").mkdir(parents=True)
    (tree / "r" / "test" / "slow-class.md").write_text(PAGE, "utf-8")
    return tree


@pytest.mark.parametrize("row", PATTERNS)
def test_a_pattern_without_end_is_stopped_and_named(row: str, tmp_path: Path) -> None:
    done = artlint(_slow(row, tmp_path), "check", "--output-format", "json")
    found = json.loads(done.stdout)
    slow = [each for each in found if each["rule"] == "rule-timeout"]
    assert slow, found
    assert {each["path"] for each in slow} == {"a.md"}
    assert any(each["rule"] == "inline-style" for each in found)
    assert done.returncode == 2


GLOBS: dict[str, tuple[str, str]] = {
    "stars in a name": ("*a*a*a*a*a*a*a*a*a*a*a*a*b", "a" * 240),
    "stars over folders": ("/".join(["**", "a"] * 12 + ["**", "b"]), "/".join(["a"] * 100)),
}


@pytest.mark.parametrize("row", GLOBS)
@pytest.mark.parametrize("place", [".gitignore", "artlint.toml", "--exclude", "hosts", "params"])
def test_no_glob_hangs_the_run(row: str, place: str, tmp_path: Path) -> None:
    glob, name = GLOBS[row]
    tree = site(tmp_path, a=f"---\ntitle: x\n---\n\n<p style='a:b'>x</p> ![]({'http://' + 'a' * 3000}/?{'a' * 3000})\n")
    path = tree / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(DIRTY)
    words = ["--extend-exclude", glob] if place == "--exclude" else []
    name = glob.replace("/", "")
    contents = {
        ".gitignore": glob,
        "artlint.toml": f"extend-exclude = ['{glob}']\n[lint.per-file-ignores]\n'{glob}' = ['all']\n",
        "hosts": f"[lint]\nselect=['all']\n[lint.rules.hotlink-protected-host]\nextend-deny-hosts = ['{name}']\n",
        "params": f"[lint]\nselect=['all']\n[lint.rules.tracking-params]\nextend-params = ['{name}']\n",
    }
    if place in contents:
        (tree / (place if place.startswith(".") else "artlint.toml")).write_text(contents[place])
    done = artlint(tree, "check", "--output-format", "concise", *words)
    assert done.returncode == 1
    assert done.stdout.count(b"inline style") == 2


def test_git_reads_over_lines_that_are_no_patterns_and_so_does_artlint(tmp_path: Path) -> None:
    tree = site(tmp_path, a=DIRTY, b=DIRTY)
    (tree / ".gitignore").write_bytes(b"[z-a]\n\\\n# c\n\xff\xfe\n[[:alpha:]\nb.md\n")
    done = artlint(tree, "check", "--output-format", "concise", "--select", "inline-style")
    assert (done.returncode, done.stdout.count(b"\n"), done.stdout[:4]) == (1, 1, b"a.md")


def test_the_head_of_a_picture_hangs_nothing(tmp_path: Path) -> None:
    tree = site(tmp_path, a="---\ntitle: x\n---\n\n![x](p.png)\n\nEditor: Lin\n")
    (tree / "p.png").write_bytes(b"<!---->" * 73)
    assert artlint(tree, "check", "--isolated", "--select", "image-extension").returncode in (0, 1)


def test_local_files_are_looked_for_in_the_tree_only(tmp_path: Path) -> None:
    tree = site(tmp_path / "site", a="---\ntitle: x\n---\n\n")
    (tmp_path / "there.png").write_bytes(b"x")
    (tree / "out").symlink_to(tmp_path)
    told = []
    for name in ("there", "gone"):
        (tree / "a.md").write_text(
            f"---\ntitle: x\n---\n\n![x](../{name}.png) ![x](out/{name}.png) [x](../../{name})\n"
        )
        done = artlint(tree, "check", "--isolated", "--select", "images", "--output-format", "concise")
        told.append(done.stdout.replace(name.encode(), b"N"))
    assert told[0] == told[1]


_PACKAGE = Path(package.__file__).parent
_TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(_PACKAGE.rglob("*.py"))}
_FORBIDDEN = {
    "pickle", "marshal", "shelve", "socket", "ssl", "urllib.request", "http", "http.client", "ftplib", "requests",
    "httpx", "aiohttp", "ctypes", "runpy", "code", "imp",
}  # fmt: skip


def test_the_package_neither_asks_the_network_nor_loads_objects() -> None:
    """A cache that is unpickled runs code, an address that is fetched is another's request."""
    imported = {
        (path.relative_to(_PACKAGE).as_posix(), alias.name if isinstance(node, ast.Import) else str(node.module))
        for path, tree in _TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert len({name for _, name in imported}) > 100
    # Reports that are many wait in a file without a name, which nobody else can write.
    assert {(path, name) for path, name in imported if name in _FORBIDDEN} == {("reports.py", "pickle")}


def test_the_package_calls_nothing_that_runs_text_or_builds_objects_from_it() -> None:
    calls = {
        (path.relative_to(_PACKAGE).as_posix(), ast.unparse(node.func))
        for path, tree in _TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    running = {"eval", "exec", "compile", "__import__", "yaml.load", "yaml.unsafe_load", "os.system"}
    # The constructor of a frozen class is written out of the names of its fields, as the standard library does.
    assert {each for each in calls if each[1] in running} == {("frozen.py", "exec")}


def test_the_package_runs_no_program_but_git_and_that_in_one_place() -> None:
    running = {
        path.relative_to(_PACKAGE).as_posix()
        for path, tree in _TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("subprocess.", "os.exec", "os.spawn"))
    }
    assert running == {"changes/git.py"}
