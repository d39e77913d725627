"""What is kept of models that were found right, and when data are validated after all."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from artlint.cache_folder import cache_folder
from artlint.code_files import code_files
from artlint.config import checked as checked_models
from artlint.config.checked import checked
from artlint.config.kebab import KebabModel, plain
from artlint.config.model import Config, SchemaConfig
from artlint.config.validation import DataError, validated
from artlint.findings import Level
from artlint.presets import Preset, preset_data
from artlint.rulebook import own_rules
from artlint.rulebook.page import PageModel
from artlint.schema.fields import FieldSpec

CONFIG: dict[str, Any] = {
    "preset": "hexo",
    "lint": {"level": {"bom": "error"}, "rules": {"credit": {"fields": ["a"], "depth": 1.5}}, "select": ["all"]},
    "override": [{"paths": ["a/**"], "ignore": ["html"]}],
    "schema": [{"fields": {"title": {"type": "str", "max-length": 60, "default": None}}}],
}


def _shelf() -> Path:
    folder = cache_folder()
    assert folder is not None
    (path,) = folder.glob("compiled/models-*")
    return path


def _next_process() -> None:
    """Do what the end of a process does and the beginning of the next one."""
    for part in ("config", "presets", "rulebook", "matchers", "checks", "schema"):
        shelf = checked_models.shelf(part)
        if shelf is not None and shelf.new:
            shelf.keep()
    _begin()


def _begin() -> None:
    checked_models.shelf.cache_clear()
    for found in (checked_models._code, checked_models._stamp):  # noqa: SLF001 - what a process finds at its beginning
        found.cache_clear()


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the code be old, and each test begin with nothing."""
    monkeypatch.setattr(checked_models, "is_settled", lambda _: True)
    monkeypatch.setattr(atexit, "register", lambda _: None)
    _begin()
    yield
    _begin()


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the models that validate from now on."""
    names: list[str] = []

    def validate(model: type[KebabModel], data: object, proved: frozenset[str]) -> KebabModel:
        names.append(model.__name__)
        return validated(model, data, proved)

    monkeypatch.setattr(checked_models, "validated", validate)
    return names


def _models() -> Iterator[KebabModel]:
    yield checked(Config, CONFIG)
    for name, data in preset_data().items():
        yield checked(Preset, {**data, "name": name})
        for field in data.get("fields", {}).values():
            yield checked(FieldSpec, field)
    for rule in own_rules().values():
        yield checked(PageModel, rule.file.data)
        yield checked(rule.matcher_class, rule.page.match, rule.proved_texts)


def test_every_model_of_a_run_is_the_same_when_it_was_kept(seen: list[str]) -> None:
    made = [plain(model) for model in _models()]
    _next_process()
    assert seen
    del seen[:]
    kept = [*_models()]
    assert not seen
    assert [plain(model) for model in kept] == made
    assert len(kept) > 300


def test_a_kept_model_is_what_validation_gives_in_all_its_parts() -> None:
    checked(Config, CONFIG)
    _next_process()
    kept, valid = checked(Config, CONFIG), validated(Config, CONFIG)
    assert kept is not valid
    assert kept == valid
    assert repr(kept) == repr(valid)
    assert kept.given == valid.given
    assert kept.lint.level["bom"] is Level.ERROR
    assert isinstance(kept.schemas[0], SchemaConfig)
    assert kept.changed(preset="hugo") == valid.changed(preset="hugo")
    assert validated(Config, {}) == checked(Config, {})


def test_data_that_are_wrong_are_told_of_each_time() -> None:
    for _ in range(2):
        with pytest.raises(DataError, match="fail-on"):
            checked(Config, {"fail-on": "tea"})
        _next_process()


def test_a_key_that_reads_the_same_in_json_is_another_key() -> None:
    checked(Config, {"lint": {"per-file-ignores": {"1": ["bom"]}}})
    _next_process()
    with pytest.raises(DataError):
        checked(Config, {"lint": {"per-file-ignores": {1: ["bom"]}}})


@pytest.mark.parametrize("damage", [b"", b"[]", b"00000000\n[[], {}]"])
def test_a_damaged_copy_is_made_anew(damage: bytes, seen: list[str]) -> None:
    checked(Config, CONFIG)
    _next_process()
    _shelf().write_bytes(damage)
    assert checked(Config, CONFIG).preset == "hexo"
    assert seen == ["Config", "Config"]
    _next_process()
    checked(Config, CONFIG)
    assert seen == ["Config", "Config"]


def test_after_a_change_of_the_code_all_is_validated_again(seen: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    checked(Config, CONFIG)
    _next_process()
    monkeypatch.setattr(checked_models, "code_files", lambda _: {__file__: Path(__file__).stat()})
    checked(Config, CONFIG)
    assert seen == ["Config", "Config"]


def test_all_code_of_the_package_counts(repository: Path) -> None:
    package = repository / "artlint"
    assert {*map(str, package.rglob("*.py"))} <= {*code_files(str(package))}


def test_what_two_processes_found_out_at_once_is_kept(seen: list[str]) -> None:
    checked(Config, {"preset": "hugo"})
    other = checked_models.shelf("config")
    _begin()
    checked(Config, {"preset": "hexo"})
    _next_process()
    assert other is not None
    other.keep()
    del seen[:]
    assert [checked(Config, {"preset": name}).preset for name in ("hugo", "hexo")] == ["hugo", "hexo"]
    assert not seen


@pytest.mark.parametrize(("name", "value"), [("ARTLINT_NO_CACHE", "1"), ("ARTLINT_CACHE_DIR", "caches")])
def test_nothing_is_kept_or_taken_where_it_must_not_be(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)
    for _ in range(2):
        checked(Config, CONFIG)
        _next_process()
    assert seen == ["Config", "Config"]
    assert not any(tmp_path.glob("caches/**/*"))
    assert not Path(os.environ["XDG_CACHE_HOME"]).exists()


def test_models_of_other_packages_are_validated_each_time() -> None:
    class Tea(KebabModel):
        leaf: str

    assert [checked(Tea, {"leaf": "green"}).leaf for _ in range(2)] == ["green", "green"]
    shelf = checked_models.shelf("config")
    assert shelf is not None
    assert not shelf.new
