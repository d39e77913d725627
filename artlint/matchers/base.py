"""What every matcher is, what it is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

import turbohtml
from turbohtml import SelectorSyntaxError

from artlint.config.kebab import Condition, KebabModel
from artlint.facts.article import Article
from artlint.facts.directives import Directive, find_directives
from artlint.facts.lazy import lazy
from artlint.facts.links import Link, Origin
from artlint.facts.sights import Sights, current_time
from artlint.facts.tree import Tree
from artlint.facts.urls import is_plain
from artlint.findings import Edit, Level
from artlint.frozen import frozen
from artlint.presets import Preset
from artlint.schema.errors import ErrorType
from artlint.schema.model import Schema
from artlint.schema.problem import Problem
from artlint.text import Span


@frozen
class Context:
    """An article with what the configuration says of it: all that a matcher may look at.

    `tree` are the files of its repository, none unless a run lends them; `relative` makes a path one of the tree. `now`
    is the time of the check unless it is given; `sights` note what is asked of the clock.
    """

    article: Article
    preset: Preset
    schema: Schema | None = None
    needs_front_matter: bool = False
    zone: tzinfo | None = None
    now: datetime | None = None
    configured: frozenset[str] = frozenset()
    tree: Tree | None = None
    relative: Callable[[str], str] = str
    sights: Sights | None = None

    def has_come(self, moment: datetime) -> bool:
        """Tell whether `moment` is past: the only way to ask for the time, so that it is known how long this holds."""
        now = self.now or current_time()
        now = now if now.tzinfo is not None else now.replace(tzinfo=UTC)
        return self.sights.has_come(moment, now) if self.sights is not None else moment <= now

    @lazy
    def problems(self) -> Mapping[ErrorType, Sequence[Problem]]:
        """What the schema has against the front matter, by type; nothing while the block is broken or not closed."""
        front_matter = self.article.front_matter
        if self.schema is None or front_matter is None or not front_matter.is_read:
            return {}
        if front_matter.block.closing != "proper":
            return {}
        # A pattern without end or a model that crashes is told by the first rule that asks, not by all of them.
        self.__dict__["problems"] = {}
        return self.schema.problems(front_matter)

    @lazy
    def unknown_fields(self) -> Sequence[Problem]:
        """The keys of the front matter that the schema does not know, under the same conditions."""
        front_matter = self.article.front_matter
        if self.schema is None or front_matter is None or not front_matter.is_read:
            return ()
        return tuple(self.schema.unknown(front_matter)) if front_matter.block.closing == "proper" else ()

    @lazy
    def directives(self) -> Sequence[Directive]:
        """What the author asks artlint to let pass."""
        return find_directives(self.article)

    @lazy
    def path(self) -> str:
        """The path of the article in the tree; empty when it has none."""
        return self.relative(self.article.document.path)

    @lazy
    def links(self) -> list[Link]:
        """The images and links of the front matter and the body."""
        return [*self._front_matter_links(), *self.article.links]

    @lazy
    def odd_links(self) -> list[Link]:
        """Those of the images and links whose addresses are worth a look: nearly all lead plainly to the web."""
        return [link for link in self.links if not is_plain(link[0])]

    def _front_matter_links(self) -> Iterator[Link]:
        front_matter = self.article.front_matter
        if self.schema is None or front_matter is None:
            return
        for path, value, is_image in self.schema.addresses(front_matter):
            yield Link(value.text, value.span, is_image, Origin.FRONT_MATTER, field=path)


_NO_VALUES: Mapping[str, str] = MappingProxyType({})


class Match(NamedTuple):
    """One place that a matcher found: the words that a message may use, and what a fix needs to know of it.

    `variant` picks one of the page's variants of its message and help; `level` is that of this one match, unless the
    configuration sets one for the rule; `subject` is the matcher's own.
    """

    span: Span
    values: Mapping[str, str] = _NO_VALUES
    variant: str = ""
    field: str | None = None
    subject: Any = None
    level: Level | None = None


@frozen(slots=True)
class Proposal:
    """Edits that would mend a match; `unsafe` when this one could change what a reader sees.

    `fields` are the front-matter fields that it changes besides the one that the match is about.
    """

    edits: tuple[Edit, ...]
    unsafe: bool = False
    fields: frozenset[str] = frozenset()


class Matcher(KebabModel):
    """A way to find things; its fields are what a rule page may set and a configuration may override."""

    placeholders: ClassVar[frozenset[str]] = frozenset()
    """The names that messages may use."""
    variants: ClassVar[frozenset[str]] = frozenset()
    """The variants of its message that a page may define."""
    actions: ClassVar[frozenset[str]] = frozenset()
    """What a fix of a page may do."""
    reads_undecodable: ClassVar[bool] = False
    """Whether it also looks at documents that could not be decoded."""
    reads: ClassVar[Literal["article", "tree", "clock", "anything"]] = "article"
    """What its findings depend on besides the configuration, and so how long they are known.

    On the article alone; on other files, which it asks `context.tree` for; on the time, which it asks
    `context.has_come` for; or on anything else, and an article that it looks at is checked in every run.
    """
    rewrites_fields: ClassVar[bool] = False
    """Whether every fix of it changes the value of the front-matter field that it flags; else a page says so."""
    judges_others: ClassVar[bool] = False
    """Whether it is about what other rules find."""
    is_internal: ClassVar[bool] = False
    """Whether only artlint's own pages can use it."""

    kind: str

    @property
    def never_hidden(self) -> bool:
        """Whether it says that an article was not read as a whole, so that other rules saw less than there is."""
        return self.reads_undecodable

    def find(self, context: Context) -> Iterable[Match]:
        """Give the matches in an article."""
        raise NotImplementedError

    def propose(self, matches: Sequence[Match], _action: str, _context: Context, /) -> Sequence[Proposal | None]:
        """Give for each match the edits that do an action to it, or None where there are none."""
        return [None] * len(matches)


def _selects(selector: str) -> str:
    try:
        turbohtml.parse("").select(selector)
    except SelectorSyntaxError as error:
        raise ValueError(str(error)) from error
    return selector


Selector = Annotated[str, Condition(after=_selects, title="CSS selector")]
"""A CSS selector."""
