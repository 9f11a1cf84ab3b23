"""The head of a dispatch: who issued it, under which number, when, on what and for which period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from helpers.extraction.folding import LIKE_D, fold, plain
from helpers.extraction.issuer import (
    in_text,
    issuer_of,
    kind_of,
    names_smaller_committee,
    number_of,
)
from helpers.extraction.moments import (
    Dated,
    blank_date,
    day_of,
    moments_of_data,
    signing_date,
)
from helpers.extraction.paragraphs import Paragraph
from helpers.extraction.place import (
    province_by_likeness,
    province_of_territory,
    province_votes,
)
from helpers.extraction.reported_period import is_plain, settle_period
from helpers.extraction.titles import title_of
from helpers.reading import Line
from helpers.reference import MERGER, Unit, provinces

_HEAD = 40
_SAID_WITHIN = 8
_SAID = 80.0
_ADDRESS = re.compile(r"^\W*(k\w?nh g\w|can c|th\w{1,3}c hi)")
CLEAR_VOTE = 6


@dataclass(frozen=True)
class Head:
    """What the head says, with the lines where it said so; absent things are ``""`` or None.

    ``territory_said`` tells whether its first lines name the territory, ``period_plain`` whether
    title or text name the period for certain; else they were concluded.
    """

    issuer: str
    issuer_unit: Unit | None
    province: str
    territory: str
    kind: str
    number: str
    number_line: int | None
    signed_on: Dated | None
    blank_date: Line | None
    title: str
    period: str
    as_of: tuple[Dated, ...]
    territory_said: bool = True
    period_plain: bool = True


def read_head(
    lines: Sequence[Line],
    paragraphs: Sequence[Paragraph],
    province: str = "",
    current: bool | None = None,
) -> Head:
    """Read the head of a dispatch.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    paragraphs : sequence of Paragraph
        Its prose.
    province : str, optional
        Bare name, where the rows have settled it already.
    current : bool, optional
        Whether the rows name units of today (True) or former ones (False).
    """
    head = [line for line in lines[: 3 * _HEAD] if line.text.strip()][:_HEAD]
    texts = [line.text for line in lines]
    province = province or _named_province(texts, head)
    top = _top(lines)
    kind, title = title_of(top, "")
    prose = [(paragraph.line, paragraph.text) for paragraph in paragraphs]
    signed = signing_date(_opening(head))
    # The year of the signing is none that is reported on.
    others = [line.text for line in lines if signed is None or line.number != signed.line]
    period = settle_period(title, others, signed.iso if signed else "")
    unit = _province_unit(province, period, current)
    province = unit.bare if unit else province
    issuer, issuer_unit = issuer_of(head, lines, unit, period)
    territory = issuer_unit or unit
    kind, title = title_of(top, in_text(territory))
    number, number_line = number_of(head)
    opening = _opening(head)
    return Head(
        issuer=issuer,
        issuer_unit=issuer_unit,
        province=province,
        territory=in_text(territory),
        kind=kind or kind_of(number),
        number=number,
        number_line=number_line,
        signed_on=signed,
        blank_date=blank_date(opening),
        title=title,
        period=period,
        period_plain=is_plain(
            period,
            title,
            others,
            signed.iso if signed else "",
            " ".join(line.text for line in opening if not signed or line.number != signed.line),
        ),
        as_of=tuple(moments_of_data(prose)),
        territory_said=_is_said(territory, head)
        and (issuer_unit is not None or not names_smaller_committee(head)),
    )


def _is_said(territory: Unit | None, head: Sequence[Line]) -> bool:
    """Tell whether the first lines name the territory: a district's head may be unreadable."""
    if territory is None:
        return False
    bare = fold(territory.bare).replace(" ", "")
    lines = [fold(line.text) for line in head[:_SAID_WITHIN]]
    texts = [text.replace(" ", "") for line in lines for text in (line, LIKE_D.sub("d", line))]
    return any(fuzz.partial_ratio(bare, text) >= _SAID for text in texts if len(text) >= len(bare))


def _named_province(texts: Sequence[str], head: Sequence[Line]) -> str:
    """Return the province that the words name, by the plainest of them."""
    votes = province_votes(texts)
    named = max(sorted(votes), key=lambda name: votes[name]) if votes else ""
    if named and votes[named] >= CLEAR_VOTE:
        return named
    # The head of a district may name no province at all; a lone word may be a commune's name.
    joined = " ".join(line.text for line in head[:2])
    signed = signing_date(head)
    current_era = signed is None or signed.iso >= MERGER.isoformat()
    texts_of_head = [joined, *(line.text for line in head)]
    found = province_of_territory(texts_of_head, current_era)
    return found or province_by_likeness(line.text for line in head) or named


def _top(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the first lines, blank ones included: a blank line ends a title."""
    return lines[: 3 * _HEAD]


def _opening(head: Sequence[Line]) -> Sequence[Line]:
    """Return the lines before the address or the body: dates below them are not the signing's."""
    for place, line in enumerate(head):
        if _ADDRESS.match(plain(line.text)):
            return head[:place]
    return head[:12]


def _province_unit(province: str, period: str, current: bool | None) -> Unit | None:
    day = day_of(period, current)
    before = date.fromordinal(MERGER.toordinal() - 1)
    for candidate_day in (day, before, MERGER):
        for unit in provinces(candidate_day):
            if unit.bare == province:
                return unit if candidate_day == day else _renamed(unit, day)
    return None


def _renamed(unit: Unit, day: date) -> Unit:
    """Return a province under the name it had on ``day``: Huế was Thừa Thiên Huế until 2025."""
    same_era = (unit.valid_from or date.min) < MERGER > day
    of_old = (other for other in provinces(day) if other.code == unit.code)
    return next(of_old, unit) if same_era else unit
