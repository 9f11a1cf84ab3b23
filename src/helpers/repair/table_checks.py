"""What the rows of a table tell of each other: ordinals, names, marks, scales, sums, order."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from helpers.extraction.columns import ColumnSpec
from helpers.extraction.figure import bare_figure
from helpers.extraction.folding import fold
from helpers.reference import Unit, classify, departments, indicator, indicators
from helpers.repair.cells import Cell, Problem, plain_number
from helpers.repair.findings import Findings
from helpers.repair.tables import RepairedRow, RepairedTable

_SOLID = frozenset({"printed", "repaired", "implied"})
_FEW_LOST = 3
_THIRD = Decimal("0.5")
_SCALE_ROWS = 4


def label_of(column: ColumnSpec) -> str:
    """Return the Vietnamese label of a column, its printed head where it is not a known one."""
    if column.indicator in {item.id for item in indicators()}:
        return indicator(column.indicator).label_vi
    return column.label or column.indicator


def check_table(table: RepairedTable, period: str, damaged: bool, findings: Findings) -> None:
    """Report everything that a table says against itself.

    Parameters
    ----------
    table : RepairedTable
    period : str
        Of the dispatch.
    damaged : bool
        Whether the document was damaged in reading.
    findings : Findings
        Receives the findings.
    """
    for row in table.rows:
        _check_ordinal(row, damaged, findings)
        _check_name(row, period, damaged, findings)
        _check_cells(row, findings)
        _check_marks(row, findings)
        _check_class(row, findings)
        for problem in row.problems:
            findings.add(problem, row.line, unit=row.named.unit.name, hint="")
    _check_head(table, damaged, findings)
    _check_scales(table, findings)
    _check_nothing(table, findings)
    _check_totals(table, findings)
    _check_order(table, damaged, findings)


def _check_ordinal(row: RepairedRow, damaged: bool, findings: Findings) -> None:
    ordinal = row.named.ordinal
    if ordinal is None or not ordinal.slip:
        return
    clean = ordinal.printed.isdigit()
    key = "ordinal_repeated" if ordinal.repeated else "ordinal_misread"
    origin = "source" if ordinal.repeated or (clean and not damaged) else "reading"
    problem = Problem("ordinal", "medium", origin, key, ordinal.printed, str(ordinal.true))
    findings.add(problem, row.line, unit=row.named.unit.name)


def _check_name(row: RepairedRow, period: str, damaged: bool, findings: Findings) -> None:
    unit, printed = row.named.unit, row.named.grid_row.row.name
    if not unit.sure:
        problem = Problem("name", "medium", "unknown", "unknown_unit", printed, "")
        findings.add(problem, row.line, evidence=unit.evidence)
    elif unit.gone:
        until = _last_day(unit.name)
        problem = Problem("unit", "medium", "source", "unit_gone", printed, unit.name)
        findings.add(problem, row.line, unit=unit.name, period=period, until=until)
    elif unit.repeated:
        problem = Problem("duplicate", "high", "source", "unit_twice", printed, unit.name)
        findings.add(problem, row.line, unit=unit.name)
    elif not damaged and unit.level == "commune" and not _says_kind(printed, unit.name):
        problem = Problem("name", "low", "source", "name_without_kind", printed, unit.name)
        findings.add(problem, row.line)


def _says_kind(printed: str, name: str) -> bool:
    kind = fold(name).split()[1]
    return kind in fold(printed).split()


def _last_day(name: str) -> str:
    unit: Unit | None = next((unit for unit in departments() if unit.name == name), None)
    return f"{unit.valid_to:%d/%m/%Y}" if unit and unit.valid_to else "?"


def _check_cells(row: RepairedRow, findings: Findings) -> None:
    """Report cells that were restored, implied or left in doubt."""
    unit = row.named.unit
    empty = [cell for cell in row.cells if cell.status == "doubtful" and not cell.printed]
    if len(empty) >= _FEW_LOST:
        problem = Problem("missing", "medium", "unknown", "empty_row")
        findings.add(problem, row.line, unit=unit.name, count=len(empty))
    for column, cell in zip(row.columns, row.cells, strict=True):
        if not unit.sure or not column.sure:
            continue
        problem = _cell_problem(cell, column, len(empty) >= _FEW_LOST)
        if problem is not None:
            top = plain_number(column.max) if column.max is not None else ""
            findings.add(
                problem, row.line, unit=unit.name, column=label_of(column), top=top,
                evidence=cell.evidence,
            )  # fmt: skip


def _cell_problem(cell: Cell, column: ColumnSpec, row_is_empty: bool) -> Problem | None:
    value = plain_number(cell.value) if cell.value is not None else ""
    if cell.status == "repaired":
        bare = bare_figure(cell.printed)
        lost = bare.isdigit() and column.max is not None and Decimal(bare) > column.max
        kind = "decimal" if column.measure != "count" else "separator"
        key = "lost_mark" if lost else "damaged_figure"
        return Problem(kind, "high", "reading", key, cell.printed, value)
    if cell.status == "implied":
        return Problem("missing", "medium", "reading", "implied_figure", cell.printed, value)
    if cell.status == "doubtful" and not row_is_empty:
        if not cell.printed:
            return Problem("missing", "medium", "reading", "lost_figure", "", value)
        damaged = cell.value is None
        kind = "decimal" if damaged else "ratio"
        severity = "high" if damaged else "medium"
        return Problem(kind, severity, "reading", "doubtful_figure", cell.printed, value)
    return None


def _check_marks(row: RepairedRow, findings: Findings) -> None:
    """Report a row in which both marks part thousands."""
    counts = [
        bare_figure(cell.printed)
        for column, cell in zip(row.columns, row.cells, strict=True)
        if column.measure == "count" and cell.status == "printed"
    ]
    dots = [text for text in counts if "." in text]
    commas = [text for text in counts if "," in text]
    if dots and commas:
        printed = "; ".join((*dots, *commas))
        problem = Problem("separator", "medium", "source", "thousands_mixed", printed, "")
        findings.add(problem, row.line, unit=row.named.unit.name)


def _check_class(row: RepairedRow, findings: Findings) -> None:
    """Report a printed class that the printed score does not earn."""
    label = row.named.grid_row.label
    for column, cell in zip(row.columns, row.cells, strict=True):
        tops = {"total": (Decimal(100),), "converted": (Decimal(10),)}.get(column.indicator, ())
        if (
            column.period
            or not label
            or column.max not in tops
            or cell.value is None
            or cell.status not in _SOLID
        ):
            continue
        expected = classify(float(cell.value), float(column.max or 100))
        if expected != label:
            problem = Problem("contradiction", "high", "source", "class_mismatch", label, expected)
            score = plain_number(cell.value)
            findings.add(problem, row.line, unit=row.named.unit.name, score=score)


def _check_head(table: RepairedTable, damaged: bool, findings: Findings) -> None:
    head, title = table.grid.table.head, table.grid.table.title
    first = head[0].number if head else (table.rows[0].line if table.rows else None)
    if (
        damaged
        and len(head) >= 3
        and len(table.grid.layout.columns) > 1
        and not table.grid.head.cells
    ):
        printed = head[-1].text.strip()[:60]
        problem = Problem("layout", "medium", "reading", "torn_head", printed, "")
        findings.add(problem, first, table=title, lines=len(head))
    for place, column in enumerate(table.grid.layout.columns, 1):
        if not column.known:
            problem = Problem(
                "definition", "medium", "unknown", "unknown_column", column.label, column.indicator
            )
            findings.add(problem, first, table=title)
        elif not column.sure:
            problem = Problem("layout", "high", "reading", "unsure_column", "", column.indicator)
            findings.add(problem, first, table=title, place=place)


def _check_scales(table: RepairedTable, findings: Findings) -> None:
    """Report blocks of one table that are on different scales."""
    tops: dict[str, Decimal] = {}
    for row in table.rows:
        for column in row.columns:
            inferred = column.indicator == "total" and not column.max_printed
            if inferred and column.max is not None and row.named.grid_row.row.kind == "unit":
                tops.setdefault(row.named.unit.level, column.max)
    first = table.rows[0].line if table.rows else None
    if len(set(tops.values())) > 1:
        printed = "; ".join(f"/{plain_number(top)}" for top in tops.values())
        problem = Problem("scale", "high", "source", "scale_mixed", printed, printed)
        findings.add(problem, first)
    elif tops and len(table.rows[0].columns) == 1 and set(tops.values()) != {Decimal(100)}:
        top = plain_number(next(iter(tops.values())))
        findings.add(Problem("scale", "medium", "source", "scale_inferred", "", top), first)
    _check_percent_scales(table, findings)


def _check_percent_scales(table: RepairedTable, findings: Findings) -> None:
    for place, column in enumerate(table.grid.layout.columns):
        if column.measure != "percent" or "satisf" not in column.indicator:
            continue
        blocks: dict[str, list[Decimal]] = {}
        for row in table.rows:
            value = row.cells[place].value
            if value and row.named.grid_row.row.kind == "unit":
                blocks.setdefault(row.named.unit.level, []).append(value)
        large = {level: values for level, values in blocks.items() if len(values) >= _SCALE_ROWS}
        for level, values in large.items():
            for other, others in large.items():
                median = sorted(others)[len(others) // 2]
                if max(values) <= median * _THIRD:
                    problem = Problem(
                        "scale", "medium", "source", "scale_percent",
                        plain_number(max(values)), plain_number(min(others)),
                    )  # fmt: skip
                    names = {
                        "department": "sở, ban, ngành",
                        "district": "cấp huyện",
                        "commune": "cấp xã",
                    }
                    findings.add(
                        problem, table.rows[0].line, column=label_of(column),
                        first=names.get(level, level), second=names.get(other, other),
                    )  # fmt: skip


def _check_nothing(table: RepairedTable, findings: Findings) -> None:
    """Report a table that says "nothing" in more than one way."""
    ways = {
        cell.printed.strip() or "ô trống"
        for row in table.rows
        for cell in row.cells
        if cell.status == "missing"
    }
    zeros = any(cell.value == 0 for row in table.rows for cell in row.cells)
    if len(ways) >= 2 and zeros:
        printed = "; ".join(sorted(ways))
        problem = Problem("missing", "medium", "source", "kinds_of_nothing", printed, "")
        findings.add(problem, table.rows[0].line)


def _check_totals(table: RepairedTable, findings: Findings) -> None:
    """Try the counts of a total row on the rows above it."""
    for total in (row for row in table.rows if row.named.grid_row.row.kind == "total"):
        for place, column in enumerate(total.columns):
            cell = total.cells[place]
            if column.measure != "count" or cell.value is None:
                continue
            cells = [r.cells[place] for r in table.rows if r.named.grid_row.row.kind == "unit"]
            if not cells or any(c.status == "doubtful" for c in cells):
                continue
            added = sum((c.value for c in cells if c.value is not None), Decimal(0))
            if added != cell.value:
                problem = Problem(
                    "sum",
                    "high",
                    "source",
                    "total_row",
                    plain_number(cell.value),
                    plain_number(added),
                )
                findings.add(
                    problem, total.line, column=label_of(column), unit=total.named.grid_row.row.name
                )


def _check_order(table: RepairedTable, damaged: bool, findings: Findings) -> None:
    """Report single scores that break a descending list."""
    del damaged
    for place, column in enumerate(table.grid.layout.columns):
        if column.indicator not in {"total", "converted"}:
            continue
        for rows in _runs(table.rows):
            values = [row.cells[place].value for row in rows]
            for number in _breaks(values):
                value = values[number]
                problem = Problem(
                    "order", "low", "source", "order_broken", plain_number(value or Decimal(0)), ""
                )
                findings.add(problem, rows[number].line, unit=rows[number].named.unit.name)


def _runs(rows: Sequence[RepairedRow]) -> list[list[RepairedRow]]:
    runs: dict[str, list[RepairedRow]] = {}
    for row in rows:
        if row.named.grid_row.row.kind == "unit":
            runs.setdefault(row.named.unit.level, []).append(row)
    return [run for run in runs.values() if len(run) >= 5]


def _breaks(values: Sequence[Decimal | None]) -> list[int]:
    """Return the places of values that stand out of an otherwise descending list."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    rising = [(a, b) for a, b in zip(known, known[1:], strict=False) if b[1] > a[1]]
    if len(rising) * 10 > len(known):
        return []
    return [b[0] for _, b in rising]
