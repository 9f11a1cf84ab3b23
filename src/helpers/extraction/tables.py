"""Lines → tables: rows that belong together, what stands above them, what parts them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from helpers.extraction.folding import fold, plain
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.rows import RowText, parse_block_row, parse_row, split_cells
from helpers.extraction.sections import group_name, is_average, is_total, section_level
from helpers.extraction.torn_names import join_torn_names
from helpers.reading import Line

_TITLE = re.compile(
    r"^\W*(ph\w{0,3}\s?l[uy]\w{0,2}(?:cl)?|bieu|bang)\b\s*(?:so\s*)?[.:]?\s*([0-9]{1,2}|[ivxl1|]{1,5})?\b"
)
_HEADING = re.compile(r"^\W*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[IVX]{1,4}|[a-zđ])[.)]\s+\S")
_FIGURES_AT_END = re.compile(r"(?:\s\d[\d.,]*%?){2,}\D{0,12}$")
_HEAD_MARK = re.compile(r"\b(stt|tt|so tt)\b")
_WORDS_OF_HEADS = re.compile(
    r"\b(stt|ten co quan|ten don vi|don vi|co quan|tong diem|xep loai|diem)\b"
)
_NAME_HEAD = re.compile(r"^\W*(ten (co quan|don vi)|ten|co quan, don vi|don vi)\b(?!.*[.;]$)")
_BEFORE_FIGURE = re.compile(r"^[^\d]{4,40}(?=\d)")
_BODIES = ("ubnd ", "uy ban nh", "so ")
_FAINT = 50.0
_EXACT = 97.0
_MAX_GAP = 18
_MAX_HEAD = 16
_LONG_PROSE = 95
_MOST_WORDS = 16


@dataclass(frozen=True)
class Row:
    """A row of a table, its torn name joined.

    ``kind`` is ``unit``, ``group`` (a block such as "Khối huyện"), ``total`` or ``average``.
    """

    text: RowText
    name: str
    lines: tuple[int, ...]
    section: str
    kind: str
    own_name: bool = True

    @property
    def line(self) -> int:
        """Number of the line that holds the figures."""
        return self.text.line


@dataclass(frozen=True)
class Table:
    """A table as it stands in the dispatch.

    Attributes
    ----------
    title : str
        Its annex or heading as printed, ``""`` if none stands above it.
    caption : tuple of Line
        The other lines of its title.
    head : tuple of Line
        The lines of its column heads.
    rows : tuple of Row
    """

    title: str
    caption: tuple[Line, ...]
    head: tuple[Line, ...]
    rows: tuple[Row, ...]
    repeats: tuple[int, ...] = field(default=())

    @property
    def lines(self) -> set[int]:
        """Numbers of all lines that belong to the table, heads included."""
        numbers = {number for row in self.rows for number in row.lines}
        return numbers | {line.number for line in self.head} | set(self.repeats)


def find_tables(lines: Sequence[Line], index: NameIndex, taken: set[int]) -> list[Table]:
    """Find the tables of units and figures.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch; ``lines[i].number == i + 1``.
    index : NameIndex
        The units that may be named.
    taken : set of int
        Lines already read as something else (lists of dossier codes).
    """
    rows = {
        line.number: _row_of(line)
        for line in lines
        if line.text.strip() and line.number not in taken
    }
    anchors = [row for row in rows.values() if _may_be_row(row, index)]
    tables: list[Table] = []
    end = 0
    for cluster in _clusters(anchors, lines):
        if _is_table(cluster, lines, index):
            table = _table(cluster, lines, index, end)
            tables.append(table)
            end = max(table.lines)
    return tables


def _row_of(line: Line) -> RowText:
    row = parse_row(line.number, line.text)
    if not row.tokens and len(line.text) <= 3 * _LONG_PROSE:
        name = _BEFORE_FIGURE.match(line.text)
        if name and _special(name[0].strip(" |:")) != "unit":
            return parse_block_row(line.number, line.text, name[0])
    return row


def _may_be_row(row: RowText, index: NameIndex) -> bool:
    if not _has_figures(row):
        return False
    # "UBND huyện Long Hồ (40,88 điểm)" is a sentence, wrapped.
    if any(token.kind == "figure" and token.text.startswith("(") for token in row.tokens):
        return False
    if len(row.name.split()) > _MOST_WORDS or _TITLE.match(plain(row.name)):
        return False
    if row.ordinal and any(sign.isdigit() for sign in row.ordinal):
        return True
    if _special(row.name) != "unit":
        return True
    if len(row.name) < 3:
        return False
    # A damaged name must not lose its row: figures side by side, or the words before it, keep it.
    likeness = index.best(row.name)
    body = fold(row.name).startswith(_BODIES)
    return (
        likeness >= KNOWN
        or (body and likeness >= _FAINT)
        or (row.figures >= 3 and likeness >= _FAINT)
    )


def _has_figures(row: RowText) -> bool:
    """Tell whether a row has figures, or a lone sign that may be a damaged one."""
    if any(token.kind in {"figure", "nothing"} for token in row.tokens):
        return True
    return not row.cells and len(row.tokens) == 1 and row.tokens[0].kind == "weak"


def _special(name: str) -> str:
    if is_total(name):
        return "total"
    if is_average(name):
        return "average"
    return "group" if group_name(name) else "unit"


def _clusters(anchors: Sequence[RowText], lines: Sequence[Line]) -> list[list[RowText]]:
    clusters: list[list[RowText]] = []
    for place, row in enumerate(anchors):
        if clusters and _together(clusters[-1], row, anchors[place:], lines):
            clusters[-1].append(row)
        else:
            clusters.append([row])
    return clusters


def _together(
    cluster: Sequence[RowText], row: RowText, following: Sequence[RowText], lines: Sequence[Line]
) -> bool:
    last = cluster[-1]
    between = lines[last.line : row.line - 1]
    filled = [line for line in between if line.text.strip()]
    if len(filled) > _MAX_GAP or len(between) > 3 * _MAX_GAP:
        return False
    for line in filled:
        bare = plain(line.text)
        if _TITLE.match(bare) or (len(line.text) > _LONG_PROSE and not _like_a_head(bare)):
            return False
        if _is_heading(line.text) and not _HEAD_MARK.search(bare):
            return False
    headed = any(_HEAD_MARK.search(plain(line.text)) for line in filled)
    usual = Counter(item.figures for item in cluster[-8:]).most_common(1)[0][0]
    coming = Counter(item.figures for item in following[:8]).most_common(1)[0][0]
    if headed and coming != usual and max(coming, usual) > 1:
        return False
    wide = max(usual, row.figures)
    return not filled or wide < 3 or abs(usual - row.figures) <= max(3, wide // 2)


def _is_heading(text: str) -> bool:
    """Tell whether a line is a numbered heading, neither a section nor a row of figures."""
    if not _HEADING.match(text) or "|" in text or section_level(text):
        return False
    return not _FIGURES_AT_END.search(text)


def _like_a_head(bare: str) -> bool:
    words = _WORDS_OF_HEADS.findall(bare)
    return bool(_HEAD_MARK.search(bare)) or bare.count("|") >= 2 or len(words) >= 2


def _is_table(cluster: Sequence[RowText], lines: Sequence[Line], index: NameIndex) -> bool:
    known = [row for row in cluster if row.name and _special(row.name) == "unit"]
    sure = sum(index.best(row.name) >= KNOWN for row in known)
    special = sum(_special(row.name) != "unit" for row in cluster)
    above = [
        plain(line.text) for line in lines[max(0, cluster[0].line - _MAX_HEAD) : cluster[0].line]
    ]
    headed = any(_HEAD_MARK.search(text) for text in above)
    counted = sum(bool(row.ordinal) for row in cluster)
    if sure >= 2 or (special >= 2 and len(cluster) >= 2):
        return True
    return headed and (sure == 1 or (counted >= 3 and counted * 2 > len(cluster)))


def _table(cluster: Sequence[RowText], lines: Sequence[Line], index: NameIndex, end: int) -> Table:
    first, last = cluster[0].line, cluster[-1].line
    title, caption, head = _above(lines, first, end)
    title = title or _section_title(caption + head, lines, first)
    anchors = {row.line for row in cluster}
    sections = _sections(lines, first, last, anchors, caption, head)
    blocked = {line.number for line in head if _WORDS_OF_HEADS.search(plain(line.text))}
    joined = join_torn_names(cluster, lines, index, set(sections) | blocked, end)
    rows: list[Row] = []
    level = ""
    for row, torn in zip(cluster, joined, strict=True):
        level = _level_above(sections, rows[-1].line if rows else end, row.line) or level
        kind = _special(torn.name)
        if not torn.name and row.ordinal in {"", "0"}:
            continue
        used = tuple(sorted((*torn.lines, row.line)))
        text, name = _with_own_ending(row, torn.name, index)
        rows.append(Row(text, name, used, level, kind))
    numbers = {number for row in rows for number in row.lines} | set(sections)
    repeats = tuple(
        line.number
        for line in lines[first - 1 : last]
        if line.text.strip() and line.number not in numbers and len(line.text) <= _LONG_PROSE
    )
    return Table(title, tuple(caption), tuple(head), tuple(rows), repeats + tuple(sections))


def _with_own_ending(row: RowText, name: str, index: NameIndex) -> tuple[RowText, str]:
    """Give a name the number or letter that closes it ("Bảo Lâm 1", "Mậu A")."""
    if row.cells or len(row.tokens) < 2 or len(row.tokens[0].text) > 2:
        return row, name
    longer = f"{name} {row.tokens[0].text}"
    if row.tokens[0].kind in {"figure", "weak"} and index.best(longer) >= _EXACT > index.best(name):
        return replace(row, tokens=row.tokens[1:]), longer
    return row, name


def _above(lines: Sequence[Line], first: int, end: int) -> tuple[str, list[Line], list[Line]]:
    """Return title, caption and head lines that stand above the line ``first``."""
    title = ""
    region: list[Line] = []
    for line in reversed(lines[max(end, first - 3 * _MAX_HEAD - 1) : first - 1]):
        if not line.text.strip():
            continue
        found = _TITLE.match(plain(line.text))
        if found and len(line.text) < _LONG_PROSE:
            title = _title_as_printed(line.text, found)
            break
        region.insert(0, line)
        if _is_heading(line.text):
            title = line.text.strip()
            region.pop(0)
            break
        if len(region) > _MAX_HEAD + 8:
            break
    mark = next((i for i, line in enumerate(region) if _opens_head(line)), None)
    if mark is None:
        head = _nearest_lines(region, first)
    else:
        start = mark
        while start and mark - start < 6 and _belongs_to_head(region[start - 1], region[start]):
            start -= 1
        head = region[start:]
    caption = [line for line in region if line not in head]
    return title, caption, [line for line in head if not section_level(line.text)]


def _opens_head(line: Line) -> bool:
    """Tell whether a line is the first one of the column heads."""
    bare = plain(line.text)
    if _HEAD_MARK.search(bare):
        return True
    cells = split_cells(line.text) or []
    return bool(_NAME_HEAD.match(bare)) and (len(cells) >= 2 or len(bare) <= _LONG_PROSE)


def _nearest_lines(region: Sequence[Line], first: int) -> list[Line]:
    """Return the lines right above the rows, up to a blank line, where no line says STT."""
    near: list[Line] = []
    for line in reversed(region[-3:]):
        below = near[0].number if near else first
        if _is_caption(line) or below - line.number > (1 if near else 3):
            break
        near.insert(0, line)
    return near


def _section_title(region: Sequence[Line], lines: Sequence[Line], first: int) -> str:
    """Return the numbered heading that names the units of a table without a title of its own."""
    start = region[0].number if region else first - 3
    for line in lines[max(0, start - 3) : first - 1]:
        if section_level(line.text) and _HEADING.match(line.text):
            return line.text.strip()
    return ""


def _is_caption(line: Line) -> bool:
    letters = [sign for sign in line.text if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    text = plain(line.text).strip()
    return (
        (len(letters) > 12 and capitals > 0.75 * len(letters))
        or text.startswith(("(kem", "(ban hanh", "(k", "cua "))
        or len(line.text) > _LONG_PROSE
        or text.endswith((".", ";", ":", "/"))
    )


def _belongs_to_head(line: Line, below: Line) -> bool:
    return not _is_caption(line) and below.number - line.number <= 2


def _title_as_printed(text: str, found: re.Match[str]) -> str:
    """Return "Phụ lục II" for a damaged annex title, the whole line for other titles."""
    if found[1].startswith(("bieu", "bang")):
        return text.strip()
    number = (found[2] or "").upper().replace("|", "I").replace("L", "I")
    return f"Phụ lục {number}".strip()


def _sections(
    lines: Sequence[Line],
    first: int,
    last: int,
    anchors: set[int],
    caption: Sequence[Line],
    head: Sequence[Line],
) -> dict[int, str]:
    """Return the section lines of a table: line number → level of the rows below."""
    start = head[-1].number if head else (caption[-1].number if caption else first - 4)
    found: dict[int, str] = {}
    for line in lines[max(0, start - 1) : last]:
        if line.number not in anchors and (level := section_level(line.text)):
            found[line.number] = level
    if not found:
        for line in reversed(caption):
            if level := _level_of_caption(line.text):
                return {0: level}
    return found


def _level_of_caption(text: str) -> str:
    """Return the level that a caption names ("… của UBND các xã, phường …"), else ``""``."""
    folded = fold(text)
    wordings = {
        "commune": ("cac xa phuong", "xa phuong thi tran", "cap xa"),
        "district": ("cap huyen", "cac huyen", "huyen thanh pho"),
        "department": ("co quan chuyen mon", "cac so", "so ban nganh", "so nganh"),
    }
    named = [
        level
        for level, phrases in wordings.items()
        if any(fuzz.partial_ratio(phrase, folded) >= 90 for phrase in phrases if folded)
    ]
    return named[0] if len(named) == 1 else ""


def _level_above(sections: dict[int, str], after: int, before: int) -> str:
    levels = [level for number, level in sections.items() if after < number < before]
    return levels[-1] if levels else (sections.get(0, "") if not after else "")
