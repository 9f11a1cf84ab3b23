"""What the torn head of a table says about its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from rapidfuzz import fuzz

from helpers.extraction.blank_columns import blank_columns
from helpers.extraction.folding import fold, plain
from helpers.extraction.head_cells import (
    NUMBERING,
    head_cells,
    own_line_cells,
    pushed_cells,
)
from helpers.extraction.head_roles import (
    IN_BRACKETS,
    MAXIMUM,
    OF_FIGURES,
    ORDINAL_HEADS,
    RANK_HEADS,
    HeadCell,
    head_cell,
    periods_of,
)
from helpers.extraction.heads_by_capitals import cut_at_capitals
from helpers.extraction.heads_in_turn import heads_in_turn, strangeness
from helpers.extraction.heads_of_groups import told_apart
from helpers.extraction.moments import parts_of_years_in, periods_in
from helpers.extraction.placing import Extent
from helpers.extraction.row_text import is_rule, split_cells
from helpers.extraction.sections import is_maxima
from helpers.extraction.table_rows import Table
from helpers.extraction.torn_heads import run_on, side_by_side
from helpers.reading import Line

_ROW_OF_MAXIMA = re.compile(r"\W*([^\d]{4,30}?)\s+(\d{1,3}(?:\s+\d{1,3})*)\s*")
_MONTH_OF_YEAR = r"(?<![\d/])(?:0?[1-9]|1[0-2])\s?[/.]\s?20\d\d(?!\d)"
_BARE_MONTH = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])\s?[/.]\s?(20\d\d)(?!\d)")
_QUARTER_SAID = re.compile(r"\bqu ?[yi]\b")
_MONTH_ENDED = re.compile(
    rf"{_MONTH_OF_YEAR}|(?<![\d/])(?:(?:0?[1-9]|1[0-2])\s+)?n\S{{1,3}}\s?20\d\d(?!\d)"
)
_ONLY_MONTHS = re.compile(rf"\W*(?:{_MONTH_OF_YEAR}\W*){{2,}}")
_AGAINST = re.compile(r"\bv\wi\b")
_MONTH_BEGUN = re.compile(r"\bth\S{1,3}ng\b(?:\s*\d{1,2}(?![\d/]))?")
_BARE_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_GARBLED_MAXIMUM = re.compile(r"\(\s*(\d{1,3})[d4a]\s*\)?|(?<![\d,.])(\d{1,3})d\s*\)")
# "(18đ) Tiến độ", "(18 điểm) Tiến độ".
_ENDS_HEAD = re.compile(rf"({IN_BRACKETS})\s+(?=[^\W\d_]{{2}})")
_BRACKET = re.compile(rf"\s*{IN_BRACKETS}")
# "(Kèm theo Báo cáo số … của Văn phòng UBND tỉnh Đồng", then "Tháp)": no head ends so.
_ENDS_A_CAPTION = re.compile(r"^[^(]*[^\W\d_]\)\W*$")
_CLEARLY = 0.1
"""By how much less (0–1) heads must differ from known ones to be preferred."""
_ORDINALS = (["stt"], ["tt"])
_KNOWN = 0.15
"""By how much (0–1) each head may differ from a known one where only capitals part them."""
_MOST_ABOVE = 3
"""Lines above a torn head that may begin it: its first pieces need not have STT among them."""


@dataclass(frozen=True)
class Head:
    """The head of a table, its lines read in every way that may help.

    Attributes
    ----------
    text : str
        All lines, folded.
    compact : str
        The same without blanks.
    lines : tuple of str
        Each line folded.
    context : str
        Title and caption, folded and without blanks.
    maxima : tuple of Decimal
        The longest row of printed maxima, left to right.
    periods : tuple of str
        The periods named in one line of the head, left to right.
    cells : tuple of HeadCell
        The head of each column where heads stand in cells, ordinal's and name's included.
    copies : tuple of (tuple of HeadCell)
        The cells of the same head where it is repeated after page breaks, or placed otherwise.
    damaged : bool
        Whether the document was damaged in reading, so that words and maxima may be wrong.
    """

    text: str
    compact: str
    lines: tuple[str, ...]
    context: str
    maxima: tuple[Decimal, ...]
    periods: tuple[str, ...]
    cells: tuple[HeadCell, ...] = field(default=())
    copies: tuple[tuple[HeadCell, ...], ...] = field(default=())
    damaged: bool = False

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all lines, folded."""
        return frozenset(self.text.split())


