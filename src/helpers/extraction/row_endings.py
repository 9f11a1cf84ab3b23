"""What stands at the end of rows and is no figure: stamps, notes, shares, ranks that are shared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from helpers.extraction.confusions import confusions
from helpers.extraction.folding import fold
from helpers.extraction.head_roles import RANK_HEADS, role_of
from helpers.extraction.row_text import split_cells
from helpers.extraction.rows_of_indicators import ranks_province
from helpers.reading import Line

_LONGEST = 1_000
_DECIMAL = re.compile(r"\d[.,]\d")
# "(2) Số liệu tạm tính.": a note below a table, and its mark behind a score.
_NOTE = re.compile(r"^\s*[\[(](\d)[\])]\s+(?=[^\W\d_])")
_MARK = re.compile(r"(?<=[.,]\d)(\d?)\s?[\[(](\d)[\])](?=\s*(?:[|\t]|$))")
# "Sở Tài chính (1)": the same behind a name.
_NAME_MARK = re.compile(r"(?<=[^\W\d_])\s?[\[(](\d)[\])](?=\s*(?:[|\t]|$)|\s+\d)")
# "17,5 (97,2%)": a figure, and its share of the maximum or of a whole.
_SHARE = re.compile(r"(?<=\d)\s?\(\s?\d{1,3}(?:[.,]\d{1,2})?\s?%\s?\)(?=\s*(?:[|\t]|$)|\s+\d)")
_ROW = re.compile(r"^[\s|]*\d{1,3}[.)]?(?:\s|\|)+[^\W\d_]")
_FEWEST_SHARES = 3
# "2-3", "=4", "1/15", "Thứ 2": of several ranks that are shared the first one counts.
_RANK = re.compile(
    r"\s*(?:=|thứ |hạng |đồng hạng )?\s*(\d{1,3})\s?(?:[-–]\s?\d{1,3}|/\s?\d{1,3}|=)?\s*",
    re.IGNORECASE,
)
_RANK_AT_END = re.compile(r"(?<=\s)(?:=(\d{1,3})|(\d{1,3})\s?[-–/]\s?\d{1,3})\s*$")
_MOST_HEAD_WORDS = 5
_RISES, _FALLS, _STAYS = "↑▲⬆⇑", "↓▼⬇⇓", "→↔⇔=–-"
# "1 (↑2)": a rank, and how many places it rose.
_PLACES_MOVED = re.compile(rf"(?<=\d)\s?\(\s?(?:[{_RISES}{_FALLS}+-]\s?\d{{1,3}}|[{_STAYS}])\s?\)")
_ARROW = rf"[{_RISES}{_FALLS}]"
_ARROW_BEHIND = re.compile(rf"(\d+(?:[.,]\d+)?)\s?({_ARROW})(?!\s?\d)")
_ARROW_BEFORE = re.compile(rf"({_ARROW})\s?(?=\d)")
_WORDS = re.compile(r"[^\W\d_]{2}")


def without_stamps(text: str) -> str:
    """Return a line without the text of a digital signature that lies over its end."""
    found = _stamp().search(text) if ":" in text and len(text) <= _LONGEST else None
    return text[: found.start()] if found else text


@cache
def _stamp() -> re.Pattern[str]:
    words = "|".join(map(re.escape, confusions().stamps))
    return re.compile(rf"(?<=\S)\s+(?:{words})\s?:.*$", re.IGNORECASE)


def take_note_marks(texts: list[str]) -> None:
    """Take from scores and names the marks of notes that stand below.

    "97,5 (2)", "Sở Y tế (2)" above "(2) Số liệu tạm tính".
    """
    notes = {found[1] for text in texts if (found := _NOTE.match(text))}
    if not notes:
        return

    def bare(found: re.Match[str]) -> str:
        return found[1] if found[2] in notes else found[0]

    def of_name(found: re.Match[str]) -> str:
        return "" if found[1] in notes else found[0]

    for place, text in enumerate(texts):
        if len(text) <= _LONGEST and ("(" in text or "[" in text):
            texts[place] = _MARK.sub(bare, text)
            if _ROW.match(text):
                texts[place] = _NAME_MARK.sub(of_name, texts[place])


def rows_with_shares(texts: Sequence[str]) -> list[int]:
    """Return the places of the rows that print a share in brackets behind figures."""
    found = [
        place
        for place, text in enumerate(texts)
        if "%" in text and len(text) <= _LONGEST and _ROW.match(text) and _SHARE.search(text)
    ]
    return found if len(found) >= _FEWEST_SHARES else []


def take_shares(texts: list[str]) -> None:
    """Take from rows the shares in brackets behind their figures; a finding tells of them."""
    for place in rows_with_shares(texts):
        texts[place] = _SHARE.sub("", texts[place])


def lines_with_shares(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the numbers of the lines of rows that print a share in brackets behind figures."""
    return tuple(lines[place].number for place in rows_with_shares([line.text for line in lines]))


