"""One line of a table → ordinal, name and tokens, however the line is parted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.extraction.confusions import confusions
from helpers.extraction.folding import fold
from helpers.extraction.row_text import RowText, is_rule, split_cells, with_bars
from helpers.extraction.sections import is_average
from helpers.extraction.tokens import (
    NUMBERED_UNIT,
    Token,
    among_figures,
    split_tokens,
    token_of,
)

LONGEST_ROW = 1_000
"""A longer line is prose or debris, never a table row."""

_ORDINAL = re.compile(
    r"^[\s|¦]*(?P<ordinal>[0-9OoIlSBgZzbq?]{1,4}|\d{1,3}[a-z]|[IVXl1|]{1,4}|[ivx]{1,4}"
    r"|[a-zđ](?=\)\s))"
    r"(?P<mark>[\s|¦.)\]/‘'’:}]+)(?=\S)"
)
_ORDINAL_AND_RANK = re.compile(r"(\d{1,3}[.)]?) (\d{1,3})")
# "4T UBND xã …": what stands before the first word of a name is its ordinal, however read.
_GARBLED_ORDINAL = re.compile(
    r"^[\s|'‘’]*((?![^\W\d_]{2})\S{1,3})[\s|.)]+(?=(?:UBND|Ubnd|[XxPp]\w?\s|[XxPpHh]\.|S[oởd&0éa]\s))"
)
# A lone sign that stands apart from the words before it.
_APART = re.compile(r"(?:[|\t]\s*|\s{2,})\S$")
# An ordinal and a name far apart in one cell: the bar between them was lost.
_COUNTED_NAME = re.compile(r"(\d{1,3}[.)]?)\s{2,}([^\W\d_].*)")
_LETTERED = re.compile(r"[a-zđ][.)]")
_ROMAN = re.compile(r"^[IVXLl1|]{1,6}$")
_LEADING_DEBRIS = re.compile(r"^[\s'‘’`~!\[\]{}“”\".,_-]+(?=[\w|])")
_TRAILING_WORDS = frozenset({"ho so", "diem", "d", "hs", "ho"})
_SEVERAL = 2
"""How many cells must say that there is nothing for a counted row without figures."""
_LONGEST_LOST = 5
_FIGURES_BEFORE = 3
_MOST_BEFORE = 2
"""How many figures may stand before a name."""
_LONGEST_TAIL = 4
_VALUE_KINDS = frozenset({"figure", "weak", "nothing", "class", "debris", "empty"})
# "2019 395" are two figures, "59 6" and "1 234" may be one.
_TWO_COUNTS = re.compile(r"\d{4,}\s\d")
_WHOLE_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?%?")
_DECIMAL = re.compile(r"(?<![\d.,/])\d{1,3}[.,]\d{1,2}(?![\d.,])\s?%?")
_BODIES = ("ubnd", "uy ban", "cac", "so ", "xa ", "phuong ")
_FIGURE_ALONE = frozenset("!l|[]?")
# The number that ends a name ("quận 3"), with the mark of a note or without.
_OWN_NUMBER = re.compile(r"(?<![\d.,])\d{1,2}\s?\*{0,3}$")
_LONGEST_NUMBERED = 4
_FEWEST_BEHIND_BORDER = 3
_LETTERS = re.compile(r"[^\W\d_]")


def parse_row(line: int, text: str) -> RowText:
    """Read a line as a row; what has no tokens has no figures either."""
    if len(text) > LONGEST_ROW or is_rule(text):
        return RowText(line, "", "" if len(text) > LONGEST_ROW else text.strip(), ())
    clean = _LEADING_DEBRIS.sub("", text) if "\t" not in text else text
    return _from_cells(line, clean) or _from_words(line, clean)


def parse_block_row(line: int, text: str, name: str) -> RowText:
    """Read the row of a block or total whose figures have remarks between them.

    Parameters
    ----------
    line : int
        Number of the line.
    text : str
        E.g. ``"Toàn tỉnh 8.29 /0; (tổng hồ sơ 10.19/2 (tổng hồ sơ"``.
    name : str
        The words before the first figure.
    """
    rest = text[len(name) :]
    tokens = tuple(Token(found[0], "figure") for found in _DECIMAL.finditer(rest))
    return RowText(line, "", name.strip(" |:"), tokens)


def _from_cells(line: int, text: str) -> RowText | None:
    cells = split_cells(text)
    if cells is None or len(cells) < 2:
        return None
    cells = [part for cell in cells for part in _parted(cell)]
    # An ordinal and a rank may share the first cell: "01 12".
    both = _ORDINAL_AND_RANK.fullmatch(cells[0])
    cells = [*both.groups(), *cells[1:]] if both and len(cells) > 2 else cells
    tokens = among_figures([token_of(cell) for cell in cells])
    tab = "\t" in text
    if not tab and any(len(split_tokens(cell)) > 1 and _mixed(cell) for cell in cells):
        return None
    ordinal = ""
    if not tab and tokens[0].kind == "empty" and _opens_behind_border(tokens, cells):
        tokens, cells = tokens[1:], cells[1:]
    if len(tokens) > 1 and (_is_ordinal(cells[0]) or _sign_before_name(cells)):
        ordinal, tokens, cells = cells[0].strip(" .)[]{}"), tokens[1:], cells[1:]
    elif tokens[0].kind == "empty" and len(tokens) > 2:
        tokens, cells = tokens[1:], cells[1:]
    # Of a counted row whose name stands on the lines above and below "Trung bình" is the class.
    place = _name_place(tokens, bool(ordinal) and tokens[0].kind == "empty")
    if place is not None and sum(token.kind == "figure" for token in tokens[:place]) > _MOST_BEFORE:
        # A class that cannot be read, in a row whose name stands on other lines.
        place = None
    if place is not None and not tab and "|" not in text:
        # A gap within a name: its words stand side by side, without a figure between them.
        while place + 1 < len(tokens) and tokens[place + 1].kind == "word":
            cells = [*cells[:place], f"{cells[place]} {cells[place + 1]}", *cells[place + 2 :]]
            tokens = [*tokens[: place + 1], *tokens[place + 2 :]]
    if place is None:
        if ordinal and tokens[0].kind == "empty":
            tokens = tokens[1:]  # the cell of the name, whose halves stand above and below
        return RowText(line, ordinal, "", tuple(tokens), cells=True) if tab else None
    rest = tokens[:place] + tokens[place + 1 :]
    if not rest and ordinal and text.count("|") >= 2:
        return RowText(line, ordinal, cells[place], ())
    said = sum(token.kind == "nothing" for token in rest) if ordinal else 0
    if not tab and said < _SEVERAL and not any(token.kind == "figure" for token in rest):
        return None
    return RowText(line, ordinal, cells[place], tuple(rest), cells=True, leading=place)


def _opens_behind_border(tokens: Sequence[Token], cells: Sequence[str]) -> bool:
    """Tell whether an ordinal stands behind the border of a row, or its blank cell before a name.

    "| 10 | Sở Văn hóa" broke behind the name; of "|  | Sở Y tế | 6,66 |" the ordinal was lost.
    """
    if len(tokens) < _FEWEST_BEHIND_BORDER:
        return False
    named = tokens[2].kind == "word" and len(tokens[2].text) >= _LONGEST_NUMBERED
    if _is_ordinal(cells[1]):
        return len(tokens) > _FEWEST_BEHIND_BORDER or named
    return tokens[1].kind == "empty" and named


def _parted(cell: str) -> list[str]:
    """Return a cell as it is, or its parts where the bar between two was lost."""
    counted = _COUNTED_NAME.fullmatch(cell)
    if counted:
        return [*counted.groups()]
    parts = cell.split()
    whole = len(parts) > 1 and all(_WHOLE_FIGURE.fullmatch(part) for part in parts)
    return parts if whole and any(_DECIMAL.fullmatch(part) for part in parts) else [cell]


def _name_place(tokens: list[Token], counted: bool) -> int | None:
    """Return which cell holds the name: the first of words, or one that only resembles a class."""
    words = [i for i, t in enumerate(tokens) if t.kind == "word" and _LETTERS.search(t.text)]
    alike = [i for i, token in enumerate(tokens) if _part_of_a_name(token)]
    first = next((i for i, token in enumerate(tokens) if token.kind == "figure"), len(tokens))
    # "Trung bình" before all figures is the row of averages, not a class.
    average = [i for i, token in enumerate(tokens[:first]) if is_average(token.text)]
    return min(words or (average if not counted else []) or alike, default=None)


def _mixed(cell: str) -> bool:
    """Tell whether words and figures (or two figures) share one cell: then bars are debris."""
    if NUMBERED_UNIT.fullmatch(cell):
        return False
    tokens = split_tokens(cell)
    worded = any(token.kind == "word" for token in tokens[1:])
    if worded and tokens[0].text[0].isalpha() and tokens[1].kind in {"word", "class"}:
        # "S6 Nội vụ": a letter of its first word was read as a digit.
        tokens = tokens[1:]
    kinds = [token.kind for token in tokens]
    figures = kinds.count("figure")
    if figures and token_of(cell).kind == "figure" and not _TWO_COUNTS.search(cell):
        return False
    names = kinds.count("word")
    # A unit's own number ("phường 2", "A Lưới 3") closes its name.
    own = names and names <= _LONGEST_NUMBERED and _OWN_NUMBER.search(cell)
    return figures > 1 or (figures == 1 and not own)


def _sign_before_name(cells: list[str]) -> bool:
    """Tell whether the first cell is a damaged sign or two where the ordinal should be."""
    letters = sum(sign.isalpha() for sign in cells[1])
    sign = cells[0].strip(" '‘’`.,")
    return len(cells) > 2 and 1 <= len(sign) <= 2 and not sign.isdecimal() and letters >= 4


def _is_ordinal(cell: str) -> bool:
    bare = cell.strip(" .)|_'`~*[]{}")
    if _LETTERED.fullmatch(cell.strip(" |")):
        return True
    return bool(bare) and len(bare) <= 5 and (bare[0].isalnum()) and not _decimal(bare) and (
        any(sign.isdecimal() for sign in bare) or bool(_ROMAN.match(bare))
    )  # fmt: skip


def _decimal(text: str) -> bool:
    return bool(re.search(r"\d[.,]\d", text)) or text.endswith("%")


def _from_words(line: int, text: str) -> RowText:
    found = _ORDINAL.match(text)
    ordinal, rest = ("", text)
    if found and not _swallows_a_name(found, text):
        ordinal, rest = found["ordinal"], text[found.end() :]
    elif garbled := _GARBLED_ORDINAL.match(text):
        ordinal, rest = garbled[1], text[garbled.end() :]
    tokens = split_tokens(with_bars(rest))
    start, end = _run(tokens)
    run = tokens[start:end]
    apart = bool(ordinal) or _APART.search(text) is not None
    alone = apart and len(run) == 1 and run[0].text in _FIGURE_ALONE
    if not alone and not any(token.kind in {"figure", "nothing"} for token in run):
        return RowText(line, ordinal, rest.strip(" |"), ())
    if (
        not ordinal
        and [token.kind for token in run] == ["nothing", "class"]
        and (_part_of_a_name(run[1]))
    ):
        # "Sở Lao động - Thương bình": the stroke is one of the name.
        return RowText(line, ordinal, rest.strip(" |"), ())
    while run and (run[0].kind == "debris" or _part_of_a_name(run[0])):
        run, start = run[1:], start + 1
    if [token.kind for token in run[:2]] == ["class", "weak"] and _has_class(run[2:]):
        # "Khu kinh tế cửa khẩ u": a class stands at the other end of the row.
        run, start = run[2:], start + 2
    if not start and run and is_average(run[0].text):
        run, start = run[1:], start + 1
    lead = _leading(tokens[:start])
    kept = tuple(token for token in (*tokens[:lead], *run) if token.kind != "debris")
    name = " ".join(token.text for token in tokens[lead:start])
    return RowText(line, ordinal, name.strip(" |"), kept, leading=lead)


def _has_class(tokens: list[Token]) -> bool:
    return any(token.kind == "class" for token in tokens)


def _leading(before: list[Token]) -> int:
    """Count the numbers between ordinal and name: a rank may stand there."""
    count = 0
    while count + 1 < len(before) and before[count].text.isdecimal():
        count += 1
    return count


def _run(tokens: list[Token]) -> tuple[int, int]:
    """Return where the tokens after the name start and end; a unit of measure may follow them."""
    end = len(tokens)
    while end and tokens[end - 1].kind == "word" and fold(tokens[end - 1].text) in _TRAILING_WORDS:
        end -= 1
    last = end
    # A damaged class may end the row: it is kept as a word.
    while last and _of_tail(tokens[last - 1], last < end) and end - last < _LONGEST_TAIL:
        last -= 1
    figures = sum(token.kind == "figure" for token in tokens[max(0, last - 2) : last])
    named = any(token.kind == "word" for token in tokens[: max(0, last - 1)])
    if figures < 2 and not (
        figures and named and last and _DECIMAL.fullmatch(tokens[last - 1].text)
    ):
        last = end
    start = last
    while start and (tokens[start - 1].kind in _VALUE_KINDS or _among_figures(tokens, start - 1)):
        start -= 1
    return start, end


def _of_tail(token: Token, followed: bool) -> bool:
    """Tell whether a token may be part of a damaged class: "X uat sac" begins with a letter.

    One like a digit may be such a letter as well ("T rung binh").
    """
    letter = followed and token.kind in {"nothing", "weak"} and token.text.isalpha()
    return letter or token.kind in {"word", "debris"}


def _among_figures(tokens: list[Token], place: int) -> bool:
    """Tell whether a short word stands behind figures: a class or figure that cannot be read."""
    if tokens[place].kind != "word" or len(tokens[place].text) > _LONGEST_LOST:
        return False
    # A class may be of two words.
    last = place - (
        tokens[place - 1].kind == "word" and len(tokens[place - 1].text) <= _LONGEST_LOST
    )
    before = tokens[max(0, last - _FIGURES_BEFORE) : last]
    figures = [token.kind == "figure" for token in before]
    decimal = any(_decimal(token.text) for token in before if token.kind == "figure")
    return len(before) == _FIGURES_BEFORE and decimal and all(figures[-2:])


def _is_short_word(token: Token) -> bool:
    return token.kind == "word" and len(token.text) <= _LONGEST_LOST


def _part_of_a_name(token: Token) -> bool:
    """Tell whether a class before all figures is only a resemblance ("Tạ", "Khoai", "Tở")."""
    return token.kind == "class" and fold(token.text) not in confusions().classes


def _swallows_a_name(found: re.Match[str], text: str) -> bool:
    """Tell whether what looks like an ordinal is the first word of a name or a lone figure."""
    if found["mark"] in {".", ","} and text[found.end()].isdecimal():
        return True
    word, rest = found["ordinal"], fold(text[found.end() :][:24])
    if word in {"X", "x"} and found["mark"].strip() == "." and not rest.startswith(_BODIES):
        return True
    if found["mark"].strip():
        return False
    if any(sign.isdecimal() for sign in word):
        return text.strip() == word
    return not _ROMAN.match(word) and len(word) > 1
