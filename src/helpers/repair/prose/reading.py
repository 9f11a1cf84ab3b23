"""The statements of the prose → figures with unit, indicator, maximum, rank and class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from rapidfuzz import fuzz

from helpers.extraction.figure import parse_figure
from helpers.extraction.folding import fold
from helpers.extraction.head import Head
from helpers.extraction.statement import Statement
from helpers.repair.levels import Level
from helpers.repair.phrases import phrases
from helpers.repair.prose.averages import averaged
from helpers.repair.prose.blocks_said import block_said
from helpers.repair.prose.cells import prose_cell
from helpers.repair.prose.dealt_out import dealt_out
from helpers.repair.prose.figures import ProseFigure
from helpers.repair.prose.quoted import compared_total, counted, own_total, quoted_total
from helpers.repair.prose.scores import columns_labelled, score_column
from helpers.repair.prose.subject_of_sentence import (
    TERRITORY,
    is_point_of_others,
    names_committee,
    subject_before,
    unit_behind,
    unit_beside,
    unit_of_item,
    unknown_unit,
)
from helpers.repair.prose.surroundings import (
    Quantity,
    Subject,
    Surroundings,
    figure_about,
    subject_named,
)
from helpers.repair.prose.told_scales import told_scales

_HUNDRED = Decimal(100)
_LIKE_TERRITORY = 75.0
_DEPARTMENT = "department"
_TOTAL = "total"
_NO_SUCH_UNIT = "unit not certain, no unit resembles this name"
_ITEM_OF_LIST = re.compile(r"[:;]\s*([A-ZĐÀ-Ỹ][^:;]{2,60})$")
_SEVERAL = re.compile(
    r"\b(?:\d{1,3}|mot so|nhieu|hau het|cac) "
    r"(?:don vi|co quan|so|ubnd|xa|phuong|huyen|dia phuong)\b"
    r"(?: \w+){0,6}? (?:dat|duoc|co) (?:so )?diem (?:tuyet doi|toi da|cao nhat|thap nhat)\b"
)
_OF_AN_OFFICE = re.compile(r"\b(?:trung tam|bo phan|van phong|quay)\b")
_OF_TERRITORY = re.compile(r"\b(?:toan|tinh|thanh pho|tong|ca|so luong|trong|ho so)\b")


def figures_of_prose(
    statements: Sequence[Statement], surroundings: Surroundings
) -> list[ProseFigure]:
    """Return every figure of the prose, repeated ones each time.

    Parameters
    ----------
    statements : sequence of Statement
        In document order.
    surroundings : Surroundings
        Of the dispatch.
    """
    found = _all_figures(statements, surroundings)
    scales = {k: v for k, v in told_scales(found).items() if k not in surroundings.tops}
    if scales:
        tops = {**scales, **surroundings.tops}
        found = _all_figures(statements, replace(surroundings, tops=tops))
    return found


def _all_figures(statements: Sequence[Statement], surroundings: Surroundings) -> list[ProseFigure]:
    found: list[ProseFigure] = []
    before: Statement | None = None
    for statement in dealt_out(statements, surroundings.names):
        figure = _figure(statement, surroundings, found[-1] if found else None)
        if figure is not None:
            # "Xếp hạng 6/34 tỉnh, thành phố với tổng điểm 87,12/100."
            ranked = before is not None and before.kind == "rank" and figure.indicator == "total"
            found.append(_completed(figure, before, surroundings) if before and ranked else figure)
        elif found:
            place = _place_completed(found, statement, surroundings)
            found[place] = _completed(found[place], statement, surroundings)
        before = None if figure is not None or _of_sentence(found, statement) else statement
    return found


def _place_completed(
    found: Sequence[ProseFigure], statement: Statement, surroundings: Surroundings
) -> int:
    """Return which figure of its sentence a rank belongs to: the last of its unit and period."""
    if statement.kind != "rank":
        return len(found) - 1
    own = (
        place
        for place in range(len(found) - 1, -1, -1)
        if found[place].statement.sentence == statement.sentence
        and _is_of(statement, found[place], surroundings)
    )
    return next(own, len(found) - 1)


def _of_sentence(found: Sequence[ProseFigure], statement: Statement) -> bool:
    """Tell whether a figure before a statement stands in its sentence."""
    return bool(found) and found[-1].statement.sentence == statement.sentence


def _is_of(statement: Statement, figure: ProseFigure, surroundings: Surroundings) -> bool:
    """Tell whether a rank is that of a figure before it: of its unit, and of its period."""
    mention = surroundings.names.nearest(statement.before, statement.text)
    if mention is not None and mention.unit.name != figure.unit:
        return False
    return surroundings.period_of(statement) == figure.period


def _completed(
    figure: ProseFigure, statement: Statement, surroundings: Surroundings
) -> ProseFigure:
    """Return a figure with the rank or class that the same sentence states after it."""
    if statement.sentence != figure.statement.sentence:
        return figure
    if statement.kind == "class":
        return replace(figure, label=figure.label or statement.label)
    if statement.kind == "rank" and figure.rank is None and _is_of(statement, figure, surroundings):
        rank, out_of = parse_figure(statement.number, "count"), int(statement.of)
        if rank is not None and rank <= out_of:
            return replace(figure, rank=int(rank), rank_of=out_of)
    return figure


def _figure(
    statement: Statement, surroundings: Surroundings, last: ProseFigure | None
) -> ProseFigure | None:
    if statement.kind == "unit_score":
        grouped = _group_score(statement, surroundings, last) or _of_block(statement, surroundings)
        quoted = grouped or quoted_total(statement, surroundings)
        return quoted or own_total(statement, surroundings)
    if statement.kind == "compared_score":
        return compared_total(statement, surroundings)
    quantity = _quantity(statement) or _of_other_period(statement, surroundings, last)
    if quantity is None:
        return None
    if statement.kind in {"unit_count", "unit_rate"}:
        block = _block(statement, surroundings)
        if block is None:
            return counted(statement, quantity, surroundings)
    subject = _subject(statement, surroundings, last)
    own = subject.unit == surroundings.territory.unit
    if own and _is_of_others(statement, surroundings):
        return None
    cell = prose_cell(statement.number, quantity.measure, quantity.top)
    if own and (quantity.indicator == _TOTAL or names_committee(statement)):
        subject, doubt = _owner(statement, surroundings)
        own = subject.unit == surroundings.territory.unit
        cell = cell.doubted(doubt) if doubt else cell
    if _says(statement.so_far, phrases().cumulative):
        cell = cell.doubted("of several months together")
    if surroundings.damaged and own and quantity.measure == "count" and _is_listed(statement):
        cell = cell.doubted(_NO_SUCH_UNIT)
    if surroundings.territory_unsure and own:
        cell = cell.doubted("territory not named in the head")
    return figure_about(subject, quantity, cell, statement, surroundings.period_of(statement))


def _owner(statement: Statement, surroundings: Surroundings) -> tuple[Subject, str]:
    """Return whom a score for which no unit is plainly named is of, and why that is in doubt.

    It is the territory's, unless what stands before it is the damaged name of a unit, or the name
    of one that nobody knows.
    """
    point = surroundings.damaged and is_point_of_others(statement)
    # "Lao động" resembles "Lâm Đồng", and "UBND thành phố Kon Tum" is not the province.
    told = _names_territory(statement, surroundings.head) and not point
    item = None
    if surroundings.damaged and (not told or names_committee(statement)):
        item = unit_of_item(statement, surroundings.names)
    if item is not None:
        mention, sure = item
        return subject_named(
            mention
        ), "" if sure else f"unit not certain, nearest: {mention.unit.name}"
    unknown = "" if told else unknown_unit(statement)
    subject = surroundings.territory
    if unknown and not surroundings.damaged:
        subject = Subject(unknown, _DEPARTMENT, fold(unknown))
    return subject, _NO_SUCH_UNIT if unknown or (point and not told) else ""


def _is_of_others(statement: Statement, surroundings: Surroundings) -> bool:
    """Tell whether a figure for which no unit is named is not the territory's all the same."""
    if statement.kind == "score":
        return _of_several(statement)
    return statement.kind == "received" and not _of_whole_territory(statement, surroundings)


