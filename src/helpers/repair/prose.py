"""The figures of the prose: scores, ranks, counts and shares that a sentence states."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rapidfuzz import fuzz

from helpers.extraction.figure import parse_figure
from helpers.extraction.folding import fold
from helpers.extraction.forms import FormColumn, forms
from helpers.extraction.head import Head
from helpers.extraction.heads import labels_of
from helpers.extraction.moments import periods_in
from helpers.extraction.names import NameIndex
from helpers.extraction.statements import Statement
from helpers.reference import Unit
from helpers.repair.cells import Cell
from helpers.repair.measures import Setting, as_float
from helpers.repair.readings import readings

_ALIKE = 66.0
_WINDOW = 60
_DISTANCE = 0.35
_APART = 3
_PLAIN = 84.0
_CLEAR = 4.0
_NAME_START = re.compile(r"\b(?:ubnd|uy ban|so|se|sa|ban|thanh tra|cong an|van phong|xa|phuong)\b")


@dataclass(frozen=True)
class ProseFigure:
    """A figure that the prose states.

    Attributes
    ----------
    unit, level : str
        Whom it is about.
    indicator, measure : str
        Of the contract.
    cell : Cell
    max : Decimal or None
    rank, rank_of : int or None
    label : str
        The class stated with it.
    period : str
        Its own period, ``""`` for the dispatch's.
    statement : Statement
        Where it stands.
    """

    unit: str
    level: str
    printed_unit: str
    indicator: str
    measure: str
    cell: Cell
    max: Decimal | None
    statement: Statement
    rank: int | None = None
    rank_of: int | None = None
    label: str = ""
    period: str = ""

    @property
    def line(self) -> int:
        """Number of the line where the figure stands."""
        return self.statement.line

    def measure_row(self, setting: Setting) -> dict[str, object]:
        """Return the row of ``measures``."""
        return {
            "dispatch_id": setting.dispatch_id,
            "table": f"Bảng {self.statement.section}" if self.statement.listed else "prose",
            "period": self.period or setting.period,
            "unit": self.unit,
            "unit_printed": self.printed_unit,
            "level": self.level,
            "province": setting.province,
            "indicator": self.indicator,
            "value": as_float(self.cell.value),
            "max": as_float(self.max) if self.measure != "count" else None,
            "measure": self.measure,
            "class": self.label,
            "rank": self.rank,
            "rank_of": self.rank_of,
            "status": self.cell.status,
            "printed": self.cell.printed,
            "page": setting.pages.get(self.line),
            "line": self.line,
            "evidence": self.cell.evidence,
        }


def figures_of_prose(
    statements: Sequence[Statement],
    head: Head,
    units: Sequence[Unit],
    tops: Mapping[str, Decimal],
    index: NameIndex,
) -> list[ProseFigure]:
    """Return every figure of the prose, repeated ones each time.

    Parameters
    ----------
    statements : sequence of Statement
        In document order.
    head : Head
        Of the dispatch: its territory is meant where no other unit is named.
    units : sequence of Unit
        The units that may be named.
    tops : mapping of str to Decimal
        The maximum of the total for each level, as the tables have it.
    index : NameIndex
        The same units, for damaged names.
    """
    names: dict[str, list[Unit]] = {}
    for unit in units:
        for printed in dict.fromkeys((fold(unit.name), fold(unit.name.removeprefix("UBND ")))):
            if " " in printed:
                names.setdefault(printed, []).append(unit)
    found: list[ProseFigure] = []
    for statement in statements:
        figure = _figure(statement, head, names, tops, index)
        if figure is not None:
            found.append(figure)
        elif statement.kind == "rank" and found:
            found[-1] = _with_rank(found[-1], statement)
        elif statement.kind == "class" and found and _follows(found[-1], statement):
            found[-1] = replace(found[-1], label=found[-1].label or statement.label)
    return found


def once_each(figures: Sequence[ProseFigure]) -> list[ProseFigure]:
    """Return each figure once: the first statement, with the rank and class that any adds.

    A second statement with another value is kept as well: which one is right is not ours to say.
    """
    kept: dict[tuple[object, ...], ProseFigure] = {}
    for figure in figures:
        key = (figure.unit, figure.indicator, figure.period, figure.max, figure.cell.value)
        first = kept.setdefault(key, figure)
        if first is not figure:
            kept[key] = replace(
                first,
                rank=first.rank or figure.rank,
                rank_of=first.rank_of or figure.rank_of,
                label=first.label or figure.label,
            )
    return list(kept.values())


def _follows(figure: ProseFigure, statement: Statement) -> bool:
    return figure.statement.sentence == statement.sentence


def _with_rank(figure: ProseFigure, statement: Statement) -> ProseFigure:
    rank, out_of = parse_figure(statement.number, "count"), int(statement.of)
    near = statement.sentence == figure.statement.sentence
    if rank is None or figure.rank is not None or not near or rank > out_of:
        return figure
    return replace(figure, rank=int(rank), rank_of=out_of)


def _unit_score(
    statement: Statement,
    names: Mapping[str, Sequence[Unit]],
    tops: Mapping[str, Decimal],
    index: NameIndex,
) -> ProseFigure | None:
    """Return the total that a sentence quotes for a unit ("UBND huyện Kon Plông (92,26 điểm)")."""
    found = _nearest_unit(statement.lead, statement.text, names)
    if found is not None and found[2] <= _APART:
        unit, printed, _ = found
    else:
        likely = _likely_unit(statement.lead, index)
        if likely is None:
            return None
        unit, printed = likely
    top = tops.get(unit.level)
    cell = prose_cell(statement.number, "point", top or Decimal(100))
    if top is None:
        cell = cell.doubted("no maximum is known for this score")
    return ProseFigure(unit.name, unit.level, printed, "total", "point", cell, top, statement)


def _likely_unit(text: str, index: NameIndex) -> tuple[Unit, str] | None:
    """Return the unit whose damaged name closes ``text``, if one alone resembles it."""
    starts = [match.start() for match in _NAME_START.finditer(text)]
    if not starts:
        return None
    printed = text[starts[-1] :]
    found = index.candidates(printed, 2)
    if not found or found[0].score < _PLAIN:
        return None
    if len(found) > 1 and found[1].score > found[0].score - _CLEAR:
        return None
    return found[0].unit, printed


def _nearest_unit(
    text: str, raw: str, names: Mapping[str, Sequence[Unit]]
) -> tuple[Unit, str, int] | None:
    """Return the unit named last in folded ``text``, the words that named it, and what follows.

    Of units that differ in their accents only, the one whose accents stand in ``raw`` is meant.
    """
    best = (-1, "")
    for folded in names:
        place = text.rfind(folded)
        if place >= 0 and (place + len(folded), folded) > best:
            best = max(best, (place + len(folded), folded), key=lambda b: (b[0], len(b[1])))
    if not best[1]:
        return None
    units = names[best[1]]
    said = raw.lower()
    exact = [unit for unit in units if unit.bare.lower() in said]
    if len(units) > 1 and len(exact) != 1:
        return None
    return (exact or units)[0], best[1], len(text) - best[0]


def _figure(
    statement: Statement,
    head: Head,
    names: Mapping[str, Sequence[Unit]],
    tops: Mapping[str, Decimal],
    index: NameIndex,
) -> ProseFigure | None:
    if statement.kind == "score":
        column = score_column(statement)
        if column is None:
            return None
        indicator, measure, top = column.indicator, "point", Decimal(statement.of)
    elif statement.kind == "unit_score":
        return _unit_score(statement, names, tops, index)
    elif statement.indicator:
        indicator, measure = statement.indicator, statement.measure
        top = Decimal(100) if measure == "percent" else None
    else:
        return None
    unit, level, printed = _subject(statement, head, names)
    if statement.kind == "unit_count" and unit == territory_name(head):
        return None
    cell = prose_cell(statement.number, measure, top)
    own = periods_in(statement.text)
    period = own[0] if len(own) == 1 and len(own[0]) > 4 else ""
    return ProseFigure(
        unit, level, printed, indicator, measure, cell, top, statement,
        period=period if len(head.period) > 4 else "",
    )  # fmt: skip


def prose_cell(text: str, measure: str, top: Decimal | None) -> Cell:
    """Return the cell of a figure that stands alone, with nothing but its maximum to check it."""
    found = readings(text.replace(" ", ""), measure, top)
    if not found:
        return Cell(None, "doubtful", text, "not a figure within its maximum")
    if found[0].damage == 0:
        return Cell(found[0].value, "printed", text)
    if len(found) == 1 and found[0].damage == 1:
        return Cell(found[0].value, "repaired", text, f"max {top}")
    named = ", ".join(str(reading.value) for reading in found)
    return Cell(None, "doubtful", text, f"max {top}; candidates {named}")


def score_column(statement: Statement) -> FormColumn | None:
    """Return the indicator that a score "15,4/18" is of: its maximum and its label tell."""
    top = Decimal(statement.of)
    options: dict[str, FormColumn] = {}
    for form in forms():
        for column in form.columns:
            if column.max == top and not column.group and column.measure == "point":
                options.setdefault(column.indicator, column)
    best = max(options.values(), key=lambda c: _label_likeness(statement.before, c), default=None)
    if best is not None and _label_likeness(statement.before, best) >= _ALIKE:
        return best
    return options.get("total") if top in {Decimal(100), Decimal(80)} else None


def _label_likeness(before: str, column: FormColumn) -> float:
    """Return how alike a label of the column and the words just before the figure are."""
    # What stands before another figure belongs to that one.
    words = re.split(r"\d+", before)[-1].replace(" ", "")[-_WINDOW:]
    best = 0.0
    for label in labels_of(column):
        near = fuzz.partial_ratio_alignment(label, words) if label and words else None
        if near is not None:
            away = max(0, len(words) - near.dest_end)
            best = max(best, near.score - 40 / (len(label) + 2) - _DISTANCE * away)
    return best


def _subject(
    statement: Statement, head: Head, names: Mapping[str, Sequence[Unit]]
) -> tuple[str, str, str]:
    """Return the unit that a statement is about: the one named nearest before the figure."""
    found = _nearest_unit(statement.before, statement.text, names)
    if found is not None:
        return found[0].name, found[0].level, found[1]
    level = head.issuer_unit.level if head.issuer_unit else "province"
    bare = head.territory.split(" ", 1)[-1]
    return territory_name(head), level, bare


def territory_name(head: Head) -> str:
    """Return the territory as a unit of the contract: "tỉnh Sơn La", "UBND huyện Sông Mã"."""
    return head.issuer_unit.name if head.issuer_unit else head.territory
