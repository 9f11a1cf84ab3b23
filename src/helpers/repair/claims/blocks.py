"""Shares printed for a whole block of units, tried on the rows of its units."""

from __future__ import annotations

from decimal import Decimal

from helpers.repair.cells import plain_number
from helpers.repair.claims.claim import Claim, judgement
from helpers.repair.equations import rounded
from helpers.repair.levels import levels
from helpers.repair.rows.repaired import RepairedRow
from helpers.repair.settled import SettledDispatch

PERCENT_SLACK = Decimal("0.06")
"""How far two shares may differ by rounding."""

_SHARE = "dossiers_online_rate"
_PARTS = ("dossiers_online_all", "dossiers_online")
_WHOLES = ("dossiers_all", "dossiers")


def blocks_against_sums(dispatch: SettledDispatch) -> list[Claim]:
    """Return one claim for each share of a block that the rows of the tables can be added up to."""
    claims = []
    shares: dict[frozenset[str], Decimal | None] = {}
    for row in dispatch.rows:
        if not _is_block(row):
            continue
        wanted = _levels_of(row)
        if wanted not in shares:
            shares[wanted] = _share(dispatch, wanted)
        computed = shares[wanted]
        if computed is not None:
            claims += [_claim(row, stated, computed) for stated in _shares(row, dispatch)]
    return claims


def _is_block(row: RepairedRow) -> bool:
    return row.named.kind in {"group", "total"}


def _claim(row: RepairedRow, stated: Decimal, computed: Decimal) -> Claim:
    block = row.named.unit.name
    agrees = abs(stated - computed) <= PERCENT_SLACK
    return Claim(
        section="bảng",
        text=f"{block}: {plain_number(stated)}%",
        quantity=f"tỷ lệ hồ sơ trực tuyến, {block}",
        stated=plain_number(stated),
        judgement=judgement(plain_number(computed), agrees),
        line=row.line,
    )


def _shares(row: RepairedRow, dispatch: SettledDispatch) -> list[Decimal]:
    """Return the shares that a row prints for the period of the dispatch."""
    periods = {"", dispatch.head.period}
    return [
        cell.value
        for column, cell in zip(row.columns, row.cells, strict=True)
        if column.indicator == _SHARE and column.period in periods and cell.value is not None
    ]


def _levels_of(row: RepairedRow) -> frozenset[str]:
    """Return the levels of the units that a block stands for."""
    block = [level.id for level in levels().values() if level.block == row.named.unit.name]
    if not block and row.named.kind == "total":
        return frozenset(levels())
    return frozenset(block)


def _share(dispatch: SettledDispatch, wanted: frozenset[str]) -> Decimal | None:
    """Return the share of dossiers dealt with online by the units of some levels, in per cent."""
    online = whole = Decimal(0)
    for row in dispatch.unit_rows:
        part, base = _first(row, _PARTS), _first(row, _WHOLES)
        if row.named.unit.level in wanted and part is not None and base is not None:
            online, whole = online + part, whole + base
    return rounded(100 * online / whole, 2) if whole else None


def _first(row: RepairedRow, indicators: tuple[str, ...]) -> Decimal | None:
    """Return the value of the first of some indicators that a table has a column for."""
    cell = next((cell for name in indicators if (cell := row.cell(name))), None)
    return cell.value if cell else None
