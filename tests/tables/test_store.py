"""The five tables on disk: whole or not at all, read back as they were, never out of contract."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from helpers.errors import TableError
from helpers.tables import TABLES, Cleaned, load_cleaned, load_library, save_cleaned
from tests.cleaning.dispatches import board, clean, letter

TABLE = board(("Tên đơn vị", "Tổng điểm (100)"), ("Sở Nội vụ", "92,5"), ("Sở Y tế", "-"),
              ("Sở Tư pháp", "48"))  # fmt: skip


@pytest.fixture(scope="module")
def cleaned() -> Cleaned:
    return clean(letter("Tổng điểm của tỉnh đạt 85,5/100 điểm.", "", TABLE, number="/VPUB-KSTTHC"))


def test_what_was_written_is_read_back(cleaned: Cleaned, tmp_path: Path) -> None:
    again = load_cleaned(save_cleaned(cleaned, tmp_path))
    for name in TABLES:
        pd.testing.assert_frame_equal(again.table(name), cleaned.table(name), check_dtype=False)


def test_files_are_plain_csv_with_the_columns_of_the_contract(
    cleaned: Cleaned, tmp_path: Path
) -> None:
    folder = save_cleaned(cleaned, tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{n}.csv" for n in TABLES)
    for name, columns in TABLES.items():
        data = (folder / f"{name}.csv").read_bytes()
        assert b"\r" not in data
        assert data.decode().split("\n")[0] == ",".join(columns)


def test_an_absent_value_is_an_empty_field_and_numbers_are_plain(
    cleaned: Cleaned, tmp_path: Path
) -> None:
    with (save_cleaned(cleaned, tmp_path) / "measures.csv").open(encoding="utf-8") as file:
        rows = {row["unit"]: row for row in csv.DictReader(file)}
    assert rows["Sở Y tế"]["value"] == ""
    assert rows["Sở Nội vụ"]["value"] == "92.5"
    assert rows["Sở Tư pháp"]["value"] == "48"
    assert rows["Sở Nội vụ"]["rank"] == ""


def test_the_same_tables_give_the_same_bytes(cleaned: Cleaned, tmp_path: Path) -> None:
    one, two = save_cleaned(cleaned, tmp_path / "a"), save_cleaned(cleaned, tmp_path / "b")
    for name in TABLES:
        assert (one / f"{name}.csv").read_bytes() == (two / f"{name}.csv").read_bytes()


def test_writing_again_replaces_and_leaves_nothing_else(cleaned: Cleaned, tmp_path: Path) -> None:
    save_cleaned(cleaned, tmp_path)
    folder = save_cleaned(cleaned, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
    assert len(list(folder.iterdir())) == len(TABLES)


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("measures", "status", "guessed"),
        ("measures", "level", "ward"),
        ("measures", "measure", "points"),
        ("measures", "period", "8/2025"),
        ("measures", "indicator", "Tổng điểm"),
        ("dispatch", "signed_on", "08/09/2025"),
        ("dispatch", "dispatch_id", "../outside"),
        ("dispatch", "as_of", "10h00"),
        ("claims", "verdict", "true"),
        ("findings", "kind", "oddity"),
        ("findings", "severity", "fatal"),
        ("findings", "origin", "ocr"),
    ],
)
def test_a_table_out_of_contract_is_not_written(
    cleaned: Cleaned, tmp_path: Path, name: str, column: str, value: str
) -> None:
    frame = cleaned.table(name)
    assert len(frame)
    broken = replace(cleaned, **{name: frame.assign(**{column: value})})
    with pytest.raises(TableError, match=column):
        save_cleaned(broken, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_figure_without_a_value_must_be_missing_or_doubtful(
    cleaned: Cleaned, tmp_path: Path
) -> None:
    frame = cleaned.measures.assign(value=float("nan"), status="printed")
    with pytest.raises(TableError):
        save_cleaned(replace(cleaned, measures=frame), tmp_path)


def test_a_missing_table_and_a_missing_column_are_named(cleaned: Cleaned, tmp_path: Path) -> None:
    folder = save_cleaned(cleaned, tmp_path)
    changes: list[tuple[Callable[[Path], object], str]] = [
        (lambda path: path.write_text("a,b\n1,2\n", encoding="utf-8"), "tables.columns"),
        (lambda path: path.unlink(), "tables.missing"),
    ]
    for change, key in changes:
        change(folder / "claims.csv")
        with pytest.raises(TableError) as error:
            load_cleaned(folder)
        assert error.value.key == key
        assert "claims.csv" in str(error.value)


def test_a_word_among_numbers_is_refused_and_named(cleaned: Cleaned, tmp_path: Path) -> None:
    folder = save_cleaned(cleaned, tmp_path)
    path = folder / "measures.csv"
    head, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    for column, wrong in (("value", "9O,5"), ("line", "12.5"), ("rank", "nan")):
        first = [
            wrong if name == column else field for name, field in zip(head, rows[0], strict=True)
        ]
        with path.open("w", encoding="utf-8") as file:
            csv.writer(file).writerows([head, first, *rows[1:]])
        for load in (load_cleaned, lambda folder: load_library(folder.parent)):
            with pytest.raises(TableError) as error:
                load(folder)
            assert column in str(error.value)
            assert wrong in str(error.value)


def test_a_row_with_more_or_fewer_fields_than_columns_is_refused_with_its_file(
    cleaned: Cleaned, tmp_path: Path
) -> None:
    folder = save_cleaned(cleaned, tmp_path)
    path = folder / "measures.csv"
    whole = path.read_text(encoding="utf-8")
    for broken in (whole.replace("\n", ",\n"), f"{whole}a,b\n", f'{whole}"'):
        path.write_text(broken, encoding="utf-8")
        with pytest.raises(TableError) as error:
            load_cleaned(folder)
        assert error.value.key == "tables.columns"
        assert str(path) in str(error.value)


def test_a_table_that_another_program_saved_again_is_the_same(
    cleaned: Cleaned, tmp_path: Path
) -> None:
    folder = save_cleaned(cleaned, tmp_path)
    before = load_cleaned(folder)
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
        path.write_bytes(f"{text}\r\n".encode("utf-8-sig"))
    again = load_cleaned(folder)
    for name in TABLES:
        pd.testing.assert_frame_equal(again.table(name), before.table(name))


def test_a_library_holds_all_dispatches_in_the_order_of_their_ids(tmp_path: Path) -> None:
    texts = [letter(TABLE, period=f"tháng {month} năm 2025") for month in (9, 7, 8)]
    for text in texts:
        save_cleaned(clean(text), tmp_path)
    library = load_library(tmp_path)
    assert list(library.dispatch["period"]) == ["2025-07", "2025-08", "2025-09"]
    assert len(library.measures) == 9


def test_an_empty_library_has_the_columns_and_no_rows(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        library = load_library(folder)
        assert all(library.table(name).empty for name in TABLES)
        assert all(
            tuple(library.table(name).columns) == columns for name, columns in TABLES.items()
        )
