"""Ordinal, name and class of a row."""

from __future__ import annotations

from decimal import Decimal

from helpers.extraction.folding import fold
from helpers.reference import classes_earned, classify, departments
from helpers.repair.cells import SETTLED, Problem, plain_number
from helpers.repair.findings import Findings
from helpers.repair.rows.repaired import RepairedRow

_CLASSED = {"total": Decimal(100), "converted": Decimal(10)}
"""Scores that earn a class, with the maximum on which they do (Decision 766)."""


def check_ordinal(row: RepairedRow, damaged: bool, findings: Findings) -> None:
    """Report an ordinal that is not the place of its row."""
    ordinal = row.named.ordinal
    if ordinal is None or not ordinal.slip:
        return
    clean = ordinal.printed.isdecimal()
    key = "ordinal_repeated" if ordinal.repeated else "ordinal_misread"
    origin = "source" if ordinal.repeated or (clean and not damaged) else "reading"
    problem = Problem("ordinal", "medium", origin, key, ordinal.printed, str(ordinal.true))
    findings.add(problem, row.line, unit=row.named.unit.name)


def check_name(row: RepairedRow, period: str, damaged: bool, findings: Findings) -> None:
    """Report a name that is unknown, of a unit that was gone, printed twice, or incomplete.

    Parameters
    ----------
    row : RepairedRow
    period : str
        Of the dispatch, as printed.
    damaged : bool
        Whether the document was damaged in reading.
    findings : Findings
    """
    unit, printed = row.named.unit, row.named.grid_row.row.name
    if not unit.sure:
        problem = Problem("name", "medium", "unknown", "unknown_unit", printed)
        findings.add(problem, row.line, evidence=unit.evidence)
    elif unit.gone:
        problem = Problem("unit", "medium", "source", "unit_gone", printed, unit.name)
        until = _last_day(unit.name)
        findings.add(problem, row.line, unit=unit.name, period=period, until=until)
    elif unit.days:
        problem = Problem("unit", "low", "source", "unit_of_other_days", printed, unit.name)
        findings.add(problem, row.line, unit=unit.name, period=period, days=unit.days)
    elif unit.repeated:
        problem = Problem("duplicate", "high", "source", "unit_twice", printed, unit.name)
        findings.add(problem, row.line, unit=unit.name)
    elif not damaged and unit.level == "commune" and not _says_kind(printed, unit.name):
        problem = Problem("name", "low", "source", "name_without_kind", printed, unit.name)
        findings.add(problem, row.line)


def _says_kind(printed: str, name: str) -> bool:
    """Tell whether a name is printed with its kind: "xã" in "UBND xã Huổi Một"."""
    kind = fold(name).split()[1]
    return kind in fold(printed).split()


def _last_day(department: str) -> str:
    valid_to = next((unit.valid_to for unit in departments() if unit.name == department), None)
    return f"{valid_to:%d/%m/%Y}" if valid_to else "?"


def check_class(row: RepairedRow, findings: Findings) -> None:
    """Report a printed class that the printed score does not earn (Decision 766)."""
    label = row.named.grid_row.label
    if not label:
        return
    for column, cell in zip(row.columns, row.cells, strict=True):
        top = _CLASSED.get(column.indicator)
        if column.period or top is None or column.max != top:
            continue
        if cell.value is None or cell.status not in SETTLED:
            continue
        if label not in classes_earned(float(cell.value), float(top)):
            expected = classify(float(cell.value), float(top))
            problem = Problem("contradiction", "high", "source", "class_mismatch", label, expected)
            score = plain_number(cell.value)
            findings.add(problem, row.line, unit=row.named.unit.name, score=score)
