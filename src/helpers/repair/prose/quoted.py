"""Scores and counts that a sentence gives without saying of what: its words and units tell it."""

from __future__ import annotations

import re
from decimal import Decimal

from helpers.extraction.folding import fold
from helpers.extraction.moments import periods_in
from helpers.extraction.statement import Statement, says
from helpers.repair.identity import territory_name
from helpers.repair.phrases import phrases, says_any
from helpers.repair.prose.cells import prose_cell
from helpers.repair.prose.figures import ProseFigure
from helpers.repair.prose.subject_of_sentence import TERRITORY, opening_unit, unit_behind
from helpers.repair.prose.subjects import Mention
from helpers.repair.prose.surroundings import Quantity, Surroundings, figure_about, subject_named

_ITEM = 30
"""How many letters before a figure may say that it is of the territory."""
_APART = 3
"""How many letters may stand between a unit and the score quoted for it."""

_HUNDRED = Decimal(100)
_OF_OTHERS = re.compile(r"\b(?:cap|khoi|cac|ubnd)\b")
"""What stands in a sentence that counts for blocks or units of which no name is known."""
_ONLY_STATES = re.compile(r"(?:\s|\b(?:chi|dat|la|duoc|co|voi|so|tong|diem)\b)*")
"""What may stand between a unit and its score."""
_RANK = r"(?:xep|dung|vi tri)(?: thu)?(?: hang)?(?: thu)? \d{1,2} (?:34|63)"
_RANKED_WITH = re.compile(
    rf"\b{_RANK}"
    r"(?: tinh| thanh pho| ca nuoc| toan quoc){0,4}"
    r" (?:voi|dat)(?: (?:tong|so|diem|dat))*$"
)
"""The rank of a province, and its score right behind it."""
_RANKED_BEHIND = re.compile(rf"^(?:va )?{_RANK}\b")
_ANOTHER_SCORE = re.compile(r"\b\d{1,3}(?: \d{1,2})? d\w{2,3}m\b")
"""A score and its measure, folded, however damaged."""
_STATED = re.compile(r"\b(?:dat|la|duoc|tong so)$")
"""What stands between a quantity and its figure where it is stated."""
_PLAINLY_STATED = re.compile(rf"{_STATED.pattern}|\b(?:tong diem|tong so diem|diem tong hop)$")
"""The same, and the quantity itself, which in a damaged text may open a list of maxima."""


def quoted_total(statement: Statement, surroundings: Surroundings) -> ProseFigure | None:
    """Return the total that a sentence quotes for a unit ("UBND huyện Kon Plông (92,26 điểm)")."""
    mention, sure = _mentioned(statement, surroundings)
    if mention is None or not sure:
        opened = opening_unit(statement, surroundings.names)
        mention, sure = (opened, True) if opened else (mention, sure)
    if mention is None:
        return None
    top = surroundings.tops.get(mention.unit.level)
    cell = prose_cell(statement.number, "point", top or _HUNDRED)
    if top is None:
        cell = cell.doubted("no maximum is known for this score")
    if not sure:
        cell = cell.doubted(f"unit not certain, nearest: {mention.unit.name}")
    total = Quantity("total", "point", top)
    period = surroundings.period_of(statement)
    return figure_about(subject_named(mention), total, cell, statement, period)


def counted(
    statement: Statement, quantity: Quantity, surroundings: Surroundings
) -> ProseFigure | None:
    """Return the dossiers that a list counts for a unit ("Sở Tư pháp: 06 hồ sơ")."""
    own = _overdue_of_territory(statement, quantity, surroundings)
    if own is not None:
        return own
    mention, sure = _mentioned(statement, surroundings)
    if not sure and _says_territory(statement):
        cell = prose_cell(statement.number, quantity.measure, quantity.top)
        period = surroundings.period_of(statement)
        return figure_about(surroundings.territory, quantity, cell, statement, period)
    if mention is None or mention.unit.name == territory_name(surroundings.head):
        return None
    cell = prose_cell(statement.number, quantity.measure, quantity.top)
    if not sure:
        cell = cell.doubted(f"unit not certain, nearest: {mention.unit.name}")
    period = surroundings.period_of(statement)
    return figure_about(subject_named(mention), quantity, cell, statement, period)


