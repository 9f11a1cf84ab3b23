"""Two tables side by side whose rows single blanks part: "1 Xã A 98,2 Tốt 64 Xã B 86,4 Khá".

Each half counts on by itself. The right halves follow the left ones, so that both count on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from helpers.extraction.folding import fold
from helpers.extraction.printed_names import names_a_unit

_HALF = r"[^\W\d_]\D{3,59}?(?: \d{1,3}[.,]\d{1,2}%?| \d{1,4})+(?: [^\W\d_]+){0,2}"
_ROW = re.compile(rf"(\d{{1,3}})[.)]? ({_HALF}) (\d{{1,3}})[.)]? ({_HALF})")
_FEWEST = 3
_LONGEST = 300


def rows_abreast(texts: Sequence[str]) -> list[tuple[int, str]]:
    """Return the lines, each with the place of the one it was printed on.

    Parameters
    ----------
    texts : sequence of str
        The lines of a document.
    """
    made: list[tuple[int, str]] = []
    done = 0
    for run in _runs(texts):
        first = run[0][0]
        made += [(place, texts[place]) for place in range(done, first)]
        if made and (once := _once(made[-1][1])):
            made[-1] = (made[-1][0], once)
        made += [(place, " ".join(left)) for place, left, _ in run]
        made += [(place, " ".join(right)) for place, _, right in run]
        done = run[-1][0] + 1
    return [*made, *((place, texts[place]) for place in range(done, len(texts)))]


_Half = tuple[str, str]
_Row = tuple[int, _Half, _Half]


def _runs(texts: Sequence[str]) -> Iterator[list[_Row]]:
    """Yield the rows that follow each other line by line, both halves of which count on."""
    run: list[_Row] = []
    for place, text in enumerate(texts):
        row = _row(place, text)
        if row and run and _counts_on(run[-1], row):
            run.append(row)
            continue
        if len(run) >= _FEWEST:
            yield run
        run = [row] if row else []
    if len(run) >= _FEWEST:
        yield run


def _row(place: int, text: str) -> _Row | None:
    # Stretches of blanks would be tried in every way that they can be shared.
    found = _ROW.fullmatch(" ".join(text.split())) if len(text) <= _LONGEST else None
    if not found or not (names_a_unit(found[2]) and names_a_unit(found[4])):
        return None
    return place, (found[1], found[2]), (found[3], found[4])


def _counts_on(above: _Row, row: _Row) -> bool:
    steps = (int(own[0]) - int(before[0]) for before, own in zip(above[1:], row[1:], strict=True))
    return row[0] == above[0] + 1 and all(step == 1 for step in steps)


def _once(head: str) -> str:
    """Return a head that stands twice on its line once, ``""`` for any other line."""
    words = head.split()
    left, right = words[: len(words) // 2], words[len(words) // 2 :]
    return " ".join(left) if left and fold(" ".join(left)) == fold(" ".join(right)) else ""
