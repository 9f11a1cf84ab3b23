"""Noise on letters: tones lost, letters taken for others, words run together or cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from helpers.vietnamese import strip_marks

_FILE = Path(__file__).with_name("confusions.yaml")
_SIBLINGS = (
    "aàáạảãâầấậẩẫăằắặẳẵ", "eèéẹẻẽêềếệểễ", "oòóọỏõôồốộổỗơờớợởỡ", "uùúụủũưừứựửữ", "iìíịỉĩ", "yỳýỵỷỹ",
    "dđ",
)  # fmt: skip
_LOOK_ALIKE = {"n": "ri", "m": "rn", "h": "b", "c": "e", "e": "c", "t": "f", "l": "1", "i": "l",
               "u": "ii", "o": "0", "g": "q", "a": "o", "r": "t", "v": "y"}  # fmt: skip


@cache
def tables() -> dict[str, Any]:
    """Return the confusion tables of ``confusions.yaml``."""
    loaded: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return loaded


@dataclass(frozen=True, slots=True)
class LetterNoise:
    """How often letters suffer (shares of letters or of words).

    Parameters
    ----------
    table : float
        Share of letters read through the confusion table, which mostly loses the tone.
    sibling : float
        Share of marked letters that get another tone or lose one.
    damage : float
        Share of letters dropped, doubled or taken for a look-alike.
    joined : float
        Share of spaces lost.
    split : float
        Share of words with a space inside.
    """

    table: float = 0.0
    sibling: float = 0.0
    damage: float = 0.0
    joined: float = 0.0
    split: float = 0.0

    def __call__(self, text: str, rng: Random) -> str:
        """Return ``text`` as a scanner might have read it."""
        if not text.strip():
            return text
        letters = [self._letter(letter, rng) for letter in unicodedata.normalize("NFC", text)]
        return "".join(letters)

    def _letter(self, letter: str, rng: Random) -> str:
        if letter == " ":
            return "" if self.joined and rng.random() < self.joined else " "
        if not letter.isalpha():
            return letter
        if self.sibling and not letter.isascii() and rng.random() < self.sibling:
            return sibling(letter, rng)
        if self.table and rng.random() < self.table:
            letter = confused(letter, rng)
        if self.damage and rng.random() < self.damage:
            letter = damaged(letter, rng)
        if self.split and rng.random() < self.split:
            letter += " "
        return letter


def sibling(letter: str, rng: Random) -> str:
    """Return a letter that differs in its marks alone."""
    low = letter.lower()
    family = next((group for group in _SIBLINGS if low in group), low)
    other = rng.choice([one for one in family if one != low] or [low])
    return other.upper() if letter.isupper() else other


def confused(letter: str, rng: Random) -> str:
    """Return what the confusion table has for ``letter``; without an entry, its tone is lost."""
    row: Mapping[str, int] | None = tables()["letters"].get(letter)
    if row is None:
        return strip_marks(letter)
    return rng.choices(list(row), list(row.values()))[0]


def damaged(letter: str, rng: Random) -> str:
    """Return ``letter`` dropped, doubled or taken for a look-alike."""
    way = rng.random()
    if way < 0.3:
        return ""
    if way < 0.4:
        return letter * 2
    return _LOOK_ALIKE.get(letter.lower(), rng.choice("aeinotu"))
