"""Small tables whose rows are indicators: "Công khai, minh bạch | 18 | 12,38".

They speak of the territory itself, as a list in the prose does, and are read as one: each row is
written as "Công khai, minh bạch: 12,38/18 điểm", where its columns are months with each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from helpers.extraction.figure import decimals_of, parse_figure
from helpers.extraction.forms import FormColumn, forms
from helpers.extraction.likeness_of_heads import cell_likeness
from helpers.extraction.moments import parts_of_years_in
from helpers.extraction.row_text import split_cells
from helpers.reading import Line

_FEWEST = 3
_SEVERAL = 2
_ALIKE = 0.72
_MOST_ABOVE = 4
_LONGEST = 160
_FIGURE = r"[\dOoIlSB]{1,4}(?:\s?[.,;'’]\s?[\dOoIlSB]{1,2})?"
_ROW = re.compile(
    r"^[\s|]*(?:\(?\d{1,2}[.)]?[\s|]+)?(?P<label>[^\W\d_][^|\t\d]{3,90}?)[\s|:]+"
    rf"(?P<figures>{_FIGURE}(?:[\s|]+{_FIGURE}\s?%?){{0,7}})[\s|]*$"
)
_LAST_SIGNS = "0123456789OoIlSB%"
_PARTING = re.compile(r"(?<![.,;])[\s|]+(?![.,;])")
# A unit of its own above the rows: then they do not speak of the territory.
_OF_A_UNIT = re.compile(
    r"\b(?:Sở|Ban Quản|Thanh tra|[Xx]ã|[Pp]hường|[Hh]uyện|[Qq]uận|[Tt]hị (?:xã|trấn))\s+[A-ZĐÀ-Ỹ]"
)


@dataclass(frozen=True)
class _Row:
    """A row of an indicator: where it stands, what it prints, and which columns it may be of."""

    place: int
    label: str
    figures: tuple[str, ...]
    maxima: frozenset[Decimal]


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
        for row in run:
            said = [
                f"{month}{row.label}: {row.figures[place]}/{row.figures[top]} điểm"
                for place, month in scores
            ]
            spoken[row.place] = replace(lines[row.place], text=f"- {'. '.join(said)}")
    return spoken


def _periods(lines: Sequence[Line], first: _Row) -> dict[int, str]:
    """Return which figures of the rows are of which month, as the head right above them prints it.

    None are told where two columns are of one month.
    """
    above = next((line.text for line in reversed(lines[: first.place]) if line.text.strip()), "")
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
    ends = text.rstrip(" \t|")[-1:]
    likely = ends and ends in _LAST_SIGNS and sum(map(str.isdecimal, text)) >= _SEVERAL
    found = _ROW.match(text) if likely and len(text) <= _LONGEST else None
    if not found:
        return None
    label = found["label"].strip(" .:*")
    figures = tuple(_PARTING.split(found["figures"].strip()))
    if len(figures) < _SEVERAL:
        return None
    maxima = frozenset(
        option.max
        for option in _options()
        if option.max is not None and cell_likeness(label, option, damaged=True) >= _ALIKE
    )
    return _Row(place, label, figures, maxima) if maxima else None


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
) -> tuple[list[tuple[int, str]], int] | None:
    """Return which figures of each row are scores, and their maximum, None if that is not told.

    Several are scores only where each is of a month of its own, whose words stand beside its place.
    """
    width = len(run[0].figures)
    numbers = [[_number(text) for text in row.figures] for row in run]
    of = [
        place
        for place in range(width)
        if all(own[place] in row.maxima for row, own in zip(run, numbers, strict=True))
    ]
    if not of:
        return None
    # Where every score is the maximum the figures are the same.
    top = of[0]
    scores = [
        place
        for place in range(width)
        if place != top and not _is_share(numbers, place, top) and _within(numbers, place, top)
    ]
    # Beside scores with decimals a column of whole numbers ranks the province.
    marked = [place for place in scores if any(_is_marked(row.figures[place]) for row in run)]
    scores = marked or scores
    if len(scores) > 1 and not all(place in periods for place in scores):
        return None
    return ([(place, periods.get(place, "")) for place in scores], top) if scores else None


def _is_marked(text: str) -> bool:
    return decimals_of(text.replace(" ", "")) > 0


def _number(text: str) -> Decimal | None:
    return parse_figure(text.rstrip("%").replace(" ", ""), "point")


def _is_share(numbers: Sequence[Sequence[Decimal | None]], place: int, top: int) -> bool:
    """Tell whether a figure of each row is the share, in per cent, of the maximum reached."""
    others = [other for other in range(len(numbers[0])) if other not in {place, top}]
    shares = [
        (own[place], 100 * score / of)
        for own in numbers
        for score in (own[other] for other in others[:1])
        if (of := own[top]) and score is not None
    ]
    return bool(shares) and all(
        share is not None and abs(share - due) <= 1 for share, due in shares
    )


def _within(numbers: Sequence[Sequence[Decimal | None]], place: int, top: int) -> bool:
    """Tell whether most figures of a column keep to the maximum beside them."""
    kept = sum((own[place] or 0) <= (own[top] or 0) for own in numbers)
    return kept * 2 > len(numbers)


def _above(lines: Sequence[Line], place: int) -> str:
    filled = [line.text for line in lines[:place] if line.text.strip()]
    return " ".join(filled[-_MOST_ABOVE:])
