"""Which indicator a score of the prose is of."""

from __future__ import annotations

import re
from decimal import Decimal

from rapidfuzz import fuzz

from helpers.extraction.figure import parse_figure
from helpers.extraction.forms import FormColumn, forms
from helpers.extraction.likeness_of_heads import labels_of
from helpers.extraction.statement import Statement

_ALIKE = 66.0
_WINDOW = 60
"""How many letters before a figure may name it."""
_DISTANCE = 0.35
"""What each letter between a label and the figure costs."""
_SHORT = 40
"""A short label resembles much by chance: it costs this much divided by its length."""
_ROUND = str.maketrans("bdeac", "ooooo")
"""Letters that are misread for one another: "sd hea hb so" is "số hóa hồ sơ"."""
_ROUND_ALIKE = 70.0
_CLEAR = 12.0
_GROUPED = "decision-766"
_WHOLE_LABEL = 6
"""A shorter label may end another word."""
_TOTALS = frozenset({Decimal(100), Decimal(80)})
"""Scales on which a score without a label is a total."""


def score_column(statement: Statement) -> FormColumn | None:
    """Return the indicator that a score "15,4/18" is of: its maximum and its label tell.

    Parameters
    ----------
    statement : Statement
        Of kind ``score``.
    """
    top = Decimal(statement.of)
    options: dict[str, FormColumn] = {}
    for form in forms():
        for column in form.columns:
            if column.max == top and not column.group and column.measure == "point":
                options.setdefault(column.indicator, column)
    # "Số hóa hồ sơ, giấy tờ, kết quả TTHC đạt": the clause before the figure may not hold it all.
    for words in (statement.before, statement.lead):
        best = max(options.values(), key=lambda column: _likeness(words, column), default=None)
        if best is not None and _likeness(words, best) >= _ALIKE:
            return best
    likely = sorted(
        ((_likeness(statement.before, column, _ROUND), name) for name, column in options.items()),
        reverse=True,
    )
    nearest = likely[1][0] if len(likely) > 1 else 0.0
    if likely and likely[0][0] >= max(_ROUND_ALIKE, nearest + _CLEAR):
        return options[likely[0][1]]
    return options.get("total") if top in _TOTALS else None


def columns_labelled(statement: Statement) -> list[FormColumn]:
    """Return the groups of Decision 766 whose name, printed whole, stands right before a score.

    Parameters
    ----------
    statement : Statement
        Of a score without its maximum.

    Returns
    -------
    list of FormColumn
        Those whose maximum it keeps to; several where two are called so.
    """
    value = parse_figure(statement.number, "point")
    words = re.sub(r"\b(?:dat|la|duoc|chi)$", "", statement.before.strip()).replace(" ", "")
    form = next(form for form in forms() if form.id == _GROUPED)
    return [
        column
        for column in form.columns
        if column.indicator != "total"
        and column.max is not None
        and value is not None
        and value <= column.max
        and any(words.endswith(label) for label in labels_of(column) if len(label) >= _WHOLE_LABEL)
    ]


def _likeness(before: str, column: FormColumn, alike: dict[int, int] | None = None) -> float:
    """Return how alike a label of the column and the words just before the figure are.

    ``alike`` gives letters that are taken for one another.
    """
    # What stands before another figure belongs to that one.
    words = re.split(r"\d+", before)[-1].replace(" ", "")[-_WINDOW:]
    words = words.translate(alike or {})
    best = 0.0
    for label in (label.translate(alike or {}) for label in labels_of(column)):
        near = fuzz.partial_ratio_alignment(label, words) if label and words else None
        if near is not None:
            away = max(0, len(words) - near.dest_end)
            best = max(best, near.score - _SHORT / (len(label) + 2) - _DISTANCE * away)
    return best
