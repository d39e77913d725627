"""What is kept of compiled patterns, and when they are compiled after all."""

from __future__ import annotations

import copyreg
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import regex

from artlint.cache_folder import cache_folder
from artlint.kept_patterns import compile_kept
from artlint.rulebook import own_rules
from artlint.rulebook.rule import texts_in

PATTERN = r"(?i)(?P<leaf>green|black|white|oolong)[ -]+tea(?:s|\b)(?!pot)"
TEXT = "Green teapots, black-TEA and white teas"


def _kept() -> list[Path]:
    folder = cache_folder()
    assert folder is not None
    return sorted(folder.glob("compiled/regex-*"))


def _parts(pattern: regex.Pattern[str]) -> Any:
    return copyreg.dispatch_table[regex.Pattern](pattern)


@pytest.fixture
def compiles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that are compiled from now on."""
    seen: list[str] = []
    plain = regex.compile

    def compile_seen(pattern: str, flags: int = 0) -> regex.Pattern[str]:
        seen.append(pattern)
        return plain(pattern, flags)

    monkeypatch.setattr(regex, "compile", compile_seen)
    return seen


def test_a_pattern_out_of_a_copy_is_what_the_package_makes_of_it(compiles: list[str]) -> None:
    first, second = compile_kept(PATTERN, regex.MULTILINE), compile_kept(PATTERN, regex.MULTILINE)
    assert compiles.count(PATTERN) == 1
    assert first is not second
    assert _parts(first) == _parts(second)
    assert [match["leaf"] for match in second.finditer(TEXT)] == ["black", "white"]
    assert second.flags == first.flags
    assert second.groupindex == {"leaf": 1}


def _own_patterns() -> Iterator[str]:
    for rule in own_rules().values():
        for text in texts_in(rule.page.match):
            try:
                regex.compile(text, regex.VERSION1)
            except regex.error:
                continue
            yield text


def test_the_patterns_of_all_rules_are_the_same_out_of_their_copies(compiles: list[str]) -> None:
    patterns = sorted(set(_own_patterns()))
    flags = regex.VERSION1 | regex.MULTILINE
    made = [_parts(compile_kept(pattern, flags)) for pattern in patterns]
    del compiles[:]
    assert [_parts(compile_kept(pattern, flags)) for pattern in patterns] == made
    assert not [pattern for pattern in compiles if len(pattern) >= 40]
    assert len(_kept()) > 50


def test_other_flags_and_other_patterns_have_copies_of_their_own() -> None:
    plain, ignoring = compile_kept("tea" * 20, 0), compile_kept("tea" * 20, regex.IGNORECASE)
    assert plain.search("TEA" * 20) is None
    assert ignoring.search("TEA" * 20) is not None
    assert len(_kept()) == 2


def test_a_short_pattern_is_compiled() -> None:
    assert compile_kept("te+a", 0).search("teea")
    assert not _kept()


def test_an_error_is_that_of_the_package_and_nothing_is_kept() -> None:
    with pytest.raises(regex.error, match="missing"):
        compile_kept("(" + "tea" * 20, 0)
    assert not _kept()


def test_what_another_version_of_the_package_kept_is_not_used(
    compiles: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_kept(PATTERN, 0)
    monkeypatch.setattr(regex, "__version__", "1.0")
    compile_kept(PATTERN, 0)
    assert compiles.count(PATTERN) == 2


def test_a_copy_with_any_byte_changed_is_not_used(compiles: list[str]) -> None:
    compile_kept(PATTERN, 0)
    (path,) = _kept()
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert compile_kept(PATTERN, 0).search(TEXT)
    assert compiles.count(PATTERN) == 1 + len(range(0, len(whole), 7))


def test_nothing_is_taken_from_a_folder_that_is_named(
    compiles: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARTLINT_CACHE_DIR", str(tmp_path / "caches"))
    compile_kept(PATTERN, 0)
    compile_kept(PATTERN, 0)
    assert compiles.count(PATTERN) == 2
    assert not (tmp_path / "caches").exists()


def test_a_pattern_of_parts_that_cannot_be_kept_is_compiled(
    compiles: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artlint.kept_values.PLAIN", frozenset((str, int)))
    monkeypatch.setattr("artlint.kept_values._WRITERS", {})
    for _ in range(2):
        assert compile_kept(PATTERN, 0).search(TEXT)
    assert compiles.count(PATTERN) == 2
