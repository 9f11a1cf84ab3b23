"""Which indicator each column of a table holds: head, maxima, values and identities vote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations

from helpers.extraction.figure import parse_figure
from helpers.extraction.folding import fold
from helpers.extraction.forms import Form, FormColumn, Identity, forms
from helpers.extraction.heads import Head, cell_likeness, excluded, places, presence, titled
from helpers.vietnamese import slug

_BEAM = 48
_FINALISTS = 16
_UNKNOWN = -1.5
_IMPOSSIBLE = -6.0
_SAME_LABEL = 0.66
_NARROW = 0.7
_ORDERED = 0.8
_USUAL_ORDER = 1.6
_LONE_TOTAL = 1.5
_LONE_TITLE = 3.0
_TOLERANCE = Decimal("0.06")


@dataclass(frozen=True)
class ColumnSpec:
    """What a column was found to hold.

    Attributes
    ----------
    indicator, measure : str
        Of the contract; an unknown column has a slug of its head as indicator.
    max : Decimal or None
        The printed maximum, else the form's.
    label : str
        The head as printed, where it stands in a cell.
    known : bool
        Whether a form knows the column.
    sure : bool
        Whether no other assignment is nearly as good.
    period : str
        The column's own period, ``""`` for the dispatch's.
    """

    indicator: str
    measure: str
    max: Decimal | None
    label: str = ""
    known: bool = True
    sure: bool = True
    period: str = ""
    max_printed: bool = False


@dataclass(frozen=True)
class Layout:
    """The columns of a table and the form that they follow."""

    columns: tuple[ColumnSpec, ...]
    identities: tuple[Identity, ...]
    form: Form | None


@dataclass(frozen=True)
class _Column:
    """The tokens of one column and its head cell."""

    texts: tuple[str, ...]
    label: str
    maximum: Decimal | None


def settle_columns(
    head: Head,
    grid: Sequence[Sequence[str]],
    labels: Sequence[str],
    maxima: Sequence[Decimal | None],
) -> Layout:
    """Assign an indicator to each column of figures.

    Parameters
    ----------
    head : Head
        The head of the table.
    grid : sequence of sequence of str
        The printed tokens of the rows that have one token a column; ``""`` for none.
    labels : sequence of str
        The head cell of each column, ``""`` where heads do not stand in cells.
    maxima : sequence of Decimal or None
        The printed maximum of each column.

    Returns
    -------
    Layout
        With one :class:`ColumnSpec` a column.
    """
    columns = [
        _Column(tuple(row[place] for row in grid if row[place]), labels[place], maxima[place])
        for place in range(len(labels))
    ]
    repeated = _one_indicator_many_periods(head, columns)
    if repeated:
        return repeated
    best: tuple[float, Form | None, list[int], list[bool]] = (-1e9, None, [], [])
    for candidate in (*forms(), _mixed_form()):
        score, chosen, sure = _assign(candidate, head, columns, grid)
        if score > best[0] + 1e-9:
            best = (score, candidate, chosen, sure)
    _, form, chosen, sure = best
    specs = [
        _spec(column, form.columns[pick] if form and pick >= 0 else None, sure[place], place)
        for place, (column, pick) in enumerate(zip(columns, chosen, strict=True))
    ]
    held = {spec.indicator for spec in specs if spec.known}
    identities = tuple(
        i for i in (form.identities if form else ()) if held.issuperset(i.indicators)
    )
    return Layout(tuple(specs), identities, form)


@cache
def _mixed_form() -> Form:
    """Return a form that may hold any known column: offices mix contents as they like."""
    columns: dict[str, FormColumn] = {}
    identities: list[Identity] = []
    for form in sorted(forms(), key=lambda item: item.id != "decision-766"):
        if all(column.group == "" for column in form.columns):
            for column in form.columns:
                columns.setdefault(column.indicator, column)
            identities += form.identities
    scales = tuple(scale for form in forms() for scale in form.total_scales)
    orders = tuple(order for form in forms() for order in form.orders)
    return Form("mixed", "", tuple(columns.values()), tuple(identities), scales, orders)


def _assign(
    form: Form, head: Head, columns: Sequence[_Column], grid: Sequence[Sequence[str]]
) -> tuple[float, list[int], list[bool]]:
    present = [presence(head, option) for option in form.columns]
    scales = form.total_scales
    unary = [
        [_fit(column, option, present[place], scales) for place, option in enumerate(form.columns)]
        for column in columns
    ]
    if len(columns) == 1 and not columns[0].label:
        unary[0] = [
            score + _lone(option, present[place], head)
            for place, (score, option) in enumerate(zip(unary[0], form.columns, strict=True))
        ]
    order = _order(form, head)
    beam: list[tuple[float, list[int]]] = [(0.0, [])]
    for place, column in enumerate(columns):
        wider: list[tuple[float, list[int]]] = []
        for score, chosen in beam:
            wider.append((score + _unknown(column), [*chosen, -1]))
            for option in range(len(form.columns)):
                if option in chosen or unary[place][option] < _IMPOSSIBLE:
                    continue
                gain = unary[place][option] + _succession(chosen, option, order, form)
                wider.append((score + gain, [*chosen, option]))
        beam = sorted(wider, key=lambda item: (-item[0], item[1]))[:_BEAM]
    finalists = [chosen for _, chosen in beam[:_FINALISTS]]
    usual_order = _best_in_order(unary, order, form)
    if usual_order is not None:
        finalists.append(usual_order)

    def whole_score(chosen: Sequence[int]) -> float:
        score = 0.0
        for place, pick in enumerate(chosen):
            if pick < 0:
                score += _unknown(columns[place])
            else:
                score += unary[place][pick] + _succession(chosen[:place], pick, order, form)
        absent = sum(
            present[option]
            for option in range(len(form.columns))
            if option not in chosen and present[option] > 0.9
        )
        usual = _USUAL_ORDER * _in_usual_order(chosen, order, form)
        return score + usual + _identities(form, chosen, grid) - 0.4 * absent

    best = max(finalists, key=lambda chosen: (whole_score(chosen), [-pick for pick in chosen]))
    top = whole_score(best)
    sure = [True] * len(columns)
    for chosen in (*finalists, *_swaps(best), *_replacements(best, unary)):
        if list(chosen) != best and whole_score(chosen) > top - _NARROW:
            for place, (mine, other) in enumerate(zip(best, chosen, strict=True)):
                sure[place] = sure[place] and mine == other
    penalty = 0.6 if form.id == "mixed" else 0.0
    return top - penalty, best, sure


def _lone(option: FormColumn, present: float, head: Head) -> float:
    """Return what head and title add for the only column of a table.

    A table with one score a unit gives its total, unless head or title say otherwise.
    """
    if excluded(head.compact, option) or excluded(head.context, option):
        return _IMPOSSIBLE
    total = option.indicator == "total" and (present > 0 or not head.text)
    return _LONE_TOTAL * total + _LONE_TITLE * titled(head, option)


def _unknown(column: _Column) -> float:
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


def _best_in_order(
    unary: Sequence[Sequence[float]], order: Mapping[tuple[str, str], float], form: Form
) -> list[int] | None:
    """Return the best assignment that keeps the form's own order: a narrow beam may lose it."""
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for options in unary:
        following: dict[int, tuple[float, list[int]]] = {}
        for last, (score, chosen) in best.items():
            for option in range(last + 1, len(options)):
                if options[option] < _IMPOSSIBLE:
                    continue
                total = score + options[option] + _succession(chosen, option, order, form)
                if option not in following or following[option][0] < total:
                    following[option] = (total, [*chosen, option])
        best = following
    return max(best.values(), key=lambda item: item[0])[1] if best else None


