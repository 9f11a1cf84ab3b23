"""What the figures of a table say of its columns: which add up, which are shares of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from helpers.extraction.figure import parse_figure
from helpers.extraction.forms import Form, Identity

_TOLERANCE = Decimal("0.06")
_SHARE_TOLERANCE = Decimal("0.6")
_HOLDS, _FAILS = 7.0, -4.0
_SELDOM = 0.25
_ORDERED = 0.8
_DISORDERED = -4.0
_LEAST_ROWS = 3
_LEAST_TESTED = 2
_LEAST_ADDED = 4
_MOSTLY_ADDED = 0.6

Figures = tuple[Decimal | None, ...]


class Evidence:
    """The figures of a table, asked again and again while columns are assigned.

    Parameters
    ----------
    grid : sequence of sequence of str
        The printed tokens of the rows that have one token a column; ``""`` for none.
    width : int
        How many columns there are.
    """

    def __init__(self, grid: Sequence[Sequence[str]], width: int) -> None:
        self._grid = grid
        self._width = width
        self._columns: dict[tuple[int, str], Figures] = {}
        self._known: dict[tuple[object, ...], float] = {}

    def of_identities(self, form: Form, chosen: Sequence[int]) -> float:
        """Return the reward of identities that hold, and the cost of those that never do.

        Parameters
        ----------
        form : Form
        chosen : sequence of int
            For each column the place in ``form.columns``, -1 for an unknown one.
        """
        where = {form.columns[pick].indicator: p for p, pick in enumerate(chosen) if pick >= 0}
        score = 0.0
        for identity in form.identities:
            if all(name in where for name in identity.indicators):
                key = (identity, *(where[name] for name in identity.indicators))
                if key not in self._known:
                    self._known[key] = self._tried(identity, where, form)
                score += self._known[key]
        for smaller, larger in form.orders:
            if smaller in where and larger in where:
                key = ("order", where[smaller], where[larger])
                if key not in self._known:
                    self._known[key] = self._ordered(where[smaller], where[larger])
                score += self._known[key]
        return score

    def upheld(self, form: Form, chosen: Sequence[int], least: float = _MOSTLY_ADDED) -> set[int]:
        """Return the columns that take part in an identity that holds in most rows.

        Parameters
        ----------
        form : Form
        chosen : sequence of int
            For each column the place in ``form.columns``, -1 for an unknown one.
        least : float, optional
            The share of rows (0–1) in which it must hold.
        """
        where = {form.columns[pick].indicator: p for p, pick in enumerate(chosen) if pick >= 0}
        return {
            where[name]
            for identity in form.identities
            if all(name in where for name in identity.indicators)
            and self._tried(identity, where, form) >= least * _HOLDS
            for name in identity.indicators
        }

    @cached_property
    def adding_column(self) -> int | None:
        """The column that is the sum of all others in most rows, None if there is none.

        Its head may be lost: the figures themselves say that it is a total.
        """
        if self._width < _LEAST_ADDED or len(self._grid) < _LEAST_ROWS:
            return None
        columns = [self._figures(place, "point") for place in range(self._width)]
        whole = _whole_rows(columns)
        for place in range(self._width):
            held = sum(abs(2 * row[place] - sum(row)) <= _TOLERANCE for row in whole)
            if len(whole) >= _LEAST_ROWS and held >= _MOSTLY_ADDED * len(whole):
                return place
        return None

    def _figures(self, place: int, measure: str) -> Figures:
        if (place, measure) not in self._columns:
            found = tuple(parse_figure(row[place], measure) for row in self._grid)
            self._columns[place, measure] = found
        return self._columns[place, measure]

    def _tried(self, identity: Identity, where: Mapping[str, int], form: Form) -> float:
        measures = {column.indicator: column.measure for column in form.columns}
        columns = [self._figures(where[name], measures[name]) for name in identity.indicators]
        tested = _whole_rows(columns)
        if len(tested) < _LEAST_TESTED:
            return 0.0
        share = sum(_holds(identity, row[0], row[1:]) for row in tested) / len(tested)
        return _HOLDS * share if share > _SELDOM else _FAILS

    def _ordered(self, smaller: int, larger: int) -> float:
        pairs = zip(self._figures(smaller, "count"), self._figures(larger, "count"), strict=True)
        known = [(a, b) for a, b in pairs if a is not None and b is not None]
        kept = sum(a <= b for a, b in known)
        return _ORDERED if kept == len(known) else _DISORDERED * (1 - kept / len(known))


def _whole_rows(columns: Sequence[Figures]) -> list[list[Decimal]]:
    """Return the rows that have a whole figure in each of the columns."""
    rows = ([v for v in row if v is not None] for row in zip(*columns, strict=True))
    return [row for row in rows if len(row) == len(columns)]


def _holds(identity: Identity, result: Decimal, parts: Sequence[Decimal]) -> bool:
    if identity.kind == "sum":
        return abs(sum(parts, Decimal(0)) - result) <= _TOLERANCE
    if identity.kind == "convert":
        return abs(parts[0] * identity.factor - result) <= _TOLERANCE
    return parts[1] != 0 and abs(100 * parts[0] / parts[1] - result) <= _SHARE_TOLERANCE
