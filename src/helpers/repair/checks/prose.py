"""Figures of the prose: damaged ones, and a payment score that the online score cannot hold."""

from __future__ import annotations

from decimal import Decimal

from helpers.repair.cells import Problem, plain_number
from helpers.repair.findings import Findings
from helpers.repair.prose.figures import ProseFigure
from helpers.repair.settled import SettledDispatch

_LEAST_REST = Decimal(2)
"""What the other part of the online score (12 points) is hardly ever below."""


def check_payment(dispatch: SettledDispatch, findings: Findings) -> None:
    """Report an online payment score that can hardly be inside the printed online score.

    Decision 766, group 4: 22 points, of which 12 for online services and 10 for online payment.
    """
    values = {
        (figure.indicator, figure.unit): figure
        for figure in dispatch.figures
        if figure.value is not None
    }
    for (name, unit), online in values.items():
        payment = values.get(("online_payment", unit)) if name == "online" else None
        if payment is not None:
            _check_parts(online, payment, findings)


def _check_parts(online: ProseFigure, payment: ProseFigure, findings: Findings) -> None:
    if online.value is None or payment.value is None:
        return
    rest = online.value - payment.value
    if rest >= _LEAST_REST:
        return
    whole, part = plain_number(online.value), plain_number(payment.value)
    printed = f"{whole}/22; {part}/10"
    problem = Problem("definition", "medium", "source", "contained_payment", printed)
    findings.add(problem, payment.line, payment=part, rest=plain_number(rest), online=whole)


def check_figures(dispatch: SettledDispatch, findings: Findings) -> None:
    """Report figures of the prose that were restored or left in doubt."""
    keys = {"repaired": "damaged_figure", "doubtful": "doubtful_figure"}
    for figure in dispatch.figures:
        cell = figure.cell
        if cell.status in keys:
            value = plain_number(cell.value) if cell.value is not None else ""
            key = keys[cell.status]
            problem = Problem("decimal", "medium", "reading", key, cell.printed, value)
            findings.add(
                problem, figure.line, unit=figure.unit, column=figure.indicator,
                evidence=cell.evidence,
            )  # fmt: skip
