"""The files of a repository: names as they are, nothing from outside, each folder listed once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from artlint.facts.tree import Found, Presence, Tree


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.png").write_bytes(b"secret")
    root = tmp_path / "site"
    (root / "static" / "Images").mkdir(parents=True)
    (root / "static" / "Images" / "图 A.png").write_bytes(b"\x89PNG\r\n")
    (root / "module").mkdir()
    (root / "inner").symlink_to("static/Images")
    (root / "outer").symlink_to(outside)
    (root / "outer.png").symlink_to(outside / "secret.png")
    (root / "dangling.png").symlink_to("nothing.png")
    (root / "loop").symlink_to("loop")
    return Tree(root)


@pytest.mark.parametrize(
    ("path", "presence"),
    [
        ("static/Images/图 A.png", Presence.FILE),
        ("static/./Images/../Images/图 A.png", Presence.FILE),
        ("static/Images", Presence.FOLDER),
        ("", Presence.FOLDER),
        ("inner/图 A.png", Presence.FILE),
        ("static/images/图 a.PNG", Presence.OTHER_CASE),
        ("static/Images/b.png", Presence.MISSING),
        ("static/Images/图 A.png/b.png", Presence.MISSING),
        ("nowhere/b.png", Presence.MISSING),
        ("module/a.png", Presence.UNKNOWN),
        ("outer/secret.png", Presence.UNKNOWN),
        ("outer/nothing.png", Presence.UNKNOWN),
        ("outer.png", Presence.UNKNOWN),
        ("dangling.png", Presence.UNKNOWN),
        ("loop/a.png", Presence.UNKNOWN),
        ("../outside/secret.png", Presence.UNKNOWN),
        ("static/../../outside/secret.png", Presence.UNKNOWN),
        ("/etc/passwd", Presence.UNKNOWN),
        ("a\0b", Presence.UNKNOWN),
    ],
)
def test_what_is_there(tree: Tree, path: str, presence: Presence) -> None:
    assert tree.find(path).presence is presence


def test_the_names_of_the_folders_are_told(tree: Tree) -> None:
    assert tree.find("STATIC/images/图 a.png") == Found(Presence.OTHER_CASE, "static/Images/图 A.png")


def test_only_files_of_the_tree_are_read(tree: Tree) -> None:
    assert tree.head("inner/图 A.png", 4) == b"\x89PNG"
    assert [tree.head(path, 4) for path in ("outer.png", "outer/secret.png", "../outside/secret.png")] == [b""] * 3
    assert [tree.head(path, 4) for path in ("static", "nothing.png", "loop")] == [b""] * 3


def test_files_that_git_ignores(tree: Tree) -> None:
    (Path(tree.root) / ".gitignore").write_text("/made/\n*.tmp.png\n", "utf-8")
    (Path(tree.root) / "static" / ".gitignore").write_text("gen/\n", "utf-8")
    ignored = ["made/a.png", "./made/b/c.png", "static/a.tmp.png", "static/gen/a.png", "static/x/gen/a.png"]
    others = ["static/made/a.png", "gen/a.png", "a.png"]
    assert [path for path in (*ignored, *others) if tree.is_ignored(path)] == ignored


def test_a_folder_is_listed_once(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[str] = []
    scan = os.scandir

    def counted(path: str) -> object:
        listed.append(path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", counted)
    for number in range(50):
        tree.find(f"static/Images/{number}.png")
        tree.find(f"static/IMAGES/{number}.png")
    assert len(listed) == len(set(listed)) == 3
