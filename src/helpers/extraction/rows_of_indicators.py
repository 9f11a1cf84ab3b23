"""Small tables whose rows are indicators: "Công khai, minh bạch | 18 | 12,38".

They speak of the territory itself, as a list in the prose does, and are read as one: each row is
written as "Công khai, minh bạch: 12,38/18 điểm", where its columns are months with each of them.
The maximum stands in a column, behind the label, or nowhere: then the groups of Decision 766 have
theirs. A column of signed figures, or of differences between two others, holds changes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import combinations

from helpers.extraction.figure import decimals_of, parse_figure
from helpers.extraction.forms import FormColumn, forms
from helpers.extraction.likeness_of_heads import cell_likeness
from helpers.extraction.moments import parts_of_years_in
from helpers.extraction.row_text import split_cells
from helpers.reading import Line

_FEWEST = 3
_SERVICES, _PAYMENT, _ONLINE, _WHOLE = Decimal(12), Decimal(10), Decimal(22), Decimal(100)
_SEVERAL = 2
_ALIKE = 0.72
_MOST_ABOVE = 4
_LONGEST = 160
_SIGN = r"[+\-−–]"
_FIGURE = rf"(?:{_SIGN}\s?)?[\dOoIlSB]{{1,4}}(?:\s?[.,;'’]\s?[\dOoIlSB]{{1,2}})?"
_ROW = re.compile(
    r"^[\s|]*(?:\(?\d{1,2}[.)]?[\s|]+)?(?P<label>[^\W\d_][^|\t\d]{3,90}?)"
    r"(?:\(\s*(?:(?:điểm )?tối đa:?\s*)?(?P<top>\d{1,3})\s*(?:điểm|đ)?\s*\))?[\s|:]+"
    rf"(?P<figures>{_FIGURE}(?:[\s|]+{_FIGURE}\s?%?){{0,7}})[\s|]*$"
)
_LAST_SIGNS = "0123456789OoIlSB%"
_PARTING = re.compile(r"(?<![.,;+\-−–])[\s|]+(?![.,;])")
OF_PROVINCES = ("34", "63")
_RANK = re.compile(r"(?<![\d.,])\d{1,2}\s?/\s?(?:34|63)(?![\d.,/])")
_MARKUP = re.compile(r"\*\*|__|</?[bi]>")
_RULE = re.compile(r"[\s|:+=-]+")
_ROUNDING = Decimal("0.011")
# A unit of its own above the rows: then they do not speak of the territory.
_OF_A_UNIT = re.compile(
    r"\b(?:Sở|Ban Quản|Thanh tra|[Xx]ã|[Pp]hường|[Hh]uyện|[Qq]uận|[Tt]hị (?:xã|trấn))\s+[A-ZĐÀ-Ỹ]"
)
_Numbers = Sequence[Sequence[Decimal | None]]


@dataclass(frozen=True)
class _Row:
    """A row of an indicator: where it stands, what it prints, and which columns it may be of."""

    place: int
    label: str
    figures: tuple[str, ...]
    maxima: frozenset[Decimal]
    top: str = ""
    """The maximum that stands behind the label."""


def spoken_rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with each row of an indicator as a point of a list.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch; rows whose figures cannot be told apart stay as they are.
    """
    spoken = list(lines)
    for run in _runs(lines):
        columns = _columns(run, _periods(lines, run[0]))
        if columns is None or _OF_A_UNIT.search(_above(lines, run[0].place)):
            continue
        scores, top = columns
        for row, of in zip(run, _tops(run, top), strict=True):
            said = [f"{month}{row.label}: {row.figures[place]}{of} điểm" for place, month in scores]
            spoken[row.place] = replace(lines[row.place], text=f"- {'. '.join(said)}")
    return spoken


def unspoken_rows(lines: Sequence[Line], taken: Container[int]) -> list[tuple[Line, ...]]:
    """Return the runs of rows of indicators whose figures could not be told apart.

    Parameters
    ----------
    lines : sequence of Line
        Of which those that could be read are points of a list.
    taken : container of int
        The lines that were read as tables or lists.
    """
    runs = [tuple(lines[row.place] for row in run) for run in _runs(lines)]
    return [run for run in runs if not any(line.number in taken for line in run)]


def _tops(run: Sequence[_Row], top: int | None) -> list[str]:
    """Return what each row says its scores are out of ("/18"), ``""`` where it cannot be known."""
    if top is not None:
        return [f"/{row.figures[top]}" for row in run]
    # Beside a row of payment the services alone are out of 12, else both together out of 22.
    parted = any(_PAYMENT in row.maxima and _SERVICES not in row.maxima for row in run)
    known = []
    for row in run:
        own = row.maxima
        if _WHOLE in own:
            own = frozenset({_WHOLE})
        elif _SERVICES in own:
            own = frozenset({_SERVICES if parted else _ONLINE})
        elif _PAYMENT in own:
            own = frozenset({_PAYMENT})
        known.append(row.top or (str(max(own)) if len(own) == 1 else ""))
    return [f"/{of}" if of else "" for of in known]


def _periods(lines: Sequence[Line], first: _Row) -> dict[int, str]:
    """Return which figures of the rows are of which month, as the head right above them prints it.

    None are told where two columns are of one month.
    """
    filled = (line.text for line in reversed(lines[: first.place]) if line.text.strip())
    above = next((text for text in filled if not _RULE.fullmatch(text)), "")
    heads = (split_cells(above) or [])[-len(first.figures) :]
    said = [parts_of_years_in(head) for head in heads]
    told = {
        place: f"{heads[place][own[0].start : own[0].end]}: "
        for place, own in enumerate(said)
        if len(heads) == len(first.figures) and len(own) == 1
    }
    distinct = {own[0].period for own in said if own}
    return told if len(distinct) == len(told) else {}


