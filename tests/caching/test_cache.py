"""What did not change is not looked at again, and what did always is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from artlint.cache.store import Store
from artlint.run import RunOptions, check_paths
from tests.caching.conftest import ARTICLES
from tests.caching.runs import ALL, run, watch

EVERY = sorted(f"{name}.md" for name in ARTICLES)


def test_what_did_not_change_is_not_looked_at_again(site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(cache)
    looked = watch(monkeypatch)
    assert run(cache) == first == run(None)
    assert looked.names() == EVERY, "by the run without a cache alone"
    assert run(cache) == first
    assert looked.names() == []
    (site / "clean.md").write_text("# New\n", encoding="utf-8")
    assert run(cache) == run(None) != first


def test_old_files_are_not_even_read(site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    first = run(cache)
    monkeypatch.setattr(time, "time_ns", lambda: now + 10**10)
    # They were too new to be known by their time stamps, and are read once more.
    assert run(cache) == first
    opened: list[str] = []
    open_ = os.open

    def watched(path: Any, *rest: Any, **more: Any) -> int:
        opened.append(os.fspath(path))
        return open_(path, *rest, **more)

    monkeypatch.setattr(os, "open", watched)
    found = check_paths(["."], RunOptions(cache=cache, overrides=[ALL]))
    assert [(each.path, each.findings) for each in found.files] == [each[:2] for each in first[: len(EVERY)]]
    assert [each for each in opened if each.endswith(".md")] == []
    assert site


@pytest.mark.parametrize("seconds", [0, 10])
def test_an_edit_that_keeps_size_and_mtime_is_noticed(
    site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    now = time.time_ns()
    path = site / "styled.md"
    run(cache)
    monkeypatch.setattr(time, "time_ns", lambda: now + seconds * 10**9)
    first = run(cache)
    state = path.stat()
    path.write_bytes(path.read_bytes().replace(b"style", b"class"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (state.st_size, state.st_mtime_ns)
    assert run(cache) == run(None) != first


def test_a_second_edit_in_the_same_tick_is_noticed(site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A file system that counts in seconds, or a program that sets all time stamps back.
    tick = time.time_ns() // 10**9 * 10**9
    for name in ("artlint.cache.cache.stamp_of", "artlint.reading.stamp_of"):
        monkeypatch.setattr(name, lambda state: (state.st_size, tick, tick, state.st_ino))
    run(cache)
    path = site / "styled.md"
    path.write_bytes(path.read_bytes().replace(b"style", b"class"))
    assert run(cache) == run(None)


def _page(site: Path, word: str) -> None:
    page = f"""---
id: odd-word
message: {{en: 'odd', zh: '怪'}}
match: {{kind: text, patterns: ['{word}']}}
---
# Odd word

## Flags

