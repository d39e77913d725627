"""One rule: what its page says, and the matcher that finds what it flags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import regex

from artlint.config.checked import checked
from artlint.config.validation import DataError
from artlint.frozen import frozen
from artlint.matchers.base import Matcher
from artlint.patterns import Pattern, joined
from artlint.rulebook.file import PageFile
from artlint.rulebook.kinds import matcher_class
from artlint.rulebook.options import EXTEND, OptionsError, check_options
from artlint.rulebook.page import CONDITION, PageModel
from artlint.rulebook.source import RulebookError, Source


@frozen
class Rule:
    """One rule. Its matcher is made when it is asked for: a rule that does not run costs no more than its front matter.

    `options` are laid over the `match` of the page. `proved` are data whose patterns are known to compile, and do so at
    their first use.
    """

    page: PageModel
    file: PageFile
    options: Mapping[str, Any] = field(default_factory=dict)
    proved: tuple[object, ...] = ()

    @property
    def id(self) -> str:
        """The permanent name of the rule."""
        return self.page.id

    @cached_property
    def category(self) -> str:
        """The name of the folder that its page lies in."""
        return self.file.path.parent.name

    @property
    def path(self) -> Path:
        """The file of its page."""
        return self.file.path

    @property
    def source(self) -> Source:
        """Whose page it is."""
        return self.file.source

    @property
    def body(self) -> str:
        """What its page says to people."""
        return self.file.body

    @property
    def title(self) -> str:
        """The heading of the page."""
        return next((line[2:].strip() for line in self.body.splitlines() if line.startswith("# ")), self.id)

    @cached_property
    def matcher_class(self) -> type[Matcher]:
        """The matcher of the page's kind; RulebookError when there is none."""
        try:
            return matcher_class(self.page.kind, self.id)
        except RulebookError as error:
            raise self.file.wrong(f"match: {error}", ("match", "kind")) from error

    @cached_property
    def matcher(self) -> Matcher:
        """The matcher with the options of the page and of the configuration.

        RulebookError when the page is not right, OptionsError when the options are not.
        """
        match = _merged(self.page.match, self.options)
        try:
            return checked(self.matcher_class, match, self.proved_texts)
        except DataError as error:
            complaint = error.complaints()[0]
            if self.options:
                raise OptionsError(complaint) from error
            raise self.file.wrong(f"match: {complaint.text}", ("match", *complaint.keys)) from error

    def proved_texts(self) -> frozenset[str]:
        """Give the patterns that are known to compile."""
        return frozenset(texts_in(self.proved))

    @cached_property
    def unsafe_conditions(self) -> Mapping[str, Pattern]:
        """The patterns that make a fix unsafe, by the placeholder that they are tried on."""
        conditions = self.page.fix.unsafe_when if self.page.fix else {}
        return MappingProxyType(
            {
                name.removesuffix(CONDITION): pattern
                for name, patterns in conditions.items()
                if (pattern := joined(patterns, regex.MULTILINE | regex.IGNORECASE)) is not None
            }
        )

    def configured(self, options: Mapping[str, Any], proved: Mapping[str, Any] = MappingProxyType({})) -> Rule:
        """Give this rule with `options` in the place of what its page says; `extend-KEY` adds to a list.

        What `proved` says as well is known to be right. OptionsError when the matcher does not take them.
        """
        check_options(options, self.matcher_class)
        rule = replace(self, options=options, proved=(*self.proved, proved))
        _ = rule.matcher
        return rule


def texts_in(data: object) -> Iterator[str]:
    """Give every text that stands as a value in `data`."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from texts_in(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from texts_in(value)


def _merged(match: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(match)
    for key, value in options.items():
        base = key.removeprefix(EXTEND)
        merged[base] = [*merged.get(base, ()), *value] if key != base else value
    return merged
