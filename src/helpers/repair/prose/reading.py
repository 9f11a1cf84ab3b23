"""The statements of the prose → figures with unit, indicator, maximum, rank and class."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rapidfuzz import fuzz

from helpers.extraction.figure import parse_figure
from helpers.extraction.folding import fold
from helpers.extraction.head import Head
from helpers.extraction.moments import periods_in
from helpers.extraction.statement import Statement, says
from helpers.reference import Unit
from helpers.repair.identity import territory_level, territory_name
from helpers.repair.phrases import phrases, says_any
from helpers.repair.prose.averages import averaged
from helpers.repair.prose.cells import prose_cell
from helpers.repair.prose.dealt_out import dealt_out
from helpers.repair.prose.figures import ProseFigure
from helpers.repair.prose.periods import own_period
from helpers.repair.prose.scores import columns_labelled, score_column
from helpers.repair.prose.subject_of_sentence import subject_before, unit_beside, unknown_unit
from helpers.repair.prose.subjects import Mention, Names
from helpers.repair.prose.told_scales import told_scales

_APART = 3
"""How many letters may stand between a unit and the score quoted for it."""

_HUNDRED = Decimal(100)
_OF_OTHERS = re.compile(r"\b(?:cap|khoi|cac|ubnd)\b")
"""What stands in a sentence that counts for blocks or units of which no name is known."""
_LIKE_TERRITORY = 75.0
_DEPARTMENT = "department"
_TOTAL = "total"
_ITEM_OF_LIST = re.compile(r"[:;]\s*([A-ZĐÀ-Ỹ][^:;]{2,60})$")
_OF_TERRITORY = re.compile(r"\b(?:toan|tinh|thanh pho|tong|ca|so luong|trong|ho so)\b")
_STATED = re.compile(r"\b(?:dat|la|duoc|tong so)$")
"""What stands between a quantity and its figure where it is stated."""


@dataclass(frozen=True)
class Surroundings:
    """What the prose leaves unsaid.

    Attributes
    ----------
    head : Head
        Of the dispatch: its territory is meant where no other unit is named.
    names : Names
        The units that may be named.
    tops : mapping of str to Decimal
        The maximum of the total for each level, as the tables or the sentences themselves tell it.
    damaged : bool
        Whether the document was damaged in reading.
    """

    head: Head
    names: Names
    tops: Mapping[str, Decimal]
    damaged: bool = False

    @property
    def territory_unsure(self) -> bool:
        """Whether the territory was concluded from a damaged text that does not name it."""
        return self.damaged and not self.head.territory_said


@dataclass(frozen=True)
class _Quantity:
    """What a statement gives a figure of."""

    indicator: str
    measure: str
    top: Decimal | None


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
    return own_period(statement, surroundings.head.period) == figure.period


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
        grouped = _group_score(statement, surroundings, last)
        quoted = grouped or _quoted(statement, surroundings)
        return quoted or _own_total(statement, surroundings)
    if statement.kind == "compared_score":
        return _compared(statement, surroundings)
    quantity = _quantity(statement) or _of_other_period(statement, surroundings, last)
    if quantity is None:
        return None
    if statement.kind in {"unit_count", "unit_rate"}:
        return _counted(statement, quantity, surroundings)
    unit, level, printed, province = _subject(statement, surroundings, last)
    cell = prose_cell(statement.number, quantity.measure, quantity.top)
    told = quantity.indicator != _TOTAL or unit != territory_name(surroundings.head)
    told = told or _names_territory(statement, surroundings.head)
    if unknown := "" if told else unknown_unit(statement):
        if not surroundings.damaged:
            unit, level, printed = unknown, _DEPARTMENT, fold(unknown)
        cell = cell.doubted("unit not certain, no unit resembles this name")
    if _says(statement.so_far, phrases().cumulative):
        cell = cell.doubted("of several months together")
    own = unit == territory_name(surroundings.head)
    if surroundings.damaged and own and quantity.measure == "count" and _is_listed(statement):
        cell = cell.doubted("unit not certain, no unit resembles this name")
    if surroundings.territory_unsure and unit == territory_name(surroundings.head):
        cell = cell.doubted("territory not named in the head")
    return ProseFigure(
        unit, level, printed, quantity.indicator, quantity.measure, cell, quantity.top, statement,
        period=own_period(statement, surroundings.head.period), province=province,
    )  # fmt: skip


def _is_listed(statement: Statement) -> bool:
    """Tell whether a figure stands behind the name of an item in a list, which nobody knows.

    "Các đơn vị có hồ sơ quá hạn: S0 Xiy dyng 12 hồ sơ; S¢ Y té 03 hồ sơ".
    """
    found = _ITEM_OF_LIST.search(statement.so_far)
    return found is not None and not _OF_TERRITORY.search(fold(found[1]))


def _of_other_period(
    statement: Statement, surroundings: Surroundings, last: ProseFigure | None
) -> _Quantity | None:
    """Return the quantity of the score before, where a bracket gives that of another period.

    "Công khai, minh bạch: 17,2/18 điểm (tháng 8/2025: 16,8/18 điểm)".
    """
    if statement.kind != "score" or last is None or statement.sentence != last.statement.sentence:
        return None
    other = own_period(statement, surroundings.head.period) != last.period
    same = other and last.max == Decimal(statement.of) and last.measure == "point"
    return _Quantity(last.indicator, "point", last.max) if same else None


def _says(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text has one of the words to the letter: they are too short to be damaged."""
    folded = fold(text)
    return any(word in folded for word in words)


