"""Tables whose cells stand one a line, as copying out of a PDF leaves them, → rows in cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from rapidfuzz import fuzz

from helpers.extraction.counted_stack import counted_rows
from helpers.extraction.dossiers import is_code
from helpers.extraction.figure import look_alike_number
from helpers.extraction.folding import fold
from helpers.extraction.head_roles import ORDINAL_HEADS, role_of
from helpers.extraction.sections import is_average, is_maxima, section_level
from helpers.extraction.stacked_periods import periods_in_cells
from helpers.extraction.stacked_runs import Run, blocks_of, mended, usual_length
from helpers.reading import Line

_MOST_NAME_LINES = 4
_FEWEST_ROWS = 3
_MOSTLY = 0.6
_MOST_BLANK = 2
_MOST_LOST = 3
_MOST_DEBRIS = 3
_LONGEST_ORDINAL_HEAD = 8
_LONGEST_NAME_HEAD = 40
_LIKE_AN_ORDINAL_HEAD = 60
_NUMERAL = re.compile(r"[IVX]{2,5}|[VX]")
_SCALES = frozenset({"100", "80", "30", "25", "22", "20", "18", "15", "12", "10", "5"})


def unstack(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with each row of a stacked table on its first line, its cells at tabs.

    A stacked table is told by its rhythm: a name of one to four lines, then the same number of
    values, again and again. The other lines of a row are left blank, so that numbers stay.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    """
    lines = _with_whole_heads(periods_in_cells(lines))
    made = list(lines)
    for block in blocks_of(lines):
        found = [line for part in _tables_of(block) for line in _rows_of(mended(part, lines))]
        counted = _counted(block)
        if _rows_among(counted) > _rows_among(found):
            found = counted
        for line in _without_listed(found, lines):
            made[line.number - 1] = line
    return made


