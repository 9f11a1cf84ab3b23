"""What a line must look like to be a row of a table, and what kind of row it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from helpers.extraction.captions import TITLE, annex_title
from helpers.extraction.figure import decimals_of
from helpers.extraction.folding import fold, plain
from helpers.extraction.forms import words_of_heads
from helpers.extraction.head_roles import ORDINAL_HEADS
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.row_text import RowText
from helpers.extraction.sections import (
    closed_block,
    group_name,
    is_average,
    is_maxima,
    is_total,
    says_total,
)
from helpers.extraction.tokens import NOTE_MARK, Token
from helpers.reading import Line

_MOSTLY = 0.8
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])[./-]20[0-9]{2}")
_BODIES = ("ubnd ", "uy ban nh", "so ")
_KINDS_OF_UNITS = frozenset({"ubnd", "xa", "phuong", "huyen", "quan", "thi", "thanh"})
_NEXT = 2
_FAINT = 50.0
_LIKELIER = 90.0
"""How alike a unit a damaged name must be to stand for no total that it resembles too."""
_EXACT = 97.0
_MOST_WORDS = 16
_SHORTEST = 3
_SEVERAL = 3
_LONGEST_OWN = 2
_LONGEST_CLASS = 4
_LONGEST_UNREAD = 5
_MOST_ABOVE = 3
_PAGE = frozenset({"trang", "trang so", "page"})
_CLOSING = re.compile(r"\d{1,3}(?:đ|d)?\)")
_PIECE_OF_MAXIMUM = re.compile(r"\(?(?:toi|da|thang|diem|max|\d{1,3}d?)?\)?")
_WORDS_OF_PERIODS = re.compile(r"(?:(?:n\S{1,2}m|narn|th\S{1,3}ng|\d{1,2})\W*)*")
_YEAR_OR_MONTH = re.compile(r"(?:(?:0?[1-9]|1[0-2])[/.])?20\d\d|0?[1-9]|1[0-2]")
_YEAR = re.compile(r"20\d\d(?![.,]?\d)")


def may_be_row(  # noqa: PLR0911 - one reason a line
    row: RowText, index: NameIndex, counted_on: bool
) -> bool:
    """Tell whether a line may be a row of figures.

    Parameters
    ----------
    row : RowText
    index : NameIndex
        The units that may be named.
    counted_on : bool
        Whether its ordinal is the one after that of a row before it.
    """
    # "Thăng Điền" resembles "Thang điểm".
    of_maxima = is_maxima(row.name) and index.best(row.name) < _EXACT
    if not _has_figures(row) or of_maxima or _is_numbering(row) or _is_prose(row, index):
        return False
    if _is_of_periods(row):
        return False
    first = (row.ordinal, *(token.text for token in row.tokens[: row.leading]))
    if any(fold(text) in ORDINAL_HEADS for text in first):
        return False
    counted = any(sign.isdecimal() for sign in row.ordinal)
    if len(row.name) < _SHORTEST:
        # "1/10" and "- 2 -" number pages.
        return counted and (counted_on or row.figures > 1 or any(map(_is_decimal, row.tokens)))
    if kind_of_row(row.name, index) != "unit":
        # "QUAN, DON | hai long | minh bach | s6" is a line of heads.
        return not _is_of_words(row)
    # A damaged name must not lose its row: figures side by side, or the words before it, keep it.
    likeness = max(index.best(row.name), index.best(with_own_ending(row)[1]))
    if likeness < _EXACT and _is_of_words(row):
        return False
    if counted:
        return counted_on or likeness >= KNOWN or not _of_head(row)
    if likeness < _EXACT and [token.kind for token in row.tokens] == ["nothing"]:
        # "Sở Lao động -": the name goes on.
        return False
    faint = row.figures >= _SEVERAL or fold(row.name).startswith(_BODIES)
    return likeness >= (_FAINT if faint else KNOWN)


def _is_of_words(row: RowText) -> bool:
    """Tell whether most cells of a line hold words: "TT | quan, đơn | s6 | phát sinh | HS phát"."""
    words = sum(token.kind == "word" for token in row.tokens)
    return row.cells and words >= _SEVERAL and 2 * words > len(row.tokens)


def _is_prose(row: RowText, index: NameIndex) -> bool:
    # "UBND huyện Long Hồ (40,88 điểm)" is a sentence, wrapped.
    bracketed = any(t.kind == "figure" and t.text.startswith("(") for t in row.tokens)
    long = len(row.name.split()) > _MOST_WORDS
    # "PHƯỜNG THÁNG 10 NĂM 2024" and "PHƯỜNG THÁNG 10.2024" end a title.
    texts = [token.text for token in row.tokens]
    alone = texts[0] if len(texts) == 1 else ""
    dated = fold(row.name).endswith(" nam") and bool(_YEAR.match(alone))
    dated |= bool(_MONTH.fullmatch(alone))
    # "Bằng 17 16,54 12" closes "Nguyễn Lương Bằng".
    titled = row.figures < _SEVERAL and bool(TITLE.match(plain(row.name)))
    # "Bằng Mạc" is a commune, "Bảng tổng hợp" a title.
    titled = titled and bool(annex_title(row.name))
    # "Phu 1uc 2" is a title too, not two dossiers of "Phú Túc".
    numbered = alone.isdecimal() and not row.ordinal and bool(annex_title(f"{row.name} {alone}"))
    titled = (titled or numbered) and index.best(row.name) < _EXACT
    # "Trang 2" numbers a page, even where a commune is called Trang.
    paged = alone.isdecimal() and not row.ordinal and fold(row.name) in _PAGE
    return bracketed or long or dated or titled or paged


def with_own_ending(row: RowText) -> tuple[RowText, str]:
    """Return a row of words and its name with what may close it ("Bảo Lâm 1", "Mậu A").

    The mark of a note behind it closes nothing. Rows in cells come back as they are.
    """
    before, rest = row.tokens[: row.leading], row.tokens[row.leading :]
    if row.cells or len(rest) < 2 or rest[0].kind not in {"figure", "weak", "class"}:
        return row, row.name
    own = NOTE_MARK.sub("", rest[0].text)
    # "Kha" may be a class, and the end of "Sam Kha".
    if len(own) > (_LONGEST_CLASS if rest[0].kind == "class" else _LONGEST_OWN):
        return row, row.name
    return replace(row, tokens=(*before, *rest[1:])), f"{row.name} {own}"


def counts_on(above: RowText, row: RowText) -> bool:
    """Tell whether a row is counted as the one after a row before it."""
    numbers = [item.ordinal for item in (above, row)]
    return all(map(str.isdecimal, numbers)) and 0 < int(numbers[1]) - int(numbers[0]) <= _NEXT


def is_torn_row(
    lines: Sequence[Line], number: int, rows: dict[int, RowText], index: NameIndex
) -> bool:
    """Tell whether a line of figures (or signs for none) stands between the halves of a name.

    The second half may share the line with the figures.
    """
    row = rows[number]
    numbering = _is_numbering(row)
    if not _is_of_values(row) or (numbering and len(row.tokens) > 1):
        return False
    if row.name and not row.ordinal and row.figures and _goes_on_below(lines, number, rows, index):
        return True
    above = _filled(lines, number, -1)
    if above not in rows or not _is_name_alone(rows[above]):
        return False
    if row.name:
        return row.figures > 0 and _ends_a_name(lines, number, rows, index)
    below = _filled(lines, number, 1)
    if not (row.figures or len(row.tokens) > 1) or below not in rows or rows[below].tokens:
        return False
    halves = (rows[above].name, rows[below].name)
    # "2  3" counts columns, or is the second row between the halves of its name.
    needed = KNOWN if row.figures >= _SEVERAL and not numbering else _EXACT
    return all(halves) and index.best(" ".join(halves)) >= needed


def _is_of_values(row: RowText) -> bool:
    """Tell whether a line holds figures and signs, and at most a class that cannot be read."""
    values = [token.kind in {"figure", "nothing", "class"} for token in row.tokens]
    unread = row.figures >= _SEVERAL and len(row.tokens[-1].text) <= _LONGEST_UNREAD
    return bool(values) and all(values[: -1 if unread else None])


def _is_name_alone(row: RowText) -> bool:
    return bool(row.name) and all(token.kind == "empty" for token in row.tokens)


def _ends_a_name(
    lines: Sequence[Line], number: int, rows: dict[int, RowText], index: NameIndex
) -> bool:
    """Tell whether the words of a row are the end of a name that begins up to three lines above."""
    name, above = rows[number].name, number
    below = _filled(lines, number, 1)
    rest = rows[below].name if below in rows and _is_name_alone(rows[below]) else ""
    for _ in range(_MOST_ABOVE):
        above = _filled(lines, above, -1)
        if above not in rows or not _is_name_alone(rows[above]):
            return False
        name = f"{rows[above].name} {name}"
        # The last words may stand below still.
        if max(index.best(name), index.best(f"{name} {rest}") if rest else 0.0) >= _EXACT:
            return True
    return False


def _goes_on_below(
    lines: Sequence[Line], number: int, rows: dict[int, RowText], index: NameIndex
) -> bool:
    """Tell whether the words of a row are the first ones of a name that ends on the next line."""
    below = rows.get(_filled(lines, number, 1))
    return (
        below is not None
        and not below.ordinal
        and _is_name_alone(below)
        and index.best(f"{rows[number].name} {below.name}") >= _EXACT
    )


def closes_a_name(
    lines: Sequence[Line], number: int, rows: dict[int, RowText], index: NameIndex
) -> bool:
    """Tell whether a line ends the name above it: "xã Vị", the figures, then "Thanh 1"."""
    row = rows[number]
    if row.ordinal or not row.name or len(row.tokens) != 1:
        return False
    own = row.tokens[0].text
    if not own.isdecimal() or len(own) > _LONGEST_OWN:
        return False
    above = _filled(lines, number, -1)
    if above in rows and not rows[above].name:
        above = _filled(lines, above, -1)
    upper = rows[above].name if above in rows else ""
    whole = index.best(f"{upper} {row.name} {own}")
    return bool(upper) and whole >= _EXACT and whole > index.best(f"{upper} {row.name}")


def _filled(lines: Sequence[Line], number: int, step: int) -> int:
    """Return the number of the next line above or below that is not blank, 0 for none."""
    place = number - 1 + step
    while 0 <= place < len(lines):
        if lines[place].text.strip():
            return place + 1
        place += step
    return 0


def kind_of_row(name: str, index: NameIndex) -> str:
    """Return what a row stands for: ``unit``, ``group``, ``total`` or ``average``."""
    if is_total(name):
        kind = "total"
    elif is_average(name):
        kind = "average"
    elif group_name(name):
        kind = "group"
    elif closed_block(name)[0]:
        kind = closed_block(name)[0]
    else:
        return "unit"
    # "Xã Tống Sơn" resembles "Tổng số" and "UBND huyện Thạnh Phú" "UBND huyện, thành phố"; of
    # "ONG AN THANH PHO" Công an thành phố is likelier than toàn thành phố.
    likely = _LIKELIER if kind == "total" and not says_total(name) else _EXACT
    return "unit" if index.best(name) >= likely else kind


def _is_numbering(row: RowText) -> bool:
    """Tell whether a line only counts the columns ("(1) (2) (3)") or closes their maxima."""
    texts = [*([row.ordinal] if row.ordinal else []), *(token.text for token in row.tokens)]
    numbers = [int(bare) for text in texts if (bare := text.strip("() ")).isdecimal()]
    in_turn = all(b == a + 1 for a, b in pairwise(numbers))
    counts = len(texts) == len(numbers) >= 2 and numbers[0] <= 2 and in_turn
    # "10)   20)   12)": the ends of maxima that are torn, "(tối đa" above them.
    torn = bool(row.tokens) and all(_CLOSING.fullmatch(token.text) for token in row.tokens)
    return _is_of_torn_maxima(row) if row.name else counts or torn


def _is_of_torn_maxima(row: RowText) -> bool:
    """Tell whether a line holds but pieces of maxima, and words of heads beside them.

    "20)   đa 10)   (tối đa   18)   100)", "phường   20)".
    """
    texts = (row.ordinal, *row.name.split(), *(token.text for token in row.tokens))
    pieces = [piece for text in texts for piece in plain(text).split()]
    closed = any(_CLOSING.fullmatch(piece) for piece in pieces)
    words = words_of_heads() | _KINDS_OF_UNITS
    return closed and all(_PIECE_OF_MAXIMUM.fullmatch(p) or fold(p) in words for p in pieces)


def _is_of_periods(row: RowText) -> bool:
    """Tell whether a line ends the heads of columns of periods ("10/2025   năm 2025")."""
    texts = [token.text for token in row.tokens]
    dated = all(map(_YEAR_OR_MONTH.fullmatch, texts)) and any("20" in text for text in texts)
    return dated and _WORDS_OF_PERIODS.fullmatch(plain(row.name)) is not None


def _of_head(row: RowText) -> bool:
    """Tell whether a line is part of the column heads: their words, and at most maxima."""
    words = [word for word in fold(row.name).split() if not word.isdecimal()]
    known = sum(word in words_of_heads() for word in words)
    decimal = any(map(_is_decimal, row.tokens))
    if words and words[0] in _KINDS_OF_UNITS:
        return False
    return len(words) > 1 and not decimal and known >= _MOSTLY * len(words)


def _is_decimal(token: Token) -> bool:
    return decimals_of(token.text) > 0


def _has_figures(row: RowText) -> bool:
    """Tell whether a row has figures, or a lone sign that may be a damaged one."""
    if any(token.kind in {"figure", "nothing"} for token in row.tokens):
        return True
    return not row.cells and len(row.tokens) == 1 and row.tokens[0].kind == "weak"