def _quantity(statement: Statement) -> _Quantity | None:
    if statement.kind == "score":
        column = score_column(statement)
        top = Decimal(statement.of)
        return _Quantity(column.indicator, "point", top) if column is not None else None
    if not statement.indicator:
        return None
    percent = statement.measure == "percent"
    return _Quantity(statement.indicator, statement.measure, _HUNDRED if percent else None)


def _quoted(statement: Statement, surroundings: Surroundings) -> ProseFigure | None:
    """Return the total that a sentence quotes for a unit ("UBND huyện Kon Plông (92,26 điểm)")."""
    mention, sure = _mentioned(statement, surroundings)
    if mention is None:
        return None
    unit = mention.unit
    top = surroundings.tops.get(unit.level)
    cell = prose_cell(statement.number, "point", top or _HUNDRED)
    if top is None:
        cell = cell.doubted("no maximum is known for this score")
    if not sure:
        cell = cell.doubted(f"unit not certain, nearest: {unit.name}")
    return ProseFigure(
        unit.name, unit.level, mention.printed, "total", "point", cell, top, statement,
        period=own_period(statement, surroundings.head.period), province=_other_province(unit),
    )  # fmt: skip


def _mentioned(statement: Statement, surroundings: Surroundings) -> tuple[Mention | None, bool]:
    """Return the unit named right before a figure, and whether its name is certain."""
    names = surroundings.names
    mention = names.nearest(statement.lead, statement.text)
    if mention is not None and mention.away <= _APART:
        return mention, True
    likely = names.likely(statement.lead) or names.listed(statement.item)
    return likely or names.perhaps(statement.lead, statement.item), likely is not None


def _counted(
    statement: Statement, quantity: _Quantity, surroundings: Surroundings
) -> ProseFigure | None:
    """Return the dossiers that a list counts for a unit ("Sở Tư pháp: 06 hồ sơ")."""
    own = _overdue_of_territory(statement, quantity, surroundings)
    if own is not None:
        return own
    mention, sure = _mentioned(statement, surroundings)
    if mention is None or mention.unit.name == territory_name(surroundings.head):
        return None
    cell = prose_cell(statement.number, quantity.measure, quantity.top)
    if not sure:
        cell = cell.doubted(f"unit not certain, nearest: {mention.unit.name}")
    return ProseFigure(
        mention.unit.name, mention.unit.level, mention.printed, quantity.indicator,
        quantity.measure, cell, quantity.top, statement,
        period=own_period(statement, surroundings.head.period),
    )  # fmt: skip


