"""What the tables of a dispatch say about the statements of its prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from helpers.extraction.figure import parse_figure
from helpers.extraction.folding import fold
from helpers.extraction.statements import Statement, says
from helpers.reference import classify, indicator, indicators
from helpers.repair.equations import rounded
from helpers.repair.listed_names import names_in
from helpers.repair.prose import ProseFigure
from helpers.repair.tables import RepairedRow

if TYPE_CHECKING:
    from helpers.repair.dispatch import Reading

_SOLID = frozenset({"printed", "repaired", "implied"})
_GROUPS = ("transparency", "progress", "digitisation", "satisfaction")
_SUM_SLACK = Decimal("0.03")
_BLOCKS = {"Khối sở, ngành": ("department",), "Khối huyện": ("district",), "Khối xã": ("commune",)}
_LEVELS = (
    ("commune", re.compile(r"\b(xa|phuong|cap xa|cip xa|thi tran)\b")),
    ("district", re.compile(r"\b(huyen|cap huyen|thanh pho|(?<!co )quan)\b")),
    (
        "department",
        re.compile(r"^(so|se|sa|co quan\w?)\b|\b(so nganh|co quan chuyen mon|so ban nganh)\b"),
    ),
)


class Evidence:
    """The tables, lists and figures of a dispatch, asked by claims.

    Parameters
    ----------
    reading : Reading
        The dispatch, read and settled.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._rows = [row for table in reading.tables for row in table.rows]
        self._known = {item.id for item in indicators()}

    def label(self, name: str) -> str:
        """Return the Vietnamese label of an indicator."""
        return indicator(name).label_vi if name in self._known else name

    def sum_of_groups(self, total: ProseFigure) -> tuple[Decimal, bool] | None:
        """Return what the stated groups of a total add up to, None where groups are lacking."""
        values: dict[str, Decimal] = {}
        for figure in self._reading.figures:
            if figure.unit == total.unit and figure.cell.value is not None:
                values.setdefault(figure.indicator, figure.cell.value)
        online = values.get("online")
        if online is None and {"online_service", "online_payment"} <= values.keys():
            online = values["online_service"] + values["online_payment"]
        if online is None or not all(name in values for name in _GROUPS):
            return None
        added = online + sum((values[name] for name in _GROUPS), Decimal(0))
        return added, abs(added - (total.cell.value or Decimal(0))) <= _SUM_SLACK

    def elsewhere(self, figure: ProseFigure) -> list[Decimal]:
        """Return the values that other lines of the dispatch give for the same figure."""
        found = [
            other.cell.value
            for other in self._reading.figures
            if other.line != figure.line
            and (other.unit, other.indicator, other.max)
            == (figure.unit, figure.indicator, figure.max)
            and other.cell.value is not None
            and other.period == figure.period
        ]
        period = figure.period or self._reading.head.period
        for row in self._rows:
            if row.named.unit.name == figure.unit:
                for column, cell in zip(row.columns, row.cells, strict=True):
                    own = column.period or self._reading.head.period
                    if column.indicator == figure.indicator and own == period:
                        if cell.value is not None and cell.status in _SOLID:
                            found.append(cell.value)
        return found

    def ranks(self) -> Counter[tuple[str, str]]:
        """Count how often each rank is stated."""
        return Counter((s.number, s.of) for s in self._reading.statements if s.kind == "rank")

    def class_of_subject(self, statement: Statement) -> str:
        """Return the class that the figures give the unit of a statement, ``""`` if none can."""
        for row in self._rows:
            if row.named.unit.sure and fold(row.named.unit.name) in statement.before:
                return row.named.grid_row.label
        totals = [
            figure
            for figure in self._reading.figures
            if figure.indicator == "total" and figure.max == 100 and figure.cell.value is not None
        ]
        near = [f for f in totals if f.statement.sentence == statement.sentence]
        return classify(float(near[0].cell.value or 0)) if near else ""

    def overdue_total(self) -> int | None:
        """Return how many overdue dossiers the tables count, else how many codes are listed."""
        cells = [cell for row in self._unit_rows() if (cell := row.cell("overdue_dossiers"))]
        if cells:
            if any(cell.status == "doubtful" for cell in cells) or self._rows_lost():
                return None
            return int(sum((cell.value for cell in cells if cell.value is not None), Decimal(0)))
        return sum(len(listed.codes) for listed in self._reading.lists) or None

    def about_overdue(self, statement: Statement) -> bool:
        """Tell whether a count of units is about overdue dossiers that a table counts."""
        counted = any(row.cell("overdue_dossiers") for row in self._rows)
        words = fold(statement.text)
        return counted and (says(words, "qua han") or says(words, "tre han"))

    def overdue_units(self, statement: Statement) -> int | None:
        """Return how many units of the level that a statement names have overdue dossiers."""
        level = self._level(statement)
        cells = [
            cell
            for row in self._unit_rows()
            if (cell := row.cell("overdue_dossiers")) and level in {"", row.named.unit.level}
        ]
        if not cells or any(cell.status == "doubtful" for cell in cells) or self._rows_lost():
            return None
        return sum(cell.value is not None and cell.value > 0 for cell in cells)

    def _rows_lost(self) -> bool:
        """Tell whether the ordinals of a table of counts leave gaps: then nothing adds up."""
        lists: dict[tuple[int, str], list[int]] = {}
        for number, table in enumerate(self._reading.tables):
            for row in table.rows:
                if row.cell("overdue_dossiers") and row.named.ordinal:
                    section = row.named.grid_row.row.section
                    lists.setdefault((number, section), []).append(row.named.ordinal.true)
        return any(max(run) - min(run) + 1 != len(run) for run in lists.values())

    def names(self, statement: Statement) -> list[str]:
        """Return the printed names of the list behind a statement."""
        return names_in(statement.names, self._reading.index) if statement.names else []

    def classed(self, statement: Statement) -> int | None:
        """Return how many units have the class of a statement, by the tables or its own list."""
        listed = len(self.names(statement))
        stated = parse_figure(statement.number, "count")
        if listed and stated is not None and listed != stated:
            return listed
        rows = self._level_rows(statement)
        if not rows or not all(row.named.grid_row.label and row.named.unit.sure for row in rows):
            return listed or None
        return sum(row.named.grid_row.label == statement.label for row in rows)

    def assessed(self, statement: Statement) -> int | None:
        """Return how many units of the level of a statement are scored."""
        rows = self._level_rows(statement)
        if not all(row.named.unit.sure for row in rows):
            return None
        return len({row.named.unit.name for row in rows}) or None

    def full_marks(self, statement: Statement) -> int | None:
        """Return in how many of its indices the unit of a statement has the maximum."""
        for row in self._unit_rows():
            if fold(row.named.unit.name) in statement.before or fold(row.named.unit.name) in fold(
                statement.text
            ):
                parts = self._parts(row)
                if len(parts) == int(statement.of):
                    return sum(value == top for value, top in parts)
        return None

    def low_units(self, statement: Statement) -> int | None:
        """Return how many units are at zero, or low, in the index that a statement names."""
        name = self._index_named(statement)
        if not name:
            return None
        values = [
            (cell.value, column.max)
            for row in self._unit_rows()
            for column, cell in zip(row.columns, row.cells, strict=True)
            if column.indicator == name and cell.value is not None and column.max
        ]
        if says(statement.after, "chua thuc hien"):
            return sum(value == 0 for value, _ in values)
        if says(statement.after, "chua dam bao"):
            return sum(value * 2 < top for value, top in values if top)
        if says(statement.after, "con thap") or says(statement.after, "con rat thap"):
            return sum(value > 0 and value * 2 < top for value, top in values if top)
        return None

    def listed_counts(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield unit, count in a table, codes listed and line for units that have both."""
        for listed in self._reading.lists:
            for row in self._unit_rows():
                cell = row.cell("overdue_dossiers")
                if cell and cell.value is not None and row.named.unit.name == listed.unit.name:
                    yield listed.unit.name, int(cell.value), len(listed.codes), row.line

    def block_shares(self) -> Iterator[tuple[str, Decimal, Decimal, int]]:
        """Yield block, stated share, share by the rows added up, and line."""
        for row in self._rows:
            kind = row.named.grid_row.row.kind
            if kind not in {"group", "total"}:
                continue
            block = row.named.unit.name
            levels = _BLOCKS.get(
                block, ("department", "district", "commune") if kind == "total" else ()
            )
            for column, cell in zip(row.columns, row.cells, strict=True):
                own = not column.period or column.period == self._reading.head.period
                if column.indicator == "dossiers_online_rate" and own and cell.value is not None:
                    computed = self._share(levels)
                    if computed is not None:
                        yield block, cell.value, computed, row.line

    def _share(self, levels: tuple[str, ...]) -> Decimal | None:
        online = whole = Decimal(0)
        for row in self._unit_rows():
            if row.named.unit.level in levels:
                part = row.cell("dossiers_online_all") or row.cell("dossiers_online")
                base = row.cell("dossiers_all") or row.cell("dossiers")
                if part and base and part.value is not None and base.value is not None:
                    online, whole = online + part.value, whole + base.value
        return rounded(100 * online / whole, 2) if whole else None

    def _unit_rows(self) -> list[RepairedRow]:
        return [row for row in self._rows if row.named.grid_row.row.kind == "unit"]

    def _level_rows(self, statement: Statement) -> list[RepairedRow]:
        """Return the scored rows of the level that a statement speaks of."""
        by_level: dict[str, list[RepairedRow]] = {}
        for row in self._unit_rows():
            scored = any(column.measure == "point" for column in row.columns)
            if scored:
                by_level.setdefault(row.named.unit.level, []).append(row)
        level = self._level(statement)
        if level in by_level:
            return by_level[level]
        if statement.of:
            sized = [rows for rows in by_level.values() if len(rows) == int(statement.of)]
            return sized[0] if sized else []
        return next(iter(by_level.values())) if len(by_level) == 1 else []

    def _level(self, statement: Statement) -> str:
        words = " ".join(statement.after.split()[:6])
        for level, pattern in _LEVELS:
            if (
                level != "department"
                and pattern.search(words)
                and not words.startswith(("so ", "se "))
            ):
                return level
        if _LEVELS[2][1].search(words) and not says(words, "co quan don vi"):
            others = {row.named.unit.level for row in self._unit_rows()}
            plain_agency = words.startswith("co quan") and statement.quantity == "số đơn vị"
            return "" if plain_agency and len(others) > 1 else "department"
        return ""

    @staticmethod
    def _parts(row: RepairedRow) -> list[tuple[Decimal, Decimal]]:
        """Return value and maximum of the indices that add up to the total."""
        return [
            (cell.value, column.max)
            for column, cell in zip(row.columns, row.cells, strict=True)
            if column.indicator not in {"total", "converted"}
            and column.measure == "point"
            and cell.value is not None
            and column.max is not None
        ]

    def _index_named(self, statement: Statement) -> str:
        """Return the indicator of "Nhóm số hóa hồ sơ … Chỉ số 1", ``""`` where none is named."""
        number = re.search(r"ch\w\s?s\w\s+(\d)\b", fold(statement.text)) or re.search(
            r"ch\w\s?s\w\s+(\d)\b", statement.after
        )
        if not number:
            return ""
        context = f"{statement.context} {statement.before}"
        for row in self._rows:
            for column in row.columns:
                name = column.indicator
                if name.endswith(f"_{number[1]}"):
                    group = {"online": "cung cap dvtt", "digitisation": "so hoa ho so"}.get(
                        name[:-2], "hai long"
                    )
                    if says(context, group):
                        return name
        return ""
