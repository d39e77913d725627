from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import artlint
from artlint.rulebook import RulebookError, installed_rules, kinds, own_rules
from artlint.rulebook.kinds import installed_kinds
from artlint.settings.error import SettingsError
from tests.rulebook.pages import PAGE, write_page

MATCHER = """
from typing import ClassVar, Literal
from artlint.matchers.base import Match, Matcher
from artlint.text import Span

class Find(Matcher):
    placeholders: ClassVar = frozenset(("word",))
    kind: Literal["shout"]
    word: str = "LANTERN"

    def find(self, context):
        at = context.article.text.find(self.word)
        return [Match(Span(at, at + len(self.word)), {"word": self.word})] if at >= 0 else []
"""
SHOUTING = """\
---
id: shouting
message: {en: 'shouts {word}', zh: '大写 {word}'}
match: {kind: shout}
---
# Shouting
"""

Offer = Callable[..., Path]


def forget() -> None:
    """Forget what is installed, which does not change in the life of a process otherwise."""
    for name in [name for name in sys.modules if name.startswith(("tea_rules", "ink_rules"))]:
        del sys.modules[name]
    installed_rules.cache_clear()
    installed_kinds.cache_clear()
    kinds._loaded.cache_clear()  # noqa: SLF001 - as above


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Offer]:
    """A function that installs a package with the given entry points and a module, and gives its folder of pages."""
    monkeypatch.syspath_prepend(tmp_path)
    forget()

    def install(name: str, *, rules: str = "", matchers: str = "", module: str = "", groups: str = "") -> Path:
        folder = tmp_path / name.replace("-", "_")
        folder.mkdir()
        (folder / "__init__.py").touch()
        (folder / "shout.py").write_text(module)
        metadata = tmp_path / f"{folder.name}-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        lines = [f"[artlint.rules]\npages = {rules}"] if rules else []
        lines += [f"[artlint.matchers]\n{matchers}"] if matchers else []
        (metadata / "entry_points.txt").write_text("\n".join([*lines, groups, ""]))
        importlib.invalidate_caches()
        return folder / "pages"

    yield install
    forget()


def error() -> str:
    with pytest.raises(RulebookError) as caught:
        artlint.load_settings({})
    return str(caught.value)


def test_pages_and_kinds_of_a_package_are_used(offer: Offer) -> None:
    pages = offer("tea-rules", rules="tea_rules.pages", matchers="shout = tea_rules.shout:Find", module=MATCHER)
    write_page(pages, name="tea/shelf-mark.md")
    write_page(pages, SHOUTING, "tea/shouting.md")
    found = artlint.check_text('A LANTERN <b data-shelf="1">b</b>\n', "a.md", artlint.load_settings({}))
    assert {finding.rule for finding in found} == {"shouting", "shelf-mark"}
    assert installed_rules()["shouting"].source.name == "tea-rules"
    settings = artlint.load_settings({"lint": {"rules": {"shouting": {"word": "b"}}, "ignore": ["tea"]}})
    assert artlint.check_text("A LANTERN b\n", "a.md", settings) == []


@pytest.mark.parametrize(
    ("page", "name", "told"),
    [
        (PAGE.replace("shelf-mark", "inline-style", 1), "tea/inline-style.md", "the id 'inline-style' is taken"),
        (
            PAGE.replace("message:", "mesage:", 1),
            "tea/shelf-mark.md",
            "tea-rules: PAGES/tea/shelf-mark.md:4: unknown key",
        ),
        (PAGE.replace("kind: attribute", "kind: atribute"), "tea/shelf-mark.md", "did you mean `attribute`?"),
        (PAGE.replace("'data-shelf'", "'('"), "tea/shelf-mark.md", "shelf-mark.md:7: match: name: the pattern"),
        (PAGE, "shelf-mark.md", "a page lies in the folder of its category"),
        (PAGE.replace("shelf-mark", "html", 1), "tea/html.md", "the id 'html' is the name of a category"),
    ],
)
def test_a_page_of_a_package_that_is_not_right_stops_the_run(offer: Offer, page: str, name: str, told: str) -> None:
    pages = offer("tea-rules", rules="tea_rules.pages")
    write_page(pages, page, name)
    message = error().replace(str(pages), "PAGES")
    assert message.startswith("tea-rules: PAGES/")
    assert told in message