def _without_listed(found: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """Return the lines of rows without those whose last value counts a code of the list below."""
    counting = {line.number - 1 for line in lines if is_code(line.text.strip())}
    rows: list[list[Line]] = []
    for line in found:
        if line.text or not rows:
            rows.append([])
        rows[-1].append(line)
    return [line for row in rows if row[-1].number not in counting for line in row]


def _with_whole_heads(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a head of names that was wrapped ("Tên cơ quan," "đơn vị") on one."""
    made = list(lines)
    for line, below in pairwise(lines):
        joined = f"{line.text.strip()} {below.text.strip()}"
        if len(joined) <= _LONGEST_NAME_HEAD and all(
            role_of(fold(text)) == "name" for text in (line.text, below.text, joined)
        ):
            made[line.number - 1] = replace(line, text=joined)
            made[below.number - 1] = replace(below, text="")
    return made


def _rows_among(lines: Sequence[Line]) -> int:
    return sum("\t" in line.text for line in lines)


def _counted(block: Sequence[Run]) -> list[Line]:
    """Return the lines of a block anew, its rows told by their ordinals."""
    lines = [line for run in block for line in run.lines]
    made: list[Line] = []
    done = 0
    for table in counted_rows(lines):
        first = table[0].ordinal or table[0].name[0]
        above = [line for line in lines if done < line.number < first.number]
        for row in table:
            taken = [line for cell in row.values for line in cell]
            cells = [_joined(row.name), *map(_joined, row.values)]
            opening = [row.ordinal] if row.ordinal else []
            made += _cells([*_texts(opening), *cells], [*opening, *row.name, *taken])
        done = made[-1].number
        heads = _heads(above, len(table[0].values) + 2, numbered=True)
        made += _cells(_texts(heads), heads) if heads else []
    return made


def _tables_of(block: Sequence[Run]) -> list[list[Run]]:
    """Return the tables of a block, each from its title and heads on.

    Heads that are repeated after a page break do not part a table: its rows go on alike.
    """
    parts: list[list[Run]] = [[]]
    for run in block:
        if run.words and (len(run.lines) > _MOST_NAME_LINES or _place_of_heads(run) is not None):
            parts.append([])
        parts[-1].append(run)
    tables: list[list[Run]] = []
    for part in parts:
        rows = usual_length(part)
        if tables and (rows[1] < _FEWEST_ROWS or rows[0] == usual_length(tables[-1])[0]):
            tables[-1] += part
        else:
            tables.append(part)
    return [table for table in tables if len(table) >= 2 * _FEWEST_ROWS]


def _rows_of(block: Sequence[Run]) -> list[Line]:
    """Return the lines of a block anew: rows in cells, the lines they took blank."""
    runs = [run for run in block if not run.words]
    usual, often = usual_length(runs)
    if often < max(_FEWEST_ROWS, _MOSTLY * len(runs) - 1):
        return []
    numbered = _numbered(runs, usual)
    count = usual - numbered
    if count < 1:
        return []
    made: list[Line] = []
    before: Line | None = None
    for above, values in pairwise(block):
        if not above.words:
            continue
        heads, below = _heads_and_name(above, count + 1 + numbered, bool(numbered))
        if numbered and len(values.lines) < count:
            # The words below the heads open a section: no row whose ordinal was lost.
            heads, below = [], above
        if count == 1 and not numbered and not (heads or made):
            # Words and a number in turn are a table only below heads that say so.
            continue
        made += _cells(_texts(heads), heads) if heads else []
        names = _without_section(below)
        # Behind the last row no ordinal follows.
        last = values is runs[-1]
        own, rest = _own_values(values, count, None if last else before)
        few = len(names.lines) <= _MOST_NAME_LINES and _place_of_heads(names) is None
        if few and not rest and not last and _is_row_with_losses(own, count, numbered, before):
            own, rest = (own[:-1], own[-1:]) if numbered else (own, ())
        # A section without figures: its only value counts the next row.
        bare = numbered and not rest and section_level(_joined(names.lines))
        short = numbered and len(own) == count - 1 and len(rest) == 1
        lost = count > _MOST_LOST and len(own) >= count - _MOST_LOST and len(rest) == numbered
        if few and (len(own) == count or short or lost) and not bare and _ends(rest, before):
            made += _row(before, names.lines, own)
            made += _average(rest, count)
            before = rest[-1] if rest and numbered else None
            continue
        if few and len(values.lines) >= _FEWEST_ROWS and section_level(_joined(names.lines)):
            made += _row(before, names.lines, values.lines)
        else:
            made += _head(names, values, count, bool(numbered))
        # A section ("I", "Khối sở, ngành") or the head: its last value counts the next row.
        before = values.lines[-1] if numbered else None
    return made


def _is_row_with_losses(
    own: Sequence[Line], count: int, numbered: int, ordinal: Line | None
) -> bool:
    """Tell whether a row lost values without a trace, and its last one counts the next row."""
    if not count - _MOST_LOST <= len(own) - numbered < count or count <= _MOST_LOST:
        return False
    if not numbered:
        return True
    number = look_alike_number(ordinal.text.strip(" .)|")) if ordinal else None
    following = look_alike_number(own[-1].text.strip(" .)|"))
    # The last row of all is whole: nothing counts a row behind it.
    likely = number is None or following is None or 0 < following - number <= _MOST_LOST
    return following is not None and likely


def _own_values(
    values: Run, count: int, ordinal: Line | None
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the values of a row and what follows them, the ordinal of the next row first of all.

    Where a value was lost the next ordinal stands in its place: it must not be taken for one.
    """
    own, rest = values.lines[:count], values.lines[count:]
    number = look_alike_number(ordinal.text.strip(" .)")) if ordinal else None
    last = look_alike_number(own[-1].text.strip(" .)")) if own and not rest else None
    if number is not None and last == number + 1:
        return own[:-1], own[-1:]
    return own, rest


def _without_section(names: Run) -> Run:
    """Return the lines of a name without those of a section that opens above it."""
    lines = names.lines
    while len(lines) > 1 and section_level(lines[0].text):
        lines = lines[1:]
    return replace(names, lines=lines)


def _place_of_heads(run: Run) -> int | None:
    """Return where the heads of the columns begin among words, None where there are none."""
    roles = [role_of(fold(line.text)) for line in run.lines]
    if "name" not in roles:
        return None
    name = roles.index("name")
    return name - 1 if name and roles[name - 1] == "ordinal" else name


def _heads_and_name(run: Run, width: int, numbered: bool) -> tuple[list[Line], Run]:
    """Return the heads that open a table, and the name below them that no ordinal parts from them.

    Rows may not be counted; where they are, the first ordinal may be lost.
    """
    place = _place_of_heads(run)
    if place is None:
        return [], run
    told = role_of(fold(run.lines[place].text)) == "ordinal"
    if numbered and not told and place and _counts_rows(run.lines[place - 1]):
        place, told = place - 1, True
    if told != numbered:
        return [], run
    heads: list[Line] = []
    notes = 0
    for line in run.lines[place:]:
        note = role_of(fold(line.text)) == "note"
        if notes + note > _MOST_BLANK or (len(heads) == width and not note):
            break
        notes += note
        heads += [] if note else [line]
    below = run.lines[place + len(heads) + notes :]
    return (heads, replace(run, lines=below)) if len(heads) == width and below else ([], run)


def _head(names: Run, values: Run, count: int, numbered: bool) -> list[Line]:
    """Return the heads, one a line, as one line of cells; and that of the maxima below it."""
    width = count + 1 + numbered
    lines = list(names.lines)
    below = [lines.pop()] if is_maxima(lines[-1].text) else []
    heads = _heads(lines, width, numbered)
    if not heads:
        return []
    made = _cells(_texts(heads), heads)
    if below:
        tops = list(takewhile(lambda line: line.text.strip() in _SCALES, values.lines))
        cells = [*[""] * (width - 1 - count), below[0].text.strip(), *_texts(tops)]
        made += _cells([*cells, *[""] * (width - len(cells))], [*below, *tops])
    counting = [line for line in values.lines if line.text.strip(" ()").isdecimal()][-width - 1 :]
    if [line.text.strip(" ()") for line in counting[:width]] == [str(n + 1) for n in range(width)]:
        made += [replace(line, text="") for line in counting[:width]]
    return made


def _heads(lines: Sequence[Line], width: int, numbered: bool) -> list[Line]:
    """Return the lines that head the columns; a column of notes may be blank in every row."""
    for more in range(_MOST_BLANK + 1):
        heads = list(lines[-(width + more) :])
        roles = [role_of(fold(line.text)) for line in heads]
        opens = roles[:1] in (["ordinal"], ["name"]) or (
            numbered and roles[1:2] == ["name"] and _counts_rows(heads[0])
        )
        if len(heads) == width + more and opens:
            kept = [line for line, role in zip(heads, roles, strict=True) if role != "note"]
            return kept if len(kept) == width else []
    return []


def _counts_rows(line: Line) -> bool:
    """Tell whether a line may be the damaged head of the ordinals: "ST", "So T", "SbTT"."""
    text = line.text.strip()
    alike = max(fuzz.ratio(fold(text), head) for head in ORDINAL_HEADS)
    return len(text) <= _LONGEST_ORDINAL_HEAD and alike >= _LIKE_AN_ORDINAL_HEAD


def _ends(rest: Sequence[Line], before: Line | None) -> bool:
    """Tell whether a row may end before ``rest``: the next ordinal, after debris if it counts."""
    if len(rest) <= 1 or is_average(rest[0].text):
        return True
    own = look_alike_number(before.text.strip(" .)|")) if before else None
    following = look_alike_number(rest[-1].text.strip(" .)|"))
    return len(rest) <= _MOST_DEBRIS and own is not None and following == own + 1


def _average(rest: Sequence[Line], count: int) -> list[Line]:
    """Return the row of averages whose name is also that of a class."""
    if len(rest) <= 1 or not is_average(rest[0].text):
        return []
    return _row(None, rest[:1], rest[1 : count + 1])


def _numbered(runs: Sequence[Run], usual: int) -> int:
    """Return 1 if the last value of the runs counts the row that follows, else 0.

    A rank that rises from row to row stands after the last row too; the next ordinal does not.
    """
    last = [run.lines[-1].text.strip(" .)|") for run in runs if len(run.lines) == usual]
    numbers = _with_misread_mended([_ordinal(text) for text in last])
    pairs = [(a, b) for a, b in pairwise(numbers) if a is not None and b is not None]
    # Between two rows that are whole some may be damaged.
    rising = sum(a < b <= a + _MOST_LOST for a, b in pairs)
    # One ordinal that was misread breaks two pairs, but moves no other from its place.
    steps = Counter(number - place for place, number in enumerate(numbers) if number is not None)
    placed = max(steps.values(), default=0) >= max(_FEWEST_ROWS, _MOSTLY * steps.total())
    if 2 * len(pairs) < len(numbers) - 1 or not pairs:
        return 0
    if rising < _MOSTLY * len(pairs) and not placed:
        return 0
    return int(numbers[0] != 1 or len(runs[-1].lines) == usual - 1)


def _ordinal(text: str) -> int | None:
    """Return the number of a row, None for the numeral of a block: behind it rows count anew."""
    return None if _NUMERAL.fullmatch(text) else look_alike_number(text)


def _with_misread_mended(numbers: Sequence[int | None]) -> list[int | None]:
    """Return numbers with each that stands between two of its neighbours as the one between them.

    3, 44, 5: one ordinal that was misread must not break the count twice.
    """
    found = list(numbers)
    for place in range(1, len(found) - 1):
        above, below = found[place - 1], found[place + 1]
        if above is not None and below == above + 2:
            found[place] = above + 1
    return found


def _row(ordinal: Line | None, names: Sequence[Line], values: Sequence[Line]) -> list[Line]:
    """Return the lines of one row: all cells on the first, the others blank."""
    first = [ordinal] if ordinal else []
    return _cells([*_texts(first), _joined(names), *_texts(values)], [*first, *names, *values])


def _cells(cells: Sequence[str], taken: Sequence[Line]) -> list[Line]:
    blank = [replace(line, text="") for line in taken[1:]]
    return [replace(taken[0], text="\t".join(cells)), *blank]


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text.strip() for line in lines]


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(_texts(lines))
