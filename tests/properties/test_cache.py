"""A run with a cache says what one without says, whatever happened in between."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artlint.config.layers import ConfigError
from artlint.rulebook import RulebookError
from artlint.settings.error import SettingsError
from tests.caching.runs import Outcome, run

SECOND = 10**9
DAY = 86_400 * SECOND
START = 1_700_000_000 * SECOND
"""2023-11-14T22:13:20Z."""
_FRONT = "---\ntitle: x\ndate: {}\nauthors: [{}]\n---\n\n"
TEXTS = [
    _FRONT.format("2023-11-14", "lin") + "![a](a.png)\n",
    _FRONT.format("2023-11-16", "lin") + "![a](b.png)\n",
    _FRONT.format("2024-11-14", "wei") + "<p style='mso-a:b'>x</p>\n",
    _FRONT.format("2023-11-20", "wei") + "<p class='a:b'>x</p>\n",
    "<!-- artlint-disable-file inline-style -->\n<p style='mso-a:b'>x</p>\n",
    "# Rain\n",
    "---\ntitle: 'x\n",
    "",
]
LONGEST = max(map(len, TEXTS))
ARTICLES = ["blog/a.md", "blog/b.md", "docs/c.md"]
AROUND: Mapping[str, list[bytes | None]] = {
    "blog/a.png": [b"\x89PNG\r\n\x1a\n", b"GIF89a\0\0", None],
    "blog/B.png": [b"\x89PNG\r\n\x1a\n", None],
    "static/a.png": [b"", None],
    "blog/authors.yml": [b"lin:\n  name: Lin\n", b"wei:\n  name: Wei\n", None],
    ".gitignore": [b"blog/*.png\n", b"blog/b.md\n", None],
    "pages/house/odd-word.md": [*(b"""---
id: odd-word
message: {en: 'odd', zh: '\xe6\x80\xaa'}
match: {kind: text, patterns: ['%s']}
---
# Odd word

## Flags

