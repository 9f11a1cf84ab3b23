"""Noise on the layout: debris at page breaks, lines broken or joined, rules misread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.extraction.model import Line, Role, Span
from benchmarks.extraction.noise_text import tables

_FIGURES = frozenset({Role.NUMBER, Role.CLASS, Role.RANK})


@dataclass(frozen=True, slots=True)
class LayoutNoise:
    """Shares of gaps and lines that suffer.

    ``bar``: a rule of the table misread; ``run``: two cells run together; ``broken``: a row broken
    over two lines; ``joined``: two rows on one line; ``debris``: a blank line with rubbish in it;
    ``stray``: rubbish before a row.
    """

    bar: float = 0.0
    run: float = 0.0
    broken: float = 0.0
    joined: float = 0.0
    debris: float = 0.0
    stray: float = 0.0

    def gap(self, text: str, rng: Random) -> str:
        """Return what is read between two cells."""
        if text.isspace() and "\t" not in text and rng.random() < self.run:
            return ""
        if "|" in text and "-" not in text and rng.random() < self.bar:
            row = tables()["bars"]["|"]
            seen: str = rng.choices(list(row), list(row.values()))[0]
            return text.replace("|", seen, 1) or " "
        return text

    def lines(self, lines: Sequence[Line], rng: Random) -> list[Line]:
        """Return ``lines`` with debris, broken and joined rows."""
        out: list[Line] = []
        for line in lines:
            if not line and rng.random() < self.debris:
                out.append((Span(rng.choice(tables()["debris"])),))
                continue
            # What wrote the tags knew where the rows begin and end.
            tagged = any(span.role is Role.TAG for span in line)
            named = any(span.role is Role.NAME for span in line)
            is_row = named and not tagged and _figure_count(line) > 0
            if is_row and self.joined and out and rng.random() < self.joined and _is_row(out[-1]):
                out[-1] = (*out[-1], Span(" ", Role.GAP), *line)
            elif is_row and rng.random() < self.broken:
                out.extend(_broken(line, rng))
            elif is_row and rng.random() < self.stray:
                out.append((Span(rng.choice("|'_[~.") + " "), *line))
            else:
                out.append(line)
        return out


def _figure_count(line: Line) -> int:
    return sum(1 for span in line if span.role in _FIGURES)


def _is_row(line: Line) -> bool:
    return any(s.role is Role.ORDINAL for s in line) and _figure_count(line) > 0


def _broken(line: Line, rng: Random) -> list[Line]:
    """Break a row at one of its gaps."""
    gaps = [i for i, span in enumerate(line) if span.role is Role.GAP and 0 < i < len(line) - 1]
    if not gaps:
        return [line]
    cut = rng.choice(gaps)
    return [line[:cut], line[cut + 1 :]]
