"""Tables whose columns are the periods of one indicator, beside changes and ranks of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from helpers.extraction.column_fit import Column, values_fit
from helpers.extraction.column_spec import ColumnSpec, Layout, mixed_form, unknown_column
from helpers.extraction.figure import decimals_of
from helpers.extraction.folding import fold
from helpers.extraction.forms import FormColumn
from helpers.extraction.head_roles import head_cell
from helpers.extraction.heads import Head
from helpers.extraction.likeness_of_heads import cell_likeness, is_titled, presence, titled
from helpers.extraction.moments import MONTH_WORD
from helpers.extraction.ranks import are_places
from helpers.extraction.words_in_heads import is_change, is_over_months

_NAMED = 4.0
_PLAINLY = 0.8
_TITLED = 2.0
_EXCEEDED = 4.0
_NEARLY_ALL = 0.95
_CLEARLY = 0.7
"""By how much the indicator of a damaged head must be likelier than any other."""

# A word for a month, however damaged.
_BEFORE_NUMBER = re.compile(rf"\b(?:{MONTH_WORD}|[a-z]{{3,6}})\s(?=\d{{1,2}}\b)")
# "(100đ)", "(tối đa 100 điểm)", whatever became of the words.
_IN_BRACKETS = re.compile(r"\s\(\s?(?:[^\W\d_]{1,5}\s){0,2}\d{1,3}\s?(?:[^\W\d_]\s?){0,5}\)")
_SAME_WORDS = 50.0
"""Heads of one indicator and several periods are so alike (0–100) but for those."""

_DECIMALS = (1, 2)


def one_indicator_many_periods(head: Head, columns: Sequence[Column]) -> Layout | None:
    """Return the layout of a table whose columns are periods of one indicator."""
    # Other columns may say how much the figure rose or fell, or rank the rows of each period.
    told, columns = columns, [column for column in columns if not _is_beside_periods(column)]
    periods = _periods_of(head, columns)
    if len(columns) < 2 or not len(periods) == len(set(periods)) == len(columns):
        return None
    if _are_of_several_indicators(columns):
        return None
    form = mixed_form()
    # "Tháng 2/2026" names no indicator: then the words above or beside it do.
    own = without_period(columns[0].label)
    named = own or without_period(head.text)
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
        unknown_column(column, place, head.damaged)
        if _is_beside_periods(column)
        else ColumnSpec(option.indicator, option.measure, option.max, sure=sure, period=next(dated))
        for place, column in enumerate(told)
    )
    return Layout(specs, (), form)


def _is_exceeded(option: FormColumn, columns: Sequence[Column]) -> bool:
    """Tell whether more scores than damage explains are above the maximum of an indicator."""
    top = option.max if option.measure == "point" else None
    return top is not None and any(column.within(top) < _NEARLY_ALL for column in columns)


def _are_of_several_indicators(columns: Sequence[Column]) -> bool:
    """Tell whether the heads of columns differ in more than their periods."""
    labels_alone = (_IN_BRACKETS.sub(" ", column.label) for column in columns)
    texts = (_BEFORE_NUMBER.sub(" ", fold(label)) for label in labels_alone)
    labels = [words for text in texts if (words := without_period(text))]
    return any(fuzz.ratio(labels[0], label) < _SAME_WORDS for label in labels[1:])


def _is_beside_periods(column: Column) -> bool:
    """Tell whether a column among those of several periods is of changes, ranks or many months."""
    ranked = head_cell(column.label).role == "rank" or are_places(column.texts)
    if ranked or is_change(column.label) or is_over_months(column.label):
        return True
    # Whatever became of their head: no figure of an indicator has a sign.
    return column.is_signed


def _periods_of(head: Head, columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the periods of columns: what the head of each names, else the head's in its order."""
    own = [head_cell(column.label).period for column in columns]
    if all(own):
        return tuple(own)
    # A month that the head of ranks names is of no other column, nor a year that of a month's.
    ranked = any(cell.role == "rank" and cell.period for cell in head.cells)
    several = len({len(period) for period in head.periods}) > 1
    return () if ranked or several else head.periods


def without_period(label: str) -> str:
    """Return the words of a head that may name an indicator, folded."""
    words = r"\b(?:quy [iv]{1,3}|thang|[ft]h\w{1,3}ng|nam|quy|ten|don vi|co quan|stt|tt|\d+)\b"
    return " ".join(re.sub(words, " ", fold(_IN_BRACKETS.sub(" ", label))).split())
