"""What `-v` tells of a run besides its report: the settings that its files had, and how long it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from artlint.reporters.parts.words import number
from artlint.resolver import Place
from artlint.run import Run, RunOptions
from artlint.settings.settings import Settings


def described(run: Run, options: RunOptions, seconds: float) -> Iterator[str]:
    """Give a sentence for each settings that files of the run had, the most common first, and one on the whole."""
    resolver = options.resolver()
    places: dict[int, tuple[Place, Settings]] = {}
    files: Counter[int] = Counter()
    for report in run.files:
        place = resolver.place(Path(report.path).parent)
        settings = place.settings.at(report.path)
        places[id(settings)] = (place, settings)
        files[id(settings)] += 1
    for key, count in files.most_common():
        yield f"{number(count, 'file')}: {_settings(*places[key])}"
    yield f"{number(len(run.files), 'file')} in {seconds:.2f} s"


def _settings(place: Place, settings: Settings) -> str:
    sources = [layer.origin for layer in place.layers] or ["no configuration"]
    if settings is not place.settings:
        sources.append("[[override]]")
    return f"preset {settings.preset.name}, {number(len(settings.rules), 'rule')} ({', '.join(sources)})"
