"""Every colour of a report can be read on a light and on a dark terminal."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorType

from artlint.reporters.parts import palette

BACKGROUNDS = {"white": (255, 255, 255), "black": (0, 0, 0), "paper": (253, 246, 227), "slate": (30, 30, 30)}
LEAST = 3.0
"""The contrast that WCAG 2.1 asks for between what stands for something and its background (1.4.11)."""
COLOURS = {
    *palette.LEVELS.values(),
    *(value for name, value in vars(palette).items() if name.isupper() and name != "LEVELS"),
}


def luminance(rgb: tuple[int, ...]) -> float:
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in (each / 255 for each in rgb)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("colour", sorted(COLOURS))
def test_a_colour_can_be_read(colour: str, background: str) -> None:
    # What terminals let their users redefine has no contrast that could be known.
    assert Color.parse(colour).type is ColorType.EIGHT_BIT
    dark, light = sorted((luminance(Color.parse(colour).get_truecolor()), luminance(BACKGROUNDS[background])))
    assert (light + 0.05) / (dark + 0.05) >= LEAST
