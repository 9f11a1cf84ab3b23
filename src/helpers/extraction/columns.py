"""Which indicator each column of a table holds: head, maxima, values and identities vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from helpers.extraction.assignment import assign
from helpers.extraction.beginning_of_form import form_begun
from helpers.extraction.column_certainty import settled_certainty
from helpers.extraction.column_evidence import Evidence
from helpers.extraction.column_fit import Column
from helpers.extraction.column_spec import (
    ColumnSpec,
    Layout,
    known_column,
    mixed_form,
    unknown_column,
)
from helpers.extraction.columns_in_doubt import is_scored_class
from helpers.extraction.columns_of_periods import one_indicator_many_periods, without_period
from helpers.extraction.folding import fold
from helpers.extraction.forms import Form, FormColumn, Identity, forms
from helpers.extraction.head_roles import RANK_HEADS
from helpers.extraction.heads import Head
from helpers.extraction.likeness_of_heads import cell_likeness
from helpers.extraction.moments import parts_of_years_in
from helpers.extraction.ranks import are_places
from helpers.extraction.strange_heads import resembles_nothing

_FAINTLY = 0.55
_SEVERAL_COUNTS = 3
_SEVERAL_COLUMNS = 3
_MONTH = re.compile(
    r"\bthang$|\b(?:thang|quy)\s(?:\d{1,2}|truoc|nay|[iv]{1,3})\b|\bky (?:truoc|nay)\b"
)


def ranks_alone(column: Column) -> Layout:
    """Return the layout of a table that ranks its rows and says nothing else of them.

    A rank is no indicator and must not be taken for one: it is kept under the slug of its head.
    """
    return Layout((unknown_column(column, 0, damaged=False),), (), None)


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
    repeated = one_indicator_many_periods(head, columns)
    if repeated:
        return repeated
    evidence = Evidence(grid, len(columns))
    best: tuple[float, Form | None, list[int], list[bool]] = (-1e9, None, [], [])
    for candidate in (*forms(), mixed_form()):
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
        known_column(column, form.columns[pick], head.damaged, sure[place])
        if form and pick >= 0 and not _ranks_rows(column, form.columns[pick])
        else unknown_column(column, place, head.damaged)
        for place, (column, pick) in enumerate(zip(columns, chosen, strict=True))
    ]
    if head.damaged:
        specs = _with_strange_one(specs, columns)
    specs = _without_twins(_dated(specs, columns), columns)
    specs = _without_lone_scores(specs, columns, head.damaged)
    held = {spec.indicator for spec in specs if spec.known}
    identities = tuple(
        i for i in (form.identities if form else ()) if held.issuperset(i.indicators)
    )
    identities += _sum_of_what_is_printed(form, specs, identities, evidence.adding_column)
    orders = tuple(pair for pair in (form.orders if form else ()) if held.issuperset(pair))
    return Layout(tuple(specs), identities, form, orders)


def _sum_of_what_is_printed(
    form: Form | None,
    specs: Sequence[ColumnSpec],
    identities: Sequence[Identity],
    adding: int | None,
) -> tuple[Identity, ...]:
    """Return the sum of a total that an office adds up of the groups that it prints, and no others.

    No form knows it, but it holds in most rows.
    """
    if adding is None or form is None or not all(spec.known and spec.sure for spec in specs):
        return ()
    total, parts = specs[adding].indicator, [*specs[:adding], *specs[adding + 1 :]]
    totals = {identity.result for identity in form.identities if identity.kind == "sum"}
    told = any(identity.result == total for identity in identities if identity.kind == "sum")
    if told or total not in totals or any(part.measure != "point" for part in parts):
        return ()
    return (Identity("sum", total, tuple(part.indicator for part in parts)),)


def _ranks_rows(column: Column, option: FormColumn) -> bool:
    """Tell whether a column gives the rows their places, whatever its head says.

    "Xếp hạng theo từng nhóm chỉ số" heads a column with the name of each group.
    """
    if column.maxima or not are_places(column.texts):
        return False
    # Counts of a short list may be 5, 4, 3, 2, 1: then their head says so.
    told = max((cell_likeness(label, option, True) for label in column.labels), default=1.0)
    words = without_period(column.label)
    ranked = max(fuzz.ratio(words, rank) for rank in RANK_HEADS) / 100
    return option.measure == "point" or told < max(_FAINTLY, ranked)


def _dated(specs: Sequence[ColumnSpec], columns: Sequence[Column]) -> list[ColumnSpec]:
    """Return the columns, those whose head names one month or quarter with its period."""
    named = [parts_of_years_in(column.label) for column in columns]
    return [
        replace(spec, period=said[0].period) if spec.known and len(said) == 1 else spec
        for spec, said in zip(specs, named, strict=True)
    ]


def _with_strange_one(specs: list[ColumnSpec], columns: Sequence[Column]) -> list[ColumnSpec]:
    """Return the columns, the only one in doubt as itself where its head speaks of another thing.

    All others are told by heads of their own, so that nothing moved.
    """
    open_ = [place for place, spec in enumerate(specs) if not spec.sure]
    labelled = len(columns) >= _SEVERAL_COLUMNS and all(column.label for column in columns)
    if len(open_) != 1 or not labelled:
        return specs
    place, column = open_[0], columns[open_[0]]
    known, own = mixed_form().columns, unknown_column(column, place, damaged=True)
    if not specs[place].known:
        # It can be of no indicator that another column holds.
        held = {spec.indicator for spec in specs if spec.sure}
        free = [option for option in known if option.indicator not in held]
        strange = resembles_nothing(column, free, others_told=True, faintly=True)
        other = is_scored_class(column) or are_places(column.texts)
        own = replace(own, sure=own.sure or (strange and not other))
    elif not resembles_nothing(column, known, others_told=True):
        return specs
    return [*specs[:place], own, *specs[place + 1 :]]


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
