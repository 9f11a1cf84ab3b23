"""What tables print behind their figures: measures, marks of notes, the same maximum in each row.

``17,5 điểm``, ``17,5¹`` and ``17,5/18`` are the figure 17,5; the maximum goes into the head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from helpers.extraction.confusions import confusions
from helpers.extraction.folding import fold
from helpers.extraction.row_endings import (
    take_arrows,
    take_note_marks,
    take_shared_ranks,
    take_shares,
    without_stamps,
)
from helpers.extraction.row_text import split_cells
from helpers.extraction.rows_of_indicators import OF_PROVINCES, ranks_province
from helpers.reading import Line

_FEWEST_ROWS = 3
_MOSTLY = 0.8
_MOST_ABOVE = 6
_LONGEST = 1_000
_FRACTION = re.compile(r"(?<![\d.,/])(\d{1,4}(?:[.,]\d{1,2})?)\s?/\s?(\d{1,3})(?![\d.,/]|\s?/)")
_RAISED = re.compile(r"(?<=\d)\s?[¹²³⁴-⁹]{1,2}(?![^\s|])")
_DECIMAL = re.compile(r"\d[.,]\d")
_OF_ROW = re.compile(r"^[\s|]*\d|\d[.,]\d")
_WORDS = re.compile(r"[^\W\d_]{2}")
# What a row does not have between two figures.
_SAID = re.compile(r"[,;(]|(?:[^\W\d_]+\W+){3}")
_RANKS = ("hang", "thu ", "xep")


def plain_cells(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with what stands behind the figures of tables taken away.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch; sentences stay as they are.
    """
    filled = [line.text for line in lines if line.text.strip()]
    # A sign behind one figure alone may be its last digit: "9d" for 94.
    alone = {
        text
        for above, text, below in zip(["", *filled], filled, [*filled[1:], ""], strict=False)
        if len(_measured(text)) == 1 and not _measured(above) and not _measured(below)
    }
    texts = [without_stamps(_without_notes(line.text, line.text in alone)) for line in lines]
    take_arrows(texts)
    take_note_marks(texts)
    take_shares(texts)
    take_shared_ranks(texts)
    for rows in _runs(texts):
        _take_maxima(texts, rows)
    return [
        line if text is line.text else replace(line, text=text)
        for line, text in zip(lines, texts, strict=True)
    ]


@cache
def _measures() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, confusions().measures), key=len, reverse=True))
    return re.compile(rf"(?<=\d) ?(?:{words})(?= *(?:[|\t]|$)| +[\d(|])", re.IGNORECASE)


def _measured(text: str) -> list[str]:
    return [found[0] for found in _measures().finditer(text)] if len(text) <= _LONGEST else []


def _without_notes(text: str, alone: bool) -> str:
    # Heads print measures too, behind whole numbers: the maxima.
    if len(text) > _LONGEST or not _WORDS.search(text) or not _OF_ROW.search(text):
        return text
    celled = split_cells(text) is not None
    found = _measured(text)
    # One measure outside cells ends a sentence, or a line of it.
    kept = len(found) <= (not celled) or (alone and len(found[0].strip()) == 1)
    kept = kept or (not celled and _is_sentence(text))
    plain = text if kept else _measures().sub("", text)
    return _RAISED.sub("", plain) if celled or len(_DECIMAL.findall(text)) > 1 else plain


def _is_sentence(text: str) -> bool:
    """Tell whether words part the measures of a line: "61.402 hồ sơ (99%), quá hạn 588 hồ sơ"."""
    between = _measures().split(text)[1:-1]
    return any(_WORDS.search(words) for words in between)


def _runs(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the places of neighbouring lines that have as many fractions, names before them."""
    run: list[int] = []
    count = 0
    for place, text in enumerate(texts):
        own = len(_FRACTION.findall(text)) if "/" in text and len(text) <= _LONGEST else 0
        if own and _WORDS.search(text.partition("/")[0]) and (not run or own == count):
            run.append(place)
            count = own
        elif text.strip():
            if len(run) >= _FEWEST_ROWS:
                yield run
            run, count = [], 0
    if len(run) >= _FEWEST_ROWS:
        yield run


def _take_maxima(texts: list[str], rows: Sequence[int]) -> None:
    """Take from each row what its columns have in common behind the stroke."""
    columns = zip(*([of for _, of in _FRACTION.findall(texts[row])] for row in rows), strict=True)
    usual = [Counter(column).most_common(1)[0] for column in columns]
    maxima = [of if count >= _MOSTLY * len(rows) else "" for of, count in usual]
    if all(ranks_province(texts[row]) for row in rows):
        maxima = ["" if of in OF_PROVINCES else of for of in maxima]
    if not any(maxima) or (
        split_cells(texts[rows[0]]) is None
        # A row of counts out of one number has it by chance; so has a list of sentences.
        and (len(maxima) == 1 or all(_says_between(texts[row]) for row in rows))
    ):
        return
    _tell_head(texts, rows[0], maxima)
    for row in rows:
        texts[row] = _without(texts[row], maxima)


def _says_between(text: str) -> bool:
    """Tell whether words part the fractions of a line: "18/18 điểm, xếp thứ 37/63 tỉnh"."""
    spans = [found.span() for found in _FRACTION.finditer(text)]
    return any(_SAID.search(text[end:start]) for (_, end), (start, _) in pairwise(spans))


def _without(text: str, maxima: Sequence[str]) -> str:
    tops = iter(maxima)

    def figure(found: re.Match[str]) -> str:
        return found[1] if found[2] == next(tops) else found[0]

    return _FRACTION.sub(figure, text)


def _tell_head(texts: list[str], first: int, maxima: Sequence[str]) -> None:
    """Write the maxima into the head, where it stands in as many cells as the rows."""
    mark = "\t" if "\t" in texts[first] else "|"
    cells = texts[first].split(mark)
    places = [place for place, cell in enumerate(cells) if _FRACTION.search(cell)]
    if len(places) != len(maxima):
        return
    for above in range(first - 1, max(-1, first - 1 - _MOST_ABOVE), -1):
        heads = texts[above].split(mark)
        if len(heads) == len(cells) and _WORDS.search(texts[above]):
            for place, top in zip(places, maxima, strict=True):
                words = fold(heads[place])
                if top and "(" not in heads[place] and not any(word in words for word in _RANKS):
                    heads[place] = f"{heads[place].rstrip()} ({top}đ) "
            texts[above] = mark.join(heads)
            return
