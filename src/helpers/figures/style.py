"""The one look of all figures.

Each figure uses four colours at most besides its furniture: ink for words, blue for what is
measured, orange for what stands out, amber and brown in a heat map, grey for context. Colours that
may touch differ by 3:1 at least from each other and from the page, on light and on dark paper; a
sign or a word always says the same as a colour. Text is Tinos, always horizontal.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Roles of colour; the page of a report gives each its colour by ``--chart-<role>``.
INK, QUIET = "ink", "quiet"
BLUE, ORANGE = "blue", "orange"
AMBER, BROWN = "amber", "brown"
TRACK, RULE, PAPER = "track", "rule", "paper"

LIGHT: Mapping[str, str] = MappingProxyType({
    INK: "#1c2733", QUIET: "#5b6672", BLUE: "#1f5f99", ORANGE: "#b3500f", AMBER: "#d07f3c",
    BROWN: "#662800", TRACK: "#e4e8ed", RULE: "#c3cad2", PAPER: "#ffffff",
})  # fmt: skip
DARK: Mapping[str, str] = MappingProxyType({
    INK: "#e4e8ed", QUIET: "#a7b1bc", BLUE: "#5fa3dc", ORANGE: "#e08b4a", AMBER: "#93582a",
    BROWN: "#f7cda6", TRACK: "#2a333d", RULE: "#4a5662", PAPER: "#14191f",
})  # fmt: skip
FURNITURE = frozenset({TRACK, RULE, PAPER, QUIET})

WIDTH = 453.5  # points: the text width of an A4 page
NARROW = 228.0  # points: a phone of 320 CSS pixels, which shows them at 95 %
TEXT_SIZE = 10.0
SMALL_SIZE = 8.5
LINE = 1.2
FAMILY = "Tinos"


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
