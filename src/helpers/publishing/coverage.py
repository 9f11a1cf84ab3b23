"""Which characters our typeface draws, and how wide they are.

``fonts/tinos-metrics.json`` is written by ``tools/make_fonts.py`` from the fonts themselves, so
the exporters need not open a font.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

_UNKNOWN_WIDTH = 0.6


@cache
def advance_widths() -> dict[str, float]:
    """Return the width of every drawable character, in em."""
    file = resources.files("helpers.publishing").joinpath("fonts/tinos-metrics.json")
    widths: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return widths


def spell_out(text: str) -> str:
    """Return ``text`` with every character that has no glyph as its code point, ``[U+4E2D]``."""
    widths = advance_widths()
    if widths.keys() >= set(text):
        return text
    return "".join(letter if letter in widths else f"[U+{ord(letter):04X}]" for letter in text)


@lru_cache(maxsize=1 << 14)  # tables say the same again and again
def text_width(text: str) -> float:
    """Return the width of ``text`` set in the regular style, in em."""
    widths = advance_widths()
    return sum(widths.get(letter, _UNKNOWN_WIDTH) for letter in text)


def font_folder() -> Path:
    """Return the folder of the TTF files: an installed project lies unpacked on disk."""
    return Path(str(resources.files("helpers.publishing").joinpath("fonts")))
