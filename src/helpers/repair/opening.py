"""The head of a dispatch, its place settled by the rows of its tables where the head is silent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from helpers.errors import InputError
from helpers.extraction.folding import fold, mended, plain
from helpers.extraction.head import CLEAR_VOTE, Head, read_head
from helpers.extraction.moments import day_of
from helpers.extraction.paragraphs import Paragraph, paragraphs
from helpers.extraction.place import committee_told, province_votes, vote_of_rows
from helpers.extraction.rows import parse_row
from helpers.extraction.statement import says
from helpers.extraction.table_rows import Table
from helpers.reading import Document
from helpers.reference import MERGER, Unit, communes, departments, districts, provinces
from helpers.repair.other_days import units_of_other_days
from helpers.repair.phrases import phrases

_KINDS = frozenset({"ubnd", "xa", "phuong", "huyen", "thi", "tran", "tt"})
# "xã" read as "xd" or "xi".
_DAMAGED_KIND = re.compile(r"x\w?")
_KINDS_NAMED = (" tỉnh", " thành phố")
_LONGEST_NAME = 60
_MOSTLY_WITHIN = 2
"""How many times as many names of a district's own communes as of others it must have."""
# "UBND xã Phú Tân (13 hồ sơ)", "UBND xã Phú Tân: 13 hồ sơ".
_LISTED = re.compile(
    r"\bubnd\s((?:xa|phuong|thi tran|thi xa|huyen|quan)\s[^\W\d][^();:,.\d]{1,30}?)\s?[(:]"
)
MAX_FIGURES = 100_000
"""All communes of the country, with thirty figures each."""

MAX_HEADS = 100
"""A table a page of a long report, each with a head of its own."""

MAX_POINTS = 4_000
"""One for each commune of the country, and more."""

_LOOKED_THROUGH = 400
"""How many lines, and how many letters of each, are searched for words of the field."""


def head_of(document: Document) -> Head:
    """Read the head; where it is not plain about the place, the rows vote."""
    prose = paragraphs(document.lines)
    votes = province_votes([line.text for line in document.lines])
    head = read_head(document.lines, prose)
    if head.period and max(votes.values(), default=0) >= CLEAR_VOTE:
        return head
    era = day_of(head.period) >= MERGER if head.period else None
    province, current = vote_of_rows(_names(document), era)
    if head.period and province in {"", head.province}:
        return head
    return read_head(document.lines, prose, province, current)


def _names(document: Document) -> list[str]:
    """Return the folded names, without their kind, that open rows of figures or items of lists."""
    rows = (parse_row(line.number, line.text) for line in document.lines)
    names = [row.name for row in rows if row.tokens and 0 < len(row.name) < _LONGEST_NAME]
    listed = (_LISTED.finditer(plain(line.text)) for line in document.lines)
    return [_bare(name) for name in (*names, *(item[1] for found in listed for item in found))]


def _bare(name: str) -> str:
    words = committee_told(name).split()
    while len(words) > 1 and (words[0] in _KINDS or _DAMAGED_KIND.fullmatch(words[0])):
        words = words[1:]
    return " ".join(words)


def units_of(head: Head, document: Document) -> list[Unit]:
    """Return the units that a dispatch may name: those of its province on the day it reports on.

    Parameters
    ----------
    head : Head
    document : Document
        Where hardly another commune is named than those of the district that issued it, one whose
        name was damaged is of this district too.
    """
    on = day_of(head.period)
    place = head.province
    own = [_of_territory(unit, head.territory) for unit in departments(on, place)]
    below = communes(place, on)
    within = communes(place, on, head.territory) if head.territory_said else ()
    if within:
        names = Counter(_names(document))
        inside, outside = (
            sum(names[bare] for bare in {fold(unit.bare) for unit in of})
            for of in (within, [unit for unit in below if unit.district != head.territory])
        )
        below = within if inside > _MOSTLY_WITHIN * outside else below
    return [*own, *districts(place, on), *below]


def _of_territory(unit: Unit, territory: str) -> Unit:
    """Return a department that may also be named without the kind of the territory.

    In a dispatch of a province "Văn phòng UBND" is that of the province, not of a city.
    """
    stem = next((unit.name[: -len(k)] for k in _KINDS_NAMED if unit.name.endswith(k)), "").strip()
    own = f"{stem} {territory}".startswith(unit.name)
    return replace(unit, aliases=(*unit.aliases, stem)) if " " in stem and own else unit


def other_provinces(head: Head) -> list[Unit]:
    """Return the provinces of the day but its own: sentences compare with them."""
    return [unit for unit in provinces(day_of(head.period)) if unit.bare != head.province]


def provinces_by_name(head: Head) -> dict[str, Unit]:
    """Return the provinces of the day by their folded names, with and without their kind."""
    known = provinces(day_of(head.period))
    kinds = {"tỉnh": ("", "tỉnh "), "thành phố": ("", "thành phố ", "TP ", "TP. ")}
    return {fold(kind + unit.bare): unit for unit in known for kind in kinds[unit.kind]}


def other_days_of(head: Head) -> Mapping[str, Unit]:
    """Return the territories of the province that were not of the day, by kind and name."""
    return units_of_other_days(head.province, day_of(head.period))


def refuse_unrelated(document: Document, path: Path, head: Head, figures: bool) -> None:
    """Refuse a document that is not about serving people and businesses at all.

    Parameters
    ----------
    document : Document
    path : Path
        Where it stands.
    head : Head
    figures : bool
        Whether a table of agencies or a dossier code was found in it.

    Raises
    ------
    InputError
        Naming the file and what it lacks.
    """
    lines = document.lines[:_LOOKED_THROUGH]
    text = fold(" ".join(line.text[:_LOOKED_THROUGH] for line in lines))
    needed = 1 if figures or head.province else 2
    related = sum(word in text for word in phrases().subject)
    if related < needed and (figures or head.province):
        damaged = mended(text)
        related = sum(says(damaged, words) for words in phrases().subject_at_length)
    if related < needed:
        raise InputError(
            "reading.unrelated", path=path, missing="no word of the field, no table of agencies"
        )


def refuse_more_figures(tables: Sequence[Table], path: Path) -> None:
    """Refuse a document whose tables hold more figures than any dispatch.

    Raises
    ------
    InputError
        Naming the file, how many there are and how many there may be.
    """
    count = sum(len(row.text.tokens) for table in tables for row in table.rows)
    if count > MAX_FIGURES:
        raise InputError("reading.too_many_figures", path=path, count=count, limit=MAX_FIGURES)


def refuse_more_heads(tables: Sequence[Table], path: Path) -> None:
    """Refuse a document whose tables have more different heads than any dispatch.

    Raises
    ------
    InputError
        Naming the file, how many there are and how many there may be.
    """
    count = len({tuple(line.text for line in table.head) for table in tables})
    if count > MAX_HEADS:
        raise InputError("reading.too_many_heads", path=path, count=count, limit=MAX_HEADS)


def refuse_more_points(prose: Sequence[Paragraph], path: Path) -> None:
    """Refuse a document that says more in sentences and lists than any dispatch.

    Raises
    ------
    InputError
        Naming the file, how many paragraphs with a figure there are and how many there may be.
    """
    count = sum(any(map(str.isdecimal, paragraph.text)) for paragraph in prose)
    if count > MAX_POINTS:
        raise InputError("reading.too_many_points", path=path, count=count, limit=MAX_POINTS)
