"""One document → its cleaned tables: every room called in turn, everything cross-checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from helpers.errors import InputError
from helpers.extraction.dossiers import ListedCode, find_dossiers
from helpers.extraction.folding import fold
from helpers.extraction.grid import Grid, lay_grid
from helpers.extraction.head import Head, day_of, read_head
from helpers.extraction.names import NameIndex
from helpers.extraction.paragraphs import Paragraph, paragraphs
from helpers.extraction.place import vote_of_rows
from helpers.extraction.rows import parse_row
from helpers.extraction.statements import Statement, find_statements
from helpers.extraction.tables import find_tables
from helpers.reading import Document
from helpers.reference import Unit, communes, departments, districts
from helpers.repair.checks import check_dispatch
from helpers.repair.claims import Claim, judge_claims
from helpers.repair.damage import is_damaged
from helpers.repair.dossiers import DossierList, settle_dossiers
from helpers.repair.findings import Findings
from helpers.repair.identity import dispatch_id
from helpers.repair.measures import Setting, measures_of_table
from helpers.repair.naming import Gazetteer, name_rows
from helpers.repair.prose import ProseFigure, figures_of_prose, once_each, territory_name
from helpers.repair.tables import RepairedTable, repair_table
from helpers.tables import Cleaned
from helpers.tables.cleaned import filled, frame_of

_SUBJECT = ("thu tuc hanh chinh", "phuc vu nguoi dan", "dich vu cong", "tthc", "ho so", "bo chi so")


@dataclass(frozen=True)
class Reading:
    """Everything that was read from a dispatch and settled, before it becomes tables."""

    document: Document
    head: Head
    prose: tuple[Paragraph, ...]
    tables: tuple[RepairedTable, ...]
    lists: tuple[DossierList, ...]
    statements: tuple[Statement, ...]
    figures: tuple[ProseFigure, ...]
    index: NameIndex
    damaged: bool


def clean_document(document: Document, path: Path) -> Cleaned:
    """Return the cleaned tables of a document.

    Raises
    ------
    InputError
        If the document is not about serving people and businesses at all.
    """
    reading = read_dispatch(document, path)
    findings = Findings({line.number: line.page for line in document.lines})
    claims = judge_claims(reading, findings)
    check_dispatch(reading, findings)
    return _tables(reading, claims, findings)


def read_dispatch(document: Document, path: Path) -> Reading:
    """Read and settle everything that a document says."""
    head = _head(document)
    units = _units(head)
    index = NameIndex(units)
    codes = find_dossiers(document.lines, index)
    taken = {code.line for code in codes}
    found = find_tables(document.lines, index, taken)
    _refuse_unrelated(document, path, bool(found or codes), head)
    grids = [lay_grid(table) for table in found]
    level = head.issuer_unit.level if head.issuer_unit else "province"
    gazetteer = Gazetteer(index, NameIndex(departments()), territory_name(head), level)
    named = [name_rows(grid, gazetteer) for grid in grids]
    texts = [line.text for line in document.lines]
    damaged = is_damaged([row for rows in named for row in rows], texts)
    tables = tuple(
        repair_table(grid, rows, damaged) for grid, rows in zip(grids, named, strict=True)
    )
    prose = tuple(paragraphs(document.lines, _taken(grids, codes)))
    statements = tuple(find_statements(prose))
    figures = tuple(figures_of_prose(statements, head, units, _tops(tables), index))
    lists = tuple(settle_dossiers(codes, index))
    return Reading(document, head, prose, tables, lists, statements, figures, index, damaged)


def _tops(tables: Sequence[RepairedTable]) -> dict[str, Decimal]:
    """Return the maximum of the total for each level, as far as tables of this dispatch say."""
    tops: dict[str, Decimal] = {}
    for table in tables:
        for row in table.rows:
            for column in row.columns:
                if column.indicator in {"total", "converted"} and column.max is not None:
                    tops.setdefault(row.named.unit.level, column.max)
    return tops


def _taken(grids: Sequence[Grid], codes: Sequence[ListedCode]) -> set[int]:
    numbers = {code.line for code in codes} | {code.heading_line for code in codes}
    for grid in grids:
        numbers |= grid.table.lines
    return numbers


def _head(document: Document) -> Head:
    """Read the head; where it is silent about the place, the rows vote."""
    prose = paragraphs(document.lines)
    head = read_head(document.lines, prose)
    if head.province and head.period:
        return head
    names = []
    for line in document.lines:
        row = parse_row(line.number, line.text)
        if row.tokens and row.name and len(row.name) < 60:
            names.append(_bare(row.name))
    province, current = vote_of_rows(names)
    return read_head(document.lines, prose, head.province or province, current)


def _bare(name: str) -> str:
    words = fold(name).split()
    while len(words) > 1 and words[0] in {"ubnd", "xa", "phuong", "huyen", "thi", "tran", "tt"}:
        words = words[1:]
    return " ".join(words)


def _units(head: Head) -> list[Unit]:
    on = day_of(head.period)
    place = head.province
    return [*departments(on, place), *districts(place, on), *communes(place, on)]


def _refuse_unrelated(document: Document, path: Path, figures: bool, head: Head) -> None:
    text = fold(" ".join(line.text[:400] for line in document.lines[:400]))
    related = sum(word in text for word in _SUBJECT)
    if related == 0 or (related < 2 and not figures and not head.province):
        raise InputError(
            "reading.unrelated", path=path, missing="no word of the field, no table of agencies"
        )


def _tables(reading: Reading, claims: Sequence[Claim], findings: Findings) -> Cleaned:
    head = reading.head
    pages = {line.number: line.page for line in reading.document.lines}
    own = dispatch_id(head, reading.document.sha256)
    setting = Setting(own, head.period, head.province, pages)
    measures = [figure.measure_row(setting) for figure in once_each(reading.figures)]
    for table in reading.tables:
        measures += measures_of_table(table, setting)
    measures.sort(key=lambda row: int(str(row["line"])))
    dossiers = [row for listed in reading.lists for row in listed.rows(setting)]
    dossiers.sort(key=lambda row: int(str(row["line"])))
    frames = {
        "dispatch": [_dispatch_row(reading, own)],
        "measures": measures,
        "overdue_dossiers": dossiers,
        "claims": [
            {
                "dispatch_id": own,
                "claim_id": f"C{number:02d}",
                "section": s.section,
                "text": s.text,
                "quantity": s.quantity,
                "stated": s.stated,
                "computed": s.computed,
                "verdict": s.verdict,
                "page": pages.get(s.line),
                "line": s.line,
            }
            for number, s in enumerate(claims, 1)
        ],
        "findings": [
            {
                "dispatch_id": own,
                "finding_id": f"F{number:02d}",
                "kind": f.kind,
                "severity": f.severity,
                "origin": f.origin,
                "printed": f.printed,
                "expected": f.expected,
                "message": f.message,
                "page": f.page,
                "line": f.line,
            }
            for number, f in enumerate(findings, 1)
        ],
    }
    return Cleaned(**{name: filled(frame_of(name, rows)) for name, rows in frames.items()})


def _dispatch_row(reading: Reading, own: str) -> dict[str, object]:
    head = reading.head
    return {
        "dispatch_id": own,
        "file": reading.document.file,
        "sha256": reading.document.sha256,
        "issuer": head.issuer,
        "province": head.province,
        "kind": head.kind,
        "number": head.number,
        "signed_on": head.signed_on.iso if head.signed_on else "",
        "title": head.title,
        "period": head.period,
        "as_of": head.as_of[0].iso if head.as_of else "",
    }