@pytest.mark.parametrize(
    ("rules", "matchers", "module", "told"),
    [
        ("tea_rules.nowhere", "", "", "tea-rules: the rule pages 'tea_rules.nowhere' are no package"),
        ("nowhere.pages", "", "", "tea-rules: the rule pages 'nowhere.pages' cannot be had: ModuleNotFoundError"),
        ("tea_rules.shout", "", "", "tea-rules: the rule pages 'tea_rules.shout' are no package"),
        ("tea_rules:pages", "", "", "tea-rules: the rule pages 'tea_rules:pages' "),
        ("", "attribute = tea_rules.shout:Find", MATCHER, "tea-rules: the kind 'attribute' is one of artlint's own"),
        ("", "check = tea_rules.shout:Find", MATCHER, "tea-rules: the kind 'check' is one of artlint's own"),
        ("", "Shout = tea_rules.shout:Find", MATCHER, "tea-rules: the kind 'Shout' is no word in lower case"),
        ("pages", "shout = tea_rules.shout:Gone", MATCHER, "cannot be loaded: AttributeError"),
        ("pages", "shout = tea_rules.gone:Find", MATCHER, "cannot be loaded: ModuleNotFoundError"),
        ("pages", "shout = tea_rules.shout:Find", "1 / 0", "cannot be loaded: ZeroDivisionError: division by zero"),
        ("pages", "shout = tea_rules.shout:Find", "raise SystemExit(1)", "cannot be loaded: SystemExit: 1"),
        (
            "pages",
            "shout = tea_rules.shout:Find",
            "Find = 3",
            "is no class derived from `artlint.matchers.base.Matcher`",
        ),
    ],
)
def test_a_plugin_that_cannot_be_had_is_named(offer: Offer, rules: str, matchers: str, module: str, told: str) -> None:
    name = "tea_rules.pages" if rules == "pages" else rules
    pages = offer("tea-rules", rules=name, matchers=matchers, module=module)
    write_page(pages, SHOUTING, "tea/shouting.md")
    message = error()
    assert told in message
    assert "tea-rules: " in message


def test_two_packages_cannot_share_a_kind_or_an_id(offer: Offer) -> None:
    offer("tea-rules", matchers="shout = tea_rules.shout:Find", module=MATCHER)
    offer("ink-rules", matchers="shout = ink_rules.shout:Find", module=MATCHER)
    assert "-rules: the kind 'shout' is already that of " in error()


def test_two_packages_cannot_share_an_id(offer: Offer) -> None:
    write_page(offer("tea-rules", rules="tea_rules.pages"), name="tea/shelf-mark.md")
    write_page(offer("ink-rules", rules="ink_rules.pages"), name="ink/shelf-mark.md")
    assert "the id 'shelf-mark' is taken: " in error()


def test_without_plugins_there_are_our_rules() -> None:
    forget()
    assert installed_rules() == own_rules()


BOUNDED = MATCHER.replace("from typing", "from artlint.config.kebab import option\nfrom typing").replace(
    'word: str = "LANTERN"',
    """word: str = "LANTERN"
    most: int = option(default=3, ge=1)
    unless: tuple[str, ...] = ()

    def check_together(self):
        if self.word in self.unless:
            raise ValueError("`unless` takes back the `word`")
""",
)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"most": 0}, "most: should be greater than or equal to 1"),
        ({"word": "TEA", "unless": ["TEA"]}, "`unless` takes back the `word`"),
        ({"mots": 1}, "unknown key `mots`; did you mean `most`?"),
    ],
)
def test_options_of_a_kind_of_a_package_are_bounded_one_by_one_and_together(
    options: dict[str, object], told: str, offer: Offer
) -> None:
    pages = offer("ink-rules", rules="ink_rules.pages", matchers="shout = ink_rules.shout:Find", module=BOUNDED)
    write_page(pages.parent, SHOUTING, "pages/house/shouting.md")
    assert artlint.load_settings({"lint": {"rules": {"shouting": {"most": 2, "unless": ["TEA"]}}}})
    with pytest.raises(SettingsError, match=re.escape(told)):
        artlint.load_settings({"lint": {"rules": {"shouting": options}}})
