"""Scores what is no figure: the head of a dispatch, and the lists of codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.extraction.model import Document
from benchmarks.extraction.tally import Tally


def score_head(document: Document, rows: Sequence[dict[str, str]], tally: Tally) -> None:
    """Add what ``dispatch.csv`` says rightly and wrongly to ``tally``."""
    said = rows[0] if rows else {}
    for name in ("issuer", "province", "kind", "number", "signed_on", "period", "as_of"):
        true = getattr(document.head, name)
        right = said.get(name, "") == true
        tally.details[f"head:{name} {'right' if right else 'wrong'}"] += 1
        if not right:
            tally.notes.append(
                f"head        {document.level} {document.seed} | {name}: true {true!r} "
                f"said {said.get(name)!r}"
            )


def score_dossiers(document: Document, rows: Sequence[dict[str, str]], tally: Tally) -> None:
    """Add the codes of ``overdue_dossiers.csv`` that stand under their unit, and the others."""
    said = Counter((row["unit"], row["code"]) for row in rows)
    for index, true in enumerate(document.dossiers):
        right = said[true.unit, true.code] > 0
        said[true.unit, true.code] -= right
        tally.details[f"code {'right' if right else 'wrong'}"] += 1
        if not right and index < 3:
            tally.notes.append(
                f"code        {document.level} {document.seed} | {true.unit} {true.code}"
            )
