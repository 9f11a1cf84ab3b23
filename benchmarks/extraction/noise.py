"""Noise at four levels; it acts on the text alone, never on the truth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.extraction.model import Line, Role, Span
from benchmarks.extraction.noise_layout import LayoutNoise
from benchmarks.extraction.noise_numbers import NumberNoise, as_letter, garbled_ordinal
from benchmarks.extraction.noise_text import LetterNoise, tables


@dataclass(frozen=True, slots=True)
class Strength:
    """One level of noise: shares for letters, heads, figures, ordinals, codes and layout."""

    letters: LetterNoise = field(default_factory=LetterNoise)
    heads: LetterNoise = field(default_factory=LetterNoise)
    numbers: NumberNoise = field(default_factory=NumberNoise)
    layout: LayoutNoise = field(default_factory=LayoutNoise)
    ordinals: float = 0.0
    maxima: float = 0.0
    codes: float = 0.0
    stamps: float = 0.0
    words: float = 0.0


STRENGTHS = {
    "clean": Strength(),
    "light": Strength(
        letters=LetterNoise(sibling=0.004, damage=0.0003, joined=0.0005),
        heads=LetterNoise(sibling=0.01, damage=0.0005),
        numbers=NumberNoise(separator=0.002, letter=0.001, edge=0.0005),
        layout=LayoutNoise(bar=0.003, debris=0.03),
        ordinals=0.004,
    ),
    "seed-like": Strength(
        letters=LetterNoise(table=0.93, damage=0.002, joined=0.004, split=0.0008),
        heads=LetterNoise(table=1.0, damage=0.02, joined=0.01),
        numbers=NumberNoise(
            separator=0.016, letter=0.006, doubled=0.001, edge=0.004, misread=0.0004, cut=0.0004,
            lost=0.001,
        ),
        layout=LayoutNoise(bar=0.03, run=0.0005, broken=0.002, debris=0.15, stray=0.01),
        ordinals=0.04, maxima=0.4, codes=0.002, stamps=0.003,
    ),
    "heavy": Strength(
        letters=LetterNoise(table=0.97, damage=0.02, joined=0.012, split=0.004),
        heads=LetterNoise(table=1.0, damage=0.06, joined=0.03, split=0.02),
        numbers=NumberNoise(
            separator=0.05, letter=0.035, doubled=0.006, edge=0.015, misread=0.003, cut=0.003,
            lost=0.008, apart=0.004,
        ),
        layout=LayoutNoise(bar=0.08, run=0.004, broken=0.012, joined=0.004, debris=0.3, stray=0.04),
        ordinals=0.12, maxima=0.6, codes=0.01, stamps=0.01, words=0.006,
    ),
}  # fmt: skip
"""Calibrated so that seed-like damages about one figure in thirty and heavy one in eight."""


def add_noise(lines: Sequence[Line], level: str, rng: Random) -> list[Line]:
    """Return ``lines`` damaged at ``level``; spans keep what they refer to."""
    strength = STRENGTHS[level]
    if strength == Strength():
        return list(lines)
    reader = _Reader(strength, rng)
    return strength.layout.lines([reader.line(line) for line in lines], rng)


class _Reader:
    """Reads one line at a time, each role in its own way."""

    def __init__(self, strength: Strength, rng: Random) -> None:
        self.strength, self.rng = strength, rng
        acts: dict[Role, Callable[[str], str]] = {
            Role.TEXT: lambda text: strength.letters(text, rng),
            Role.CLASS: lambda text: strength.letters(text, rng),
            Role.NAME: self._name,
            Role.HEAD: lambda text: strength.heads(text, rng),
            Role.NUMBER: self._number,
            Role.RANK: lambda text: self._rarely(strength.ordinals / 4, text),
            Role.ORDINAL: self._ordinal,
            Role.MAXIMUM: self._maximum,
            Role.GAP: lambda text: strength.layout.gap(text, rng),
            Role.TAG: lambda text: text,
            Role.CODE: lambda text: self._rarely(strength.codes, text),
            Role.STAMP: lambda text: self._rarely(strength.stamps, text),
        }
        self.acts = acts

    def line(self, line: Line) -> Line:
        """Return one line as it was read."""
        return tuple(Span(self.acts[span.role](span.text), span.role, span.ref) for span in line)

    def _name(self, text: str) -> str:
        words = text.split(" ")
        if len(words) > 3 and self.rng.random() < self.strength.words:
            words.pop(self.rng.randrange(1, len(words)))
        return self.strength.letters(" ".join(words), self.rng)

    def _number(self, text: str) -> str:
        if any(letter.isdigit() for letter in text):
            return self.strength.numbers(text, self.rng)
        return self.strength.letters(text, self.rng)

    def _ordinal(self, text: str) -> str:
        if self.rng.random() < self.strength.ordinals:
            return garbled_ordinal(text, self.rng)
        return text

    def _maximum(self, text: str) -> str:
        if self.rng.random() < self.strength.maxima:
            garbled: str = self.rng.choice(tables()["maxima"])
            return garbled
        return text.replace("đ", "d") if self.strength.letters.table else text

    def _rarely(self, share: float, text: str) -> str:
        has_digit = any(letter.isdigit() for letter in text)
        return as_letter(text, self.rng) if has_digit and self.rng.random() < share else text
