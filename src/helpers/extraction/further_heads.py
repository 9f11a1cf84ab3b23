"""Further dispatches in one file: heads with number and date that stand below the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from helpers.extraction.folding import plain
from helpers.extraction.issuer import number_of
from helpers.extraction.moments import signing_date
from helpers.extraction.reported_period import settle_period
from helpers.extraction.titles import title_of
from helpers.reading import Line

_NEAR = 4
_BELOW = 8
"""How many lines of the first dispatch there are at least."""
_HEAD = 40
_STATE = re.compile(r"cong hoa xa hoi chu nghia")
_NUMBERED = re.compile(r"^\W*s[o6]\s*:\s*\d{0,5}\s*/", re.IGNORECASE)


@dataclass(frozen=True)
class FurtherHead:
    """Where a further dispatch begins, its number, and the period that it reports on."""

    line: int
    number: str
    period: str


def further_heads(lines: Sequence[Line], first: int | None) -> tuple[FurtherHead, ...]:
    """Return the heads of further dispatches, in order.

    Parameters
    ----------
    lines : sequence of Line
        The whole file.
    first : int or None
        The line of the first dispatch's number, None if it has none.
    """
    starts: list[int] = []
    for line in lines[(first or 0) + _BELOW :]:
        if _NUMBERED.match(plain(line.text)) and _is_head(lines, line.number):
            starts.append(line.number)
    borders = pairwise([*starts, len(lines) + 1])
    return tuple(_head(lines[start - 1 : stop - 1]) for start, stop in borders)


def _is_head(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a day of signing, or the name of the state, stands beside a number."""
    near = lines[max(0, number - 1 - _NEAR) : number + _NEAR]
    numbered = number_of(lines[number - 1 : number])[1] is not None
    stated = any(_STATE.search(plain(line.text)) for line in near)
    return numbered and (stated or signing_date(near) is not None)


def _head(lines: Sequence[Line]) -> FurtherHead:
    signed = signing_date(lines[: _NEAR + 1])
    _, title = title_of(lines[:_HEAD], "")
    texts = [line.text for line in lines]
    period = settle_period(title, texts, signed.iso if signed else "")
    return FurtherHead(lines[0].number, number_of(lines[:1])[0], period)
