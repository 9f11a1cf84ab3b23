"""Which columns are certain, once each has an indicator: those that can be no other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from helpers.extraction.beginning_of_form import begins_form
from helpers.extraction.column_evidence import Evidence
from helpers.extraction.column_fit import Column
from helpers.extraction.column_order import ColumnOrder
from helpers.extraction.columns_in_doubt import (
    has_measure_beside,
    holds_whole_and_part,
    interchangeable,
    is_headed_aside,
    is_moved,
    is_scored_class,
    may_be_shifted,
    of_later_twins,
    of_lone_doubts,
    of_open_groups,
    of_shared_words,
    of_shifted_heads,
    of_swapped_twins,
    ranks_in_turn,
    told_as_others,
)
from helpers.extraction.columns_left_over import (
    by_elimination,
    is_lone_total,
    needs_no_words,
)
from helpers.extraction.folding import fold
from helpers.extraction.forms import Form, FormColumn
from helpers.extraction.heads import Head
from helpers.extraction.likeness_of_heads import (
    cell_likeness,
    has_other_words,
    presence,
)
from helpers.extraction.order_of_head import (
    as_claimed,
    before_unknown_words,
    of_lost_borders,
    tells_on_one_line,
)

_SEVERAL = 3
_AT_TIMES = 0.3
"""A sum of the wrong columns hardly ever holds, one of damaged figures in some rows."""
_PRESENT = 0.5
"""How surely (0–1) a head must hold the words of a column to speak of it."""
_SHORT_HEAD = 10
"""A head of so few letters is told by all of them, not by being part of a longer one."""
_FAINT = 0.55
"""Words of a damaged head that resemble an indicator less are those of another one."""


def settled_certainty(
    head: Head,
    form: Form,
    columns: Sequence[Column],
    found: tuple[list[int], list[bool]],
    evidence: Evidence,
) -> tuple[list[int], list[bool]]:
    """Return the indicators of the columns, and which of them no other one may be.

    Parameters
    ----------
    head : Head
    form : Form
        The form that the table was found to follow.
    columns : sequence of Column
        The columns of figures, left to right.
    found : (list of int, list of bool)
        For each column the place of its indicator in the form, -1 for one that the form does not
        know, and whether no other assignment is nearly as good.
    evidence : Evidence
        What the figures say.

    Returns
    -------
    chosen, sure
        In the order that a head on one line tells, and with what head and figures uphold.
    """
    chosen, sure = found
    begins = head.damaged and begins_form(head, form, chosen)
    if not any(column.label for column in columns):
        chosen, sure = _without_labels(head, form, columns, found, evidence)
    elif begins:
        # Heads may be shifted: shares that fit in the form's own order say what they are of.
        upheld = evidence.upheld(form, chosen)
        sure = [known or place in upheld for place, known in enumerate(sure)]
    if any(map(is_scored_class, columns)):
        proved = evidence.upheld(form, chosen)
        sure = [own and place in proved for place, own in enumerate(sure)]
    return chosen, _where_damaged(head, form, columns, (chosen, sure), evidence)


def _without_labels(
    head: Head,
    form: Form,
    columns: Sequence[Column],
    found: tuple[list[int], list[bool]],
    evidence: Evidence,
) -> tuple[list[int], list[bool]]:
    """Return what :func:`settled_certainty` does where no column has a head of its own."""
    chosen, sure = found
    # Nothing is left out and nothing moved: "Chỉ số 1" stands before "Chỉ số 2".
    whole = chosen == list(range(len(form.columns)))
    whole = whole or (head.damaged and begins_form(head, form, chosen))
    claimed, told = as_claimed(head, form, columns, chosen, sure)
    # What adds up, and shares that fit, would not if a column moved them.
    proved = evidence.upheld(form, claimed)
    if head.damaged and claimed == chosen == sorted(chosen):
        # Words may be lost: what adds up in the form's own order is no accident.
        told = [
            known or ((own or whole) and place in proved)
            for place, (known, own) in enumerate(zip(told, sure, strict=True))
        ]
    doubted = before_unknown_words(head, form, claimed, told)
    sure = [
        now or (own and place in proved)
        for place, (own, now) in enumerate(zip(told, doubted, strict=True))
    ]
    if not _is_in_order(head, form, claimed):
        # By their figures alone columns of one maximum are any of each other.
        sure = [own and place == evidence.adding_column for place, own in enumerate(sure)]
    if not (whole or tells_on_one_line(head)):
        # Each of two shares fits its own counts, whichever of the two it is.
        # In whatever order they stand, parts of one maximum add up alike.
        alike = set() if claimed == sorted(claimed) else interchangeable(form, claimed)
        open_ = told_as_others(head, form, claimed) - (proved - alike)
        open_ |= of_swapped_twins(head, form, claimed)
        sure = [own and place not in open_ for place, own in enumerate(sure)]
    return claimed, sure


def _where_damaged(
    head: Head,
    form: Form,
    columns: Sequence[Column],
    found: tuple[list[int], list[bool]],
    evidence: Evidence,
) -> list[bool]:
    """Return which columns are certain still if words of the head may be lost or misread."""
    chosen, sure = found
    if not head.damaged:
        return sure
    proved = evidence.upheld(form, chosen)
    if not _says_anything(head, form, chosen):
        # Not a word says which of two like columns stands where.
        sure = [
            own and (pick < 0 or place in proved or needs_no_words(head, form, chosen, pick))
            for place, (pick, own) in enumerate(zip(chosen, sure, strict=True))
        ]
    closed = _is_total(form, chosen, evidence.adding_column)
    moved = [column for column in columns if is_moved(column)]
    if (moved and not (moved == [columns[-1]] and ranks_in_turn(columns[-1]))) or (
        (not closed and _leaves_a_sum_open(form, chosen, evidence))
        or holds_whole_and_part(form, chosen)
    ):
        # The ordinals of the next rows stand where figures should, or a column was missed.
        return [False] * len(columns)
    twins = of_later_twins(head, form, chosen) | of_lost_borders(columns, form)
    twins |= of_shared_words(columns, form, chosen) | of_shifted_heads(columns, form, chosen)
    upheld = evidence.upheld(form, chosen, _AT_TIMES)
    labelled = any(column.label for column in columns)
    sure = [
        own
        and place not in twins
        and (
            pick < 0
            or place in upheld
            or _is_told(column, form.columns[pick], labelled)
            or is_lone_total(head, form, columns, pick)
        )
        for place, (column, pick, own) in enumerate(zip(columns, chosen, sure, strict=True))
    ]
    apart = of_lone_doubts(columns, form, chosen, sure)
    sure = [own and place not in apart for place, own in enumerate(sure)]
    sure = by_elimination(form, columns, chosen, sure, evidence)
    beside = may_be_shifted(columns, form, chosen) or has_measure_beside(columns, form, chosen)
    if beside or any(map(is_headed_aside, columns)):
        # Heads and figures stand beside each other.
        sure = [own and place in proved for place, own in enumerate(sure)]
    # A blank column beside one in doubt may be the head of that one, torn off.
    blank = {place for place, column in enumerate(columns) if not column.figures}
    open_ = of_open_groups(form, chosen, sure) | (set() if all(sure) else blank)
    return [own and place not in open_ for place, own in enumerate(sure)]


def _is_in_order(head: Head, form: Form, chosen: Sequence[int]) -> bool:
    """Tell whether columns stand as their form has them, or the head says how they stand."""
    told = ColumnOrder(head, form).told
    names = [form.columns[pick].indicator for pick in chosen if pick >= 0]
    return list(chosen) == sorted(chosen) or any(told.get(pair) for pair in pairwise(names))


def _says_anything(head: Head, form: Form, chosen: Sequence[int]) -> bool:
    """Tell whether a head has words for some column; a line of a title has none."""
    return bool(head.cells) or any(
        presence(head, form.columns[pick]) >= _PRESENT for pick in chosen if pick >= 0
    )


def _is_told(column: Column, option: FormColumn, labelled: bool) -> bool:
    """Tell whether a damaged head has anything of an indicator: a likeness, or its maximum.

    Where other columns have heads of their own, a blank one tells nothing.
    """
    if option.max in column.maxima:
        return True
    if not column.label:
        return not labelled
    return any(
        # "Số hồ sơ" alone begins or ends the heads of many.
        cell_likeness(label, option, len(fold(label)) > _SHORT_HEAD) >= _FAINT
        and not has_other_words(label, option)
        for label in column.labels
    )


def _is_total(form: Form, chosen: Sequence[int], adding: int | None) -> bool:
    """Tell whether the column that all others add up to was taken for a total.

    An office may leave components out, and add up those that it prints.
    """
    if adding is None or chosen[adding] < 0:
        return False
    held = form.columns[chosen[adding]].indicator
    return any(held == identity.result for identity in form.identities if identity.kind == "sum")


def _leaves_a_sum_open(form: Form, chosen: Sequence[int], evidence: Evidence) -> bool:
    """Tell whether a total never is the sum of its parts, though columns enough are left for them.

    Then a column was taken for another one, or was not known.
    """
    where = {form.columns[pick].indicator: p for p, pick in enumerate(chosen) if pick >= 0}
    open_sums = []
    for identity in form.identities:
        parts = sum(part in where for part in identity.parts)
        others = len(chosen) - parts - 1
        if identity.kind == "sum" and identity.result in where and parts >= _SEVERAL:
            open_sums += [identity] if len(identity.parts) - parts <= others else []
    if not open_sums:
        return False
    upheld = evidence.upheld(form, chosen, _AT_TIMES)
    return not any(where[identity.result] in upheld for identity in open_sums)