def _of_several(statement: Statement) -> bool:
    """Tell whether a score is what a number of units have: "05 đơn vị đạt điểm tối đa (20/20)"."""
    said = fold(statement.so_far.rpartition(";")[2])
    found = list(_SEVERAL.finditer(said))
    return bool(found) and TERRITORY.search(said, found[-1].end()) is None


def _of_whole_territory(statement: Statement, surroundings: Surroundings) -> bool:
    """Tell whether dossiers were received by the whole territory, and not by one of its offices.

    "Toàn tỉnh tiếp nhận 68.214 hồ sơ", "Tổng số hồ sơ tiếp nhận: 152.340 hồ sơ".
    """
    said = fold(statement.so_far)
    bare = fold(surroundings.head.territory.split(" ", 1)[-1])
    told = TERRITORY.search(said) or bare in said or said.startswith("tong so ho so")
    return bool(told) and not _OF_AN_OFFICE.search(said)


def _is_listed(statement: Statement) -> bool:
    """Tell whether a figure stands behind the name of an item in a list, which nobody knows.

    "Các đơn vị có hồ sơ quá hạn: S0 Xiy dyng 12 hồ sơ; S¢ Y té 03 hồ sơ".
    """
    found = _ITEM_OF_LIST.search(statement.so_far)
    return found is not None and not _OF_TERRITORY.search(fold(found[1]))


