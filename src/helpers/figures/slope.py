"""Places of units in two periods: a line each, names that never touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.figures.drawing import Drawing, Plot, width_of
from helpers.figures.sheet import Sheet, empty_drawing, wrap
from helpers.figures.style import BLUE, INK, ORANGE, QUIET, RULE, SMALL_SIZE, TEXT_SIZE

_PITCH = 13.0
_ALL_NAMED = 25  # so many units are all named; of more only those that moved most
_CROWD_HIGH = 330.0
_NARROW = 300.0
_GAP = 6.0


@dataclass(frozen=True)
class _Move:
    label: str
    before: int
    after: int

    @property
    def places(self) -> int:
        """Places risen; negative: fallen."""
        return self.before - self.after

    @property
    def colour(self) -> str:
        return BLUE if self.places > 0 else ORANGE if self.places < 0 else QUIET

    @property
    def told(self) -> str:
        """Return the new place with the change, by sign as well as by colour."""
        if not self.places:
            return f"{self.after}  ="
        return f"{self.after}  {'▲' if self.places > 0 else '▼'}{abs(self.places)}"


def slope(
    units: pd.DataFrame,
    *,
    before: str,
    after: str,
    movers: int = 5,
    language: str = "vi",
) -> Plot:
    """Draw the ranks of units in two periods.

    Parameters
    ----------
    units : DataFrame
        Columns ``label``, ``before`` and ``after`` (ranks, 1 the best); units without one of the
        two are left out.
    before, after : str
        The periods in words, over the two columns.
    movers : int
        Where the units are too many to name them all, so many are named of those that rose most,
        and of those that fell most.
    language : {"vi", "en"}
    """
    moves = [
        _Move(str(label), int(old), int(new))
        for label, old, new in zip(units["label"], units["before"], units["after"], strict=True)
        if not pd.isna(old) and not pd.isna(new)
    ]
    named = _named(moves, movers)
    return Plot(lambda width: _drawn(moves, named, (before, after), language, width))


def _named(moves: Sequence[_Move], movers: int) -> list[_Move]:
    """Return whom to name: all, or of a crowd those that moved most."""
    if len(moves) <= _ALL_NAMED:
        return list(moves)
    ordered = sorted(moves, key=lambda move: -move.places)
    risen = [move for move in ordered if move.places > 0][:movers]
    fallen = [move for move in reversed(ordered) if move.places < 0][:movers]
    return [*risen, *fallen]


def _drawn(
    moves: Sequence[_Move],
    named: Sequence[_Move],
    heads: tuple[str, str],
    language: str,
    width: float,
) -> Drawing:
    if not moves:
        return empty_drawing(width, language)
    worst = max(max(move.before, move.after) for move in moves)
    crowded = len(named) < len(moves)
    high = _CROWD_HIGH if crowded else _PITCH * max(worst, len(named))
    step = (high - _PITCH) / max(worst - 1, 1)
    left, right = _columns(named, width)
    top = _PITCH + 8
    sheet = Sheet(top + high + 2, width)
    place = max(left, width_of(heads[0], SMALL_SIZE, bold=True))
    sheet.text(place, 7, heads[0], size=SMALL_SIZE, colour=QUIET, bold=True, side="right")
    sheet.text(right, 7, heads[1], size=SMALL_SIZE, colour=QUIET, bold=True)

    def y_of(rank: int) -> float:
        return top + _PITCH / 2 + (rank - 1) * step

    span = (top + _PITCH / 2, top + high - _PITCH / 2)
    befores = _apart([(y_of(move.before), move) for move in named], span)
    afters = _apart([(y_of(move.after), move) for move in named], span)
    loud = set(named)
    for move in sorted(moves, key=lambda item: item in loud):
        shown = move in loud
        colour = move.colour if shown else RULE
        start, end = (left + _GAP, y_of(move.before)), (right - _GAP, y_of(move.after))
        ends = [befores[move], afters[move]] if shown else [start[1], end[1]]
        xs, ys = (left + 1, start[0], end[0], right - 1), (ends[0], start[1], end[1], ends[1])
        sheet.rule(xs, ys, colour, 1.6 if shown and move.places else 0.6)
    widest = max((width_of(move.told, TEXT_SIZE, bold=True) for move in named), default=0.0)
    beside = right + widest + _GAP
    for move in named:
        _name(sheet, move, (left, right, beside), (befores[move], afters[move]))
    return sheet.drawing


def _columns(named: Sequence[_Move], width: float) -> tuple[float, float]:
    """Return where the lines begin and end: names on both sides, on a phone on the right alone."""
    natural = max((width_of(move.label, SMALL_SIZE) for move in named), default=0.0)
    if width < _NARROW:
        return 22.0, width - min(natural + 40, width * 0.62)
    room = min(natural + 42, width * 0.38)
    return room, width - room


def _name(
    sheet: Sheet, move: _Move, columns: tuple[float, float, float], ys: tuple[float, float]
) -> None:
    left, right, beside = columns
    strong = bool(move.places)
    sheet.text(left - 2, ys[0], str(move.before), size=TEXT_SIZE, bold=strong, side="right")
    sheet.text(right + 2, ys[1], move.told, colour=move.colour if strong else INK, bold=strong)
    for x, room, side in (
        (left - 24, left - 24, "right"), (beside, sheet.width - beside, "left"),
    ):  # fmt: skip
        if room > 30:
            y = ys[0] if side == "right" else ys[1]
            name = wrap(move.label, room, SMALL_SIZE, most=1)
            sheet.lines(x, y, name, size=SMALL_SIZE, side=side)


def _apart(places: Sequence[tuple[float, _Move]], span: tuple[float, float]) -> dict[_Move, float]:
    """Return where names stand: as near to their places as keeps them from touching."""
    ordered = sorted(places, key=lambda pair: (pair[0], pair[1].after, pair[1].label))
    ys: list[float] = []
    for wanted, _ in ordered:
        ys.append(max(wanted, ys[-1] + _PITCH) if ys else wanted)
    limit = span[1]
    for at in range(len(ys) - 1, -1, -1):
        ys[at] = min(ys[at], limit)
        limit = ys[at] - _PITCH
    return {move: y for y, (_, move) in zip(ys, ordered, strict=True)}
