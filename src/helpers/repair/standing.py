"""Scores tried on what else a row says of its standing: its class, its rank, its place in the list.

In a text damaged in reading a score may be whole and yet misread, with no sum to tell. A class or
rank that does not go with it, or a place between higher and lower scores where it does not belong,
puts it in doubt; it keeps its value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, pairwise

from helpers.extraction.forms import Identity
from helpers.reference import classes_earned, classify
from helpers.repair.cells import SETTLED
from helpers.repair.equations import check
from helpers.repair.rows.repaired import RepairedRow

_SCORES = ("converted", "total")
_HUNDRED, _TEN = Decimal(100), Decimal(10)
_ORDERED = 0.75
"""Which share of neighbours stands in order where a list is sorted."""
_LEAST = 5


def doubt_by_standing(
    rows: Sequence[RepairedRow], identities: Sequence[Identity], decimals: Mapping[str, int]
) -> list[RepairedRow]:
    """Return the rows of a table with the scores in doubt that their standing contradicts.

    Parameters
    ----------
    rows : sequence of RepairedRow
        Of one table of a damaged text, in order.
    identities : sequence of Identity
        What holds between its columns: a score that its parts add up to is beyond doubt.
    decimals : mapping of str to int
        How many decimals each column prints.
    """
    doubted = {id(row): why for row in rows if (why := _against_class(row))}
    for _, block in groupby(rows, key=lambda row: (row.named.kind, row.named.unit.level)):
        members = [row for row in block if row.named.kind == "unit"]
        for row, why in (*_out_of_order(members), *_against_ranks(members)):
            doubted.setdefault(id(row), why)
    return [
        _doubted(row, doubted[id(row)])
        if id(row) in doubted and not _adds_up(row, identities, decimals)
        else row
        for row in rows
    ]


def _adds_up(row: RepairedRow, identities: Sequence[Identity], decimals: Mapping[str, int]) -> bool:
    """Tell whether the parts of the score, all of them read, add up to it."""
    values = {
        column.indicator: cell.value
        for column, cell in zip(row.columns, row.cells, strict=True)
        if cell.value is not None and cell.status in SETTLED
    }
    return any(
        result.holds
        for identity in identities
        if identity.kind == "sum"
        and all(name in values for name in identity.indicators)
        and (result := check(identity, values, decimals)) is not None
    )


def _score(row: RepairedRow) -> tuple[int, Decimal] | None:
    """Return place and value of the score that a row is ranked by."""
    names = [column.indicator for column in row.columns]
    for name in _SCORES:
        if names.count(name) == 1:
            cell = row.cells[names.index(name)]
            if cell.value is not None and cell.status in SETTLED:
                return names.index(name), cell.value
    return None


def _against_class(row: RepairedRow) -> str:
    label, score = row.named.grid_row.label, _score(row)
    if not label or score is None:
        return ""
    top = row.columns[score[0]].max
    if top is None or top not in {_HUNDRED, _TEN}:
        return ""
    if label in classes_earned(float(score[1]), float(top)):
        return ""
    return f"printed class {label}, by the score {classify(float(score[1]), float(top))}"


def _out_of_order(rows: Sequence[RepairedRow]) -> list[tuple[RepairedRow, str]]:
    """Return the rows that stand out of a list sorted by score, falling or rising."""
    known = [(row, score[1]) for row in rows if (score := _score(row))]
    if len(known) < _LEAST:
        return []
    for sign in (-1, 1):
        values = [sign * value for _, value in known]
        kept = sum(a <= b for a, b in pairwise(values))
        if kept >= _ORDERED * (len(values) - 1):
            inside = _longest_run(values)
            return [
                (row, "out of the order of the list")
                for place, (row, _) in enumerate(known)
                if place not in inside
            ]
    return []


def _longest_run(values: Sequence[Decimal]) -> set[int]:
    """Return the places of the longest run that never falls."""
    tails: list[Decimal] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_right(tails, value)
        if length == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[length], ends[length] = value, place
        before.append(ends[length - 1] if length else -1)
    run: set[int] = set()
    place = ends[-1]
    while place >= 0:
        run.add(place)
        place = before[place]
    return run


def _against_ranks(rows: Sequence[RepairedRow]) -> list[tuple[RepairedRow, str]]:
    """Return the rows whose score does not stand where their rank says, seen by rank."""
    ranked = sorted(
        (row for row in rows if row.rank and _score(row)), key=lambda row: row.rank or 0
    )
    if 2 * len(ranked) < len(rows):
        return []
    return [(row, f"rank {row.rank} says otherwise") for row, _ in _out_of_order(ranked)]


def _doubted(row: RepairedRow, why: str) -> RepairedRow:
    score = _score(row)
    if score is None:
        return row
    place = score[0]
    cells = (*row.cells[:place], row.cells[place].doubted(why), *row.cells[place + 1 :])
    return replace(row, cells=cells)
