"""Claims that a share rose or fell between two periods."""

from __future__ import annotations

from decimal import Decimal

from helpers.extraction.folding import fold
from helpers.extraction.moments import periods_in
from helpers.extraction.paragraphs import Paragraph
from helpers.repair.cells import plain_number
from helpers.repair.claims.claim import Claim, judgement
from helpers.repair.phrases import phrases, says_any
from helpers.repair.rows.repaired import RepairedRow
from helpers.repair.settled import SettledDispatch

_LONGEST_TEXT = 240


def claimed_changes(dispatch: SettledDispatch) -> list[Claim]:
    """Return the claims of the prose on a change, tried on the tables that print both periods."""
    claims = (_claim(paragraph, dispatch) for paragraph in dispatch.prose)
    return [claim for claim in claims if claim is not None]


def _claim(paragraph: Paragraph, dispatch: SettledDispatch) -> Claim | None:
    words = fold(paragraph.text)
    periods = sorted(set(periods_in(paragraph.text)))
    rise, fall = says_any(words, phrases().rise), says_any(words, phrases().fall)
    if len(periods) != 2 or not (rise or fall):
        return None
    pair = _pair(dispatch, periods[0], periods[1])
    if pair is None:
        return None
    stated = "tăng" if rise else "giảm"
    computed = " → ".join(plain_number(value) for value in pair)
    return Claim(
        section="nhận định",
        text=paragraph.text[:_LONGEST_TEXT],
        quantity="thay đổi so với kỳ trước",
        stated=stated,
        judgement=judgement(computed, stated == _direction(*pair)),
        line=paragraph.numbers[-1],
    )


def _direction(before: Decimal, after: Decimal) -> str:
    if after == before:
        return "không đổi"
    return "tăng" if after > before else "giảm"


def _pair(dispatch: SettledDispatch, first: str, second: str) -> tuple[Decimal, Decimal] | None:
    """Return the values of the widest block in two periods, None where no table has both."""
    best: tuple[Decimal, Decimal] | None = None
    for row in dispatch.rows:
        values = _by_period(row)
        if first in values and second in values:
            best = (values[first], values[second])
            if row.named.kind == "total":
                return best
    return best


def _by_period(row: RepairedRow) -> dict[str, Decimal]:
    return {
        column.period: cell.value
        for column, cell in zip(row.columns, row.cells, strict=True)
        if column.period and cell.value is not None
    }
