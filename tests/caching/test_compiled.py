"""What is kept of artlint's own files, and when they are read after all."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from artlint import compiled as compiled_copies
from artlint.cache_folder import cache_folder
from artlint.compiled import compiled
from artlint.presets import preset_data
from artlint.rulebook import load_rules
from artlint.rulebook.file import PageFile, data_of, read_page
from artlint.rulebook.source import own_source

DATA = {"words": ["茶", "\udcff", 1, 2.5, None, True], "empty": {}}
LONG_AGO = 1_600_000_000


class Reader:
    """Reads a file that is there, and counts how often."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.times = 0
        path.write_text("tea")
        os.utime(path, (LONG_AGO, LONG_AGO))

    def __call__(self) -> Any:
        self.times += 1
        return DATA

    def compiled(self) -> Any:
        return compiled("pages", [str(self.path)], self)

    @property
    def kept(self) -> Path:
        return self.kept_of("")

    def kept_of(self, name: str) -> Path:
        folder = cache_folder()
        assert folder is not None
        (path,) = (folder / "compiled").glob(f"{name}*")
        return path


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path / "page.md")


def test_a_file_is_read_once(reader: Reader) -> None:
    assert [reader.compiled() for _ in range(3)] == [DATA] * 3
    assert reader.times == 1


def test_a_file_of_another_size_or_time_is_read_again(reader: Reader) -> None:
    reader.compiled()
    os.utime(reader.path, (LONG_AGO, LONG_AGO + 1))
    reader.compiled()
    assert reader.times == 2
    reader.path.write_text("coffee")
    os.utime(reader.path, (LONG_AGO, LONG_AGO + 1))
    reader.compiled()
    reader.compiled()
    assert reader.times == 3


def test_other_files_have_a_copy_of_their_own(reader: Reader, tmp_path: Path) -> None:
    other = Reader(tmp_path / "other.md")
    for each in (reader, other, reader, other):
        each.compiled()
    assert (reader.times, other.times) == (1, 1)


def test_what_another_version_kept_is_not_used(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.compiled()
    monkeypatch.setattr("artlint.compiled.__version__", "0.0.1")
    reader.compiled()
    assert reader.times == 2


def test_a_file_that_was_written_just_now_is_not_kept(reader: Reader) -> None:
    os.utime(reader.path)
    reader.compiled()
    reader.compiled()
    assert reader.times == 2


def forget_what_was_removed() -> None:
    """Do what the beginning of the next process does."""
    compiled_copies._remove_unused.cache_clear()  # noqa: SLF001 - as above


def _signed(text: bytes) -> bytes:
    return b"%08x\n" % crc32(text) + text


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\n",
        b"{}",
        _signed(b"{}"),
        _signed(b"[1]"),
        _signed(b"[[], 1, 2]"),
        _signed(b"\xff"),
        _signed(b"[" * 9999),
    ],
)
def test_a_damaged_copy_is_made_anew(damaged: bytes, reader: Reader) -> None:
    reader.compiled()
    reader.kept.write_bytes(damaged)
    assert [reader.compiled(), reader.compiled()] == [DATA, DATA]
    assert reader.times == 2


def test_a_copy_with_any_byte_changed_is_not_used(reader: Reader) -> None:
    reader.compiled()
    whole = reader.kept.read_bytes()
    for at in range(len(whole)):
        reader.kept.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert reader.compiled() == DATA
    assert reader.times == 1 + len(whole)


def test_a_copy_that_was_cut_short_is_not_used(reader: Reader) -> None:
    reader.compiled()
    whole = reader.kept.read_bytes()
    for size in range(len(whole)):
        reader.kept.write_bytes(whole[:size])
        assert reader.compiled() == DATA
    assert reader.times == 1 + len(whole)


@pytest.mark.parametrize("place", ["", "artlint", "artlint/compiled"])
def test_where_nothing_can_be_kept_the_files_are_read(
    place: str, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "caches" / place
    taken.parent.mkdir(parents=True, exist_ok=True)
    taken.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert [reader.compiled(), reader.compiled()] == [DATA, DATA]
    assert reader.times == 2


def test_nothing_is_kept_when_nothing_shall_be(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARTLINT_NO_CACHE", "1")
    assert [reader.compiled(), reader.compiled()] == [DATA, DATA]
    assert reader.times == 2
    assert not Path(os.environ["XDG_CACHE_HOME"]).exists()


def _must_not_be_read(*_: object) -> None:
    raise AssertionError


def test_rules_out_of_a_copy_are_those_of_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.compiled._FRESH_NS", -LONG_AGO * 10**9)
    source = own_source()
    read = [read_page(source, path).data for path in source.pages()]
    assert data_of([PageFile(source, path) for path in source.pages()]) == read
    monkeypatch.setattr("artlint.rulebook.file.read_page_text", _must_not_be_read)
    assert data_of([PageFile(source, path) for path in source.pages()]) == read
    assert len(read) > 100


def test_models_out_of_a_copy_are_those_of_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.compiled._FRESH_NS", -LONG_AGO * 10**9)
    made = load_rules([own_source()])
    monkeypatch.setattr("artlint.rulebook.book.checked", _must_not_be_read)
    again = load_rules([own_source()])
    assert [rule.page for rule in again.values()] == [rule.page for rule in made.values()]
    monkeypatch.setattr("artlint.config.checked._code", lambda: "other code")
    with pytest.raises(AssertionError):
        load_rules([own_source()])


def test_presets_out_of_a_copy_are_those_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artlint.compiled._FRESH_NS", -LONG_AGO * 10**9)
    preset_data.cache_clear()
    read = preset_data()
    preset_data.cache_clear()
    monkeypatch.setattr("tomllib.loads", _must_not_be_read)
    assert preset_data() == read
    assert "generic" in read


def _age(path: Path, days: float) -> None:
    then = time.time() - days * 24 * 3600
    os.utime(path, (then, then))


def test_copies_that_nobody_read_for_a_month_are_removed_when_one_is_written(reader: Reader, tmp_path: Path) -> None:
    reader.compiled()
    folder = reader.kept.parent
    old, half_written, young = folder / "pattern-1.json", folder / "pattern-2.json.123", folder / "pattern-3.json"
    for path, days in ((old, 31), (half_written, 400), (young, 29)):
        path.touch()
        _age(path, days)
    _age(reader.kept_of("pages"), 40)
    # To read a copy is to use it.
    reader.compiled()
    forget_what_was_removed()
    other = Reader(tmp_path / "other.md")
    other.compiled()
    assert {*folder.iterdir()} == {young, *folder.glob("pages-*")}
    assert len([*folder.glob("pages-*")]) == 2
    reader.compiled()
    assert reader.times == 1


def test_a_copy_that_another_process_removes_meanwhile_is_no_fault(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.compiled()
    _age(reader.kept, 40)
    unlink = os.unlink

    def first(path: str) -> None:
        unlink(path)
        unlink(path)

    monkeypatch.setattr(os, "unlink", first)
    forget_what_was_removed()
    Reader(tmp_path / "other.md").compiled()
    assert [reader.compiled(), reader.compiled()] == [DATA, DATA]
    assert reader.times == 2
