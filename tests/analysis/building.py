"""Small cleaned tables for tests, built row by row from what a test cares about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from helpers.analysis.measure import Measure, UnitScores, scores_by_unit
from helpers.tables import TABLES, Cleaned
from helpers.tables.cleaned import frame_of

Row = Mapping[str, object]


def measure(
    unit: str, indicator: str, value: float | None, most: float | None = 100.0, **more: object
) -> Measure:
    """A figure of a commune unless told otherwise."""
    fields: dict[str, object] = {
        "dispatch_id": "d",
        "file": "d.txt",
        "table": "Phụ lục",
        "period": "2025-07",
        "unit": unit,
        "level": "commune",
        "indicator": indicator,
        "value": value,
        "max": most,
        "measure": "point",
        "status": "printed" if value is not None else "missing",
        "line": 1,
    }
    return Measure(**{**fields, **more})  # type: ignore[arg-type]


def scored(values: Mapping[str, float | None], most: float = 100.0) -> tuple[UnitScores, ...]:
    """Units with one total each."""
    return scores_by_unit(measure(unit, "total", value, most) for unit, value in values.items())


def dispatch(
    dispatch_id: str = "d",
    period: str = "2025-07",
    province: str = "Sơn La",
    issuer: str = "",
    **more: object,
) -> Row:
    """One row of ``dispatch.csv``."""
    return {
        "dispatch_id": dispatch_id,
        "file": f"{dispatch_id}.txt",
        "sha256": "0" * 64,
        "issuer": issuer or f"Văn phòng UBND tỉnh {province}",
        "province": province,
        "kind": "công văn",
        "number": "1/VPUB",
        "signed_on": "2025-08-06",
        "title": "Kết quả",
        "period": period,
        "as_of": "",
        **more,
    }


def row(unit: str, level: str, indicator: str, value: float | None, **more: object) -> Row:
    """One row of ``measures.csv``; ``max`` is 100 unless told otherwise."""
    return {
        "dispatch_id": "d",
        "table": "Phụ lục",
        "period": "2025-07",
        "unit": unit,
        "unit_printed": unit,
        "level": level,
        "province": "Sơn La",
        "indicator": indicator,
        "value": value,
        "max": 100.0,
        "measure": "point",
        "status": "printed" if value is not None else "missing",
        "printed": "" if value is None else str(value),
        "line": 7,
        **more,
    }


def cleaned(
    dispatches: Sequence[Row],
    measures: Iterable[Row] = (),
    overdue_dossiers: Iterable[Row] = (),
    claims: Iterable[Row] = (),
    findings: Iterable[Row] = (),
) -> Cleaned:
    """The five tables."""
    rows = {
        "dispatch": dispatches,
        "measures": measures,
        "overdue_dossiers": overdue_dossiers,
        "claims": claims,
        "findings": findings,
    }
    return Cleaned(**{name: frame_of(name, rows[name]) for name in TABLES})
