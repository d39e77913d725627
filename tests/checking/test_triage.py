"""What counts of the findings of an article, before it is fixed and on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import artlint
from artlint.baseline.renames import moved
from artlint.changes.lines import NEW, ChangedLines, Hunk
from artlint.changes.patch import changed_lines, differences
from artlint.document import read_document
from artlint.findings import Edit
from artlint.fixes import fix_document
from artlint.text import Span
from artlint.trail import Trail
from artlint.triage import Triage

STYLES = artlint.load_settings({"lint": {"select": ["inline-style"]}})


def test_only_lines_that_changed_are_mended_in_every_pass() -> None:
    text = '<p style="mso-a:b">alt</p>\n\n<p style="mso-a:b">neu</p>\n\n<p style="mso-a:b" style="mso-c:d">neu</p>\n'
    document = read_document(text)
    triage = Triage(document, STYLES, {}, ChangedLines((Hunk(3, 3),)))
    fixed = fix_document(document, STYLES, triage=triage)
    assert fixed.document.text == '<p style="mso-a:b">alt</p>\n\n<p>neu</p>\n\n<p>neu</p>\n'
    assert triage.sort(fixed.remaining, fixed.trail).unchanged == 1


def test_a_place_leads_back_to_where_it_came_from() -> None:
    trail = Trail("one two three").followed_by([Edit(Span(0, 4)), Edit(Span(8, 8), "new ")])
    assert trail.text == "two new three"
    assert trail.origin(Span(0, 3)) == Span(4, 7)
    assert trail.origin(Span(4, 7)) == Span(8, 8)
    assert trail.origin(Span(8, 13)) == Span(8, 13)
    assert Trail("ab").followed_by([Edit(Span(0, 2), "c")]).origin(Span(0, 1)) == Span(0, 2)


def test_a_hunk_touches_its_lines_and_one_that_only_took_away_those_around_its_place() -> None:
    changed = ChangedLines((Hunk(3, 2), Hunk(7, 0), Hunk(10, 1)))
    assert [line for line in range(1, 12) if changed.touch(line, line)] == [3, 4, 10]
    assert changed.touch(7, 8)
    assert not changed.touch(5, 7)
    assert not changed.touch(8, 9)
    assert changed.touch(8, 12)
    assert not changed.touch_head(2)
    assert changed.touch_head(3)
    assert ChangedLines((Hunk(0, 0),)).touch_head(1)
    assert not ChangedLines((Hunk(4, 0),)).touch_head(4)
    assert not ChangedLines().touch(1, 100)
    assert NEW.touch(5, 5)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3)), max_size=6), st.integers(1, 40), st.integers(0, 5))
def test_touching_is_what_looking_at_every_hunk_says(steps: list[tuple[int, int]], first: int, more: int) -> None:
    hunks: list[Hunk] = []
    line = 0
    for gap, size in steps:
        line += gap
        hunks.append(Hunk(line, size))
        line += size
    last = first + more
    lines = {line for hunk in hunks for line in range(hunk.first, hunk.first + hunk.size)}
    gaps = {hunk.first for hunk in hunks if not hunk.size}
    expected = bool(lines & {*range(first, last + 1)}) or any(first <= gap < last for gap in gaps)
    assert ChangedLines(tuple(hunks)).touch(first, last) is expected


def test_articles_that_went_away_are_found_again() -> None:
    one, two, common = ("rule", "1"), ("rule", "2"), ("missing", "0")
    gone = {"/a/x.md": {one: 1, common: 1}, "/a/y.md": {common: 1}, "/a/z.md": {common: 1}, "/a/w.md": {two: 3}}
    found = {"/b/y.md": {common: 1}, "/b/q.md": {one: 1, common: 1}, "/b/n.md": {two: 1}, "/b/m.md": {common: 1}}
    pairs = moved(gone, found)
    # Of two with the same findings the name decides; a third of what was there is too little.
    assert pairs == {"/b/y.md": "/a/y.md", "/b/q.md": "/a/x.md", "/b/m.md": "/a/z.md"}
    assert moved(gone, {"/b/n.md": {two: 2, one: 1}}) == {"/b/n.md": "/a/w.md"}
    assert moved(gone, {}) == moved({}, found) == {}


def test_a_patch_is_read_whatever_its_lines_say() -> None:
    patch = (
        b'diff --git "a/\\303\\251\\n.md" "b/\\303\\251\\n.md"\n--- "a/\\303\\251\\n.md"\n+++ "b/\\303\\251\\n.md"\n'
        b"@@ -1 +1,2 @@\n-old\n+++ b/no.md\n+@@ -9 +9 @@\n@@ -5,2 +6,0 @@ here\n-x\n--- y\n"
        b"diff --git a/two words.md b/two words.md\n--- a/two words.md\t\n+++ b/two words.md\t\n@@ -1 +1 @@\n-a\n+b\n"
        b"\\ No newline at end of file\n"
        b"diff --git a/gone.md b/gone.md\n--- a/gone.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
        b"diff --git a/old.md b/new.md\nsimilarity index 100%\nrename from old.md\nrename to new.md\n"
    )
    assert changed_lines(patch) == {
        "é\n.md": ChangedLines((Hunk(1, 2), Hunk(6, 0))),
        "two words.md": ChangedLines((Hunk(1, 1),)),
    }


def test_a_list_of_differences_is_read() -> None:
    raw = (
        b":100644 100644 aa bb M\0a.md\0:100644 100644 aa bb R090\0old.md\0new\n.md\0:100644 000000 aa 00 D\0gone.md\0"
        b":000000 120000 00 bb A\0link.md\0:160000 160000 aa bb M\0module\0:000000 000000 00 00 U\0both.md\0"
    )
    assert [(each.path, each.status) for each in differences(raw)] == [
        ("a.md", "M"),
        ("new\n.md", "R"),
        ("both.md", "U"),
    ]