def _says_territory(statement: Statement) -> bool:
    """Tell whether the item of a list that a figure closes is the territory ("toàn tỉnh 80,1%")."""
    item = fold(statement.item)[-_ITEM:]
    found = TERRITORY.search(item)
    return found is not None and _ONLY_STATES.fullmatch(item[found.end() :]) is not None


def own_total(statement: Statement, surroundings: Surroundings) -> ProseFigure | None:
    """Return the total of the territory itself ("Tổng điểm của tỉnh … là 78,01 điểm")."""
    named = fold(surroundings.head.territory)
    # What stands before another score belongs to that one.
    before = _ANOTHER_SCORE.split(statement.before)[-1]
    said = any(says(before, words) for words in (*phrases().total_score, named))
    ranked = _RANKED_WITH.search(statement.lead) or _RANKED_BEHIND.match(statement.heading)
    if ranked and not surroundings.damaged and not says_any(statement.lead, phrases().aim):
        return _total_of_territory(statement, surroundings, surroundings.period_of(statement))
    # "Phấn đấu tổng điểm đạt từ 90 điểm trở lên" is an aim, "thang 100 điểm" a scale.
    stated = _STATED if surroundings.damaged else _PLAINLY_STATED
    if not said or not stated.search(before) or says_any(statement.lead, phrases().aim):
        return None
    if any(words in fold(statement.so_far) for words in phrases().scale):
        return None
    return _total_of_territory(statement, surroundings, surroundings.period_of(statement))


def compared_total(statement: Statement, surroundings: Surroundings) -> ProseFigure | None:
    """Return the total of another period ("So với tháng 6/2025 (75,92 điểm)")."""
    periods = periods_in(statement.before)
    if len(periods) != 1 or surroundings.names.nearest(statement.lead, statement.text):
        return None
    return _total_of_territory(statement, surroundings, periods[0])


def _mentioned(statement: Statement, surroundings: Surroundings) -> tuple[Mention | None, bool]:
    """Return the unit named right before a figure, and whether its name is certain."""
    names = surroundings.names
    if behind := unit_behind(statement, names):
        return behind, True
    mention = names.nearest(statement.lead, statement.text)
    if mention is not None and (
        mention.away <= _APART
        or _ONLY_STATES.fullmatch(statement.lead[len(statement.lead) - mention.away :])
    ):
        return mention, True
    likely = names.likely(statement.lead) or names.listed(statement.item)
    return likely or names.perhaps(statement.lead, statement.item), likely is not None


def _overdue_of_territory(
    statement: Statement, quantity: Quantity, surroundings: Surroundings
) -> ProseFigure | None:
    """Return the dossiers that a sentence counts as overdue and that are nobody else's.

    "Toàn tỉnh giải quyết 12.045 hồ sơ, quá hạn 45 hồ sơ".
    """
    said = fold(statement.so_far)
    late = statement.lead.endswith(phrases().overdue) and not surroundings.damaged
    if not late or _OF_OTHERS.search(said) or surroundings.names.all_in(said):
        return None
    cell = prose_cell(statement.number, quantity.measure, quantity.top)
    period = surroundings.period_of(statement)
    return figure_about(surroundings.territory, quantity, cell, statement, period)


def _total_of_territory(
    statement: Statement, surroundings: Surroundings, period: str
) -> ProseFigure:
    cell = prose_cell(statement.number, "point", _HUNDRED)
    if surroundings.territory_unsure:
        cell = cell.doubted("territory not named in the head")
    total = Quantity("total", "point", _HUNDRED)
    return figure_about(surroundings.territory, total, cell, statement, period)
