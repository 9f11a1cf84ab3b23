"""How a document prints its numbers: decimal mark, thousands mark, trailing zeros."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Numerals:
    """One convention for numbers.

    Parameters
    ----------
    decimal : str
        ``","`` or ``"."``.
    thousands : str
        ``"."``, ``","``, ``""`` or ``"mixed"`` (either kind, drawn for each number).
    keep_zeros : bool
        Whether ``18`` is printed ``18,00``.
    pad_counts : bool
        Whether small counts in prose have two digits (``04 sở``).
    """

    decimal: str = ","
    thousands: str = "."
    keep_zeros: bool = False
    pad_counts: bool = True

    def points(self, value: Decimal, decimals: int | None = None) -> str:
        """Return a score or a percentage; ``decimals`` fixes the number of decimals."""
        if decimals is None:
            decimals = 2 if self.keep_zeros else None
        text = plain(value) if decimals is None else f"{value:.{decimals}f}"
        return text.replace(".", self.decimal)

    def count(self, value: int, rng: Random) -> str:
        """Return a whole number with this document's thousands mark."""
        mark = rng.choice((".", ",", "")) if self.thousands == "mixed" else self.thousands
        return f"{value:,}".replace(",", mark)

    def small(self, value: int) -> str:
        """Return a small count as prose prints it."""
        return f"{value:02d}" if self.pad_counts else str(value)


def plain(value: Decimal | int) -> str:
    """Return the shortest plain notation of ``value`` (18, 19.4, 0.05)."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def draw_numerals(rng: Random) -> Numerals:
    """Return a convention as Vietnamese offices use them, decimal commas being the commoner."""
    decimal = "," if rng.random() < 0.62 else "."
    marks = (".", "", "mixed") if decimal == "," else (",", "", "mixed")
    return Numerals(
        decimal=decimal,
        thousands=rng.choices(marks, (6, 2, 2))[0],
        keep_zeros=rng.random() < 0.3,
        pad_counts=rng.random() < 0.75,
    )


def other_numerals(numerals: Numerals) -> Numerals:
    """Return the opposite decimal mark, for documents that mix their conventions."""
    return replace(numerals, decimal="." if numerals.decimal == "," else ",")
