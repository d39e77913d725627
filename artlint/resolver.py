"""Which settings hold for an article: from the layers around its folder, made once for each configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artlint.config.boundary import repository
from artlint.config.checked import checked
from artlint.config.detection import Detected, Detector
from artlint.config.discovery import nearest_file, read_layers, user_file
from artlint.config.globs import Globs
from artlint.config.kebab import keys_of, plain
from artlint.config.layers import ConfigError, Keys, Layer, lay, merged, origins, place_of, table_layer
from artlint.config.model import Config, OverrideConfig, RuleChoice
from artlint.discovery import Discovery
from artlint.facts.tree import Tree
from artlint.frozen import frozen
from artlint.presets import Preset, preset_signs
from artlint.settings.error import SettingsError
from artlint.settings.making import chosen_preset, known_rules, make_settings
from artlint.settings.settings import Settings

if TYPE_CHECKING:
    from artlint.rulebook import Language, Rule

_GIVEN = "the given values"
_CHOICE = frozenset(keys_of(RuleChoice))
"""The keys of `[lint]` that an override has too."""


@frozen
class Place:
    """A folder's configuration: its layers in order, the folder that globs are relative to, and what was detected.

    `given` are the layers that beat every file, `under` the others. `home` is the folder that the files which it names
    are relative to. `tree` holds the files below `root`, where rules may look at them.
    """

    under: tuple[Layer, ...]
    given: tuple[Layer, ...]
    root: Path
    home: Path
    lang: Language
    detected: Detected | None = None
    tree: Tree | None = None
    is_overridden: bool = False

    @property
    def layers(self) -> tuple[Layer, ...]:
        """All layers; a later one beats those before it."""
        return (*self.under, *self.given)

    @cached_property
    def config(self) -> Config:
        """The layers as one configuration: under the same one, the same is found in every article.

        So its overrides have what is given laid over them, which beats them.
        """
        given = [layer.data["lint"] for layer in self.given if "lint" in layer.data]
        if not self._merged.overrides or not given:
            return self._merged
        overrides = tuple(_laid_over(each, given) for each in self._merged.overrides)
        return self._merged.changed(overrides=overrides)

    @cached_property
    def _merged(self) -> Config:
        return merged(self.layers)

    @cached_property
    def preset(self) -> Preset:
        """The generator that the articles here are for."""
        with self._placed():
            return chosen_preset(self.config)

    @cached_property
    def settings(self) -> Settings:
        """The settings that articles here are checked with; they know those for the paths of an `[[override]]`."""
        by_path = None
        if self.config.overrides and not self.is_overridden:
            by_path = self._settings_at
            for number in range(len(self.config.overrides)):
                # One that is wrong is told of even where no article lies.
                _ = self._overridden((number,)).settings
        with self._placed():
            return make_settings(
                self.config, root=self.root, home=self.home, lang=self.lang, tree=self.tree, by_path=by_path
            )

    @property
    def is_watched(self) -> bool:
        """Tell whether all that findings depend on besides the article is known from what its rules ask for."""
        if self.config.overrides:
            # Any of them could run for some article.
            return all(_is_watched(rule) for rule in known_rules(self.config, self.home).values())
        return all(_is_watched(active.rule) for active in self.settings.rules)

    @contextmanager
    def _placed(self) -> Iterator[None]:
        """Say in a SettingsError which file is meant."""
        try:
            yield
        except SettingsError as error:
            place = place_of(self.layers, error.word, error.keys)
            raise SettingsError(f"{place}: {error}" if place else str(error), error.word, error.keys) from error

    def at(self, path: str) -> Place:
        """Give what holds for an article at `path`: with a layer for each `[[override]]` whose patterns match."""
        if self.is_overridden or not self.config.overrides:
            return self
        path = self.settings.relative(path)
        numbers = tuple(number for number, globs in enumerate(self._override_globs) if globs.match(path))
        return self._overridden(numbers) if numbers else self

    def _settings_at(self, path: str) -> Settings:
        return self.at(path).settings

    @cached_property
    def _override_globs(self) -> tuple[Globs, ...]:
        return tuple(Globs(each.paths) for each in self.config.overrides)

    @cached_property
    def _overridden(self) -> Callable[[tuple[int, ...]], Place]:
        return cache(lambda numbers: replace(self, under=(*self.under, *map(self._layer, numbers)), is_overridden=True))

    def _layer(self, number: int) -> Layer:
        """Give what an `[[override]]` says as a layer over the files."""
        return table_layer(self.layers, ("override", str(number)), _choice(self._merged.overrides[number]))

    @cached_property
    def discovery(self) -> Discovery:
        """Which files here are articles."""
        config = self.config
        return Discovery(
            self.root,
            self.preset.extensions,
            include=config.include,
            exclude=config.exclude,
            extend_exclude=config.extend_exclude,
            respect_gitignore=config.respect_gitignore,
            content=self.preset.paths,
            rule_folders=[self.home / part for part in config.rule_paths],
        )

    @cached_property
    def values(self) -> Mapping[Keys, tuple[Any, str]]:
        """Every value that is set, by its keys, with where it comes from."""
        return origins(self.layers)


def _is_watched(rule: Rule) -> bool:
    """Tell whether a rule looks at nothing else than the article and what it asks its context for."""
    return rule.matcher_class.reads != "anything"


class Resolver:
    """The places of a run. `explicit` stands for every configuration file; with `isolated` there is none at all.

    `overrides` beat all files: layers, or what a program gives. `reads_tree` lets rules look at other files than the
    article; what they see is remembered with the places.
    """

    def __init__(
        self,
        *,
        explicit: Path | None = None,
        isolated: bool = False,
        overrides: Sequence[Layer | Mapping[str, Any]] = (),
        lang: Language | None = None,
        reads_tree: bool = False,
    ) -> None:
        self.explicit = explicit
        self.isolated = isolated
        self.overrides = tuple(each if isinstance(each, Layer) else Layer(_GIVEN, each) for each in overrides)
        for layer in self.overrides:
            if "extend" in layer.data:
                raise ConfigError(f"{layer.origin}: `extend` is for configuration files")
        self.lang = lang
        self._tree = cache(Tree) if reads_tree else None
        self._layers = cache(read_layers)
        self._of_folder = cache(self._find)
        self._of_source = cache(self._make)

    @cached_property
    def _detector(self) -> Detector:
        return detector()

    def place(self, folder: Path) -> Place:
        """Give the place of the articles in `folder`; ConfigError when its configuration is not right."""
        return self._of_folder(folder.absolute())

    def _find(self, folder: Path) -> Place:
        if self.isolated:
            return self._of_source(None, Path.cwd(), None)
        path = self.explicit or nearest_file(folder) or user_file()
        layers = self._layers(path) if path is not None else []
        detected = None
        if not any("preset" in layer.data for layer in (*layers, *self.overrides)):
            detected = self._detector.detect(folder)
        return self._of_source(path, _root(folder, path, detected), detected)

    def _make(self, path: Path | None, root: Path, detected: Detected | None) -> Place:
        layers: list[Layer] = []
        if detected is not None:
            layers.append(Layer(f"detected from {detected.reason}", {"preset": detected.preset}))
        layers += self._layers(path) if path is not None else []
        tree = self._tree(root) if self._tree is not None else None
        home = path.parent.absolute() if path is not None else root
        lang = self.lang or merged([*layers, *self.overrides]).lang or "en"
        return Place(tuple(layers), self.overrides, root, home, lang, detected, tree)


def _choice(override: OverrideConfig) -> dict[str, Any]:
    """Give what an override says of rules."""
    return {key: value for key, value in plain(override, given=True).items() if key != "paths"}


def _laid_over(override: OverrideConfig, given: Sequence[Mapping[str, Any]]) -> OverrideConfig:
    choice = _choice(override)
    for each in given:
        lay(choice, {key: value for key, value in each.items() if key in _CHOICE})
    return checked(OverrideConfig, {"paths": override.paths, **choice})


def detector() -> Detector:
    """Give what recognises the generators of all presets."""
    return Detector(preset_signs())


def _root(folder: Path, path: Path | None, detected: Detected | None) -> Path:
    """Give the folder that the patterns of a configuration are relative to, for the articles in `folder`.

    That of the file; where the file lies elsewhere, as the user's own does, or where there is none, that of the site.
    """
    if path is not None and folder.is_relative_to(path.parent.absolute()):
        return path.parent.absolute()
    if detected is not None:
        return detected.root
    here = Path.cwd()
    return here if path is None else repository(folder) or here
