"""Which settings hold for an article: from the layers around its folder, made once for each configuration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from artlint.config.boundary import repository
from artlint.config.detection import Detected, Detector
from artlint.config.discovery import nearest_file, read_layers, user_file
from artlint.config.layers import ConfigError, Keys, Layer, merged, origins, place_of
from artlint.config.model import Config
from artlint.discovery import Discovery
from artlint.facts.tree import Tree
from artlint.presets import load_preset, preset_names
from artlint.rulebook import Language
from artlint.settings import Settings, SettingsError, make_settings

_GIVEN = "the given values"


@dataclass(frozen=True)
class Place:
    """A folder's configuration: its layers in order, the folder that globs are relative to, and what was detected.

    `home` is the folder that the files which it names are relative to. `tree` holds the files below `root`, where
    rules may look at them.
    """

    layers: tuple[Layer, ...]
    root: Path
    home: Path
    lang: Language
    detected: Detected | None = None
    tree: Tree | None = None

    @cached_property
    def config(self) -> Config:
        """The layers as one configuration."""
        return merged(self.layers)

    @cached_property
    def settings(self) -> Settings:
        """The settings that articles here are checked with."""
        try:
            return make_settings(self.config, root=self.root, home=self.home, lang=self.lang, tree=self.tree)
        except SettingsError as error:
            place = place_of(self.layers, error.word, error.keys)
            raise SettingsError(f"{place}: {error}" if place else str(error), error.word, error.keys) from error

    @cached_property
    def discovery(self) -> Discovery:
        """Which files here are articles."""
        config = self.config
        return Discovery(
            self.root,
            self.settings.preset.extensions,
            include=config.include,
            exclude=config.exclude,
            extend_exclude=config.extend_exclude,
            respect_gitignore=config.respect_gitignore,
            content=self.settings.preset.paths,
            rule_folders=[self.home / part for part in config.rule_paths],
        )

    @cached_property
    def values(self) -> Mapping[Keys, tuple[Any, str]]:
        """Every value that is set, by its keys, with where it comes from."""
        return origins(self.layers)


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

    @cached_property
    def _detector(self) -> Detector:
        return Detector((name, sign) for name in preset_names() for sign in load_preset(name).detect)

    def _make(self, path: Path | None, root: Path, detected: Detected | None) -> Place:
        layers: list[Layer] = []
        if detected is not None:
            layers.append(Layer(f"detected from {detected.reason}", {"preset": detected.preset}))
        layers += self._layers(path) if path is not None else []
        layers += self.overrides
        tree = self._tree(root) if self._tree is not None else None
        home = path.parent.absolute() if path is not None else root
        return Place(tuple(layers), root, home, self.lang or merged(layers).lang or "en", detected, tree)


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
