"""The scorer: each way of being wrong is counted as what it is."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.extraction.compose import generate
from benchmarks.extraction.folder import read_table, write_truth
from benchmarks.extraction.match import score
from benchmarks.extraction.model import Document
from benchmarks.extraction.tally import Tally

Row = dict[str, str]


def scored(tmp_path: Path, change: Callable[[list[Row]], list[Row]], level: str = "clean") -> Tally:
    document = generate(7, level)
    folder = write_truth(document, tmp_path)
    rewrite(folder / "measures.csv", change)
    return score(document, folder)


def rewrite(path: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    rows = read_table(path)
    columns = list(rows[0])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(change(rows))


def in_table(row: Row) -> bool:
    return row["table"] != "prose" and row["status"] == "printed"


def first_in_table(rows: list[Row], **fields: str) -> list[Row]:
    at = next(n for n, row in enumerate(rows) if in_table(row))
    return [*rows[:at], {**rows[at], **fields}, *rows[at + 1 :]]


def test_a_wrong_value_is_silent_and_spoils_an_intact_cell(tmp_path: Path) -> None:
    tally = scored(tmp_path, lambda rows: first_in_table(rows, value="0.123"))
    assert tally.cells["silent"] == 1
    assert tally.spoiled == 1
    assert tally.cells["right"] == tally.expected_cells - 1


def test_a_wrong_value_that_is_doubtful_is_only_doubtful(tmp_path: Path) -> None:
    tally = scored(tmp_path, lambda rows: first_in_table(rows, value="0.123", status="doubtful"))
    assert tally.cells["doubtful"] == 1
    assert tally.silent == tally.spoiled == 0


def test_a_cell_left_out_is_missing(tmp_path: Path) -> None:
    def without_one(rows: list[Row]) -> list[Row]:
        at = next(n for n, row in enumerate(rows) if in_table(row))
        return rows[:at] + rows[at + 1 :]

    assert scored(tmp_path, without_one).cells["missing"] == 1


def test_a_wrong_name_costs_the_name_and_its_cells(tmp_path: Path) -> None:
    def renamed(rows: list[Row]) -> list[Row]:
        unit = next(row["unit"] for row in rows if in_table(row))
        return [{**r, "unit": "UBND xã Không Có"} if r["unit"] == unit else r for r in rows]

    tally = scored(tmp_path, renamed)
    assert tally.names["wrong"] >= 1
    assert tally.cells["silent-name"] >= 1
    assert tally.spoiled == 0


def test_a_cell_that_the_document_does_not_have_is_invented(tmp_path: Path) -> None:
    def with_more(rows: list[Row]) -> list[Row]:
        return [*rows, {**rows[-1], "indicator": "satisfaction_rate", "line": "1"}]

    tally = scored(tmp_path, with_more)
    assert tally.cells["invented"] == 1
    assert tally.silent == 1


def test_zero_for_nothing_is_silently_wrong(tmp_path: Path) -> None:
    seed = next(s for s in range(200) if any(c.status == "missing" for c in generate(s).cells))
    document = generate(seed)
    folder = write_truth(document, tmp_path)

    def zeroed(rows: list[Row]) -> list[Row]:
        return [
            {**r, "value": "0", "status": "printed"} if r["status"] == "missing" else r
            for r in rows
        ]

    rewrite(folder / "measures.csv", zeroed)
    missing = sum(cell.status == "missing" for cell in document.cells)
    assert score(document, folder).cells["silent"] == missing


def with_defect() -> Document:
    return next(d for d in map(generate, range(99)) if any(f.kinds == ("sum",) for f in d.defects))


def test_a_defect_without_a_finding_is_overlooked(tmp_path: Path) -> None:
    document = with_defect()
    folder = write_truth(document, tmp_path)
    assert score(document, folder).findings["overlooked"] == 0
    rewrite(folder / "findings.csv", lambda _: [])
    assert score(document, folder).findings["overlooked"] == sum(
        defect.revealed for defect in document.defects
    )


def test_an_accusation_that_nothing_bears_out_is_invented(tmp_path: Path) -> None:
    document = with_defect()
    folder = write_truth(document, tmp_path)

    def accused(rows: list[Row]) -> list[Row]:
        return [*rows, {**rows[0], "kind": "ratio", "line": "1", "message": "", "printed": ""}]

    rewrite(folder / "findings.csv", accused)
    assert score(document, folder).findings["invented"] == 1


def test_an_accusation_of_a_unit_of_which_a_figure_was_misread_is_no_invention(
    tmp_path: Path,
) -> None:
    document = with_defect()
    folder = write_truth(document, tmp_path)
    unit, mention = document.cells[0].unit, document.mentions[0][0]
    misread = (replace(mention, intact=False), *document.mentions[0][1:])

    def accused(rows: list[Row]) -> list[Row]:
        wrong = {"kind": "ratio", "line": "9999", "message": f"{unit}: …", "printed": ""}
        return [*rows, {**rows[0], **wrong}]

    rewrite(folder / "findings.csv", accused)
    assert score(document, folder).findings["invented"] == 1
    damaged = replace(document, mentions=(misread, *document.mentions[1:]))
    assert score(damaged, folder).findings["invented"] == 0


def test_a_scale_that_nobody_printed_may_be_told_where_blocks_differ(tmp_path: Path) -> None:
    document = next(
        d for d in map(generate, range(400))
        if any(f.kinds[0] == "scale" and f.revealed for f in d.defects)
    )  # fmt: skip
    folder = write_truth(document, tmp_path)

    def told_at_the_head(rows: list[Row]) -> list[Row]:
        return [{**row, "severity": "high"} for row in rows if row["kind"] == "scale"]

    rewrite(folder / "findings.csv", told_at_the_head)
    tally = score(document, folder)
    assert tally.findings["found scale"] == 1
    assert tally.findings["invented"] == 0


def with_unknown_column() -> Document:
    return next(
        d for d in map(generate, range(400))
        if any("-" in c.indicator for c in d.cells)
    )  # fmt: skip


def test_an_unknown_column_under_another_slug_is_right_where_unit_line_and_value_agree(
    tmp_path: Path,
) -> None:
    document = with_unknown_column()
    folder = write_truth(document, tmp_path)
    rewrite(folder / "measures.csv", lambda rows: [
        {**r, "indicator": "so-hcc"} if "-" in r["indicator"] else r for r in rows
    ])  # fmt: skip
    tally = score(document, folder)
    assert tally.cells["missing"] == tally.cells["invented"] == 0
    assert tally.cells["right"] == tally.expected_cells


def test_an_unknown_column_of_another_value_is_missing_and_invented(tmp_path: Path) -> None:
    document = with_unknown_column()
    folder = write_truth(document, tmp_path)
    rewrite(folder / "measures.csv", lambda rows: [
        {**r, "indicator": "so-hcc", "value": "123456"} if "-" in r["indicator"] else r
        for r in rows
    ])  # fmt: skip
    tally = score(document, folder)
    assert tally.cells["missing"] == tally.cells["invented"] > 0


def test_a_doubtful_row_of_several_months_and_an_unknown_unit_has_a_cell_for_each(
    tmp_path: Path,
) -> None:
    document = generate(7, "clean")
    first = next(n for n, cell in enumerate(document.cells) if cell.value and not cell.optional)
    own, seen = document.cells[first], document.mentions[first]
    later = replace(own, period="2099-12")
    document = replace(
        document, cells=(*document.cells, later), mentions=(*document.mentions, seen)
    )
    folder = write_truth(document, tmp_path)

    def unnamed(rows: list[Row]) -> list[Row]:
        ours = [
            (row["unit"], row["indicator"]) == (own.unit, own.indicator)
            and row["period"] in {own.period, later.period}
            for row in rows
        ]
        lost = {"unit": "?", "status": "doubtful"}
        return [{**row, **lost} if ou else row for row, ou in zip(rows, ours, strict=True)]

    rewrite(folder / "measures.csv", unnamed)
    assert score(document, folder).cells["missing"] == 0
