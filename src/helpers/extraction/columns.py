"""Which indicator each column of a table holds: head, maxima, values and identities vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from rapidfuzz import fuzz

from helpers.extraction.assignment import assign
from helpers.extraction.beginning_of_form import form_begun
from helpers.extraction.column_certainty import settled_certainty
from helpers.extraction.column_evidence import Evidence
from helpers.extraction.column_fit import Column, has_words, is_printed_whole, top_of, values_fit
from helpers.extraction.columns_in_doubt import is_scored_class
from helpers.extraction.figure import decimals_of, parse_figure
from helpers.extraction.folding import fold
from helpers.extraction.forms import Form, FormColumn, Identity, forms
from helpers.extraction.head_roles import RANK_HEADS, head_cell
from helpers.extraction.heads import Head
from helpers.extraction.likeness_of_heads import cell_likeness, is_titled, presence, titled
from helpers.extraction.moments import parts_of_years_in
from helpers.extraction.ranks import are_places
from helpers.extraction.strange_heads import resembles_nothing
from helpers.extraction.words_in_heads import is_change, is_over_months
from helpers.vietnamese import slug


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
    """The columns of a table, the form that they follow, and what holds between them."""

    columns: tuple[ColumnSpec, ...]
    identities: tuple[Identity, ...]
    form: Form | None
    orders: tuple[tuple[str, str], ...] = ()


_NAMED = 4.0
_PLAINLY = 0.8
_FAINTLY = 0.55
_TITLED = 2.0
_EXCEEDED = 4.0
_NEARLY_ALL = 0.95
_CLEARLY = 0.7
"""By how much the indicator of a damaged head must be likelier than any other."""

# A word for a month, however damaged.
_BEFORE_NUMBER = re.compile(r"\b[a-z]{3,6}\s(?=\d{1,2}\b)")
_SAME_WORDS = 50.0
"""Heads of one indicator and several periods are so alike (0–100) but for those."""

_SEVERAL_COUNTS = 3
_DECIMALS = (1, 2)
_MONTH = re.compile(
    r"\bthang$|\b(?:thang|quy)\s(?:\d{1,2}|truoc|nay|[iv]{1,3})\b|\bky (?:truoc|nay)\b"
)
RANK = "rank"
"""Indicator of the column of ranks, which is laid out like a figure but is none."""


def rank_column(last: int) -> ColumnSpec:
    """Return the column of ranks, of which ``last`` is the last."""
    return ColumnSpec(RANK, "count", Decimal(max(1, last)))


def ranks_alone(column: Column) -> Layout:
    """Return the layout of a table that ranks its rows and says nothing else of them.

    A rank is no indicator and must not be taken for one: it is kept under the slug of its head.
    """
    return Layout((_unknown(column, 0, damaged=False),), (), None)


def settle_columns(head: Head, grid: Sequence[Sequence[str]], columns: Sequence[Column]) -> Layout:
    """Assign an indicator to each column of figures.

    Parameters
    ----------
    head : Head
        The head of the table.
    grid : sequence of sequence of str
        The printed tokens of the rows that have one token a column; ``""`` for none.
    columns : sequence of Column
        The same tokens by column, and the readings of the heads above them.

    Returns
    -------
    Layout
        With one :class:`ColumnSpec` a column.
    """
    repeated = _one_indicator_many_periods(head, columns)
    if repeated:
        return repeated
    evidence = Evidence(grid, len(columns))
    best: tuple[float, Form | None, list[int], list[bool]] = (-1e9, None, [], [])
    for candidate in (*forms(), _mixed_form()):
        score, chosen, sure = assign(candidate, head, columns, evidence)
        if score > best[0] + 1e-9:
            best = (score, candidate, chosen, sure)
    _, form, chosen, sure = best
    begun = form and form_begun(head, forms(), (form, chosen), evidence)
    if begun:
        form, chosen, sure = begun, list(range(len(columns))), [True] * len(columns)
    elif form:
        chosen, sure = settled_certainty(head, form, columns, (chosen, sure), evidence)
    specs = [
        _known(column, form.columns[pick], head.damaged, sure[place])
        if form and pick >= 0 and not _ranks_rows(column, form.columns[pick])
        else _unknown(column, place, head.damaged)
        for place, (column, pick) in enumerate(zip(columns, chosen, strict=True))
    ]
    specs = _without_twins(_dated(specs, columns), columns)
    specs = _without_lone_scores(specs, columns, head.damaged)
    held = {spec.indicator for spec in specs if spec.known}
    identities = tuple(
        i for i in (form.identities if form else ()) if held.issuperset(i.indicators)
    )
    orders = tuple(pair for pair in (form.orders if form else ()) if held.issuperset(pair))
    return Layout(tuple(specs), identities, form, orders)


def _ranks_rows(column: Column, option: FormColumn) -> bool:
    """Tell whether a column gives the rows their places, whatever its head says.

    "Xếp hạng theo từng nhóm chỉ số" heads a column with the name of each group.
    """
    if column.maxima or not are_places(column.texts):
        return False
    # Counts of a short list may be 5, 4, 3, 2, 1: then their head says so.
    told = max((cell_likeness(label, option, True) for label in column.labels), default=1.0)
    words = _without_period(column.label)
    ranked = max(fuzz.ratio(words, rank) for rank in RANK_HEADS) / 100
    return option.measure == "point" or told < max(_FAINTLY, ranked)


def _dated(specs: Sequence[ColumnSpec], columns: Sequence[Column]) -> list[ColumnSpec]:
    """Return the columns, those whose head names one month or quarter with its period."""
    named = [parts_of_years_in(column.label) for column in columns]
    return [
        replace(spec, period=said[0].period) if spec.known and len(said) == 1 else spec
        for spec, said in zip(specs, named, strict=True)
    ]


def _without_lone_scores(
    specs: list[ColumnSpec], columns: Sequence[Column], damaged: bool
) -> list[ColumnSpec]:
    """Return the columns, all but shares in doubt where one alone among counts is of scores.

    In a damaged head that stands in no cells its words are likelier those of still another count.
    """
    scores = [spec for spec in specs if spec.known and spec.measure == "point"]
    others = [spec for spec in specs if spec.measure != "point"]
    labelled = any(column.label for column in columns)
    if not damaged or labelled or len(scores) != 1 or len(others) < _SEVERAL_COUNTS:
        return specs
    return [spec if spec.measure == "percent" else replace(spec, sure=False) for spec in specs]


def _without_twins(specs: list[ColumnSpec], columns: Sequence[Column]) -> list[ColumnSpec]:
    """Return the columns, those in doubt that another one is headed like but for its month.

    "Tổng điểm tháng 8", "Tổng điểm tháng 9": without their years nobody says which is meant.
    """
    labels = [fold(column.label) for column in columns]
    bare = [" ".join(_MONTH.sub(" ", label).split()) for label in labels]
    twins = [own != label and bare.count(own) > 1 for own, label in zip(bare, labels, strict=True)]
    return [
        replace(spec, sure=False) if spec.known and twin else spec
        for spec, twin in zip(specs, twins, strict=True)
    ]


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
    titles = tuple(words for form in forms() for words in form.titles)
    return Form("mixed", "", tuple(columns.values()), tuple(identities), scales, orders, titles)


def _known(column: Column, option: FormColumn, damaged: bool, sure: bool) -> ColumnSpec:
    top = top_of(column, option, damaged)
    printed = top is not None and top in column.maxima
    # A head that ends in "(%)" is of no score.
    sure = sure and not ("%" in column.label and option.measure == "point")
    return ColumnSpec(
        option.indicator, option.measure, top, column.label, sure=sure, max_printed=printed
    )


def _unknown(column: Column, place: int, damaged: bool) -> ColumnSpec:
    """Return a column that no form knows; damaged words may be those of one that some form does."""
    name = slug(column.label)[:60] or f"column_{place + 1}"
    top = column.maximum
    strange = (
        damaged and has_words(column.label) and resembles_nothing(column, _mixed_form().columns)
    )
    return ColumnSpec(
        name, _measure_of(column), top, column.label, known=False,
        sure=(not damaged or is_printed_whole(column.label) or strange)
        and not is_scored_class(column),
        max_printed=top is not None,
    )  # fmt: skip


def _measure_of(column: Column) -> str:
    if column.label.count("%") or any("%" in text for text in column.texts):
        return "percent"
    whole = all(parse_figure(text, "count") is not None for text in column.texts)
    return "count" if whole else "point"


def _without_period(label: str) -> str:
    """Return the words of a head that may name an indicator, folded."""
    words = r"\b(?:quy [iv]{1,3}|thang|[ft]h\w{1,3}ng|nam|quy|ten|don vi|co quan|stt|tt|\d+)\b"
    return " ".join(re.sub(words, " ", fold(label)).split())


def _is_exceeded(option: FormColumn, columns: Sequence[Column]) -> bool:
    """Tell whether more scores than damage explains are above the maximum of an indicator."""
    top = option.max if option.measure == "point" else None
    return top is not None and any(column.within(top) < _NEARLY_ALL for column in columns)


def _one_indicator_many_periods(head: Head, columns: Sequence[Column]) -> Layout | None:
    """Return the layout of a table whose columns are periods of one indicator."""
    # Other columns may say how much the figure rose or fell, or rank the rows of each period.
    told, columns = columns, [column for column in columns if not _is_beside_periods(column)]
    periods = _periods_of(head, columns)
    if len(columns) < 2 or not len(periods) == len(set(periods)) == len(columns):
        return None
    if _are_of_several_indicators(columns):
        return None
    form = _mixed_form()
    # "Tháng 2/2026" names no indicator: then the words above or beside it do.
    own = _without_period(columns[0].label)
    named = own or _without_period(head.text)
    # A figure with decimals is no count.
    decimal = not head.damaged and any(
        decimals_of(text) in _DECIMALS for column in columns for text in column.texts
    )
    scored = [
        (
            min(1.0, presence(head, option))
            + _NAMED * cell_likeness(named, option, head.damaged)
            + (0.0 if own else _NAMED * titled(head, option))
            + sum(values_fit(column, option, form.total_scales) for column in columns)
            + (_TITLED if option.indicator == "total" and is_titled(head, form) else 0.0)
            - _EXCEEDED * _is_exceeded(option, columns),
            option,
        )
        for option in form.columns
        if not (decimal and option.measure == "count")
    ]
    best, option = max(scored, key=lambda item: item[0])
    rival = max(score for score, other in scored if other is not option)
    plainly = cell_likeness(named, option) >= _PLAINLY
    sure = plainly or best - rival >= _CLEARLY
    dated = iter(periods)
    specs = tuple(
        _unknown(column, place, head.damaged)
        if _is_beside_periods(column)
        else ColumnSpec(option.indicator, option.measure, option.max, sure=sure, period=next(dated))
        for place, column in enumerate(told)
    )
    return Layout(specs, (), form)


def _are_of_several_indicators(columns: Sequence[Column]) -> bool:
    """Tell whether the heads of columns differ in more than their periods."""
    texts = (_BEFORE_NUMBER.sub(" ", fold(column.label)) for column in columns)
    labels = [words for text in texts if (words := _without_period(text))]
    return any(fuzz.ratio(labels[0], label) < _SAME_WORDS for label in labels[1:])


def _is_beside_periods(column: Column) -> bool:
    """Tell whether a column among those of several periods is of changes, ranks or many months."""
    ranked = head_cell(column.label).role == "rank" or are_places(column.texts)
    return ranked or is_change(column.label) or is_over_months(column.label)


def _periods_of(head: Head, columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the periods of columns: what the head of each names, else the head's in its order."""
    own = [head_cell(column.label).period for column in columns]
    if all(own):
        return tuple(own)
    # A month that the head of ranks names is of no other column, nor a year that of a month's.
    ranked = any(cell.role == "rank" and cell.period for cell in head.cells)
    several = len({len(period) for period in head.periods}) > 1
    return () if ranked or several else head.periods