# "87,70    - 0,50": behind a gap or border the sign is the figure's.
_SIGN_APART = re.compile(
    r"(?<=[\w |\t)%][ |\t][ |\t])([+\-−–]) (?=\d{1,2}[.,]\d{1,2}(?:\s{2}|\s*[|\t]|\s*$))"
)


def take_arrows(texts: list[str]) -> None:
    """Write arrows at figures as the signs that they stand for, and take moves behind ranks away.

    ``"↑ 1,25"`` and ``"1,25 ↓"`` are changes, no scores: ``"+1,25"``, ``"-1,25"``; of ``"1 (↑2)"``
    the rank stays. A sign may stand apart from its figure.
    """

    def signed(found: re.Match[str]) -> str:
        return "+" if found[1] in _RISES else "-"

    for place, text in enumerate(texts):
        if len(text) > _LONGEST or not _WORDS.search(text):
            continue
        texts[place] = _SIGN_APART.sub(r"\1", text)
        if "(" in text and (_ROW.match(text) or split_cells(text) is not None):
            texts[place] = _PLACES_MOVED.sub("", texts[place])
        if any(arrow in text for arrow in _RISES + _FALLS):
            # Behind a figure the sign belongs before it.
            turned = _ARROW_BEHIND.sub(r"\2\1", texts[place])
            texts[place] = _ARROW_BEFORE.sub(signed, turned)


def take_shared_ranks(texts: list[str]) -> None:
    """Write ranks that are shared or told with their number as the rank alone: "2-3", "1/15"."""
    column: tuple[str, int, int] | None = None
    at_end = False
    for place, text in enumerate(texts):
        if not text.strip() or len(text) > _LONGEST:
            continue
        mark = "\t" if "\t" in text else "|"
        cells = text.split(mark)
        ranked = _rank_cell(cells) if len(cells) > 1 and not _DECIMAL.search(text) else None
        if ranked is not None:
            column, at_end = (mark, len(cells), ranked), False
        elif _ends_in_ranks(text):
            column, at_end = None, True
        elif column and (mark, len(cells)) == column[:2]:
            found = _RANK.fullmatch(cells[column[2]])
            if found and not ranks_province(text):
                cells[column[2]] = f" {found[1]} "
                texts[place] = mark.join(cells)
        elif at_end and _ROW.match(text):
            texts[place] = _RANK_AT_END.sub(lambda found: found[1] or found[2], text)


def _rank_cell(cells: Sequence[str]) -> int | None:
    ranks = [
        place for place, cell in enumerate(cells) if cell.strip() and role_of(fold(cell)) == "rank"
    ]
    return ranks[0] if len(ranks) == 1 else None


def _ends_in_ranks(text: str) -> bool:
    """Tell whether the last head of a line is that of ranks."""
    if any(map(str.isdecimal, text)) or (split_cells(text) is None and len(text.split()) < 3):
        return False
    words = fold(text).split()
    ends = (" ".join(words[-count:]) for count in range(1, _MOST_HEAD_WORDS + 1))
    return any(end in RANK_HEADS for end in ends)
