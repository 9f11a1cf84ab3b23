"""Scores the findings: injected defects found, and findings that nothing in the text bears out."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.extraction.model import Defect, Document
from benchmarks.extraction.tally import Tally
from helpers.vietnamese import strip_marks

JUDGED = frozenset({"sum", "ratio", "count", "duplicate", "date", "contradiction", "scale"})
"""Kinds of finding that accuse the document; the others remark on its form and never count as
invented."""


def score_findings(document: Document, rows: Sequence[dict[str, str]], tally: Tally) -> None:
    """Add found, overlooked and invented findings to ``tally``."""
    used: set[int] = set()
    for defect, lines in zip(document.defects, document.defect_lines, strict=True):
        hits = {n for n, row in enumerate(rows) if _names(row, defect, lines)}
        used |= hits
        if not defect.revealed:
            continue
        outcome = "found" if hits else "overlooked"
        tally.findings[outcome] += 1
        tally.findings[f"{outcome} {defect.kinds[0]}"] += 1
        if not hits:
            tally.notes.append(
                f"overlooked  {document.level} {document.seed} | {defect.kinds[0]} "
                f"{defect.message} at {lines}"
            )
    for number, row in enumerate(rows):
        if number not in used and _accuses(row) and not _excused(row, document):
            tally.findings["invented"] += 1
            tally.findings[f"invented {row['kind']}"] += 1
            tally.notes.append(
                f"invented    {document.level} {document.seed} | {row['kind']} {row['severity']} "
                f"{row['origin']}: {row['message']} (line {row['line']})"
            )


def _names(row: dict[str, str], defect: Defect, lines: Sequence[int]) -> bool:
    """Tell whether a finding reports ``defect``: its kind, and its place or one of its words."""
    if row["kind"] not in defect.kinds:
        return False
    line = int(row["line"]) if row["line"].isdigit() else -9
    if any(abs(line - place) <= 2 for place in lines):
        return True
    said = strip_marks(" ".join((row["message"], row["printed"], row["expected"]))).lower()
    return any(strip_marks(word).lower() in said for word in defect.words if len(word) > 3)


def _accuses(row: dict[str, str]) -> bool:
    serious = row["severity"] in ("high", "medium") and row["origin"] != "reading"
    return serious and row["kind"] in JUDGED


def _excused(row: dict[str, str], document: Document) -> bool:
    """Tell whether the noise damaged the figures it is about: then the finding is no invention.

    Those are the ones of its line and of the lines beside, and, where each figure stands on a line
    of its own or a whole table on one, those of the unit that it names.
    """
    line = int(row["line"]) if row["line"].isdigit() else -9
    if document.damaged_lines & {line - 1, line, line + 1}:
        return True
    unit = row["message"].split(":")[0].split(",")[0]
    own = (
        mentions
        for cell, mentions in zip(document.cells, document.mentions, strict=True)
        if cell.unit == unit
    )
    return any(not mention.intact for mentions in own for mention in mentions)
