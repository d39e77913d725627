"""What each site generator accepts, as data: one TOML file a generator in this folder, named as its preset is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from artlint.compiled import compiled
from artlint.config.checked import checked
from artlint.config.kebab import KebabModel, option
from artlint.config.model import SchemaConfig
from artlint.findings import Level


class FrontMatterForm(KebabModel):
    """Which blocks the generator takes for front matter, and what it does with the others.

    `openers` are the opening delimiters with the name of the format behind each (see `artlint.facts.formats`); `{` is
    JSON that is its own block, `---json` a fence that names its language. `opener_blanks` allows blanks behind the
    opener, `long_fences` more than three marks, closed by as many. `bare` are the formats of a block that begins with
    its first key: YAML up to a closer, or `lines` of metadata up to a blank line. `before` is what may stand above the
    opener: nothing, one newline, blank lines, or any blanks.

    `closer` is where the closing delimiter stands: alone on its line, at the start of a line with text behind it, or at
    the end of a line with text before it. `dots_close` also takes `...` for a closer, `empty` a block without a line,
    `tabs` a tab for two blanks where a line of YAML begins; with `final_newline` a closer needs a newline behind it.
    `unclosed` is what becomes of a block without a closer:
    text of the page, data to the end of the file, or an error; empty where generators differ. With `required` a file
    without a block stops the build.
    """

    openers: dict[str, str] = option(default_factory=lambda: {"---": "yaml"})
    opener_blanks: bool = True
    long_fences: bool = False
    bare: tuple[str, ...] = ()
    before: Literal["nothing", "newline", "lines", "blanks"] = "nothing"
    bom: bool = True
    closer: Literal["line", "line-start", "line-end"] = "line"
    dots_close: bool = False
    empty: bool = True
    final_newline: bool = False
    tabs: bool = False
    unclosed: Literal["", "text", "data", "error"] = ""
    required: bool = False


class DateForms(KebabModel):
    """The names of the date forms (see `artlint.facts.dates`) that the generator reads, likes and is given.

    `accept` are the forms that it reads; `accept_quoted` those that it reads in quotes, where they are others; `skips`
    are characters around a date that it reads over. `canonical` are its own form and its equals, `write` the one that a
    fix writes, and `quoted` the forms that are written in quotes; without such a list, generators differ: what is
    written is quoted, and no quotes are a fault. `quotes_matter` are the forms that mean another instant in quotes.
    `safe_from` are the forms that may be rewritten unasked when they name their zone: the generator reads the same
    instant before and after, in every zone. `zoneless` is the zone of a time that names none: UTC, or a local one, be
    it set or that of the machine.
    `words` are texts that stand for a date, in any letter case.
    """

    accept: tuple[str, ...] = ()
    accept_quoted: tuple[str, ...] | None = None
    skips: str = ""
    canonical: tuple[str, ...] = ()
    write: str
    quoted: tuple[str, ...] | None = None
    quotes_matter: tuple[str, ...] = ()
    safe_from: tuple[str, ...] = ()
    zoneless: Literal["utc", "local", "unknown"] = "unknown"
    words: tuple[str, ...] = ()

    def is_quoted(self, form: str) -> bool:
        """Tell whether a date of that form is written in quotes."""
        return form != "iso-date" if self.quoted is None else form in self.quoted

    def reads(self, form: str, *, quoted: bool) -> bool:
        """Tell whether the generator reads a date of that form, in quotes or without."""
        return form in (self.accept_quoted if quoted and self.accept_quoted is not None else self.accept)


class ImagePlaces(KebabModel):
    """Where the generator finds the files that an article names.

    `roots` are the folders whose files are served from `/`, relative to the repository; `*` stands for one name.
    `beside` are folders that a relative address may be meant from, relative to the article's own (`.`); `{stem}` is the
    name of the article without its extension. `aliases` are beginnings of an address and the folders of the repository
    that they stand for; one that stands for nothing is only taken off.
    """

    roots: tuple[str, ...] = ()
    beside: tuple[str, ...] = (".",)
    aliases: dict[str, str] = option(default_factory=dict)


class Sign(KebabModel):
    """A file or folder whose presence shows that a repository belongs to the generator.

    `file` may hold `*`. With the pattern `contains` some of the text must match; with
    `beside` these must be there as well.
    """

    file: str
    contains: str | None = None
    beside: tuple[str, ...] = ()


class Zone(KebabModel):
    """Files in one of which the generator is told the zone of times that name none: the first group of `pattern`."""

    files: tuple[str, ...]
    pattern: str


class Reason(KebabModel):
    """One sentence in both languages."""

    en: str
    zh: str


class Conflict(KebabModel):
    """A field that the generator takes for something else than other generators do, or not beside another field.

    It is one of `fields` whose text is one of `values`, or any without them, and `beside` it another field stands whose
    text is one of those given, or any where none are. `reason` says what the generator makes of it.
    """

    fields: tuple[str, ...]
    values: tuple[str, ...] = ()
    beside: dict[str, tuple[str, ...]] = option(default_factory=dict)
    reason: Reason
    level: Level = Level.ERROR


class Preset(KebabModel):
    """One site generator: what it reads, where its articles are, and how rules differ there.

    `title` is what messages call it, and `title_zh` what Chinese ones do where that is no name.
    `paths` are the folders that it takes its content from, none where that is the whole site; `requires` are those in
    which it takes no file without front matter. `excerpt_marks` are patterns for the whole text of a comment that ends
    the excerpt, `syntax` the names of template syntaxes (see `artlint.facts.syntaxes`). With `any_case` the case of a
    key does not matter. `typed_scalars` are the kinds of plain scalars, text to YAML 1.2, that its parser takes for a
    truth value or a number, by the names of the rule `ambiguous-scalar`. `rules` are options of rules, like
    `[lint.rules.ID]` of a configuration, which has the last word. The fields of a schema are laid over those for all
    articles.
    """

    name: str
    title: str
    title_zh: str = ""
    detect: tuple[Sign, ...] = ()
    zone: Zone | None = None
    paths: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    extensions: tuple[str, ...]
    front_matter: FrontMatterForm = FrontMatterForm()
    shows_leaks: bool = True
    syntax: tuple[str, ...] = ()
    excerpt_marks: tuple[str, ...] = ()
    dates: DateForms
    images: ImagePlaces = ImagePlaces()
    any_case: bool = False
    typed_scalars: tuple[str, ...] = ()
    levels: dict[str, Level] = option(default_factory=dict)
    rules: dict[str, dict[str, object]] = option(default_factory=dict)
    fields: dict[str, dict[str, object]] = option(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    schemas: tuple[SchemaConfig, ...] = option(default=(), alias="schema")

    @property
    def truths(self) -> bool:
        """Tell whether `yes` and `no` are truth values to the generator."""
        return "truth" in self.typed_scalars


def _folder() -> Path:
    return Path(__file__).parent


@cache
def preset_data() -> Mapping[str, Mapping[str, Any]]:
    """Give what each file says, by the name of its preset, sorted."""
    paths = sorted(_folder().glob("*.toml"))
    found: Mapping[str, Mapping[str, Any]] = compiled("presets", map(str, paths), lambda: _read(paths))
    return found


def _read(paths: Sequence[Path]) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where they are not compiled yet

    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in paths}


def preset_names() -> list[str]:
    """Give the names of all presets, sorted."""
    return list(preset_data())


def preset_signs() -> Iterator[tuple[str, Sign]]:
    """Give the signs of all generators with the names of their presets, which are not loaded for it."""
    for name, data in preset_data().items():
        for sign in data.get("detect", ()):
            yield name, checked(Sign, sign)


@cache
def load_preset(name: str, lang: Literal["en", "zh"] = "en") -> Preset:
    """Give the preset called `name`, with the title that messages in `lang` call it by; KeyError when there is none."""
    data = preset_data()[name]
    title = (lang == "zh" and data.get("title-zh")) or data["title"]
    return checked(Preset, {**data, "name": name, "title": title})