def _in_usual_order(
    chosen: Sequence[int], order: Mapping[tuple[str, str], float], form: Form
) -> bool:
    """Tell whether the columns follow the form's own order and the head does not deny it."""
    if form.id == "mixed" or len(chosen) < 2 or -1 in chosen or list(chosen) != sorted(chosen):
        return False
    names = [form.columns[pick].indicator for pick in chosen]
    return all(
        order.get((left, right), 0.0) >= 0
        for place, left in enumerate(names)
        for right in names[place + 1 :]
    )


def _fit(column: _Column, option: FormColumn, present: float, scales: Sequence[Decimal]) -> float:
    """Return how well one column fits one option of a form."""
    score = 0.0
    if column.label:
        like = cell_likeness(column.label, option)
        score += 9 * (like - _SAME_LABEL) / (1 - _SAME_LABEL) if like > 0.5 else -9
    else:
        score += 2.5 * present - 0.6
    if column.maximum is not None and option.max is not None:
        score += 4 if column.maximum == option.max else -2.5
    return score + _values_fit(column, option, scales)


def _values_fit(column: _Column, option: FormColumn, scales: Sequence[Decimal] = ()) -> float:
    texts = [text for text in column.texts if any(sign.isdigit() for sign in text)]
    if not texts:
        return 0.0
    percent = sum("%" in text for text in texts) / len(texts)
    if percent >= 0.5 and option.measure != "percent":
        return -8.0
    score = 3.0 if percent >= 0.5 else 0.0
    values = [value for text in texts if (value := parse_figure(text, option.measure)) is not None]
    if len(values) < 0.5 * len(texts):
        return -8.0
    top = column.maximum or option.max
    if top is not None and option.measure != "count":
        within = sum(value <= top for value in values) / len(values)
        if within < 0.6:
            return -8.0
        highest = max((value for value in values if value <= top), default=Decimal(0))
        tops = (top, *scales) if option.indicator == "total" else (top,)
        score += 1.0 if highest in tops else 0.0
        score -= 0.8 if all(highest * 3 < known for known in tops) else 0.0
        score -= 4 * (1 - within)
    if option.measure == "count":
        whole = sum("," not in text and "." not in text for text in texts) / len(texts)
        score += 0.5 * whole
    elif option.measure == "percent" and percent == 0 and not column.label:
        score -= 0.5
    return score


