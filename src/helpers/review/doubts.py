"""Doubtful figures: how many a column has, and the corrections that would settle them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from helpers.analysis.measure import Measure
from helpers.repair.cells import plain_number

_INDENT = "    "
_WIDE = 72  # letters of a comment's line: a line that print breaks could not be pasted


@dataclass(frozen=True)
class ColumnDoubt:
    """One column of one document.

    Attributes
    ----------
    figures : int
        Its cells, missing ones among them.
    doubtful, missing : int
        Of these.
    """

    file: str
    table: str
    indicator: str
    figures: int
    doubtful: int
    missing: int

    @property
    def share(self) -> float:
        """The doubtful share of its cells (0–1)."""
        return self.doubtful / self.figures


def doubt_by_column(measures: Iterable[Measure]) -> tuple[ColumnDoubt, ...]:
    """Return the columns that have a doubtful or missing cell, the most doubtful first."""
    cells: dict[tuple[str, str, str], list[str]] = {}
    for item in measures:
        cells.setdefault((item.file, item.table, item.indicator), []).append(item.status)
    columns = [
        ColumnDoubt(*key, len(found), found.count("doubtful"), found.count("missing"))
        for key, found in cells.items()
    ]
    open_ones = [item for item in columns if item.doubtful or item.missing]
    return tuple(sorted(open_ones, key=lambda item: (-item.share, -item.doubtful)))


def correction_skeletons(doubtful: Iterable[Measure], note: str) -> str:
    """Return the start of a file of corrections for each document with doubtful figures.

    What only a person can know (``reason``, ``author``, ``date``, and ``value`` where none was
    read) stays blank, and ``helpers.corrections`` refuses it so: nothing is settled by pasting.

    Parameters
    ----------
    doubtful : iterable of Measure
    note : str
        One line on what to fill in; set above each file as a comment.
    """
    documents: dict[str, list[Measure]] = {}
    for item in doubtful:
        documents.setdefault(item.dispatch_id, []).append(item)
    return "\n".join(_file(name, items, note) for name, items in documents.items())


def _file(dispatch: str, items: Sequence[Measure], note: str) -> str:
    head = [
        f"# data/corrections/{dispatch}.yaml",
        *(f"# {line}" for line in wrap(note, _WIDE)),
        f"dispatch: {_quoted(dispatch)}",
        "corrections:",
    ]
    return "\n".join([*head, *(line for item in items for line in _entry(item))]) + "\n"


def _entry(item: Measure) -> list[str]:
    read = item.value is not None
    fields = {
        "unit": item.unit,
        "indicator": item.indicator,
        "period": item.period,
        "table": item.table,
        "line": "" if item.line is None else str(item.line),
    }
    told = [f"{_INDENT}{key}: {_quoted(text)}" for key, text in fields.items() if text]
    value = f" {plain_number(Decimal(str(item.value)))}" if read else ""
    return [
        *(f"  # {line}" for line in wrap(_one_line(item.evidence), _WIDE)),
        f"  - action: {'confirm' if read else 'override'}",
        *told,
        f"{_INDENT}value:{value}",
        f"{_INDENT}expected_printed: {_quoted(_one_line(item.printed))}",
        *(f"{_INDENT}{key}:" for key in ("reason", "author", "date")),
    ]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _one_line(text: str) -> str:
    return " ".join(text.split())