def _runs(lines: Sequence[Line]) -> Iterator[list[_Row]]:
    """Yield the rows of indicators that follow each other, blank lines between them or not."""
    run: list[_Row] = []
    for place, line in enumerate(lines):
        if not line.text.strip():
            continue
        row = _row(place, line.text)
        if row and (not run or len(row.figures) == len(run[0].figures)):
            run.append(row)
            continue
        if len(run) >= _FEWEST:
            yield run
        run = [row] if row else []
    if len(run) >= _FEWEST:
        yield run


def _row(place: int, text: str) -> _Row | None:
    text = _MARKUP.sub("", text)
    ends = text.rstrip(" \t|")[-1:]
    likely = ends and ends in _LAST_SIGNS and sum(map(str.isdecimal, text)) >= _SEVERAL
    found = _ROW.match(text) if likely and len(text) <= _LONGEST else None
    if not found:
        return None
    label = found["label"].strip(" .:*")
    figures = tuple(_PARTING.split(found["figures"].strip()))
    if len(figures) < _SEVERAL:
        return None
    maxima = _maxima(label)
    return _Row(place, label, figures, maxima, found["top"] or "") if maxima else None


def ranks_province(text: str) -> bool:
    """Tell whether a row is one of an indicator that ranks the territory among the provinces.

    "Công khai, minh bạch | 15,29/18 | 5/34": what stands behind the stroke is no maximum.
    """
    if not _RANK.search(text):
        return False
    cells = split_cells(text) or []
    return any(_maxima(cell.strip(" .:*")) for cell in cells if not any(map(str.isdecimal, cell)))


@lru_cache(maxsize=1024)
def _maxima(label: str) -> frozenset[Decimal]:
    return frozenset(
        option.max
        for option in _options()
        if option.max is not None and cell_likeness(label, option, damaged=True) >= _ALIKE
    )


@cache
def _options() -> tuple[FormColumn, ...]:
    """Return the scores that some form knows, those of one maximum each."""
    return tuple(
        column
        for form in forms()
        for column in form.columns
        if column.measure == "point" and not column.group
    )


def _columns(
    run: Sequence[_Row], periods: Mapping[int, str]
) -> tuple[list[tuple[int, str]], int | None] | None:
    """Return which figures of each row are scores, and their maximum, None if that is not told.

    No column holds the maximum where it stands behind the labels, or nowhere. Several are scores
    only where each is of a month of its own, whose words stand beside its place.
    """
    width = len(run[0].figures)
    numbers = [[_number(text) for text in row.figures] for row in run]
    of = [
        place
        for place in range(width)
        if all(own[place] in row.maxima for row, own in zip(run, numbers, strict=True))
    ]
    # Where every score is the maximum the figures are the same.
    top = of[0] if of else None
    tops = [
        [own[top]] if top is not None else row.maxima for row, own in zip(run, numbers, strict=True)
    ]
    scores = [
        place
        for place in range(width)
        if place != top
        and not _is_share(numbers, place, top)
        and not _is_change(run, numbers, place)
        and _within([own[place] for own in numbers], tops)
    ]
    # Beside scores with decimals a column of whole numbers ranks the province.
    marked = [place for place in scores if any(_is_marked(row.figures[place]) for row in run)]
    scores = marked or (scores if top is not None else [])
    if len(scores) > 1 and not all(place in periods for place in scores):
        return None
    return ([(place, periods.get(place, "")) for place in scores], top) if scores else None


def _is_marked(text: str) -> bool:
    return decimals_of(text.replace(" ", "")) > 0


def _number(text: str) -> Decimal | None:
    return parse_figure(re.sub(_SIGN, "", text).rstrip("%").replace(" ", ""), "point")


def _is_share(numbers: _Numbers, place: int, top: int | None) -> bool:
    """Tell whether a figure of each row is the share, in per cent, of the maximum reached."""
    others = [other for other in range(len(numbers[0])) if other not in {place, top}]
    shares = [
        (own[place], 100 * score / of)
        for own in numbers
        for score in (own[other] for other in others[:1])
        if top is not None and (of := own[top]) and score is not None
    ]
    return bool(shares) and all(
        share is not None and abs(share - due) <= 1 for share, due in shares
    )


def _is_change(run: Sequence[_Row], numbers: _Numbers, place: int) -> bool:
    """Tell whether a column holds changes: signed figures, or what two others differ by."""
    if any(re.match(_SIGN, row.figures[place]) for row in run):
        return True
    others = [other for other in range(len(numbers[0])) if other != place]
    return any(
        all(_differ_by(own[first], own[second], own[place]) for own in numbers)
        for first, second in combinations(others, 2)
    )


def _differ_by(first: Decimal | None, second: Decimal | None, change: Decimal | None) -> bool:
    if first is None or second is None or change is None:
        return False
    return change <= min(first, second) and abs(abs(first - second) - change) <= _ROUNDING


def _within(column: Sequence[Decimal | None], tops: Sequence[Collection[Decimal | None]]) -> bool:
    """Tell whether most figures of a column keep to their maxima."""
    kept = sum(
        (figure or 0) <= max((top or 0 for top in own), default=0)
        for figure, own in zip(column, tops, strict=True)
    )
    return kept * 2 > len(column)


def _above(lines: Sequence[Line], place: int) -> str:
    filled = [line.text for line in lines[:place] if line.text.strip()]
    return " ".join(filled[-_MOST_ABOVE:])
