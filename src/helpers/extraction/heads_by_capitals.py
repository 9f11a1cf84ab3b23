"""Heads that follow each other on one line, parted by their capitals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from helpers.extraction.folding import fold, plain
from helpers.extraction.head_roles import MAXIMUM, ORDINAL_HEADS, HeadCell, head_cell
from helpers.extraction.syllables import is_syllable
from helpers.reading import Line

_FEWEST_MAXIMA = 3
_GOES_ON = frozenset({"-", "–", "&", "và", "/"})
"""Signs after which a head goes on, capital or not."""


def heads_by_capitals(lines: Sequence[Line], count: int) -> tuple[HeadCell, ...]:
    """Return heads that follow each other on one line, if their capitals part as many as there are.

    "Đơn vị Số hồ sơ quá hạn Mức độ hài lòng (%)": each head begins with a capital.
    """
    texts = [line.text for line in lines if len(MAXIMUM.sub("", plain(line.text)).split()) > 1]
    texts = [text for text in texts if any(map(str.islower, text))]
    return cut_at_capitals(texts[0], count) if len(texts) == 1 else ()


def cut_at_capitals(text: str, count: int) -> tuple[HeadCell, ...]:
    """Return the heads that a line of them holds, if their capitals part as many as there are.

    Parameters
    ----------
    text : str
        The head, on one line.
    count : int
        How many figures, classes and ranks a row has.
    """
    words = text.replace("|", " ").split()
    closing = _closing_maxima(words)
    numbered = max((n for n in (1, 2) if fold(" ".join(words[:n])) in ORDINAL_HEADS), default=0)
    parts: list[list[str]] = [[]]
    open_brackets = 0
    for place, (before, word) in enumerate(pairwise(["", *words[numbered:]]), numbered):
        begins = word[0].isupper() and word[1:2].islower() and before not in _GOES_ON
        begins = begins or (_in_capitals(word) and bool(before) and not _in_capitals(before))
        if closing and closing[0] < place <= closing[-1] + 1:
            # A letter may be misread as a capital, or a capital as none: printed maxima are surer.
            begins = place - 1 in closing
        if begins and not open_brackets and parts[-1]:
            parts.append([])
        parts[-1].append(word)
        open_brackets = max(0, open_brackets + word.count("(") - word.count(")"))
    cells = [head_cell(" ".join(part)) for part in parts]
    if [cell.role for cell in cells[:2]] == ["name", "name"]:
        # "TEN CO QUANN, BON VI" is one head.
        cells[:2] = [head_cell(f"{cells[0].text} {cells[1].text}")]
    own = [cell for cell in cells[1:] if cell.role != "note"]
    if cells[0].role != "name" or len(own) != count or count < 1:
        return ()
    ordinal = [head_cell(" ".join(words[:numbered]))] if numbered else []
    return (*ordinal, *cells)


def _closing_maxima(words: Sequence[str]) -> list[int]:
    """Return the places of the words that close a printed maximum, none where there are few."""
    text = plain(" ".join(words))
    places = [text.count(" ", 0, found.end()) for found in MAXIMUM.finditer(text)]
    return places if len(places) >= _FEWEST_MAXIMA else []


def _in_capitals(word: str) -> bool:
    """Tell whether a word is one in capitals: "TỔNG" is, the abbreviation "DVC" is not."""
    letters = word.strip(",()").lower()
    return word.isupper() and len(letters) > 1 and is_syllable(letters)
