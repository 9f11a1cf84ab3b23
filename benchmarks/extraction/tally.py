"""What the scorer counts, and how it prints it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Counts over one or many documents; tallies add up.

    ``cells`` counts outcomes: ``right``, ``doubtful``, ``silent`` (wrong value, status not
    doubtful), ``silent-name`` (right token on a wrong unit), ``missing`` (not emitted),
    ``invented`` (emitted, but the document does not have it). ``notes`` explains each outcome that
    is not right.
    """

    documents: int = 0
    failed: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    details: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    spoiled: int = 0
    misread: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add ``other`` to this tally."""
        self.documents += other.documents
        self.failed += other.failed
        self.spoiled += other.spoiled
        self.misread += other.misread
        for mine, theirs in (
            (self.cells, other.cells), (self.names, other.names),
            (self.details, other.details), (self.findings, other.findings),
        ):  # fmt: skip
            mine.update(theirs)
        self.notes += other.notes

    @property
    def expected_cells(self) -> int:
        """How many cells the documents have."""
        return sum(count for outcome, count in self.cells.items() if outcome != "invented")

    @property
    def silent(self) -> int:
        """Wrong values under a status other than doubtful; invented cells among them."""
        return self.cells["silent"] + self.cells["silent-name"] + self.cells["invented"]


HEADER = (
    f"{'level':<10} {'docs':>5} {'cells':>7} {'names':>7} {'right':>8} {'r.or d.':>8} "
    f"{'doubt':>7} {'silent':>8} {'spoiled':>7} {'missing':>7} {'findings':>9} {'invented':>8}"
)


def line(level: str, tally: Tally) -> str:
    """Return one line of the table of results."""
    total, names = tally.expected_cells or 1, sum(tally.names.values()) or 1
    right, doubtful = tally.cells["right"], tally.cells["doubtful"]
    found = f"{tally.findings['found']}/{tally.findings['found'] + tally.findings['overlooked']}"
    return (
        f"{level:<10} {tally.documents:>5} {tally.expected_cells:>7} "
        f"{100 * tally.names['right'] / names:>6.2f}% {100 * right / total:>7.3f}% "
        f"{100 * (right + doubtful) / total:>7.3f}% {100 * doubtful / total:>6.2f}% "
        f"{100 * tally.silent / total:>7.3f}% {tally.spoiled:>7} {tally.cells['missing']:>7} "
        f"{found:>9} {tally.findings['invented']:>8}"
    )


def more(tally: Tally) -> str:
    """Return the outcomes behind the line, for those who mend the engine."""
    silent = (
        f"silently wrong: {tally.cells['silent']} values ({tally.misread} of them well-formed but "
        f"wrong in the text itself), {tally.cells['silent-name']} by a wrong name, "
        f"{tally.cells['invented']} invented"
    )
    names = ", ".join(f"{key} {tally.names[key]}" for key in sorted(tally.names))
    keys = sorted({key.rsplit(" ", 1)[0] for key in tally.details})
    details = ", ".join(
        f"{key} {tally.details[key + ' right']}/"
        f"{tally.details[key + ' right'] + tally.details[key + ' wrong']}"
        for key in keys
    )
    kinds = ", ".join(
        f"{key} {count}" for key, count in sorted(tally.findings.items()) if " " in key
    )
    return f"  {silent}\n  names: {names}\n  details: {details}\n  findings: {kinds}"