def _of_other_period(
    statement: Statement, surroundings: Surroundings, last: ProseFigure | None
) -> Quantity | None:
    """Return the quantity of the score before, where a bracket gives that of another period.

    "Công khai, minh bạch: 17,2/18 điểm (tháng 8/2025: 16,8/18 điểm)".
    """
    if statement.kind != "score" or last is None or statement.sentence != last.statement.sentence:
        return None
    other = surroundings.period_of(statement) != last.period
    same = other and last.max == Decimal(statement.of) and last.measure == "point"
    return Quantity(last.indicator, "point", last.max) if same else None


def _says(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text has one of the words to the letter: they are too short to be damaged."""
    folded = fold(text)
    return any(word in folded for word in words)


def _quantity(statement: Statement) -> Quantity | None:
    if statement.kind == "score":
        column = score_column(statement)
        top = Decimal(statement.of)
        return Quantity(column.indicator, "point", top) if column is not None else None
    if not statement.indicator:
        return None
    percent = statement.measure == "percent"
    return Quantity(statement.indicator, statement.measure, _HUNDRED if percent else None)


def _group_score(
    statement: Statement, surroundings: Surroundings, last: ProseFigure | None
) -> ProseFigure | None:
    """Return the score of a group that a list gives without its maximum.

    "- Công khai, minh bạch: 17,5 điểm": Decision 766 gives a province's groups their maxima. Where
    two groups are called so, or the territory is none of a province, it is in doubt.
    """
    # "Điểm tối đa của các nhóm: Công khai, minh bạch 18 điểm; …" states no score.
    scale = _says(statement.so_far, phrases().scale)
    options = [] if scale or surroundings.damaged else columns_labelled(statement)
    if not options or surroundings.names.nearest(statement.before, statement.text):
        return None
    subject = _subject(statement, surroundings, last)
    column = options[0]
    cell = prose_cell(statement.number, "point", column.max)
    if len(options) > 1:
        named = ", ".join(option.indicator for option in options)
        cell = cell.doubted(f"{named} are called so")
    elif subject.level != "province":
        cell = cell.doubted("no maximum is known for this score")
    quantity = Quantity(column.indicator, "point", column.max)
    return figure_about(subject, quantity, cell, statement, surroundings.period_of(statement))


def _block(statement: Statement, surroundings: Surroundings) -> Level | None:
    return block_said(statement, surroundings.names.nearest(statement.before, statement.text))


def _of_block(statement: Statement, surroundings: Surroundings) -> ProseFigure | None:
    """Return the average total of a block of units ("khối xã, phường là 82,35 điểm")."""
    block = _block(statement, surroundings)
    if block is None:
        return None
    top = surroundings.tops.get(block.id, _HUNDRED)
    cell = prose_cell(statement.number, "point", top)
    total = Quantity(_TOTAL, "point", top)
    period = surroundings.period_of(statement)
    return figure_about(Subject(block.block, "group", ""), total, cell, statement, period)


def _subject(statement: Statement, surroundings: Surroundings, last: ProseFigure | None) -> Subject:
    """Return whom a figure is of: the unit named, a block of units, or the territory itself."""
    names = surroundings.names
    if behind := unit_behind(statement, names):
        return subject_named(behind)
    if block := _block(statement, surroundings):
        return Subject(block.block, "group", "")
    in_short = not surroundings.damaged and not _names_territory(statement, surroundings.head)
    mention = unit_beside(statement, names, in_short)
    mention = mention or subject_before(statement, last, names)
    if mention is not None:
        return subject_named(mention)
    if average := averaged(statement):
        return Subject(*average, "")
    return surroundings.territory


def _names_territory(statement: Statement, head: Head) -> bool:
    """Tell whether the words right before a figure name the territory itself."""
    bare = head.territory.split(" ", 1)[-1]
    own, item = fold(bare), fold(statement.item)
    return bool(own) and (own in item or fuzz.partial_ratio(own, item) >= _LIKE_TERRITORY)