```md at=1:1
{word}
```
"""
    (site / "pages" / "house").mkdir(parents=True, exist_ok=True)
    (site / "pages" / "house" / "odd-word.md").write_text(page, encoding="utf-8")


def _config(site: Path, text: str) -> None:
    (site / ".artlint.toml").write_text(text, encoding="utf-8")


def _schema(site: Path, least: int) -> None:
    text = f'{{"type": "object", "properties": {{"title": {{"type": "string", "minLength": {least}}}}}}}'
    (site / "post.schema.json").write_text(text, encoding="utf-8")


CHANGES: dict[str, tuple[Callable[[Path], object], Callable[[Path], object]]] = {
    "a configuration": (
        lambda site: _config(site, ""),
        lambda site: _config(site, 'lint.level.inline-style = "error"'),
    ),
    "an option": (
        lambda site: _config(site, "[lint.rules.missing-editor-line]\npatterns = ['Editor']"),
        lambda site: _config(site, "[lint.rules.missing-editor-line]\npatterns = ['x']"),
    ),
    "a rule page": (lambda site: _page(site, "Rain"), lambda site: _page(site, "Editor")),
    "a JSON Schema": (lambda site: _schema(site, 1), lambda site: _schema(site, 99)),
    "a picture": (lambda site: (site / "rain.png").touch(), lambda site: (site / "rain.png").unlink()),
    "a picture's name": (
        lambda site: (site / "rain.png").touch(),
        lambda site: (site / "rain.png").rename(site / "Rain.png"),
    ),
    "a picture's bytes": (
        lambda site: (site / "rain.png").write_bytes(b"\x89PNG\r\n\x1a\n"),
        lambda site: (site / "rain.png").write_bytes(b"GIF89a\0\0"),
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_around_an_article_is_noticed(
    what: str, site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overrides: list[Any] = [ALL]
    if what == "a rule page":
        overrides.append({"rule-paths": ["pages"]})
    if what == "a JSON Schema":
        overrides.append({"schema": [{"json-schema": "post.schema.json"}]})
    before, after = CHANGES[what]
    before(site)
    first = run(cache, overrides=overrides)
    after(site)
    assert run(cache, overrides=overrides) == run(None, overrides=overrides) != first
    before(site)
    looked = watch(monkeypatch)
    assert run(cache, overrides=overrides) == first
    if "picture" not in what:
        assert looked.names() == [], "it is as it was the first time"


def test_a_day_that_comes_is_noticed(site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(cache)
    assert "future-date" in {finding.rule for _, findings, *_ in first[: len(EVERY)] for finding in findings}
    looked = watch(monkeypatch)
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 365 * 86400 * 10**9)
    assert run(cache) == first
    assert looked.names() == []
    monkeypatch.setattr(time, "time_ns", lambda: now + 100 * 365 * 86400 * 10**9)
    assert run(cache) == run(None) != first
    monkeypatch.setattr(time, "time_ns", lambda: now)
    assert run(cache) == first
    assert site


def test_settings_have_their_entries_side_by_side(site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = ({"lint": {"select": ["inline-style"]}},)
    one, other, chinese = run(cache), run(cache, overrides=few), run(cache, lang="zh")
    assert one != other != chinese != one
    looked = watch(monkeypatch)
    assert (run(cache), run(cache, overrides=few), run(cache, lang="zh")) == (one, other, chinese)
    # Which files are checked, and how that is told, is not what is found in them.
    assert run(cache, overrides=(*few, {"extend-exclude": ["x"], "fail-on": "error"})) == other
    assert looked.names() == []
    (site / "inner").mkdir()
    monkeypatch.chdir(site / "inner")
    assert run(cache, "../clean.md") == run(None, "../clean.md")


def test_an_override_of_the_file_is_told_from_the_same_words_of_the_command_line(site: Path, cache: Path) -> None:
    override = "[[override]]\npaths = ['*.md']\nlevel.inline-style = 'error'\n"
    (site / "artlint.toml").write_text(f"lint.level.inline-style = 'info'\n{override}", encoding="utf-8")
    written = run(cache, overrides=())
    (site / "artlint.toml").write_text(override, encoding="utf-8")
    given = ({"lint": {"level": {"inline-style": "info"}}},)
    assert run(cache, overrides=given) == run(None, overrides=given) != written
    (site / "artlint.toml").write_text(override.replace("*.md", "clean.md"), encoding="utf-8")
    assert run(cache, overrides=()) == run(None, overrides=()) != written


def test_fixing_uses_what_checking_found(site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(cache)
    looked = watch(monkeypatch)
    expected = run(None, fix=True, write=False)
    looked.names()
    assert run(cache, fix=True, write=False) == expected
    fixable = looked.names()
    assert "styled.md" in fixable
    assert "pictured.md" not in fixable
    run(cache, fix=True)
    looked.names()
    assert "style" not in (site / "styled.md").read_text(encoding="utf-8")
    again = run(cache, fix=True)
    assert looked.names() == []
    assert again == run(None, fix=True)
    looked.names()
    checked = run(cache)
    assert looked.names() == [], "what remained was remembered too"
    assert checked == run(None)


def test_findings_without_fixes_are_not_taken_for_whole(site: Path, cache: Path) -> None:
    run(cache, with_fixes=False)
    assert run(cache) == run(None)
    assert run(cache, with_fixes=False)[0][0] == "broken.md"
    assert run(cache) == run(None)
    assert site


def test_bylines_are_told_of_known_files_too(site: Path, cache: Path) -> None:
    first = run(cache)
    assert run(cache, with_bylines=True) == run(None, with_bylines=True) != first
    assert site


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_the_number_of_processes_changes_nothing(site: Path, cache: Path, jobs: int | None) -> None:
    for number in range(700):
        (site / f"more-{number:03}.md").write_text(f"<p style='mso-a:b'>{number}</p>\n", encoding="utf-8")
    expected = run(None)
    assert run(cache, jobs=jobs) == expected
    for number in range(0, 700, 7):
        (site / f"more-{number:03}.md").write_text(f"{number}\n", encoding="utf-8")
    expected = run(None)
    assert run(cache, jobs=jobs) == expected
    assert run(cache, jobs=jobs) == expected


def test_a_rule_that_did_not_do_its_job_is_asked_again(
    site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from artlint.checks.leaked_html import Find  # noqa: PLC0415 - where it is broken

    with monkeypatch.context() as broken:
        broken.setattr(Find, "find", lambda *_: 1 / 0)
        assert any(each[5] for each in run(cache)[: len(EVERY)])
    assert run(cache) == run(None)
    assert site


def test_a_rule_that_looks_at_anything_is_asked_in_every_run(
    site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from artlint.matchers.attribute import Find  # noqa: PLC0415 - where it is changed

    monkeypatch.setattr(Find, "reads", "anything")
    run(cache)
    looked = watch(monkeypatch)
    run(cache)
    assert looked.names() == EVERY
    assert site


def test_a_broken_configuration_is_told_of_before_and_after(site: Path, cache: Path) -> None:
    from artlint.settings.error import SettingsError  # noqa: PLC0415 - as raised

    run(cache)
    _config(site, 'lint.level.no-such-rule = "error"')
    for _ in range(2):
        with pytest.raises(SettingsError, match="no-such-rule"):
            run(cache)
    for path in site.glob("*.md"):
        path.unlink()
    with pytest.raises(SettingsError, match="no-such-rule"):
        run(cache)


def test_odd_names_are_kept_apart(site: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (b"caf\xe9.md", b"a\nb.md", b"\xf0\x9f\x8c\xb8.md", b"caf\xc3\xa9.md"):
        Path(os.fsdecode(os.fsencode(site) + b"/" + name)).write_bytes(b"<p style='mso-a:b'>" + name[:1] + b"</p>\n")
    first = run(cache)
    looked = watch(monkeypatch)
    assert run(cache) == first
    assert looked.names() == []
    assert run(None) == first


def test_variants_are_forgotten_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from artlint.cache.entry import Entry, dump_findings  # noqa: PLC0415 - for this test alone
    from artlint.text import Lines  # noqa: PLC0415 - likewise

    store = Store(tmp_path / "cache" / "x.sqlite3")
    old = store.add_slot(b"old")
    assert old is not None
    entry = Entry((1, 2, 3, 4), 5, b"d" * 32, "", True, (0, 0, 0), 0, dump_findings((), Lines("")) or b"")  # noqa: FBT003
    store.save(old, [(b"b.md", entry._replace(stamp=(1 << 80, 0, 0, 0)))])
    store.save(old, [(b"a.md", entry)])
    assert store.entries(old, [b"a.md", b"c.md"], with_fixes=True) == {b"a.md": entry}
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 40 * 86400)
    assert store.slot(b"old") is None
    assert store.add_slot(b"new") is not None
    assert store.entries(old, [b"a.md"], with_fixes=True) == {}


def test_entries_are_those_that_were_asked_for(tmp_path: Path) -> None:
    from artlint.cache.entry import Entry, dump_findings  # noqa: PLC0415 - for this test alone
    from artlint.text import Lines  # noqa: PLC0415 - likewise

    store = Store(tmp_path / "cache" / "x.sqlite3")
    slot, other = store.add_slot(b"one"), store.add_slot(b"other")
    assert slot is not None
    assert other is not None
    body = dump_findings((), Lines("")) or b""
    entries = {
        b"%02d.md" % number: Entry((number, 2, 3, 4), 5, b"d" * 32, "", number % 2 == 0, (number, 0, 0), 0, body)
        for number in range(20)
    }
    store.save(slot, entries.items())
    store.save(other, [(b"05.md", entries[b"06.md"])])
    names = [*entries]
    # Few of many, all of a stretch, a stretch with gaps, and what is not there.
    for asked in (names[::19], names[3:7], [*names[3:7], b"03a.md", b"04a.md"], [b"05.md"], [b"x.md", b"a.md"]):
        known = {name: entries[name] for name in asked if name in entries}
        assert store.entries(slot, asked, with_fixes=False) == known
        whole = {name: entry for name, entry in known.items() if entry.fixes}
        assert store.entries(slot, asked, with_fixes=True) == whole
