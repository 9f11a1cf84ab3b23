"""The one look of all figures.

Four colours, each at least 3:1 against white and told apart by the colour-blind (blue and a dark
orange, grey for what is context, ink for words); a pale track is furniture and carries no data.
Text is Tinos, always horizontal. Nothing here touches pyplot: figures are plain objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import matplotlib as mpl
from matplotlib import font_manager

from helpers.publishing.coverage import font_folder

INK = "#1c2733"
QUIET = "#5b6672"
BLUE = "#1f5f99"
ORANGE = "#b3500f"
TRACK = "#e4e8ed"
RULE = "#c3cad2"
PAPER = "#ffffff"

WIDTH = 453.5  # points: the text width of an A4 page
TEXT_SIZE = 10.0
SMALL_SIZE = 8.5
TITLE_SIZE = 11.5
LINE = 1.2
FAMILY = "Tinos"

_RC = {
    "font.family": [FAMILY],
    "text.color": INK,
    "svg.fonttype": "none",
    "svg.hashsalt": "chiso",
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "path.simplify": False,
}


@cache
def _with_our_fonts() -> None:
    for file in sorted(font_folder().glob("*.ttf")):
        font_manager.fontManager.addfont(str(file))


@contextmanager
def house_style() -> Iterator[None]:
    """Draw and save under the house style; the caller's settings come back afterwards."""
    _with_our_fonts()
    with mpl.rc_context(_RC):  # type: ignore[arg-type]
        yield


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2), from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
