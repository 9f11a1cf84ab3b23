"""The claims of the prose, each tried on the tables of the same dispatch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from helpers.extraction.figure import parse_figure
from helpers.extraction.statements import Statement, says
from helpers.repair.cells import Problem, plain_number
from helpers.repair.evidence import Evidence
from helpers.repair.findings import Findings
from helpers.repair.prose import ProseFigure
from helpers.repair.qualities import compared_periods, left_out

if TYPE_CHECKING:
    from helpers.repair.dispatch import Reading

_PERCENT_SLACK = Decimal("0.06")


@dataclass(frozen=True)
class Claim:
    """A claim of the contract, without its id."""

    section: str
    text: str
    quantity: str
    stated: str
    computed: str
    verdict: str
    line: int


@dataclass(frozen=True)
class Judgement:
    """What the tables say of a claim."""

    computed: str = ""
    verdict: str = "not_checkable"


def judge_claims(reading: Reading, findings: Findings) -> list[Claim]:
    """Return every quantitative claim of a dispatch with its verdict; report contradictions.

    Parameters
    ----------
    reading : Reading
        The dispatch.
    findings : Findings
        Receives a finding for each contradicted claim.
    """
    evidence = Evidence(reading)
    claims = [_moment(moment.printed, moment.iso, moment.line) for moment in reading.head.as_of]
    figures = {id(figure.statement): figure for figure in reading.figures}
    for statement in reading.statements:
        figure = figures.get(id(statement))
        claim = _claim(statement, figure, evidence)
        claims.append(claim)
        if claim.verdict == "contradicted":
            _report(claim, statement, findings)
    claims += _lists_against_counts(evidence)
    claims += _blocks_against_sums(evidence)
    claims += [
        Claim("nhận định", text, "thay đổi so với kỳ trước", stated, computed, verdict, line)
        for text, stated, computed, verdict, line in compared_periods(reading)
    ]
    claims += [
        Claim("ghi chú", text, "số đơn vị không đánh giá", stated, computed, verdict, line)
        for text, stated, computed, verdict, line in left_out(reading, claims)
    ]
    return sorted(claims, key=lambda claim: claim.line)


def _moment(printed: str, iso: str, line: int) -> Claim:
    return Claim("mở đầu", printed, "thời điểm tra cứu", iso, "", "not_checkable", line)


def _claim(statement: Statement, figure: ProseFigure | None, evidence: Evidence) -> Claim:
    judge = _JUDGES.get(statement.kind, _unchecked)
    judgement = judge(statement, figure, evidence)
    quantity = statement.quantity
    if statement.kind == "score":
        quantity = evidence.label(figure.indicator) if figure else "điểm"
    elif statement.kind == "deadline":
        quantity = "hạn báo cáo"
    return Claim(
        statement.section, statement.text, quantity, _stated(statement),
        judgement.computed, judgement.verdict, statement.line,
    )  # fmt: skip


def _stated(statement: Statement) -> str:
    if statement.kind in {"class", "deadline"}:
        return statement.number or statement.label
    measure = "count" if statement.kind in {"overdue_total", "count", "units"} else "point"
    value = parse_figure(statement.number.replace(" ", ""), measure)
    number = plain_number(value) if value is not None else statement.number
    if not statement.of:
        return number
    return f"{number}/{int(statement.of)}"


def _unchecked(statement: Statement, figure: ProseFigure | None, evidence: Evidence) -> Judgement:
    del statement, figure, evidence
    return Judgement()


def _score(statement: Statement, figure: ProseFigure | None, evidence: Evidence) -> Judgement:
    """A total is tried on its groups; any score on the other places that state it."""
    del statement
    if figure is None or figure.cell.value is None:
        return Judgement()
    if figure.indicator == "total":
        added = evidence.sum_of_groups(figure)
        if added is not None:
            total, fits = added
            return Judgement(plain_number(total), "confirmed" if fits else "contradicted")
    others = evidence.elsewhere(figure)
    if not others:
        return Judgement()
    differing = [value for value in others if value != figure.cell.value]
    value = differing[0] if differing else others[0]
    computed = (
        f"{plain_number(value)}/{plain_number(figure.max)}" if figure.max else plain_number(value)
    )
    return Judgement(computed, "contradicted" if differing else "confirmed")


def _rank(statement: Statement, figure: ProseFigure | None, evidence: Evidence) -> Judgement:
    del figure
    stated = evidence.ranks().get((statement.number, statement.of), 0)
    of_same = [pair for pair in evidence.ranks() if pair[1] == statement.of]
    if stated >= 2 and len(of_same) == 1:
        return Judgement(f"{int(statement.number)}/{int(statement.of)}", "confirmed")
    return Judgement()


def _class(statement: Statement, figure: ProseFigure | None, evidence: Evidence) -> Judgement:
    del figure
    expected = evidence.class_of_subject(statement)
    if not expected:
        return Judgement()
    return Judgement(expected, "confirmed" if expected == statement.label else "contradicted")


def _overdue(statement: Statement, figure: ProseFigure | None, evidence: Evidence) -> Judgement:
    del figure
    counted = evidence.overdue_total()
    return _compare(statement, counted)


def _quoted(statement: Statement, figure: ProseFigure | None, evidence: Evidence) -> Judgement:
    """A score quoted for a unit is tried on the tables that score it."""
    del statement
    others = evidence.elsewhere(figure) if figure and figure.cell.value is not None else []
    if figure is None or not others:
        return Judgement()
    same = figure.cell.value in others
    return Judgement(plain_number(others[0]), "confirmed" if same else "contradicted")


def _rate(statement: Statement, figure: ProseFigure | None, evidence: Evidence) -> Judgement:
    del statement
    if figure is None or figure.cell.value is None:
        return Judgement()
    others = evidence.elsewhere(figure)
    if not others:
        return Judgement()
    near = any(abs(value - figure.cell.value) <= _PERCENT_SLACK for value in others)
    return Judgement(plain_number(others[0]), "confirmed" if near else "contradicted")


def _units(statement: Statement, figure: ProseFigure | None, evidence: Evidence) -> Judgement:
    """A count of units is tried on the list behind it and on the tables."""
    del figure
    if statement.label:
        return _compare(statement, evidence.classed(statement))
    if evidence.about_overdue(statement):
        return _compare(statement, evidence.overdue_units(statement))
    names = evidence.names(statement)
    if names and not says(statement.after, "ho so"):
        return _compare(statement, len(names))
    return _compare(statement, evidence.low_units(statement))


def _share(statement: Statement, figure: ProseFigure | None, evidence: Evidence) -> Judgement:
    del figure
    if statement.quantity.startswith("số chỉ số"):
        return _compare(statement, evidence.full_marks(statement))
    if statement.label:
        return _compare(statement, evidence.classed(statement))
    names = evidence.names(statement)
    if names:
        return _compare(statement, len(names))
    return _compare(statement, evidence.assessed(statement))


def _compare(statement: Statement, counted: int | None) -> Judgement:
    stated = parse_figure(statement.number, "count")
    if counted is None or stated is None:
        return Judgement()
    return Judgement(str(counted), "confirmed" if counted == stated else "contradicted")


_Judge = Callable[[Statement, ProseFigure | None, Evidence], Judgement]
_JUDGES: dict[str, _Judge] = {
    "score": _score, "rank": _rank, "class": _class, "overdue_total": _overdue, "rate": _rate,
    "units": _units, "share_of": _share, "unit_score": _quoted,
}  # fmt: skip


def _report(claim: Claim, statement: Statement, findings: Findings) -> None:
    contradictions = {"rate", "class", "unit_score"}
    kind = "contradiction" if statement.kind in contradictions else "count"
    kind = "sum" if statement.kind == "score" else kind
    if statement.kind == "score" and claim.quantity != "Tổng điểm":
        kind = "contradiction"
    problem = Problem(kind, "high", "source", "claim", claim.stated, claim.computed)
    findings.add(problem, claim.line, quantity=claim.quantity)


def _lists_against_counts(evidence: Evidence) -> list[Claim]:
    """Return one claim for each unit whose count stands in a table and whose codes are listed."""
    claims = []
    for unit, counted, listed, line in evidence.listed_counts():
        verdict = "confirmed" if counted == listed else "contradicted"
        text = f"{unit}: {counted} hồ sơ xử lý quá hạn"
        claims.append(
            Claim(
                "bảng và danh sách",
                text,
                "số hồ sơ quá hạn",
                str(counted),
                str(listed),
                verdict,
                line,
            )
        )
    return claims


def _blocks_against_sums(evidence: Evidence) -> list[Claim]:
    """Return one claim for each share of a block that the rows of the tables can be added up to."""
    claims = []
    for block, stated, computed, line in evidence.block_shares():
        verdict = "confirmed" if abs(stated - computed) <= _PERCENT_SLACK else "contradicted"
        claims.append(
            Claim(
                "bảng", f"{block}: {plain_number(stated)}%", f"tỷ lệ hồ sơ trực tuyến, {block}",
                plain_number(stated), plain_number(computed), verdict, line,
            )
        )  # fmt: skip
    return claims
