"""Which column ranks the rows of a table: its head says so, or its numbers do."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from rapidfuzz import fuzz

from helpers.extraction.figure import look_alike_number, parse_figure
from helpers.extraction.folding import fold
from helpers.extraction.head_roles import RANK_HEADS, HeadCell
from helpers.extraction.heads import Head, rank_likeness

_FAR = 55.0
"""A head less like "xếp hạng" than this is that of another column."""
_NEAR = 70.0
_PLAIN = 82.0
_WHOLE = 88.0
_LIKELY = 80.0
_ALIKE = 66.0
"""So alike a damaged head is whose numbers are the places of the rows."""
_LONG = 7
"""A shorter head of ranks ("vị thứ") is part of others ("đơn vị thứ …")."""
_MOSTLY = 0.7
_HALF = 0.5
_AGREED = 0.8
_FEW = 5
"""So many rows in the order of their numbers are no accident."""

Values = Sequence[Decimal | None]


def rank_place(
    rows: Sequence[Sequence[str]],
    sections: Sequence[str],
    heads: Sequence[Sequence[HeadCell]],
    head: Head,
) -> int | None:
    """Return the column that ranks the rows, None if there is none.

    A column is of ranks if its head says so and its numbers could be ranks, or if its numbers
    are the very order of another column and no head of its own says otherwise.

    Parameters
    ----------
    rows : sequence of sequence of str
        The printed numbers of the units, one a column.
    sections : sequence of str
        The section of each row: ranks may start anew in each.
    heads : sequence of (sequence of HeadCell)
        The head of each column, in each reading.
    head : Head
        Of the table, for heads that do not stand in cells.
    """
    if not rows or len(heads) < 2:
        return None
    columns = list(zip(*rows, strict=True))
    scored = [
        (_surely(place, columns, sections, heads[place], head), place)
        for place in range(len(columns))
    ]
    best = max(scored, key=lambda item: (item[0], item[1]))
    return best[1] if best[0] > 0 else None


def rank_alone(texts: Sequence[str], head: Head, own: Sequence[HeadCell] = ()) -> HeadCell | None:
    """Return the head of an only column that ranks the rows, None if it holds something else.

    Parameters
    ----------
    texts : sequence of str
        The printed numbers of the column.
    head : Head
        Of the table.
    own : sequence of HeadCell, optional
        The column's own head in each reading, where heads stand in cells.
    """
    numbers = [look_alike_number(text) for text in texts]
    if _are_places(numbers) and (known := _damaged_head(head, own)):
        return HeadCell(known, "rank")
    if own:
        return None
    words = [rank for rank in RANK_HEADS if len(rank) >= _LONG]
    told, _, rank = max(
        (
            (fuzz.partial_ratio(rank, line), line.rfind(rank), rank)
            for line in head.lines
            for rank in words
            if len(rank) <= len(line)
        ),
        default=(0.0, 0, ""),
    )
    # Ranks may be shared, but none is beyond the rows, those of another page before them.
    likely = sum(number is not None and 1 <= number <= 2 * len(texts) + 1 for number in numbers)
    if likely < _MOSTLY * len(texts):
        return None
    # "Xép thi": numbers that are the very places of the rows are ranks, however their head is read.
    if told < (_LIKELY if _are_places(numbers) else _WHOLE):
        return None
    return HeadCell(rank, "rank")


def are_places(texts: Sequence[str]) -> bool:
    """Tell whether printed numbers are the very places of the rows: 1 to the last, each once."""
    numbers = [look_alike_number(text) for text in texts]
    known = [number for number in numbers if number is not None]
    return _are_places(numbers) and len(set(known)) >= _AGREED * len(numbers)


def _damaged_head(head: Head, own: Sequence[HeadCell]) -> str:
    """Return the usual head of ranks that the head of an only column resembles, ``""`` for none.

    Where heads do not stand in cells, the column's own end the lines: "Đơn … Xép", "vị … fhr".
    """
    ends = [line.split()[-1] for line in head.lines[-2:] if line]
    readings = [cell.text for cell in own] or ["".join(ends[-2:]), "".join(ends[-1:])]
    words = [rank for rank in RANK_HEADS if " " in rank]
    likeness, known = max(
        (fuzz.ratio(fold(text).replace(" ", ""), rank.replace(" ", "")), rank)
        for text in readings
        for rank in words
    )
    return known if likeness >= _ALIKE else ""


def _are_places(numbers: Sequence[int | None]) -> bool:
    """Tell whether numbers run from 1 on with hardly a gap, in two blocks of rows at most."""
    told = {number for number in numbers if number is not None and 1 <= number <= len(numbers)}
    run = len(told) >= _AGREED * max(told, default=0)
    return len(numbers) >= _FEW and run and len(told) >= _HALF * len(numbers)


def _surely(
    place: int,
    columns: Sequence[Sequence[str]],
    sections: Sequence[str],
    own: Sequence[HeadCell],
    head: Head,
) -> float:
    """Return how surely (0 for not at all) a column ranks the rows."""
    numbers = [look_alike_number(text) for text in columns[place]]
    known = [number for number in numbers if number is not None]
    count = len(numbers)
    told = _told(own) if own else (_NEAR if rank_likeness(head) >= _NEAR else _FAR)
    plainly = bool(own) and told >= _PLAIN
    # A page goes on with the ranks where the page before it ended.
    first = max(1, min(known, default=1)) if plainly else 1
    likely = sum(first <= number <= first + 2 * count + 1 for number in known)
    # One misread rank ("217") makes the others no less ranks.
    if likely < (_HALF if plainly else _MOSTLY) * count:
        return 0.0
    if told < _FAR:
        return 0.0
    order = max(
        (
            _in_order(numbers, [parse_figure(text, "point") for text in columns[other]], sections)
            for other in range(len(columns))
            if other != place
        ),
        default=0.0,
    )
    if plainly:
        return told + order
    if order >= _AGREED and count >= (_FEW if told < _NEAR else 3):
        return told + order
    outside = place in {0, len(columns) - 1}
    return told if not own and told >= _NEAR and outside and _counts(known, count) else 0.0


def _told(own: Sequence[HeadCell]) -> float:
    """Return how alike (0–100) the head of a column is to the usual heads of ranks."""
    labels = [fold(cell.text).replace(" ", "") for cell in own]
    known = [head.replace(" ", "") for head in RANK_HEADS]
    return max(fuzz.ratio(label, rank) for label in labels for rank in known)


def _counts(known: Sequence[int], count: int) -> bool:
    """Tell whether the numbers may be those of ranks: hardly repeated, none beyond the rows."""
    within = [number for number in known if 1 <= number <= count + 2]
    return len(set(within)) >= _MOSTLY * count


def _in_order(numbers: Sequence[int | None], values: Values, sections: Sequence[str]) -> float:
    """Return how well (0–1) the numbers rise as ``values`` fall, over all or section by section."""
    blocks = {
        section: [place for place, own in enumerate(sections) if own == section]
        for section in dict.fromkeys(sections)
    }
    whole = _rising(numbers, values, range(len(numbers)))
    parted = [_rising(numbers, values, block) for block in blocks.values()]
    rises, pairs = (sum(part) for part in zip(*parted, strict=True))
    return max(rose / of if of else 0.0 for rose, of in (whole, (rises, pairs)))


def _rising(
    numbers: Sequence[int | None], values: Values, places: Sequence[int]
) -> tuple[int, int]:
    """Count the neighbours by value whose numbers rise, or stay where the values do, and all."""
    known = [
        (value, number)
        for place in places
        if (value := values[place]) is not None and (number := numbers[place]) is not None
    ]
    distinct = len({number for _, number in known})
    if len(known) < _MOSTLY * len(places) or distinct < _MOSTLY * len(known):
        return 0, max(0, len(known) - 1)
    known.sort(key=lambda pair: (-pair[0], pair[1]))
    # Numbers of equal values always rise once sorted: those of ranks follow each other.
    rose = sum(
        below[1] - above[1] in {0, 1} if above[0] == below[0] else above[1] < below[1]
        for above, below in pairwise(known)
    )
    return rose, len(known) - 1