def _order(form: Form, head: Head) -> dict[tuple[str, str], float]:
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


def _succession(
    chosen: Sequence[int], option: int, order: Mapping[tuple[str, str], float], form: Form
) -> float:
    name = form.columns[option].indicator
    score = 0.0
    for pick in chosen:
        if pick >= 0:
            vote = order.get((form.columns[pick].indicator, name), 0.0)
            score += max(-1.5, min(1.0, vote))
    last = next((pick for pick in reversed(chosen) if pick >= 0), None)
    if last is not None and form.id != "mixed":
        score += 0.35 if option == last + 1 else (0.1 if option > last else -0.2)
    return score


def _identities(form: Form, chosen: Sequence[int], grid: Sequence[Sequence[str]]) -> float:
    """Return the reward of identities that hold, and the cost of those that never do."""
    where = {form.columns[pick].indicator: place for place, pick in enumerate(chosen) if pick >= 0}
    measures = {column.indicator: column.measure for column in form.columns}
    score = 0.0
    for identity in form.identities:
        if not all(name in where for name in identity.indicators):
            continue
        held = tested = 0
        for row in grid:
            values = {
                name: parse_figure(row[where[name]], measures[name]) for name in identity.indicators
            }
            if all(value is not None for value in values.values()):
                tested += 1
                held += _holds(identity, {k: v for k, v in values.items() if v is not None})
        if tested >= 2:
            share = held / tested
            score += 7 * share if share > 0.25 else -4
    for smaller, larger in form.orders:
        if smaller in where and larger in where:
            pairs = [
                (parse_figure(row[where[smaller]], "count"), parse_figure(row[where[larger]], "count"))
                for row in grid
            ]
            known = [(a, b) for a, b in pairs if a is not None and b is not None]
            kept = sum(a <= b for a, b in known)
            score += _ORDERED if kept == len(known) else -4 * (1 - kept / len(known))
    return score


def _holds(identity: Identity, values: Mapping[str, Decimal]) -> bool:
    result = values[identity.result]
    parts = [values[name] for name in identity.parts]
    if identity.kind == "sum":
        return abs(sum(parts, Decimal(0)) - result) <= _TOLERANCE
    if identity.kind == "convert":
        return abs(parts[0] * identity.factor - result) <= _TOLERANCE
    return parts[1] != 0 and abs(100 * parts[0] / parts[1] - result) <= Decimal("0.6")


def _spec(column: _Column, option: FormColumn | None, sure: bool, place: int) -> ColumnSpec:
    if option is None:
        name = slug(column.label)[:60] or f"column_{place + 1}"
        return ColumnSpec(
            name, _measure_of(column), column.maximum, column.label, False, True, "",
            column.maximum is not None,
        )  # fmt: skip
    top = column.maximum if column.maximum is not None else option.max
    return ColumnSpec(
        option.indicator, option.measure, top, column.label, True, sure, "",
        column.maximum is not None,
    )  # fmt: skip


def _measure_of(column: _Column) -> str:
    if column.label.count("%") or any("%" in text for text in column.texts):
        return "percent"
    whole = all(parse_figure(text, "count") is not None for text in column.texts)
    return "count" if whole else "point"


def _one_indicator_many_periods(head: Head, columns: Sequence[_Column]) -> Layout | None:
    """Return the layout of a table whose columns are periods of one indicator."""
    if len(columns) < 2 or len(head.periods) != len(columns) or len(set(head.periods)) < 2:
        return None
    form = _mixed_form()
    label = columns[0].label or head.text
    named = re.sub(r"\b(?:thang|th\w{1,3}ng|ten|don vi|co quan|stt|tt|\d+)\b", " ", fold(label))
    ranked = sorted(
        form.columns,
        key=lambda option: (
            -(
                min(1.0, presence(head, option))
                + 4 * cell_likeness(named, option)
                + sum(_values_fit(column, option) for column in columns)
            )
        ),
    )
    option = ranked[0]
    specs = tuple(
        ColumnSpec(option.indicator, option.measure, option.max, period=period)
        for period in head.periods
    )
    return Layout(specs, (), form)
