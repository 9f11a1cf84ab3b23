from __future__ import annotations

import itertools
import json
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from helpers.publishing.coverage import font_folder

STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
SIGNS = "–—≥≤≠≈×÷₫→←•“”‘’…−±°§▲▼■●○"


def vietnamese_letters() -> set[str]:
    """All letters of the alphabet with all tones, both cases, beyond ASCII, and plain ones."""
    vowels = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    lower = {
        unicodedata.normalize("NFC", vowel + tone)
        for vowel, tone in itertools.product(vowels, tones)
    }
    lower |= set("bcdđghklmnpqrstvx")
    return lower | {letter.upper() for letter in lower}


def test_the_alphabet_with_its_tones_has_178_letters() -> None:
    assert len(vietnamese_letters()) == 178
    assert len([letter for letter in vietnamese_letters() if letter > "\u007f"]) == 134


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("ending", ["ttf", "woff2"])
def test_every_style_draws_every_vietnamese_letter_and_sign(style: str, ending: str) -> None:
    font = TTFont(font_folder() / f"Tinos-{style}.{ending}")
    drawn = {chr(code) for code in font.getBestCmap()}
    assert not vietnamese_letters() - drawn
    assert not set(SIGNS) - drawn


@pytest.mark.parametrize("style", STYLES)
def test_a_sign_that_we_drew_is_not_empty(style: str) -> None:
    font = TTFont(font_folder() / f"Tinos-{style}.ttf")
    names = font.getBestCmap()
    for sign in "≥≤≠≈→←▲▼■●○":
        assert font["glyf"][names[ord(sign)]].numberOfContours > 0


def test_the_widths_used_for_layout_are_those_of_the_font() -> None:
    font = TTFont(font_folder() / "Tinos-Regular.ttf")
    widths = json.loads((font_folder() / "tinos-metrics.json").read_text(encoding="utf-8"))
    em, names = font["head"].unitsPerEm, font.getBestCmap()
    for letter in "0aệỮ–m":
        assert widths[letter] == pytest.approx(font["hmtx"][names[ord(letter)]][0] / em, abs=1e-3)


def test_the_licence_travels_with_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (font_folder() / "OFL.txt").read_text(encoding="utf-8")


def test_the_subsets_for_html_are_small() -> None:
    assert sum(file.stat().st_size for file in font_folder().glob("*.woff2")) < 70_000
