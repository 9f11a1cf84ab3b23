"""The best assignment of indicators to the columns of a table, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from helpers.extraction.column_evidence import Evidence
from helpers.extraction.column_fit import Column, fit
from helpers.extraction.column_order import ColumnOrder, Votes
from helpers.extraction.columns_in_doubt import holds_whole_and_part
from helpers.extraction.forms import Form, FormColumn
from helpers.extraction.heads import Head
from helpers.extraction.likeness_of_heads import (
    cell_likeness,
    excluded,
    is_titled,
    presence,
    titled,
)

_BEAM = 48
_FINALISTS = 16
_UNKNOWN = -1.5
_IMPOSSIBLE = -6.0
_NARROW = 0.7
_NARROW_DAMAGED = 1.2
_USUAL_ORDER = 1.6
_LONE_TOTAL = 1.5
_LONE_TITLE = 3.0
_ADDS_UP = 6.0
_WHOLE_NUMBERS = 2.0
_LEAST_ROWS = 3
_PLAINLY = 0.9
_HEADED = 0.95
"""How alike (0–1) a head that was read whole and the label of an indicator are."""
_WITH_PART = 3.0
"""What it costs to take two columns for a group and one of its two parts."""
_ALONE = 2.0
"""What it costs to take a column for one that never stands alone."""


def assign(
    form: Form, head: Head, columns: Sequence[Column], evidence: Evidence
) -> tuple[float, list[int], list[bool]]:
    """Return the best assignment of a form's columns to the columns of a table.

    Parameters
    ----------
    form : Form
        The form that is tried.
    head : Head
        The head of the table.
    columns : sequence of Column
        The columns of figures, left to right.
    evidence : Evidence
        What the figures say, row by row, of identities between columns.

    Returns
    -------
    score : float
        Comparable between forms.
    chosen : list of int
        For each column the place in ``form.columns``, -1 for an unknown one.
    sure : list of bool
        For each column whether no other assignment does nearly as well.
    """
    present = [presence(head, option) for option in form.columns]
    scales = form.total_scales
    unary = [
        [
            fit(column, option, present[place], scales, head.damaged)
            for place, option in enumerate(form.columns)
        ]
        for column in columns
    ]
    if len(columns) == 1:
        # A line below may go on with its head: "Tổng số hồ sơ", "xử lý quá hạn".
        unary[0] = [
            _IMPOSSIBLE
            if option.measure == "count" and excluded(head.compact, option, head.damaged)
            else likely
            for likely, option in zip(unary[0], form.columns, strict=True)
        ]
    if len(columns) == 1 and (head.damaged or not columns[0].label):
        bare = replace(columns[0], labels=())
        lone = [
            fit(bare, option, present[place], scales, head.damaged)
            + _lone(option, present[place], head, form)
            - _WHOLE_NUMBERS * (option.measure == "point" and _only_whole(columns[0]))
            for place, option in enumerate(form.columns)
        ]
        unary[0] = list(map(max, unary[0], lone)) if columns[0].label else lone
    order = ColumnOrder(head, form, torn=not _are_headed(columns, form))
    adding = evidence.adding_column
    finalists = _likeliest(unary, [_unknown(column) for column in columns], order)
    finalists += _with_sum(form, unary, adding, order)
    usual_order = _best_in_order(unary, order)
    if usual_order is not None:
        finalists.append(usual_order)

    plainly = [(option, sure) for option, sure in enumerate(present) if sure > _PLAINLY]
    sums = _results(form) if adding is not None else set()
    known: dict[tuple[int, ...], float] = {}

    def whole_score(chosen: Sequence[int]) -> float:
        key = tuple(chosen)
        if key not in known:
            known[key] = scored(chosen)
        return known[key]

    def scored(chosen: Sequence[int]) -> float:
        score = 0.0
        for place, pick in enumerate(chosen):
            if pick < 0:
                score += _unknown(columns[place])
            else:
                score += unary[place][pick] + order.gain(chosen[:place], pick)
        absent = sum(sure for option, sure in plainly if option not in chosen)
        usual = _USUAL_ORDER * _in_usual_order(chosen, order, form)
        if adding is not None:
            usual += _ADDS_UP * (chosen[adding] in sums)
        alone = sum(pick >= 0 and _stands_alone(form, pick, chosen) for pick in chosen)
        cost = 0.4 * absent + _ALONE * alone + _WITH_PART * holds_whole_and_part(form, chosen)
        return score + usual + evidence.of_identities(form, chosen) - cost

    best = max(finalists, key=lambda chosen: (whole_score(chosen), [-pick for pick in chosen]))
    top = whole_score(best)
    narrow = _NARROW_DAMAGED if head.damaged else _NARROW
    sure = [True] * len(columns)
    for chosen in (*finalists, *_swaps(best), *_replacements(best, unary)):
        if list(chosen) != best and whole_score(chosen) > top - narrow:
            for place, (mine, other) in enumerate(zip(best, chosen, strict=True)):
                sure[place] = sure[place] and mine == other
    penalty = 0.6 if form.id == "mixed" else 0.0
    return top - penalty, best, sure


def _likeliest(
    unary: Sequence[Sequence[float]], unknown: Sequence[float], order: ColumnOrder
) -> list[list[int]]:
    """Return the likeliest assignments, column by column, by a beam of the best so far."""
    beam: list[tuple[float, list[int], Votes]] = [(0.0, [], order.votes())]
    for options, none in zip(unary, unknown, strict=True):
        possible = [item for item in enumerate(options) if item[1] >= _IMPOSSIBLE]
        # Costs instead of scores, and of equal ones the first in order of what is chosen.
        beam.sort(key=lambda item: item[1])
        wider: list[tuple[float, int, int]] = []
        beam = [(cost, chosen, order.votes(votes, *chosen[-1:])) for cost, chosen, votes in beam]
        for rank, (cost, chosen, votes) in enumerate(beam):
            steps = order.steps(chosen)
            wider.append((cost - none, rank, -1))
            wider += [
                (cost - (own + (votes[option] + steps[option])), rank, option)
                for option, own in possible
                if option not in chosen
            ]
        wider.sort()
        beam = [
            (cost, [*chosen, option], votes)
            for cost, rank, option in wider[:_BEAM]
            for _, chosen, votes in (beam[rank],)
        ]
    return [chosen for _, chosen, _ in beam[:_FINALISTS]]


def _results(form: Form) -> set[int]:
    """Return the places in a form of the columns that are sums of others."""
    sums = {identity.result for identity in form.identities if identity.kind == "sum"}
    return {place for place, column in enumerate(form.columns) if column.indicator in sums}


def _with_sum(
    form: Form,
    unary: Sequence[Sequence[float]],
    adding: int | None,
    order: ColumnOrder,
) -> list[list[int]]:
    """Return assignments in which the column that adds up is a total, and the others its parts."""
    found: list[list[int]] = []
    for identity in form.identities if adding is not None else ():
        if identity.kind != "sum" or len(identity.parts) != len(unary) - 1:
            continue
        places = {column.indicator: place for place, column in enumerate(form.columns)}
        total, parts = places[identity.result], [places[part] for part in identity.parts]
        found += [
            [*chosen[:adding], total, *chosen[adding:]]
            for chosen in _permutations(unary, adding, parts, order)
        ]
    return found


def _permutations(
    unary: Sequence[Sequence[float]],
    adding: int | None,
    parts: Sequence[int],
    order: ColumnOrder,
) -> list[list[int]]:
    """Return the likeliest ways to give each part of a sum to one of the other columns."""
    beam: list[tuple[float, list[int]]] = [(0.0, [])]
    for options in (scores for place, scores in enumerate(unary) if place != adding):
        wider = [
            (score + options[part] + order.gain(chosen, part), [*chosen, part])
            for score, chosen in beam
            for part in parts
            if part not in chosen
        ]
        beam = sorted(wider, key=lambda item: (-item[0], item[1]))[:_BEAM]
    return [chosen for _, chosen in beam[:_FINALISTS]]


def _are_headed(columns: Sequence[Column], form: Form) -> bool:
    """Tell whether each column has the whole head of an indicator above it.

    Then the lines that these heads were torn over tell nothing more of their order.
    """
    return all(
        any(
            cell_likeness(label, option) >= _HEADED
            for label in column.labels
            for option in form.columns
        )
        for column in columns
    )


def _only_whole(column: Column) -> bool:
    """Tell whether hardly a figure has a decimal mark: then they are counts."""
    marked = sum("," in text or "." in text for text in column.texts)
    return len(column.texts) >= _LEAST_ROWS and marked * 8 < len(column.texts)


def _stands_alone(form: Form, pick: int, chosen: Sequence[int]) -> bool:
    """Tell whether a column is missing that one of a form never stands without."""
    needed = form.columns[pick].beside
    return bool(needed) and all(
        other < 0 or form.columns[other].indicator != needed for other in chosen
    )


def _lone(option: FormColumn, present: float, head: Head, form: Form) -> float:
    """Return what head and title add for the only column of a table.

    A table with one score a unit gives its total, unless head or title say otherwise.
    """
    if excluded(head.compact, option, head.damaged) or excluded(head.context, option):
        return _IMPOSSIBLE
    told = present > 0 or not head.text or (head.damaged and is_titled(head, form))
    total = option.indicator == "total" and told
    return _LONE_TOTAL * total + _LONE_TITLE * titled(head, option)


def _unknown(column: Column) -> float:
    return _UNKNOWN - (2 if not column.label else 0)


def _swaps(chosen: Sequence[int]) -> Iterator[list[int]]:
    """Yield the assignment with two columns changed for one another."""
    for left, right in combinations(range(len(chosen)), 2):
        if chosen[left] != chosen[right]:
            changed = list(chosen)
            changed[left], changed[right] = changed[right], changed[left]
            yield changed


def _replacements(chosen: Sequence[int], unary: Sequence[Sequence[float]]) -> Iterator[list[int]]:
    """Yield the assignment with one column given to an indicator that is still free."""
    for place, pick in enumerate(chosen):
        floor = unary[place][pick] - _NARROW if pick >= 0 else _UNKNOWN
        for option, score in enumerate(unary[place]):
            if option not in chosen and score > floor:
                changed = list(chosen)
                changed[place] = option
                yield changed


def _best_in_order(unary: Sequence[Sequence[float]], order: ColumnOrder) -> list[int] | None:
    """Return the best assignment that keeps the form's own order: a narrow beam may lose it."""
    best: dict[int, tuple[float, list[int], Votes]] = {-1: (0.0, [], order.votes())}
    for options in unary:
        following: dict[int, tuple[float, list[int], Votes]] = {}
        for last, (score, chosen, votes) in best.items():
            steps = order.steps(chosen)
            for option in range(last + 1, len(options)):
                if options[option] < _IMPOSSIBLE:
                    continue
                total = score + options[option] + (votes[option] + steps[option])
                if option not in following or following[option][0] < total:
                    following[option] = (total, [*chosen, option], votes)
        best = {
            last: (score, chosen, order.votes(votes, last))
            for last, (score, chosen, votes) in following.items()
        }
    return max(best.values(), key=lambda item: item[0])[1] if best else None


def _in_usual_order(chosen: Sequence[int], order: ColumnOrder, form: Form) -> bool:
    """Tell whether the columns follow the form's own order and the head does not deny it."""
    if form.id == "mixed" or len(chosen) < 2 or -1 in chosen or list(chosen) != sorted(chosen):
        return False
    names = [form.columns[pick].indicator for pick in chosen]
    return all(
        order.told.get((left, right), 0.0) >= 0
        for place, left in enumerate(names)
        for right in names[place + 1 :]
    )
