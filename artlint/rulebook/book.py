"""All rules, out of their pages: validated, by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from artlint.config.checked import all_checked, checked
from artlint.config.validation import DataError
from artlint.rulebook.consistency import check_book, check_page
from artlint.rulebook.file import PageFile, data_of, read_page
from artlint.rulebook.kinds import installed_kinds
from artlint.rulebook.page import PageModel
from artlint.rulebook.rule import Rule
from artlint.rulebook.source import NAME, Origin, Source, own_source, package_sources


@cache
def own_rules() -> Mapping[str, Rule]:
    """Give artlint's own rules by id."""
    return MappingProxyType(load_rules([own_source()]))


@cache
def installed_rules() -> Mapping[str, Rule]:
    """Give artlint's rules and those of installed packages by id; RulebookError for a plug-in that is not right."""
    # A kind that hides one of ours would be noticed by nobody, if no page of the package used it.
    _ = installed_kinds()
    sources = [*package_sources()]
    return MappingProxyType(load_rules(sources, own_rules())) if sources else own_rules()


def with_folders(sources: Iterable[Source]) -> Mapping[str, Rule]:
    """Give all installed rules and those of some folders by id; RulebookError for a page that is not right."""
    return MappingProxyType(load_rules(sources, installed_rules()))


def load_rules(sources: Iterable[Source], known: Mapping[str, Rule] = MappingProxyType({})) -> dict[str, Rule]:
    """Give the rules of some sources after those `known`, by id.

    RulebookError for a page that is not right, or an id that is taken.
    """
    rules = dict(known)
    for source in sources:
        for file, page in _pages(source):
            rule = _rule(file, page)
            if rule.id in rules:
                raise rule.file.wrong(f"the id {rule.id!r} is taken: {rules[rule.id].file.place()}", ("id",))
            rules[rule.id] = rule
    check_book(rules)
    return rules


def load_page(path: Path) -> Rule:
    """Give the rule of one page of a folder; RulebookError when the page is not right."""
    folder = path.parents[1]
    file = read_page(Source(Origin.FOLDER, str(folder), folder), path)
    return _rule(file, _validated(file, file.data))


def _pages(source: Source) -> Iterable[tuple[PageFile, PageModel]]:
    """Give the pages of a source with what they say, those of artlint itself as an earlier run found them."""
    if not source.is_proved:
        return ((file, _validated(file, file.data)) for file in (read_page(source, path) for path in source.pages()))
    files = [PageFile(source, path) for path in source.pages()]
    paths = [str(file.path) for file in files]
    models = all_checked("pages", paths, lambda: [*map(_validated, files, data_of(files))])
    return zip(files, models, strict=True)


def _rule(file: PageFile, page: PageModel) -> Rule:
    if page.id != file.path.stem or not NAME.match(page.id):
        raise file.wrong(f"the id {page.id!r} must be the name of the file, in lower case with dashes", ("id",))
    is_proved = file.source.is_proved
    rule = Rule(page, file, proved=(page.match,) if is_proved else ())
    if not is_proved:
        check_page(rule)
    return rule


def _validated(file: PageFile, data: Mapping[str, Any]) -> PageModel:
    try:
        return checked(PageModel, data)
    except DataError as error:
        first, *rest = error.complaints()
        told = "; ".join((first.text, *(complaint.text for complaint in rest)))
        raise file.wrong(told, first.keys) from error