def read_table_head(table: Table, width: int, count: int, thorough: bool = True) -> Head:
    """Read the head lines of a table.

    Parameters
    ----------
    table : Table
        With its title, its head and the same head repeated after page breaks.
    width : int
        How many cells a row has, ordinal and name included; 0 where rows do not stand in cells.
    count : int
        How many tokens a row has after its name.
    thorough : bool, optional
        Whether the words of torn heads may be laid together in all ways, which takes time.
    """
    lines = _below_page_number(table.head)
    context = [table.title, *(line.text for line in table.caption)]
    named = [line.text for line in lines if not NUMBERING.match(line.text)]
    folded = tuple(fold(text) for text in named)
    text = " ".join(folded)
    torn = [*_right_above(table.caption, lines), *named]
    cells, *copies = (_cells_of(own, width, count, table.extents) for own in (lines, *table.copies))
    copies.append(own_line_cells(lines, width))
    turned = [text for text in torn if not _is_of_maxima(text)]
    in_turn = heads_in_turn(turned, count)
    one_each = () if in_turn else _one_each(turned, count)
    # Heads of columns that are blank in every row stand there as well.
    placed = width + len(blank_columns(named, table.extents)) if table.extents else width
    cells = in_turn or one_each or heads_in_turn(_pieces(named, placed), count) or cells
    running = _running(named, count) if thorough and not width else ()
    if running and strangeness(running) <= strangeness(cells):
        cells = running
    spanned = any(cell.span for cell in cells)
    ragged = cells is not running and _is_ragged(named)
    strange = spanned or ragged or strangeness(cells) > _KNOWN
    if thorough and strange and not (one_each and cells is one_each):
        laid = side_by_side([_maxima_alone(text) for text in torn], count)
        cells = laid if spanned and _takes_spans(laid, cells) else _less_strange(cells, laid)
    cells = told_apart(_maxima_of_scores(cells))
    named_periods = [_periods_side_by_side(line.text) for line in lines]
    named_periods.append(_torn_months(lines))
    # A title above the head sets no period against those of the columns.
    words = [fold(line.text).split() for line in lines]
    opens = next((place for place, own in enumerate(words) if own[:1] in _ORDINALS), 0)
    one_a_line = tuple(found[0] for found in named_periods[opens:] if len(found) == 1)
    periods = max((*named_periods, one_a_line if count > 1 else ()), key=len, default=())
    return Head(
        text=text,
        compact=text.replace(" ", ""),
        lines=folded,
        context=" ".join(fold(part) for part in context).replace(" ", ""),
        maxima=max((_maxima(text) for text in named), key=len, default=()),
        periods=periods_of(_own_heads(cells, width, count)) or periods,
        cells=cells,
        copies=tuple(copy for copy in copies if copy and copy != cells),
    )


def _one_each(texts: Sequence[str], count: int) -> tuple[HeadCell, ...]:
    """Return heads that stand one a line, as many as the columns, whatever they say.

    Those of ordinals and names come first; rows that have no notes have no cell for them.
    """
    opens = [place for place, text in enumerate(texts) if fold(text) in ORDINAL_HEADS]
    own = texts[opens[-1] :] if opens else []
    cells = tuple(map(head_cell, own))
    figures = sum(cell.role in OF_FIGURES for cell in cells)
    if [cell.role for cell in cells[:2]] != ["ordinal", "name"] or figures != count:
        return ()
    return () if any(map(split_cells, own)) else tuple(c for c in cells if c.role != "note")