```md at=1:1
%s
```
""" % (word, word) for word in (b"Rain", b"Roin")), None],
    "post.schema.json": [
        b'{"type": "object", "properties": {"title": {"type": "string", "minLength": %d}}}' % least for least in (1, 9)
    ],
    ".artlint.toml": [
        b"preset = 'docusaurus'\n",
        b"preset = 'docusaurus'\n[lint.level]\ninline-style = 'error'\n",
        b"preset = 'hexo'\nrule-paths = ['pages']\ntimezone = 'Asia/Shanghai'\n[lint]\nselect = ['all']\n",
        b"[[schema]]\njson-schema = 'post.schema.json'\n",
        b"[[override]]\npaths = ['docs/**']\n[override.lint]\nselect = ['html']\n",
    ],
    "docs/artlint.toml": [None, b"[lint]\nselect = ['inline-style']\n"],
}  # fmt: skip


@dataclass(frozen=True)
class World:
    """A repository on a file system with coarse time stamps, and a clock that the test sets."""

    folder: Path
    cache: Path
    now: list[int]
    tick: int

    def write(self, name: str, data: bytes | None) -> None:
        """Make a file what it shall be; its time stamps are those of the clock, as coarse as they are."""
        path = self.folder / name
        if data is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.touch(name)

    def tell(self, name: str, text: str) -> None:
        """Make an article say something else; all are of one length, so that only their bytes tell them apart."""
        self.write(name, text.ljust(LONGEST).encode())

    def touch(self, name: str) -> None:
        """Give a file the time stamps of a write."""
        stamp = self.now[0] // self.tick * self.tick
        os.utime(self.folder / name, ns=(stamp, stamp))

    def compare(self, **options: Any) -> None:
        """See that a run with the cache says what one without says."""
        options = {**options, "write": False}
        assert _tried(self.cache, **options) == _tried(None, **options)

    def mend(self) -> None:
        """Fix the articles with the cache, and see that nothing is left to fix."""
        if isinstance(_tried(self.cache, overrides=(), fix=True), str):
            return
        for name in ARTICLES:
            if (self.folder / name).exists():
                self.touch(name)
        assert not any(each[2] for each in run(None, overrides=(), fix=True, write=False) if len(each) > 3)


def _tried(cache: Path | None, **options: Any) -> Outcome | str:
    """Give the outcome of a run, or why there is none."""
    try:
        told = run(cache, **options)
        # Fixes that nobody asked for may be known.
        return told if options.get("with_fixes", True) else [_without_fixes(each) for each in told]
    except (ConfigError, SettingsError, RulebookError) as error:
        return str(error)


def _without_fixes(told: tuple[Any, ...]) -> tuple[Any, ...]:
    path, findings, *rest = told if len(told) > 2 else (None, (), told)
    return (path, tuple(finding._replace(fix=None) for finding in findings), *rest)


def _stamp(state: os.stat_result) -> tuple[int, int, int, int]:
    # Nobody can set a ctime, so here it is the other one.
    return (state.st_size, state.st_mtime_ns, state.st_mtime_ns, state.st_ino)


@contextmanager
def _world(tick: int) -> Iterator[World]:
    top, here = Path(mkdtemp()), Path.cwd()
    world = World(top / "site", top / "cache", [START], tick)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: world.now[0])
        patch.setattr("artlint.cache.cache.stamp_of", _stamp)
        patch.setattr("artlint.reading.stamp_of", _stamp)
        patch.setattr("artlint.conductor.stamp_of", _stamp)
        try:
            (world.folder / ".git").mkdir(parents=True)
            os.chdir(world.folder)
            for number, name in enumerate(ARTICLES):
                world.tell(name, TEXTS[number])
            for name, versions in AROUND.items():
                world.write(name, versions[0])
            yield world
        finally:
            os.chdir(here)
            shutil.rmtree(top)


Deed = Callable[[World], None]


def _told(deed: Deed, words: str) -> Deed:
    deed.__qualname__ = words
    return deed


def _deeds() -> st.SearchStrategy[Deed]:
    writing = st.tuples(st.sampled_from(ARTICLES), st.sampled_from(TEXTS)).map(
        lambda it: _told(lambda world: world.tell(*it), f"write {it}")
    )
    removing = st.sampled_from(ARTICLES).map(lambda it: _told(lambda world: world.write(it, None), f"remove {it}"))
    around = (
        st.sampled_from(list(AROUND))
        .flatmap(lambda name: st.tuples(st.just(name), st.sampled_from(AROUND[name])))
        .map(lambda it: _told(lambda world: world.write(*it), f"around {it}"))
    )
    waiting = st.sampled_from([1, SECOND // 2, 3 * SECOND, DAY, 3 * DAY, 400 * DAY, -DAY]).map(
        lambda it: _told(lambda world: world.now.__setitem__(0, world.now[0] + it), f"wait {it}")
    )
    asked: list[dict[str, Any]] = [
        {}, {}, {"overrides": ()}, {"overrides": (), "with_fixes": False}, {"overrides": (), "with_bylines": True},
        {"overrides": (), "fix": True}, {"overrides": (), "fix": True, "unsafe_fixes": True}, {"lang": "zh"},
    ]  # fmt: skip
    checking = st.sampled_from(asked).map(lambda it: _told(lambda world: world.compare(**it), f"check {it}"))
    mending = st.just(_told(World.mend, "fix"))
    return st.one_of(writing, around, waiting, checking, checking, removing, mending)


@given(
    tick=st.sampled_from([1, SECOND, 2 * SECOND]),
    config=st.sampled_from(AROUND[".artlint.toml"]),
    deeds=st.lists(_deeds(), min_size=1, max_size=7),
)
@settings(max_examples=60, deadline=None)
def test_no_answer_is_stale(tick: int, config: bytes, deeds: list[Deed]) -> None:
    with _world(tick) as world:
        world.write(".artlint.toml", config)
        world.compare(overrides=())
        for deed in deeds:
            deed(world)
            world.compare(overrides=())
