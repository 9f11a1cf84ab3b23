"""One judge for each kind of statement: what the rest of the dispatch says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from helpers.extraction.figure import parse_figure
from helpers.extraction.statement import says
from helpers.repair.cells import SETTLED, plain_number
from helpers.repair.claims import units_counted
from helpers.repair.claims.blocks import PERCENT_SLACK
from helpers.repair.claims.claim import CONTRADICTED, UNCHECKED, Case, Judgement, judgement
from helpers.repair.claims.overdue import (
    counts_some_units_only,
    is_about_overdue,
    listed_total,
    listed_units,
    overdue_total,
    overdue_units,
    parted_total,
)
from helpers.repair.claims.same_figure import stated_elsewhere, sum_of_groups
from helpers.repair.levels import levels

_MISCOUNTED = 2
_SUM_SLACK = Decimal("0.03")
"""How far a total may be from its groups by rounding."""


def judge(case: Case) -> Judgement:
    """Return what the rest of the dispatch says of a statement."""
    judge_of_kind = _JUDGES.get(case.statement.kind)
    return judge_of_kind(case) if judge_of_kind else UNCHECKED


def _score(case: Case) -> Judgement:
    """Try a total on its groups, any score on the other places that state it."""
    if case.figure is None or case.value is None:
        return UNCHECKED
    if case.figure.indicator == "total":
        total = sum_of_groups(case.dispatch, case.figure)
        if total is not None:
            return judgement(plain_number(total), abs(total - case.value) <= _SUM_SLACK)
    others = stated_elsewhere(case.dispatch, case.figure)
    if not others:
        return UNCHECKED
    differing = [value for value in others if value != case.value]
    computed = plain_number((differing or others)[0])
    top = f"/{plain_number(case.figure.max)}" if case.figure.max else ""
    return judgement(f"{computed}{top}", not differing)


def _rank(case: Case) -> Judgement:
    """Try a rank on the other places that state one out of as many units."""
    own = (case.statement.number, case.statement.of)
    ranks = case.dispatch.ranks
    of_as_many = [pair for pair in ranks if pair[1] == own[1]]
    if ranks[own] >= 2 and len(of_as_many) == 1:
        return judgement(f"{int(own[0])}/{int(own[1])}", True)
    return UNCHECKED


def _class(case: Case) -> Judgement:
    expected = units_counted.class_of_subject(case.statement, case.dispatch)
    return judgement(expected, expected == case.statement.label) if expected else UNCHECKED


def _overdue(case: Case) -> Judgement:
    listed = listed_total(case.statement, case.dispatch)
    if listed is not None:
        return _counted(case, listed)
    parted = parted_total(case)
    if parted is not None and parted == case.value:
        return _counted(case, parted)
    block = case.figure.unit if case.figure is not None else ""
    level = next((level.id for level in levels().values() if level.block == block), "")
    judged = _counted(case, overdue_total(case.dispatch, level))
    partial = counts_some_units_only(case.dispatch)
    return UNCHECKED if partial and judged.verdict == CONTRADICTED else judged


def _quoted(case: Case) -> Judgement:
    """Try a score quoted for a unit on the tables that score it."""
    return _on_elsewhere(case, Decimal(0))


def _rate(case: Case) -> Judgement:
    return _on_elsewhere(case, PERCENT_SLACK)


def _on_elsewhere(case: Case, slack: Decimal) -> Judgement:
    if case.figure is None or case.value is None:
        return UNCHECKED
    others = stated_elsewhere(case.dispatch, case.figure)
    if not others:
        return UNCHECKED
    agrees = any(abs(value - case.value) <= slack for value in others)
    if not agrees and case.figure.cell.status not in SETTLED:
        # What is doubtful, its unit perhaps, contradicts nothing.
        return UNCHECKED
    return judgement(plain_number(others[0]), agrees)


def _units(case: Case) -> Judgement:
    """Try a count of units on the list behind it and on the tables."""
    statement, dispatch = case.statement, case.dispatch
    if statement.label:
        return _counted(case, units_counted.classed_units(statement, dispatch))
    if is_about_overdue(statement, dispatch):
        return _counted(case, overdue_units(statement, dispatch))
    if listed := listed_units(statement, dispatch):
        return _counted(case, listed)
    names = units_counted.listed_names(statement, dispatch)
    if names and not says(statement.after, "ho so"):
        return _counted(case, len(names))
    return _counted(case, units_counted.low_units(statement, dispatch))


def _share(case: Case) -> Judgement:
    """Try "a of b" units, or indices, on the list behind it and on the tables."""
    statement, dispatch = case.statement, case.dispatch
    if statement.quantity.startswith("số chỉ số"):
        return _counted(case, units_counted.full_marks(statement, dispatch))
    if statement.label:
        return _counted(case, units_counted.classed_units(statement, dispatch))
    names = units_counted.listed_names(statement, dispatch)
    if names:
        return _counted(case, len(names))
    assessed = units_counted.assessed_units(statement, dispatch)
    stated = parse_figure(statement.number, "count")
    if dispatch.damaged and assessed is not None and stated is not None and assessed < stated:
        # A row that was lost in reading is missed, not uncounted.
        return UNCHECKED
    return _counted(case, assessed)


def _counted(case: Case, counted: int | None) -> Judgement:
    stated = parse_figure(case.statement.number, "count")
    if counted is None or stated is None:
        return UNCHECKED
    if case.dispatch.damaged and abs(counted - stated) > _MISCOUNTED:
        # Rows or names were lost in reading: so many no office miscounts.
        return UNCHECKED
    return judgement(str(counted), counted == stated)


_JUDGES: Mapping[str, Callable[[Case], Judgement]] = {
    "score": _score,
    "rank": _rank,
    "class": _class,
    "overdue_total": _overdue,
    "rate": _rate,
    "units": _units,
    "share_of": _share,
    "unit_score": _quoted,
}