def _pieces(texts: Sequence[str], width: int) -> Sequence[str]:
    """Return what blanks part a head on one line into, if that is more than there are columns.

    A maximum ends a head as well: a bar is lost between "(18đ) Tiến độ", and one more is read
    within another head.
    """
    words = [text for text in texts if not is_rule(text)]
    cells = (split_cells(words[0]) or []) if len(words) == 1 else []
    pieces = [part for cell in cells for part in _ENDS_HEAD.sub(r"\1\t", cell).split("\t")]
    return pieces if len(pieces) > width else ()


def _is_ragged(texts: Sequence[str]) -> bool:
    """Tell whether marks or gaps part the lines of a head, but each into other numbers of pieces.

    Where a piece is missing it cannot be told from them which one it is.
    """
    if any("\t" in text for text in texts):
        return False
    named = [text for text in texts if len(fold(MAXIMUM.sub(" ", plain(text)))) > len("stt")]
    counts = {len(split_cells(text) or ()) for text in named if not is_rule(text)}
    return len(counts) > 1


def _less_strange(placed: tuple[HeadCell, ...], laid: tuple[HeadCell, ...]) -> tuple[HeadCell, ...]:
    """Return the heads as they stand, or as known words lay them where those are far less so."""
    return laid if laid and strangeness(laid) + _CLEARLY < strangeness(placed) else placed


def _maxima_of_scores(cells: tuple[HeadCell, ...]) -> tuple[HeadCell, ...]:
    """Return the heads with the maxima of ranks and classes, which have none, above the scores.

    They stand so where a line of maxima leaves other columns out.
    """
    aside = [cell for cell in cells if cell.role in {"rank", "class"} and cell.maximum is not None]
    bare = [cell for cell in cells if cell.role == "value" and cell.maximum is None]
    if not aside or len(aside) != len(bare):
        return cells
    tops = iter([cell.maximum for cell in cells if cell.maximum is not None])
    return tuple(
        head_cell(f"{_BRACKET.sub('', cell.text)} ({next(tops)}đ)".strip(), cell.span)
        if cell.role == "value"
        else (head_cell(_BRACKET.sub("", cell.text), cell.span) if cell in aside else cell)
        for cell in cells
    )


def _takes_spans(laid: Sequence[HeadCell], placed: Sequence[HeadCell]) -> bool:
    """Tell whether known heads take the words that seem to stand above several columns.

    One blank parts "… mức độ 3, 4 phát sinh", pieces of the heads of two.
    """
    texts = [fold(head.text) for head in laid]
    if len(set(texts)) < len(texts):
        # "Chỉ số 1" stands below each of several groups.
        return False
    taken = Counter(word for text in texts for word in text.split())
    spans = dict.fromkeys(head.span for head in placed if head.span)
    needed = Counter(word for span in spans for word in fold(span).split())
    return needed <= taken and strangeness(laid) <= strangeness(placed)


def _is_of_maxima(text: str) -> bool:
    """Tell whether a line prints maxima and says so ("Điểm tối đa 18 20 12 10 22 18 100")."""
    row = _ROW_OF_MAXIMA.fullmatch(_without_bars(text))
    return row is not None and is_maxima(row[1])


def _without_bars(text: str) -> str:
    return " ".join(plain(text).replace("|", " ").split())


def _maxima_alone(text: str) -> str:
    """Return a line that says that it prints maxima without the words for it."""
    row = _ROW_OF_MAXIMA.fullmatch(_without_bars(text))
    told = row is not None and is_maxima(row[1])
    return " ".join(f"({top})" for top in row[2].split()) if row and told else text


def _running(texts: Sequence[str], count: int) -> tuple[HeadCell, ...]:
    """Return the heads that run on along lines, the first of which opens with the ordinals' head.

    Known words part them best, else their capitals.
    """
    own = [text for text in texts if not _is_of_maxima(text)]
    opens = (n for n, text in enumerate(own) if fold(text).split()[:1] in _ORDINALS)
    text = " ".join(own[next(opens, len(own)) :])
    known = run_on(text, count)
    cut = cut_at_capitals(text, count) if text and not known else ()
    return known or (cut if all(strangeness((head,)) <= _KNOWN for head in cut) else ())


