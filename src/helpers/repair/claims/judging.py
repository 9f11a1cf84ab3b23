"""Every claim of a dispatch with its verdict; those that are contradicted become findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpers.extraction.figure import parse_figure
from helpers.extraction.moments import Dated
from helpers.extraction.statement import Statement
from helpers.repair.cells import Problem, plain_number
from helpers.repair.claims.blocks import blocks_against_sums
from helpers.repair.claims.changes import claimed_changes
from helpers.repair.claims.claim import CONTRADICTED, UNCHECKED, Case, Claim
from helpers.repair.claims.judges import judge
from helpers.repair.claims.omissions import claimed_omissions
from helpers.repair.claims.overdue import counts_against_lists
from helpers.repair.findings import Findings
from helpers.repair.labels import label_of_indicator
from helpers.repair.settled import SettledDispatch

_COUNTS = frozenset({"overdue_total", "received", "count", "units"})
_COUNTED = frozenset({"overdue_total", "units"})
_SEVERAL = 2
_STATED_IN_WORDS = frozenset({"class", "deadline"})
_CONTRADICTIONS = frozenset({"rate", "class", "unit_score"})


def judge_claims(dispatch: SettledDispatch, findings: Findings) -> list[Claim]:
    """Return every quantitative claim of a dispatch with its verdict; report contradictions.

    Parameters
    ----------
    dispatch : SettledDispatch
    findings : Findings
        Receives a finding for each contradicted statement of the prose.

    Returns
    -------
    list of Claim
        In the order of the document.
    """
    claims = [_moment(moment) for moment in dispatch.head.as_of]
    figures = {id(figure.statement): figure for figure in dispatch.figures}
    tried = [
        (_claim(Case(statement, figures.get(id(statement)), dispatch)), statement)
        for statement in dispatch.statements
    ]
    for claim, statement in _without_lost(tried) if dispatch.damaged else tried:
        claims.append(claim)
        if claim.judgement.verdict == CONTRADICTED:
            _report(claim, statement, findings)
    claims += counts_against_lists(dispatch, findings)
    claims += blocks_against_sums(dispatch)
    claims += claimed_changes(dispatch)
    claims += claimed_omissions(dispatch, claims)
    return sorted(claims, key=lambda claim: claim.line)


def _without_lost(tried: Sequence[tuple[Claim, Statement]]) -> list[tuple[Claim, Statement]]:
    """Return the claims of a damaged text, none contradicted by counts that several fall short of.

    Where total and number of units are both less than stated, rows were lost in reading.
    """
    short = {id(claim) for claim, statement in tried if _falls_short(claim, statement)}
    if len(short) < _SEVERAL:
        return list(tried)
    return [
        (replace(claim, judgement=UNCHECKED) if id(claim) in short else claim, statement)
        for claim, statement in tried
    ]


def _falls_short(claim: Claim, statement: Statement) -> bool:
    """Tell whether what was counted is less than a statement without a class says."""
    numbers = (claim.judgement.computed, claim.stated.partition("/")[0])
    counted = (
        statement.kind in _COUNTED and not statement.label and all(map(str.isdecimal, numbers))
    )
    contradicted = claim.judgement.verdict == CONTRADICTED
    return contradicted and counted and int(numbers[0]) < int(numbers[1])


def _moment(moment: Dated) -> Claim:
    return Claim("mở đầu", moment.printed, "thời điểm tra cứu", moment.iso, UNCHECKED, moment.line)


def _claim(case: Case) -> Claim:
    statement = case.statement
    return Claim(
        section=statement.section,
        text=statement.text,
        quantity=_quantity(case),
        stated=_stated(statement),
        judgement=judge(case),
        line=statement.line,
    )


def _quantity(case: Case) -> str:
    if case.statement.kind == "score":
        return label_of_indicator(case.figure.indicator) if case.figure else "điểm"
    return "hạn báo cáo" if case.statement.kind == "deadline" else case.statement.quantity


def _stated(statement: Statement) -> str:
    if statement.kind in _STATED_IN_WORDS:
        return statement.number or statement.label
    measure = "count" if statement.kind in _COUNTS else "point"
    value = parse_figure(statement.number.replace(" ", ""), measure)
    number = plain_number(value) if value is not None else statement.number
    return f"{number}/{int(statement.of)}" if statement.of else number


def _report(claim: Claim, statement: Statement, findings: Findings) -> None:
    kind = _kind_of_finding(claim, statement)
    stated, computed = claim.stated, claim.judgement.computed
    problem = Problem(kind, "high", "source", "claim", stated, computed)
    findings.add(problem, claim.line, quantity=claim.quantity)


def _kind_of_finding(claim: Claim, statement: Statement) -> str:
    if statement.kind == "score":
        return "sum" if claim.quantity == label_of_indicator("total") else "contradiction"
    return "contradiction" if statement.kind in _CONTRADICTIONS else "count"
