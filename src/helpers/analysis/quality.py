"""How far the figures of a report can be trusted: coverage, repairs, doubts, contradictions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from helpers.analysis.conflicts import Conflict
from helpers.analysis.levels import Level
from helpers.analysis.measure import Measure, whole
from helpers.analysis.namesakes import name_alone
from helpers.analysis.territory import Territory
from helpers.analysis.versions import Versions
from helpers.reference import communes, districts
from helpers.tables.appending import CORRECTION_MARK

STATUSES = ("printed", "repaired", "implied", "doubtful", "missing")
SEVERITIES = ("high", "medium", "low")


@dataclass(frozen=True)
class Coverage:
    """How many units of a level the documents cover.

    Attributes
    ----------
    expected : int or None
        How many units the level has on the last day of the period; ``None`` where no list of
        units says so (departments differ between provinces).
    absent : tuple of str
        Units of the reference list that the documents do not name.
    """

    level: str
    found: int
    expected: int | None
    absent: tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """A statement of the prose that the tables contradict."""

    dispatch_id: str
    section: str
    text: str
    quantity: str
    stated: str
    computed: str
    page: int | None
    line: int | None


@dataclass(frozen=True)
class Finding:
    """What a careful reader reports of a document."""

    dispatch_id: str
    kind: str
    severity: str
    origin: str
    printed: str
    expected: str
    message: str
    page: int | None
    line: int | None


@dataclass(frozen=True)
class Quality:
    """The quality of one report's data.

    Attributes
    ----------
    statuses : tuple of (status, number of figures)
        All five, zeros too.
    repaired, doubtful : tuple of Measure
        Figures to look at, in document order (``implied`` counts as repaired).
    verdicts : tuple of (verdict, number of claims)
    contradicted : tuple of Claim
    findings : tuple of Finding
        High before medium before low, in document order within each; without corrections.
    corrections : tuple of Finding
        What analysts corrected, in document order.
    versions : tuple of Versions
        Dispatches that are there more than once, and which of them is used.
    conflicts : tuple of Conflict
        Figures that another document of the authority states differently.
    """

    coverage: tuple[Coverage, ...]
    statuses: tuple[tuple[str, int], ...]
    repaired: tuple[Measure, ...]
    doubtful: tuple[Measure, ...]
    missing: tuple[Measure, ...]
    verdicts: tuple[tuple[str, int], ...]
    contradicted: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    corrections: tuple[Finding, ...] = ()
    versions: tuple[Versions, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def assess_quality(
    measures: Sequence[Measure],
    coverage: tuple[Coverage, ...],
    claims: pd.DataFrame,
    findings: pd.DataFrame,
) -> Quality:
    """Return the quality of the data behind one report.

    Parameters
    ----------
    measures : sequence of Measure
        Of the report's dispatches, every period among them.
    coverage : tuple of Coverage
        From :func:`coverage_of`, level by level.
    claims, findings : DataFrame
        Rows of the contract's tables for the same dispatches.
    """
    corrected = findings["finding_id"].astype(str).str.startswith(CORRECTION_MARK)
    statuses = Counter(item.status for item in measures)
    verdicts = Counter(str(verdict) for verdict in claims["verdict"])
    return Quality(
        coverage=coverage,
        statuses=tuple((status, statuses[status]) for status in STATUSES),
        repaired=tuple(item for item in measures if item.status in ("repaired", "implied")),
        doubtful=tuple(item for item in measures if item.status == "doubtful"),
        missing=tuple(item for item in measures if item.status == "missing"),
        verdicts=tuple(
            (verdict, verdicts[verdict])
            for verdict in ("confirmed", "contradicted", "not_checkable")
        ),
        contradicted=_contradicted(claims),
        findings=_findings(findings[~corrected]),
        corrections=_findings(findings[corrected]),
    )


def coverage_of(level: Level, territory: Territory, day: date) -> Coverage:
    """Return how many units of a level are covered; units are counted as they were on ``day``."""
    expected = _expected(level.name, territory, day)
    named = {name_alone(unit.unit) for unit in level.units}
    absent = tuple(name for name in expected if name not in named)
    return Coverage(level.name, len(level.units), len(expected) or None, absent)


def _expected(level: str, territory: Territory, day: date) -> tuple[str, ...]:
    if level == "commune":
        found = communes(territory.province, day, territory.district)
        if territory.district is None and districts(territory.province, day):
            return ()  # before 1/7/2025 a province's dispatch does not list its 200 communes
    elif level == "district":
        found = districts(territory.province, day)
    else:
        return ()
    return tuple(unit.name for unit in found)


def _contradicted(claims: pd.DataFrame) -> tuple[Claim, ...]:
    rows = claims[claims["verdict"] == "contradicted"].to_dict("records")
    return tuple(
        Claim(
            str(row["dispatch_id"]),
            str(row["section"]),
            str(row["text"]),
            str(row["quantity"]),
            str(row["stated"]),
            str(row["computed"]),
            whole(row["page"]),
            whole(row["line"]),
        )
        for row in rows
    )


def _findings(findings: pd.DataFrame) -> tuple[Finding, ...]:
    rows = [
        Finding(
            str(row["dispatch_id"]),
            str(row["kind"]),
            str(row["severity"]),
            str(row["origin"]),
            str(row["printed"]),
            str(row["expected"]),
            str(row["message"]),
            whole(row["page"]),
            whole(row["line"]),
        )
        for row in findings.to_dict("records")
    ]
    return tuple(sorted(rows, key=lambda row: SEVERITIES.index(row.severity)))
