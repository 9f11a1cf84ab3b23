"""A settled dispatch → the five tables of the contract (docs/contract.md)."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.repair.claims.claim import Claim
from helpers.repair.findings import Findings
from helpers.repair.identity import dispatch_id
from helpers.repair.measures import Setting, measures_of_table
from helpers.repair.prose.figures import once_each
from helpers.repair.settled import SettledDispatch
from helpers.tables import Cleaned
from helpers.tables.cleaned import frame_of

Row = dict[str, object]


def cleaned_tables(
    dispatch: SettledDispatch,
    claims: Sequence[Claim],
    findings: Findings,
    printed_on: Sequence[int],
) -> Cleaned:
    """Return the five tables of a dispatch.

    Parameters
    ----------
    dispatch : SettledDispatch
    claims : sequence of Claim
        Judged, in the order of the document; ids are counted in it.
    findings : Findings
        All that was found; ids are counted in their order.
    printed_on : sequence of int
        For each line of the document the line of the input that it was printed on.
    """
    head = dispatch.head
    pages = {line.number: line.page for line in dispatch.document.lines}
    own = dispatch_id(head, dispatch.document.sha256)
    periods = tuple((other.line, other.period) for other in dispatch.further if other.period)
    certain = head.period_plain or not dispatch.damaged
    setting = Setting(own, head.period, head.province, pages, periods, certain, dispatch.damaged)
    rows = {
        "dispatch": [_dispatch_row(dispatch, setting)],
        "measures": _by_line(_measures(dispatch, setting)),
        "overdue_dossiers": _by_line(
            [row for listed in dispatch.lists for row in listed.rows(setting)]
        ),
        "claims": _claim_rows(claims, setting),
        "findings": _finding_rows(findings, setting),
    }
    for row in (row for found in rows.values() for row in found):
        if isinstance(line := row.get("line"), int):
            row["line"] = printed_on[line - 1]
    return Cleaned(**{name: frame_of(name, found) for name, found in rows.items()})


def _by_line(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: int(str(row["line"])))


def _measures(dispatch: SettledDispatch, setting: Setting) -> list[Row]:
    """Return the rows of ``measures``: the prose's figures once each, then the tables'."""
    measures = [figure.measure_row(setting) for figure in once_each(dispatch.figures)]
    for table in dispatch.tables:
        measures += measures_of_table(table, setting)
    return measures


def _dispatch_row(dispatch: SettledDispatch, setting: Setting) -> Row:
    head = dispatch.head
    return {
        "dispatch_id": setting.dispatch_id,
        "file": dispatch.document.file,
        "sha256": dispatch.document.sha256,
        "issuer": head.issuer,
        "province": head.province,
        "kind": head.kind,
        "number": head.number,
        "signed_on": head.signed_on.iso if head.signed_on else "",
        "title": head.title,
        "period": head.period,
        "as_of": head.as_of[0].iso if head.as_of else "",
    }


def _claim_rows(claims: Sequence[Claim], setting: Setting) -> list[Row]:
    return [
        {
            "dispatch_id": setting.dispatch_id,
            "claim_id": f"C{number:02d}",
            "section": claim.section,
            "text": claim.text,
            "quantity": claim.quantity,
            "stated": claim.stated,
            "computed": claim.judgement.computed,
            "verdict": claim.judgement.verdict,
            "page": setting.pages.get(claim.line),
            "line": claim.line,
        }
        for number, claim in enumerate(claims, 1)
    ]


def _finding_rows(findings: Findings, setting: Setting) -> list[Row]:
    return [
        {
            "dispatch_id": setting.dispatch_id,
            "finding_id": f"F{number:02d}",
            "kind": finding.kind,
            "severity": finding.severity,
            "origin": finding.origin,
            "printed": finding.printed,
            "expected": finding.expected,
            "message": finding.message,
            "page": finding.page,
            "line": finding.line,
        }
        for number, finding in enumerate(findings, 1)
    ]
