"""Compares what the engine wrote with what is true of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from benchmarks.extraction.findings import score_findings
from benchmarks.extraction.folder import read_table
from benchmarks.extraction.head_and_codes import score_dossiers, score_head
from benchmarks.extraction.model import Cell, Document
from benchmarks.extraction.tally import Tally
from helpers.reference import indicators

Row = dict[str, str]
Key = tuple[str, str, str]


def score(document: Document, folder: Path) -> Tally:
    """Return the tally of one document, given the folder that the engine wrote for it."""
    tally = Tally(documents=1)
    rows = read_table(folder / "measures.csv")
    _Matcher(document, rows, tally).run()
    score_head(document, read_table(folder / "dispatch.csv"), tally)
    score_dossiers(document, read_table(folder / "overdue_dossiers.csv"), tally)
    score_findings(document, read_table(folder / "findings.csv"), tally)
    return tally


class _Matcher:
    """Brings truth and output together by unit, indicator and period, else by line."""

    def __init__(self, document: Document, rows: Sequence[Row], tally: Tally) -> None:
        self.document, self.tally = document, tally
        self.known = {indicator.id for indicator in indicators()}
        self.truth: dict[Key, list[int]] = defaultdict(list)
        self.at_line: dict[tuple[int, str], list[int]] = defaultdict(list)
        for index, (cell, seen) in enumerate(zip(document.cells, document.mentions, strict=True)):
            self.truth[_key(cell)].append(index)
            for mention in seen:
                self.at_line[mention.line, cell.indicator].append(index)
        self.by_key: dict[int, list[Row]] = defaultdict(list)
        self.by_line: dict[int, list[Row]] = defaultdict(list)
        self.strays: list[Row] = []
        for row in rows:
            self._place(row)
        self._place_strays()

    def _place(self, row: Row) -> None:
        """Give an emitted row to the cell that it stands for, or count it as invented."""
        line = _line(row)
        same = self.truth.get((row["unit"], row["indicator"], row["period"]), [])
        if same:
            self.by_key[min(same, key=lambda index: self._distance(index, line))].append(row)
            return
        twin = self._unknown_twin(row)
        if twin is not None:
            self.by_key[twin].append(row)
            return
        near = [i for n in (line, line - 1, line + 1) for i in self.at_line[n, row["indicator"]]]
        if near:
            # A row of several months has a cell for each.
            cells = self.document.cells
            own = (index for index in near if cells[index].period == row["period"])
            self.by_line[next(own, near[0])].append(row)
        elif row["status"] == "doubtful":
            self.strays.append(row)
        elif row["level"] != "group":
            self.tally.cells["invented"] += 1
            self._note("invented", row, None)

    def _place_strays(self) -> None:
        """Give doubtful rows of no known unit to cells of their value that nothing else is for.

        Rows of cells one a line, and of HTML on one line, are counted from other lines than ours.
        """
        for index, cell in enumerate(self.document.cells):
            if self.by_key[index] or self.by_line[index] or cell.value == "":
                continue
            own = (cell.indicator, cell.period)
            for row in self.strays:
                if (row["indicator"], row["period"]) == own and _same(row, cell.value):
                    self.by_line[index].append(row)
                    self.strays.remove(row)
                    break

    def _distance(self, index: int, line: int) -> int:
        """Return how many lines a cell stands away; a row is placed at its first line."""
        return min((abs(m.line - line) for m in self.document.mentions[index]), default=line)

    def _unknown_twin(self, row: Row) -> int | None:
        """Return the cell of an unknown column that ``row`` is, by unit, period and value.

        An unknown column is kept under the slug of its head; a damaged head makes it another slug,
        which loses nothing.
        """
        if row["indicator"] in self.known:
            return None
        for index, cell in enumerate(self.document.cells):
            own = (cell.unit, cell.period) == (row["unit"], row["period"])
            if own and cell.indicator not in self.known and _same(row, cell.value):
                return index
        return None

    def run(self) -> None:
        """Judge every cell and every name."""
        names: dict[int, set[str]] = defaultdict(set)
        for index, cell in enumerate(self.document.cells):
            outcome = self._judge(index, cell)
            if not cell.optional:
                self.tally.cells[outcome] += 1
            if self.by_key[index]:
                names[cell.row].add("right")
            elif cell.optional:
                # The engine has its own official names for blocks.
                continue
            elif self.by_line[index]:
                unsure = all(row["status"] == "doubtful" for row in self.by_line[index])
                names[cell.row].add("doubtful" if unsure else "wrong")
            else:
                names[cell.row].add("missing")
        for verdicts in names.values():
            order = ("right", "wrong", "doubtful", "missing")
            self.tally.names[next(v for v in order if v in verdicts)] += 1

    def _judge(self, index: int, cell: Cell) -> str:
        rows = self.by_key[index]
        if not rows:
            return self._judge_by_line(index, cell)
        values = {self.document.cells[i].value for i in self.truth[_key(cell)]}
        sure = [row for row in rows if row["status"] != "doubtful"]
        wrong = [row for row in sure if not any(_same(row, value) for value in values)]
        self._details(cell, rows[0])
        if wrong:
            return self._silent(index, wrong[0])
        if sure:
            return "right" if _same(sure[0], cell.value) or len(values) > 1 else "silent"
        self._note("doubtful", rows[0], index)
        return "doubtful"

    def _judge_by_line(self, index: int, cell: Cell) -> str:
        rows = self.by_line[index]
        if not rows:
            if not cell.optional:
                self._note("missing", None, index)
            return "missing"
        if all(row["status"] == "doubtful" for row in rows):
            self._note("doubtful", rows[0], index)
            return "doubtful"
        if cell.optional and _same(rows[0], cell.value):
            return "right"
        self._note("silent-name", rows[0], index)
        return "silent-name"

    def _silent(self, index: int, row: Row) -> str:
        seen = self.document.mentions[index]
        if any(mention.intact for mention in seen):
            self.tally.spoiled += 1
            self._note("SPOILED", row, index)
        else:
            if any(well_formed(mention.token) for mention in seen):
                self.tally.misread += 1
            self._note("silent", row, index)
        return "silent"

    def _details(self, cell: Cell, row: Row) -> None:
        graded = cell.indicator in ("total", "converted")
        for name, true in (
            ("class", cell.class_ if graded else ""), ("rank", cell.rank),
            ("rank_of", cell.rank_of), ("ordinal", cell.ordinal), ("max", cell.max),
        ):  # fmt: skip
            if true:
                right = (
                    _number(row[name]) == _number(true) if name != "class" else row[name] == true
                )
                self.tally.details[f"{name} {'right' if right else 'wrong'}"] += 1

    def _note(self, outcome: str, row: Row | None, index: int | None) -> None:
        where = f"{self.document.level} {self.document.seed}"
        said = ""
        if row is not None:
            said = (
                f" | said: {row['unit']} {row['indicator']}={row['value']!r} {row['status']} "
                f"({row['evidence']}) line {row['line']}"
            )
        true = ""
        if index is not None:
            cell, seen = self.document.cells[index], self.document.mentions[index]
            tokens = " ".join(f"{mention.token!r}@{mention.line}" for mention in seen)
            true = f" | true: {cell.unit} {cell.indicator}={cell.value!r} read {tokens}"
        self.tally.notes.append(f"{outcome:<11} {where}{true}{said}")


def _key(cell: Cell) -> Key:
    return (cell.unit, cell.indicator, cell.period)


def _line(row: Row) -> int:
    return int(row["line"]) if row["line"].isdigit() else -9


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _same(row: Row, value: str) -> bool:
    if value == "":
        return row["value"] == ""
    return row["status"] != "missing" and _number(row["value"]) == _number(value)


def well_formed(token: str) -> bool:
    """Tell whether ``token`` reads as a number without any repair."""
    return token.replace(",", ".", 1).replace(".", "", 1).isdigit()
