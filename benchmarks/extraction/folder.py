"""The truth of a document written as ``chiso clean`` should write it (contract, five tables)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.extraction.model import Cell, Document, Mention

MEASURES = (
    "dispatch_id", "table", "period", "unit", "unit_printed", "level", "province", "ordinal",
    "ordinal_printed", "indicator", "value", "max", "measure", "class", "rank", "rank_of",
    "status", "printed", "page", "line", "evidence",
)  # fmt: skip
FINDINGS = (
    "dispatch_id", "finding_id", "kind", "severity", "origin", "printed", "expected", "message",
    "page", "line",
)  # fmt: skip
DOSSIERS = (
    "dispatch_id", "unit", "level", "ordinal_printed", "position", "code", "received_on",
    "duplicate_of", "page", "line",
)  # fmt: skip
DISPATCH = (
    "dispatch_id", "file", "sha256", "issuer", "province", "kind", "number", "signed_on", "title",
    "period", "as_of",
)  # fmt: skip
CLAIMS = (
    "dispatch_id", "claim_id", "section", "text", "quantity", "stated", "computed", "verdict",
    "page", "line",
)  # fmt: skip


def write_truth(document: Document, folder: Path) -> Path:
    """Write what a perfect reader would make of ``document``; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    head = document.head
    _write(folder / "dispatch.csv", DISPATCH, [
        {"file": document.name, "issuer": head.issuer, "province": head.province,
         "kind": head.kind, "number": head.number, "signed_on": head.signed_on,
         "period": head.period, "as_of": head.as_of}
    ])  # fmt: skip
    pairs = zip(document.cells, document.mentions, strict=True)
    _write(folder / "measures.csv", MEASURES, [_measure(cell, seen) for cell, seen in pairs])
    _write(folder / "overdue_dossiers.csv", DOSSIERS, [
        {"unit": d.unit, "level": d.level, "ordinal_printed": d.ordinal_printed,
         "position": d.position, "code": d.code, "duplicate_of": d.duplicate_of}
        for d in document.dossiers
    ])  # fmt: skip
    _write(folder / "claims.csv", CLAIMS, [])
    found = zip(document.defects, document.defect_lines, strict=True)
    _write(folder / "findings.csv", FINDINGS, [
        {"finding_id": f"F{n:02d}", "kind": defect.kinds[0], "severity": "high",
         "origin": "source", "printed": " ".join(defect.words), "message": defect.message,
         "line": lines[0] if lines else ""}
        for n, (defect, lines) in enumerate(found, start=1) if defect.revealed
    ])  # fmt: skip
    return folder


def _measure(cell: Cell, seen: Sequence[Mention]) -> dict[str, object]:
    return {
        "table": cell.table, "period": cell.period, "unit": cell.unit,
        "unit_printed": cell.unit_printed, "level": cell.level, "province": cell.province,
        "ordinal": cell.ordinal, "ordinal_printed": cell.ordinal_printed,
        "indicator": cell.indicator, "value": cell.value, "max": cell.max,
        "measure": cell.measure, "class": cell.class_, "rank": cell.rank,
        "rank_of": cell.rank_of, "status": cell.status,
        "printed": seen[0].token if seen else "", "line": seen[0].line if seen else "",
    }  # fmt: skip


def _write(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of one CSV table, ``[]`` where the file is missing."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
