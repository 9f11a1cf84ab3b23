"""Figures that a sentence deals out among the units it has named: "đạt lần lượt 91,5 và 90,2"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from helpers.extraction.folding import fold
from helpers.extraction.statement import Statement
from helpers.repair.phrases import phrases
from helpers.repair.prose.subjects import Names

_DEALT = frozenset({"unit_score", "score", "unit_count", "unit_rate"})


def dealt_out(statements: Sequence[Statement], names: Names) -> list[Statement]:
    """Return the statements with each figure that is dealt out beside its own unit.

    "Sở Nội vụ, Sở Y tế đạt lần lượt 91,5 điểm, 90,2 điểm": as many figures as units, in turn.

    Parameters
    ----------
    statements : sequence of Statement
        In document order.
    names : Names
    """
    found: list[Statement] = []
    for _, run in groupby(statements, key=lambda item: item.sentence):
        found += _dealt(list(run), names)
    return found


def _dealt(run: list[Statement], names: Names) -> list[Statement]:
    places = [place for place, own in enumerate(run) if own.kind in _DEALT and _in_turn(own)]
    if len(places) < 2:
        return run
    mentions = names.all_in(_in_turn(run[places[0]]))
    if len(mentions) != len(places):
        return run
    for place, name in zip(places, mentions, strict=True):
        run[place] = replace(run[place], before=name, lead=name, item=name)
    return run


def _in_turn(statement: Statement) -> str:
    """Return the folded words of a sentence before those that deal figures out, if it has such."""
    said = fold(statement.so_far)
    ends = [said.find(words) for words in phrases().in_turn if words in said]
    return said[: min(ends)] if ends else ""
