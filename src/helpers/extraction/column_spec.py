"""What a column of a table was found to hold, and how the columns of a table belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from helpers.extraction.column_fit import Column, has_words, is_printed_whole, top_of
from helpers.extraction.columns_in_doubt import is_scored_class
from helpers.extraction.figure import parse_figure
from helpers.extraction.forms import Form, FormColumn, Identity, forms
from helpers.extraction.strange_heads import resembles_nothing
from helpers.vietnamese import slug

RANK = "rank"
"""Indicator of the column of ranks, which is laid out like a figure but is none."""

_NUMBER_ALONE = re.compile(r"(?<!\w)\d{1,4}(?!\w)")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SCORE = re.compile(r"\d{1,3}[.,]\d{1,2}")
_MOSTLY_COUNTS = 0.7


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


def rank_column(last: int) -> ColumnSpec:
    """Return the column of ranks, of which ``last`` is the last."""
    return ColumnSpec(RANK, "count", Decimal(max(1, last)))


def known_column(column: Column, option: FormColumn, damaged: bool, sure: bool) -> ColumnSpec:
    """Return a column of an indicator, not sure where its head says that it is no score."""
    top = top_of(column, option, damaged)
    printed = top is not None and top in column.maxima
    # A head that ends in "(%)" is of no score.
    sure = sure and not ("%" in column.label and option.measure == "point")
    return ColumnSpec(
        option.indicator, option.measure, top, column.label, sure=sure, max_printed=printed
    )


def unknown_column(column: Column, place: int, damaged: bool) -> ColumnSpec:
    """Return a column that no form knows; damaged words may be those of one that some form does."""
    name = slug(column.label)[:60] or f"column_{place + 1}"
    top = column.maximum
    # With a month it is an indicator that other columns have for other months.
    dated = _NUMBER_ALONE.search(column.label) is not None
    strange = (
        damaged
        and has_words(column.label)
        and not dated
        and resembles_nothing(column, mixed_form().columns)
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
    counts = [text for text in column.texts if parse_figure(text, "count") is not None]
    # "2.611" beside "512": thousands, though a digit of another row was misread.
    thousands = any(_THOUSANDS.fullmatch(text) for text in counts)
    scored = any(_SCORE.fullmatch(text) for text in column.texts)
    needed = _MOSTLY_COUNTS if thousands and not scored else 1.0
    return "count" if len(counts) >= needed * len(column.texts) else "point"


@cache
def mixed_form() -> Form:
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
