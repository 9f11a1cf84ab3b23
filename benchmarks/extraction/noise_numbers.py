"""Noise on figures, ordinals and codes: separators lost, letters for digits, digits doubled."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.extraction.noise_text import tables

_EDGES = ("|{}", "{}_", "'{}", "{}.", "{}'", "[{}", "{}]", "‘{}", "{} .", "_{}", "{}|", "*{}")


@dataclass(frozen=True, slots=True)
class NumberNoise:
    """Shares of numbers that suffer each kind of damage.

    ``separator``: the decimal or thousands mark lost, swapped or with a space beside it;
    ``letter``: a digit read as a letter; ``doubled``: a digit read twice; ``edge``: a stroke of
    the ruling read as part of the number; ``misread``: a digit read as another; ``cut``: the last
    digit lost; ``lost``: nothing read at all; ``apart``: a space for the decimal mark.
    """

    separator: float = 0.0
    letter: float = 0.0
    doubled: float = 0.0
    edge: float = 0.0
    misread: float = 0.0
    cut: float = 0.0
    lost: float = 0.0
    apart: float = 0.0

    def __call__(self, token: str, rng: Random) -> str:
        """Return ``token`` as it might have been read."""
        if not any(letter.isdigit() for letter in token):
            return token
        luck = rng.random()
        for share, act in (
            (self.separator, _separator), (self.letter, as_letter), (self.doubled, _doubled),
            (self.edge, _edge), (self.misread, misread), (self.cut, _cut), (self.lost, _lost),
            (self.apart, _apart),
        ):  # fmt: skip
            if luck < share:
                return act(token, rng)
            luck -= share
        return token


def _digit(token: str, rng: Random) -> int:
    return rng.choice([i for i, letter in enumerate(token) if letter.isdigit()])


def as_letter(token: str, rng: Random) -> str:
    """Return ``token`` with one digit read as a letter (or two, rarely)."""
    index = _digit(token, rng)
    row = tables()["digits"][token[index]]
    seen: str = rng.choices(list(row), list(row.values()))[0]
    return token[:index] + seen + token[index + 1 :]


def misread(token: str, rng: Random) -> str:
    """Return ``token`` with one digit read as another."""
    index = _digit(token, rng)
    seen: str = rng.choice(tables()["misread"][token[index]])
    return token[:index] + seen + token[index + 1 :]


def _separator(token: str, rng: Random) -> str:
    places = [i for i, letter in enumerate(token) if letter in ",."]
    if not places:
        return token
    index = rng.choice(places)
    row = tables()["marks"][token[index]]
    seen: str = rng.choices(list(row), list(row.values()))[0]
    return token[:index] + seen + token[index + 1 :]


def _doubled(token: str, rng: Random) -> str:
    index = _digit(token, rng)
    extra = token[index] if rng.random() < 0.5 else rng.choice("0123456789")
    return token[: index + 1] + extra + token[index + 1 :]


def _edge(token: str, rng: Random) -> str:
    return rng.choice(_EDGES).format(token)


def _cut(token: str, rng: Random) -> str:
    del rng
    return token[:-1] if len(token) > 3 and token[-2].isdigit() else token


def _lost(token: str, rng: Random) -> str:
    del token, rng
    return ""


def _apart(token: str, rng: Random) -> str:
    del rng
    return token.replace(",", " ").replace(".", " ")


def garbled_ordinal(token: str, rng: Random) -> str:
    """Return an ordinal as the scans garble it (``o5``, ``29`` for 22, ``372``, ``g``)."""
    if not any(letter.isdigit() for letter in token):
        return (
            rng.choice(("| |", "11", "Il", "l", "1", "IT", "H", "I1")) if len(token) < 3 else token
        )
    row: dict[str, int] = tables()["ordinals"]
    way = rng.choices(list(row), list(row.values()))[0]
    acts = {"letter": as_letter, "misread": misread, "doubled": _doubled, "dropped": _lost}
    return acts[way](token, rng) if way in acts else rng.choice("gqSBoI")
