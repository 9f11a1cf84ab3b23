"""Columns of a damaged table whose head does not say for certain what they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from helpers.extraction.column_fit import Column, values_fit
from helpers.extraction.column_order import ColumnOrder
from helpers.extraction.figure import decimals_of
from helpers.extraction.folding import fold
from helpers.extraction.forms import Form, FormColumn, words_of_heads
from helpers.extraction.head_roles import IN_BRACKETS, role_of
from helpers.extraction.heads import Head
from helpers.extraction.likeness_of_heads import cell_likeness, labels_of, words_apart
from helpers.extraction.tokens import token_of

_TWO_HEADS = re.compile(rf"{IN_BRACKETS}\s*[^\W\d_]{{2}}[^()]*{IN_BRACKETS}")
_WORDS_APART = 2
"""How many words tell two columns from one another: one may be like another by chance."""
_WELL_NAMED = 0.8
"""How alike (0–1) its own label a damaged head of a column is that it names well."""
_ILL_NAMED = 0.55
_WITHIN = 0.9
"""The share (0–1) of figures that must not exceed a maximum; some are misread."""
_NEVER = -6.0
"""Figures that fit a column so badly are not its own."""
_FEWEST_COUNTED = 6
_RANKED = 0.8
_COUNTED = 0.5
"""The share of rows that an ordinal follows in turn, or that of the row after."""


def is_headed_aside(column: Column) -> bool:
    """Tell whether figures stand below the head of names, ordinals or notes."""
    aside = role_of(fold(column.label)) in {"name", "ordinal", "note"} if column.label else False
    return aside and bool(column.figures)


def is_scored_class(column: Column) -> bool:
    """Tell whether scores stand below the head of classes: the heads are shifted."""
    classed = bool(column.label) and role_of(fold(column.label)) == "class"
    marked = any(decimals_of(text) > 0 for text in column.figures)
    return classed and marked and 2 * len(column.figures) > len(column.texts)


def has_measure_beside(columns: Sequence[Column], form: Form, chosen: Sequence[int]) -> bool:
    """Tell whether counts stand below a head of shares, and shares beside it below one of none.

    Of "(%)" above 0, 2, 7 and "Số hồ sơ" above 79,3 both are the heads of their neighbours.
    """
    shares, others = False, False
    for column, pick in zip(columns, chosen, strict=True):
        said = any("%" in label for label in column.labels)
        marked = sum(decimals_of(text) > 0 for text in column.figures)
        whole = not marked and not column.shares["percent"]
        shares |= said and whole and len(column.figures) >= _FEWEST_COUNTED
        share = not said and pick >= 0 and form.columns[pick].measure == "percent"
        if share and column.label and 2 * marked > len(column.figures):
            others |= _likest(column, form.columns[pick]) < _WELL_NAMED
    return shares and others


def may_be_shifted(columns: Sequence[Column], form: Form, chosen: Sequence[int]) -> bool:
    """Tell whether a blank first column may be one more cell, the figures below the next heads.

    Not so where the figures of a column cannot be those of the head before it.
    """
    if columns[0].figures:
        return False
    pairs = zip(chosen, columns[1:], strict=False)
    return all(
        pick < 0 or values_fit(column, form.columns[pick], form.total_scales) > _NEVER
        for pick, column in pairs
    )


def is_moved(column: Column) -> bool:
    """Tell whether a column shows that the columns of its table do not stand below their heads."""
    return counts_rows(column) or is_of_two_heads(column) or is_headed_by_a_figure(column)


def is_of_two_heads(column: Column) -> bool:
    """Tell whether words with a maximum follow another one: a border was lost between two heads.

    Then one more may have been read elsewhere, and all columns between be moved.
    """
    return any(map(_TWO_HEADS.search, column.labels))


def is_headed_by_a_figure(column: Column) -> bool:
    """Tell whether the cell of a row was taken for a head: "0", "(Không có số liệu)".

    "Tổng số phát sinh hồ sơ" is made of words of heads, and merely resembles such a cell.
    """
    kind = token_of(column.label).kind if column.label else ""
    words = fold(column.label).split()
    return kind == "figure" or (kind == "nothing" and not words_of_heads().issuperset(words))


def counts_rows(column: Column) -> bool:
    """Tell whether the figures of a column count its rows, block by block, some misread."""
    numbers = [int(text) if text.isdecimal() else None for text in column.texts]
    held = sum(
        number is not None
        and any(numbers[at + step : at + step + 1] == [number + step] for step in (1, 2))
        for at, number in enumerate(numbers)
    )
    return len(numbers) >= _FEWEST_COUNTED and held >= _COUNTED * len(numbers)


def ranks_in_turn(column: Column) -> bool:
    """Tell whether the last column of a sorted table ranks its rows: 1 in the first, 2 below it.

    The ordinals of the rows that follow would begin with 2.
    """
    held = place = 0
    for text in column.texts:
        # A block may be ranked by itself.
        place = 1 if text == "1" else place + 1
        held += text == str(place)
    return held >= _RANKED * len(column.texts)


def told_as_others(head: Head, form: Form, chosen: Sequence[int]) -> set[int]:
    """Return the columns without heads of their own that may as well be of another indicator.

    Their figures fit it as well, and the head has its words rather than those of the chosen one;
    or it was chosen too, and the head does not say which of the two stands first.
    """
    told = ColumnOrder(head, form).told
    found: set[int] = set()
    for place, pick in enumerate(chosen):
        own = form.columns[pick]
        for other, option in enumerate(form.columns):
            alike = (option.measure, option.max) == (own.measure, own.max)
            if pick < 0 or other == pick or not alike:
                continue
            if other in chosen:
                said = told.get((own.indicator, option.indicator), 0.0)
                # A word of a third column may stand right or left of both by chance.
                apart = min(words_apart(head, own, option), words_apart(head, option, own))
                open_ = abs(said) < _WORDS_APART or (head.damaged and apart < _WORDS_APART)
            else:
                open_ = words_apart(head, option, own) > words_apart(head, own, option)
            if open_:
                found.add(place)
    return found


def interchangeable(form: Form, chosen: Sequence[int]) -> set[int]:
    """Return the columns that a sum of the form holds beside another one of the same maximum."""
    places = {form.columns[pick].indicator: p for p, pick in enumerate(chosen) if pick >= 0}
    parts = {name for i in form.identities if i.kind == "sum" for name in i.parts}
    held = [(form.columns[chosen[p]].max, p) for name, p in places.items() if name in parts]
    return {place for top, place in held if sum(other == top for other, _ in held) > 1}


def of_swapped_twins(head: Head, form: Form, chosen: Sequence[int]) -> set[int]:
    """Return the columns of two shares that stand against the form's order unless the head says so.

    The services and the dossiers of an office are counts with a share alike.
    """
    where = {form.columns[pick].indicator: p for p, pick in enumerate(chosen) if pick >= 0}
    told = ColumnOrder(head, form).told
    found: set[int] = set()
    for earlier, later in combinations(form.identities, 2):
        names = (*earlier.indicators, *later.indicators)
        rates = earlier.kind == later.kind == "rate" and all(name in where for name in names)
        if not rates or where[later.result] > where[earlier.result]:
            continue
        pairs = zip(later.indicators, earlier.indicators, strict=False)
        said = [told.get(pair, 0.0) for pair in pairs]
        # A word or two of a torn head may stand left of another's by chance.
        if min(said) < 0 or sum(word > 0 for word in said) < _WORDS_APART:
            found |= {where[name] for name in names}
    return found


def of_later_twins(head: Head, form: Form, chosen: Sequence[int]) -> set[int]:
    """Return the columns of a share though the head has no word that an earlier one lacks.

    "Tỷ lệ hồ sơ trực tuyến trên địa bàn" without "trên địa bàn" is the share of the office alone.
    """
    where = {form.columns[pick].indicator: p for p, pick in enumerate(chosen) if pick >= 0}
    options = {column.indicator: column for column in form.columns}
    found: set[int] = set()
    for earlier, identity in combinations(form.identities, 2):
        twins = list(zip(identity.indicators, earlier.indicators, strict=False))
        alike = earlier.kind == identity.kind == "rate" and all(
            (options[one].measure, options[one].max) == (options[other].measure, options[other].max)
            and (one in where or other in where)
            for one, other in twins
        )
        told = max(words_apart(head, options[one], options[other]) for one, other in twins)
        if alike and told < _WORDS_APART and not any(other in where for _, other in twins):
            found |= {where[one] for one, _ in twins}
    return found


def of_shared_words(columns: Sequence[Column], form: Form, chosen: Sequence[int]) -> set[int]:
    """Return the columns that another one's words alone name, and these not well.

    "Mức độ hài lòng" heads scores or shares; beside the shares a column of other words is neither.
    """
    held = [(place, form.columns[pick]) for place, pick in enumerate(chosen) if pick >= 0]
    found: set[int] = set()
    for (place, own), (other, option) in combinations(held, 2):
        if own.measure != option.measure and set(labels_of(own)) & set(labels_of(option)):
            pair = ((place, own), (other, option))
            found |= {
                at
                for at, named in pair
                if columns[at].label and _likest(columns[at], named) < _WELL_NAMED
            }
    return found


def of_shifted_heads(columns: Sequence[Column], form: Form, chosen: Sequence[int]) -> set[int]:
    """Return the columns of one maximum, where the words of one head are those of another column.

    The heads stand beside their columns then; a maximum may tell of one, never of two alike.
    """
    held = [(place, form.columns[pick]) for place, pick in enumerate(chosen) if pick >= 0]
    shifted = any(
        columns[place].label
        and other is not own
        and _likest(columns[place], own) < _ILL_NAMED
        and _likest(columns[place], other) >= _WELL_NAMED
        for place, own in held
        for _, other in held
    )
    return interchangeable(form, chosen) if shifted else set()


def _likest(column: Column, option: FormColumn) -> float:
    return max(cell_likeness(label, option, True) for label in column.labels)


def holds_whole_and_part(form: Form, chosen: Sequence[int]) -> bool:
    """Tell whether a group stands beside one of its two parts: one of both is another column.

    "Dịch vụ trực tuyến" of 22 holds the payment of 10, and nobody prints them side by side.
    """
    held = {form.columns[pick].indicator for pick in chosen if pick >= 0}
    sums = [identity for identity in form.identities if identity.kind == "sum"]
    groups = {part for identity in sums for part in identity.parts}
    return any(
        identity.result in held & groups
        and 0 < len(held & set(identity.parts)) < len(identity.parts)
        for identity in sums
    )


def of_open_groups(form: Form, chosen: Sequence[int], sure: Sequence[bool]) -> set[int]:
    """Return the columns under a common head of which a like one is in doubt.

    If it is not certain which is "Chỉ số 1", it is not which are "Chỉ số 2" and "Chỉ số 3".
    """
    held = [(place, form.columns[pick]) for place, pick in enumerate(chosen) if pick >= 0]
    doubted = {(own.group, own.max) for place, own in held if own.group and not sure[place]}
    return {place for place, own in held if (own.group, own.max) in doubted}


def of_lone_doubts(
    columns: Sequence[Column], form: Form, chosen: Sequence[int], sure: Sequence[bool]
) -> set[int]:
    """Return the scores that may have changed places with the only score in doubt.

    If that one is of another indicator, one that seems certain is of its: one that each of the two
    would fit, and whose head is not well read.
    """
    held = [(place, form.columns[pick]) for place, pick in enumerate(chosen) if pick >= 0]
    scores = {place: (own, own.max) for place, own in held if own.measure == "point" and own.max}
    doubted = [place for place in scores if not sure[place]]
    if len(doubted) != 1:
        return set()
    at, (_, top) = doubted[0], scores[doubted[0]]
    return {
        place
        for place, (own, own_top) in scores.items()
        if place != at
        and columns[at].within(own_top) >= _WITHIN
        and columns[place].within(top) >= _WITHIN
        and columns[place].label
        and _likest(columns[place], own) < _WELL_NAMED
    }
