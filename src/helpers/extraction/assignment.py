"""The best assignment of indicators to the columns of a table, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from helpers.extraction.column_evidence import Evidence
from helpers.extraction.column_fit import Column, fit
from helpers.extraction.forms import Form, FormColumn
from helpers.extraction.heads import Head, excluded, is_titled, places, presence, titled

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
    if len(columns) == 1 and (head.damaged or not columns[0].label):
        bare = replace(columns[0], labels=())
        lone = [
            fit(bare, option, present[place], scales, head.damaged)
            + _lone(option, present[place], head, form)
            - _WHOLE_NUMBERS * (option.measure == "point" and _only_whole(columns[0]))
            for place, option in enumerate(form.columns)
        ]
        unary[0] = list(map(max, unary[0], lone)) if columns[0].label else lone
    order = _Order(head, form)
    adding = evidence.adding_column
    beam: list[tuple[float, list[int]]] = [(0.0, [])]
    for place, column in enumerate(columns):
        wider: list[tuple[float, list[int]]] = []
        for score, chosen in beam:
            wider.append((score + _unknown(column), [*chosen, -1]))
            for option in range(len(form.columns)):
                if option in chosen or unary[place][option] < _IMPOSSIBLE:
                    continue
                gain = unary[place][option] + order.gain(chosen, option)
                wider.append((score + gain, [*chosen, option]))
        beam = sorted(wider, key=lambda item: (-item[0], item[1]))[:_BEAM]
    finalists = [chosen for _, chosen in beam[:_FINALISTS]]
    finalists += _with_sum(form, unary, adding, order)
    usual_order = _best_in_order(unary, order)
    if usual_order is not None:
        finalists.append(usual_order)

    def whole_score(chosen: Sequence[int]) -> float:
        score = 0.0
        for place, pick in enumerate(chosen):
            if pick < 0:
                score += _unknown(columns[place])
            else:
                score += unary[place][pick] + order.gain(chosen[:place], pick)
        absent = sum(
            present[option]
            for option in range(len(form.columns))
            if option not in chosen and present[option] > 0.9
        )
        usual = _USUAL_ORDER * _in_usual_order(chosen, order, form)
        if adding is not None:
            usual += _ADDS_UP * (chosen[adding] in _results(form))
        return score + usual + evidence.of_identities(form, chosen) - 0.4 * absent

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


def _results(form: Form) -> set[int]:
    """Return the places in a form of the columns that are sums of others."""
    sums = {identity.result for identity in form.identities if identity.kind == "sum"}
    return {place for place, column in enumerate(form.columns) if column.indicator in sums}


def _with_sum(
    form: Form,
    unary: Sequence[Sequence[float]],
    adding: int | None,
    order: _Order,
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
    order: _Order,
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


def _only_whole(column: Column) -> bool:
    """Tell whether hardly a figure has a decimal mark: then they are counts."""
    marked = sum("," in text or "." in text for text in column.texts)
    return len(column.texts) >= _LEAST_ROWS and marked * 8 < len(column.texts)


def _lone(option: FormColumn, present: float, head: Head, form: Form) -> float:
    """Return what head and title add for the only column of a table.

    A table with one score a unit gives its total, unless head or title say otherwise.
    """
    if excluded(head.compact, option) or excluded(head.context, option):
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


def _best_in_order(unary: Sequence[Sequence[float]], order: _Order) -> list[int] | None:
    """Return the best assignment that keeps the form's own order: a narrow beam may lose it."""
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for options in unary:
        following: dict[int, tuple[float, list[int]]] = {}
        for last, (score, chosen) in best.items():
            for option in range(last + 1, len(options)):
                if options[option] < _IMPOSSIBLE:
                    continue
                total = score + options[option] + order.gain(chosen, option)
                if option not in following or following[option][0] < total:
                    following[option] = (total, [*chosen, option])
        best = following
    return max(best.values(), key=lambda item: item[0])[1] if best else None


def _in_usual_order(chosen: Sequence[int], order: _Order, form: Form) -> bool:
    """Tell whether the columns follow the form's own order and the head does not deny it."""
    if form.id == "mixed" or len(chosen) < 2 or -1 in chosen or list(chosen) != sorted(chosen):
        return False
    names = [form.columns[pick].indicator for pick in chosen]
    return all(
        order.told.get((left, right), 0.0) >= 0
        for place, left in enumerate(names)
        for right in names[place + 1 :]
    )


class _Order:
    """In which order the head and the form itself name the columns.

    Parameters
    ----------
    head : Head
    form : Form
    """

    def __init__(self, head: Head, form: Form) -> None:
        self.told = _told_order(head, form)
        self._mixed = form.id == "mixed"
        names = [column.indicator for column in form.columns]
        self._votes = [
            [max(-1.5, min(1.0, self.told.get((left, right), 0.0))) for right in names]
            for left in names
        ]

    def gain(self, chosen: Sequence[int], option: int) -> float:
        """Return what it adds that ``option`` follows the columns chosen so far."""
        votes, last, score = self._votes, -1, 0.0
        for pick in chosen:
            if pick >= 0:
                score += votes[pick][option]
                last = pick
        if last >= 0 and not self._mixed:
            score += 0.35 if option == last + 1 else (0.1 if option > last else -0.2)
        return score


def _told_order(head: Head, form: Form) -> dict[tuple[str, str], float]:
    """Return how often the head names one indicator left of another on the same line."""
    found = places(head, form)
    votes: dict[tuple[str, str], float] = {}
    for left, left_places in found.items():
        for right, right_places in found.items():
            if left == right:
                continue
            votes[left, right] = sum(
                (1.0 if x < y else -1.0)
                for line, x in left_places
                for other, y in right_places
                if line == other and x != y
            )
    return votes