def _torn_months(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the periods of a line that holds their ends, below one that says "tháng" for each.

    "Điểm tháng | Điểm tháng 11" above "10/2025 | năm 2025".
    """
    for above, below in pairwise(plain(line.text) for line in lines):
        begun, ends = _MONTH_BEGUN.findall(above), _MONTH_ENDED.findall(below)
        if _ONLY_MONTHS.fullmatch(below):
            # Whatever became of "tháng" above them.
            begun = ["thang"] * len(ends)
        if len(begun) == len(ends) > 1 and not _MONTH_BEGUN.search(below):
            found = [periods_in(f"{one} {other}") for one, other in zip(begun, ends, strict=True)]
            if all(len(own) == 1 for own in found):
                return tuple(own[0] for own in found)
    return ()


def _periods_side_by_side(text: str) -> tuple[str, ...]:
    """Return the periods that a line of a head names; a title sets one against the other."""
    said = parts_of_years_in(text)
    against = said and _AGAINST.search(plain(text), said[0].end, said[-1].start)
    if against:
        return ()
    # "Điểm thaug 3/2026 Điểm fbàng 04/2026": months, whatever became of the word before them.
    bare = [] if _QUARTER_SAID.search(plain(text)) else _BARE_MONTH.findall(plain(text))
    months = tuple(f"{year}-{int(month):02d}" for month, year in bare)
    return months if len(months) > max(1, len(said)) else tuple(periods_in(text))


def _own_heads(cells: Sequence[HeadCell], width: int, count: int) -> Sequence[HeadCell]:
    """Return the heads of the figures: those of ordinal and name, even unreadable, stand first."""
    return cells[width - count :] if len(cells) == width > count else cells


def _cells_of(
    lines: Sequence[Line], width: int, count: int, extents: Sequence[Extent]
) -> tuple[HeadCell, ...]:
    """Return the head of each column: words that stand where wider ones pushed them say it best."""
    return pushed_cells(lines, extents) or head_cells(lines, width, count, extents)


def _below_page_number(lines: Sequence[Line]) -> Sequence[Line]:
    """Return a head without the number of its page, or the year of a wrapped title, above it."""
    words = (place for place, line in enumerate(lines) if not _BARE_NUMBER.fullmatch(line.text))
    return lines[next(words, 0) :]


def _right_above(caption: Sequence[Line], head: Sequence[Line]) -> list[str]:
    """Return the last lines of a caption if a head follows at once: they may be of the head."""
    texts: list[str] = []
    below = head[0].number if head else 0
    for line in reversed(caption[-_MOST_ABOVE:]):
        ended = _ENDS_A_CAPTION.search(line.text)
        if line.number != below - 1 or not line.text.strip() or ended:
            break
        texts.insert(0, line.text)
        below = line.number
    return texts


def _maxima(text: str) -> tuple[Decimal, ...]:
    bare = plain(text)
    row = _ROW_OF_MAXIMA.fullmatch(_without_bars(text))
    if row and is_maxima(row[1]):
        return tuple(map(Decimal, row[2].split()))
    whole = [Decimal(found[1] or found[2] or found[3]) for found in MAXIMUM.finditer(bare)]
    garbled = [Decimal(found[1] or found[2]) for found in _GARBLED_MAXIMUM.finditer(bare)]
    best = whole if len(whole) >= len(garbled) else garbled
    return tuple(best) if len(best) >= 2 else ()


def rank_likeness(head: Head) -> float:
    """Return how alike (0–100) some part of the head is to the usual heads of ranks."""
    words = [word.replace(" ", "") for word in RANK_HEADS if " " in word]
    return max(
        (fuzz.partial_ratio(w, head.compact) for w in words if len(head.compact) >= len(w)),
        default=0.0,
    )
