"""Claims that are no plain figure: what rose between periods, and who was left out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from helpers.extraction.folding import fold
from helpers.extraction.moments import periods_in
from helpers.extraction.statements import says
from helpers.repair.cells import plain_number
from helpers.repair.listed_names import names_in

if TYPE_CHECKING:
    from helpers.repair.claims import Claim
    from helpers.repair.dispatch import Reading

_RISE = ("gia tang", "tang len", "tang so voi", "cao hon")
_FALL = ("giam xuong", "giam so voi", "sut giam", "thap hon")
_LEFT_OUT = re.compile(r"kh\w{1,3}ng thuc hien danh gia.{0,24}? v\w{1,2}i ")
_REASON = re.compile(r" (?:do|vi) ")


def compared_periods(reading: Reading) -> list[tuple[str, str, str, str, int]]:
    """Return text, stated direction, computed pair, verdict and line of claims on a change.

    A claim that a share rose or fell between two periods is tried on the tables that print both.
    """
    found = []
    for paragraph in reading.prose:
        words = fold(paragraph.text)
        periods = sorted(set(periods_in(paragraph.text)))
        rise = any(says(words, phrase) for phrase in _RISE)
        fall = any(says(words, phrase) for phrase in _FALL)
        if len(periods) != 2 or not (rise or fall):
            continue
        pair = _pair(reading, periods[0], periods[1])
        if pair is None:
            continue
        before, after = pair
        stated = "tăng" if rise else "giảm"
        real = "tăng" if after > before else ("giảm" if after < before else "không đổi")
        computed = f"{plain_number(before)} → {plain_number(after)}"
        verdict = "confirmed" if stated == real else "contradicted"
        line = paragraph.numbers[-1]
        found.append((paragraph.text[:240], stated, computed, verdict, line))
    return found


def _pair(reading: Reading, first: str, second: str) -> tuple[Decimal, Decimal] | None:
    """Return the values of the widest block in two periods, None where no table has both."""
    best: tuple[Decimal, Decimal] | None = None
    for table in reading.tables:
        for row in table.rows:
            values = {
                column.period: cell.value
                for column, cell in zip(row.columns, row.cells, strict=True)
                if column.period and cell.value is not None
            }
            if first in values and second in values:
                best = (values[first], values[second])
                if row.named.grid_row.row.kind == "total":
                    return best
    return best


def left_out(reading: Reading, claims: list[Claim]) -> list[tuple[str, str, str, str, int]]:
    """Return text, names, computed number, verdict and line of "không thực hiện đánh giá đối với …".

    The number of units left out is tried on "13/14 cơ quan".
    """
    found = []
    gaps = [
        int(parts[1]) - int(parts[0])
        for claim in claims
        if claim.quantity == "số đơn vị được đánh giá"
        and len(parts := claim.stated.split("/")) == 2
        and parts[0].isdigit()
    ]
    for paragraph in reading.prose:
        words = fold(paragraph.text)
        match = _LEFT_OUT.search(words)
        if match is None:
            continue
        names = names_in(_REASON.split(words[match.end() :])[0][:120], reading.index)
        official = [c[0].unit.name for n in names if (c := reading.index.candidates(n, 1))]
        if official:
            verdict = "confirmed" if len(official) in gaps else "not_checkable"
            line = paragraph.line_of(match[0][:24])
            text = " ".join(match[0].split())
            found.append((text, "; ".join(official), str(len(official)), verdict, line))
    return found