def _overdue_of_territory(
    statement: Statement, quantity: _Quantity, surroundings: Surroundings
) -> ProseFigure | None:
    """Return the dossiers that a sentence counts as overdue and that are nobody else's.

    "Toàn tỉnh giải quyết 12.045 hồ sơ, quá hạn 45 hồ sơ".
    """
    said = fold(statement.so_far)
    late = statement.lead.endswith(phrases().overdue) and not surroundings.damaged
    if not late or _OF_OTHERS.search(said) or surroundings.names.all_in(said):
        return None
    head = surroundings.head
    cell = prose_cell(statement.number, quantity.measure, quantity.top)
    return ProseFigure(
        territory_name(head), territory_level(head), head.territory.split(" ", 1)[-1],
        quantity.indicator, quantity.measure, cell, quantity.top, statement,
        period=own_period(statement, head.period),
    )  # fmt: skip


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
    unit, level, printed, province = _subject(statement, surroundings, last)
    column = options[0]
    cell = prose_cell(statement.number, "point", column.max)
    if len(options) > 1:
        named = ", ".join(option.indicator for option in options)
        cell = cell.doubted(f"{named} are called so")
    elif level != "province":
        cell = cell.doubted("no maximum is known for this score")
    return ProseFigure(
        unit, level, printed, column.indicator, "point", cell, column.max, statement,
        period=own_period(statement, surroundings.head.period), province=province,
    )  # fmt: skip


def _own_total(statement: Statement, surroundings: Surroundings) -> ProseFigure | None:
    """Return the total of the territory itself ("Tổng điểm của tỉnh … là 78,01 điểm")."""
    named = fold(surroundings.head.territory)
    said = any(says(statement.before, words) for words in (*phrases().total_score, named))
    # "Phấn đấu tổng điểm đạt từ 90 điểm trở lên" is an aim, "thang 100 điểm" a scale.
    if not said or not _STATED.search(statement.before) or says_any(statement.lead, phrases().aim):
        return None
    return _of_territory(statement, surroundings, own_period(statement, surroundings.head.period))


def _compared(statement: Statement, surroundings: Surroundings) -> ProseFigure | None:
    """Return the total of another period ("So với tháng 6/2025 (75,92 điểm)")."""
    periods = periods_in(statement.before)
    if len(periods) != 1 or surroundings.names.nearest(statement.lead, statement.text):
        return None
    return _of_territory(statement, surroundings, periods[0])


def _of_territory(statement: Statement, surroundings: Surroundings, period: str) -> ProseFigure:
    head = surroundings.head
    cell = prose_cell(statement.number, "point", _HUNDRED)
    if surroundings.territory_unsure:
        cell = cell.doubted("territory not named in the head")
    return ProseFigure(
        territory_name(head), territory_level(head), head.territory.split(" ", 1)[-1], "total",
        "point", cell, _HUNDRED, statement, period=period,
    )  # fmt: skip


def _subject(
    statement: Statement, surroundings: Surroundings, last: ProseFigure | None
) -> tuple[str, str, str, str]:
    """Return name, level, printed words and, if another one's, province of whom a figure is of."""
    names = surroundings.names
    in_short = not surroundings.damaged and not _names_territory(statement, surroundings.head)
    mention = unit_beside(statement, names, in_short)
    mention = mention or subject_before(statement, last, names)
    if mention is not None:
        unit = mention.unit
        return unit.name, unit.level, mention.printed, _other_province(unit)
    if average := averaged(statement):
        return *average, "", ""
    head = surroundings.head
    return territory_name(head), territory_level(head), head.territory.split(" ", 1)[-1], ""


def _names_territory(statement: Statement, head: Head) -> bool:
    """Tell whether the words right before a figure name the territory itself."""
    bare = head.territory.split(" ", 1)[-1]
    own, item = fold(bare), fold(statement.item)
    return bool(own) and (own in item or fuzz.partial_ratio(own, item) >= _LIKE_TERRITORY)


def _other_province(unit: Unit) -> str:
    return unit.bare if unit.level == "province" else ""
