"""The workbook of a notebook: its tables typed, marked, led back to their sources, and inert."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from helpers.errors import EmptyFormError, TableError
from helpers.figures import ranked_bars
from helpers.publishing import (
    Chart,
    Cited,
    Column,
    DataTable,
    Heading,
    Paragraph,
    ReportData,
    ReportMeta,
    Source,
    SourceList,
    export_html,
    export_pdf,
    export_xlsx,
)
from helpers.publishing.spreadsheet.numbers import number
from helpers.publishing.spreadsheet.rows import MOST_LETTERS
from helpers.tables import Cleaned
from helpers.vietnamese import format_number
from tests.cleaning.dispatches import board, clean, letter
from tests.publishing.notebooks import foreign, notebook, shown
from tests.publishing.spreadsheets import all_cells, cells_on, table_on, workbook

META = ReportMeta(
    "Báo cáo tháng 8/2025", "vi", "lam-dong", "2025-08", "2025-09-08", "Văn phòng", "Để đối chiếu."
)
PRINTED = Source("d", "512.txt", 1, 12, "printed", "91,41")
DOUBTFUL = Source("d", "512.txt", 1, 13, "doubtful", "1741", "16,69; 17,41")
MISSING = Source("d", "512.txt", 1, 14, "missing", "-")
SCORES = DataTable(
    (Column("Hạng", "ordinal"), Column("Đơn vị"), Column("Tổng điểm", "number"),
     Column("Tỷ lệ", "number"), Column("Chênh lệch", "number"), Column("Xếp loại", "class")),
    [
        ("1", "Sở Nội vụ", Cited("91,41", (PRINTED,)), "67,4%", "+0,5", "Xuất sắc"),
        ("2", "Sở Y tế", Cited("17,41", (DOUBTFUL,)), "5%", "-1,25", "Yếu"),
        ("–", "Sở Tư pháp", Cited("", (MISSING,)), "", "0", ""),
        ("–", "Sở Tài chính", Cited("", (DOUBTFUL,)), "1.651", "", ""),
    ],
    caption="Điểm của các sở",
    note="Cộng từ 6 nhóm.",
    strong_rows=(0,),
)  # fmt: skip
ACTING = ("=1+1", "+SUM(A1)", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x")')


@pytest.fixture(scope="module")
def cleaned() -> Cleaned:
    heads = ("Tên đơn vị", "Tổng điểm (100)")
    rows = (("Sở Nội vụ", "92,5"), ("Sở Y tế", "-"), ("Sở Tư pháp", "48"))
    return clean(letter("Tổng điểm của tỉnh đạt 85,5/100 điểm.", "", board(heads, *rows)))


def test_the_contents_come_first_and_lead_to_every_other_sheet(cleaned: Cleaned) -> None:
    book = workbook(META, Heading("Kết quả"), SCORES, ReportData(cleaned))
    assert book.sheetnames[:3] == ["Mục lục", "Ghi chú", "Bảng 1"]
    contents = book.worksheets[0]
    assert contents["A1"].value == "Báo cáo tháng 8/2025"
    led = [row[0].hyperlink.location for row in cells_on(contents)]
    assert led == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    assert table_on(contents)[2] == ["Bảng 1", "Bảng 1. Điểm của các sở", "Kết quả", 4]


def test_every_sheet_holds_one_named_table_and_says_where(cleaned: Cleaned) -> None:
    book = workbook(META, SCORES, SCORES, ReportData(cleaned))
    names = []
    for sheet in book:
        (table,) = sheet.tables.values()
        names.append(table.displayName.casefold())
        top = sheet[table.ref][0][0].row
        assert isinstance(sheet["A1"].value, str)
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == sheet.cell(top + 1, 1).coordinate or sheet.freeze_panes
        assert sheet.print_title_rows == f"${top}:${top}"
        assert sheet.page_setup.orientation == "landscape"
        if sheet.title != "Mục lục":
            assert f"dòng {top}" in sheet["A2"].value
            assert sheet.cell(top - 1, 1).hyperlink.location == "'Mục lục'!A1"
        heads = [column.name for column in table.tableColumns]
        assert heads == table_on(sheet)[0]
        assert len({head.casefold() for head in heads}) == len(heads)
    assert len(set(names)) == len(book.sheetnames)


def test_numbers_are_numbers_with_the_decimals_that_the_report_shows() -> None:
    rows = cells_on(workbook(META, SCORES)["Bảng 1"])
    assert [cell.value for cell in rows[0][:6]] == [
        1, "Sở Nội vụ", 91.41, 0.674, 0.5, "Xuất sắc",
    ]  # fmt: skip
    assert rows[0][2].number_format == "#,##0.00"
    assert rows[0][3].number_format == "#,##0.0%"
    assert rows[0][4].number_format == "+#,##0.0;-#,##0.0;#,##0.0"
    assert rows[1][4].value == -1.25
    assert rows[3][3].value == 1651
    assert rows[2][0].value == "–"


def test_doubt_and_absence_are_told_in_text_beside_typed_values() -> None:
    book = workbook(META, SCORES)
    rows = cells_on(book["Bảng 1"])
    assert rows[1][2].value == 17.41
    assert rows[1][2].number_format == '#,##0.00 "[n]"'
    assert rows[2][2].value == "[k]"
    assert rows[3][2].value == "[n]"
    told = dict(table_on(book["Ghi chú"]))
    assert "không có số liệu" in told["[k]"]
    assert told["[n]"].startswith("Nghi vấn")
    assert told["Giá trị của số liệu"] == "Để đối chiếu."


def test_each_row_leads_back_to_its_document_and_line() -> None:
    table = table_on(workbook(META, SCORES)["Bảng 1"])
    assert table[0][-1] == "Nguồn, căn cứ"
    assert table[1][-1] == "512.txt: dòng 12"
    assert "1741" in table[2][-1]
    assert "16,69; 17,41" in table[2][-1]


def test_a_table_that_tells_the_place_itself_adds_only_what_is_doubtful() -> None:
    columns = (Column("Đơn vị"), Column("Điểm", "number"), Column("Nguồn", "source"))
    certain = [("Sở A", Cited("5", (PRINTED,)), "dòng 12")]
    doubted = [*certain, ("Sở B", Cited("6", (DOUBTFUL,)), "dòng 13")]
    one, two = (
        table_on(workbook(DataTable(columns, rows))["Bảng 1"]) for rows in (certain, doubted)
    )
    assert one[0] == ["Đơn vị", "Điểm", "Nguồn"]
    assert two[1][-1] is None
    assert two[2][-1].startswith("Điểm: 512.txt: dòng 13")


def test_grouped_heads_become_one_row_and_equal_heads_differ() -> None:
    columns = (Column("Đơn vị"), Column("Điểm", "number", "Tháng 7"),
               Column("Điểm", "number", "Tháng 8"), Column("Điểm"), Column("điểm"))  # fmt: skip
    heads = table_on(workbook(DataTable(columns, [("A", "1", "2", "3", "4")]))["Bảng 1"])[0]
    assert heads == ["Đơn vị", "Tháng 7 – Điểm", "Tháng 8 – Điểm", "Điểm", "điểm (2)"]


def test_the_data_of_a_chart_and_the_list_of_sources_are_sheets_too() -> None:
    figure = ranked_bars(pd.DataFrame({"label": ["A", "B"], "value": [1.0, 2.0]}))
    data = DataTable((Column("Xếp loại"), Column("Số", "number")), [("Tốt", "07")])
    chart = Chart(figure, "07 đơn vị Tốt", "Một hình", data)
    book = workbook(META, chart, SourceList([Cited("91,41", (PRINTED,))], "Nguồn số liệu"))
    assert table_on(book["Bảng 1"]) == [["Xếp loại", "Số"], ["Tốt", 7]]
    assert book["Bảng 1"]["A1"].value == "Bảng 1. 07 đơn vị Tốt"
    assert book["Bảng 2"]["A1"].value == "Bảng 2. Nguồn số liệu"
    assert "91,41" in table_on(book["Bảng 2"])[1]


def test_the_cleaned_data_comes_typed_with_status_and_place(cleaned: Cleaned) -> None:
    book = workbook(META, ReportData(cleaned))
    heads, *rows = table_on(book["Số liệu"])
    assert "lời văn" in {row[heads.index("Bảng")] for row in rows}
    found = {
        row[heads.index("Đơn vị")]: dict(zip(heads, row, strict=True))
        for row in rows
        if row[heads.index("Bảng")] != "lời văn"
    }
    assert found["Sở Nội vụ"]["Giá trị"] == 92.5
    assert found["Sở Nội vụ"]["Chỉ số"] == "Tổng điểm"
    assert found["Sở Nội vụ"]["Tình trạng"] == "như bản in"
    assert found["Sở Y tế"]["Giá trị"] == "[k]"
    assert found["Sở Y tế"]["Tình trạng"] == "không có số liệu"
    assert isinstance(found["Sở Tư pháp"]["Dòng"], int)
    heads = table_on(book["Văn bản"])[0]
    signed = cells_on(book["Văn bản"])[0][heads.index("Ngày ký")]
    assert signed.value.date() == date(2025, 9, 8)
    assert signed.number_format == "dd/mm/yyyy"


def test_an_english_report_gives_an_english_workbook(cleaned: Cleaned) -> None:
    columns = (Column("Unit"), Column("Score", "number"))
    table = DataTable(columns, [("A", Cited("1,651.5", (DOUBTFUL,)))], "Scores")
    meta = ReportMeta("Report", "en", report_date="2025-09-08")
    book = load_workbook(io.BytesIO(export_xlsx(notebook(meta, table, ReportData(cleaned)))))
    assert book.sheetnames[:3] == ["Contents", "Notes", "Table 1"]
    assert cells_on(book["Table 1"])[0][1].value == 1651.5
    assert cells_on(book["Table 1"])[0][1].number_format == '#,##0.0 "[d]"'
    assert "Figures" in book.sheetnames
    assert book.properties.language == "en-GB"


@pytest.mark.parametrize("text", ACTING)
def test_no_text_acts_as_a_formula(text: str) -> None:
    columns = (Column(text), Column("Số", "number"))
    own = DataTable(columns, [(text, text)], caption=text, note=text)
    table = pd.DataFrame({"a": [text], text: [1]}).to_html()
    exported = export_xlsx(notebook(ReportMeta(text), own, foreign({"text/html": table})))
    for cell in all_cells(load_workbook(io.BytesIO(exported))):
        assert cell.data_type in ("s", "n")
        if isinstance(cell.value, str) and cell.value.startswith(tuple("=+-@")):
            assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(exported)) as archive:
        sheets = [name for name in archive.namelist() if "/worksheets/sheet" in name]
        assert not any(b"<f>" in archive.read(name) for name in sheets)


def test_dispatch_text_that_looks_like_an_error_or_an_escape_stays_what_it_is() -> None:
    rows = [("#REF!", "1"), ("_x0041_", "2"), ("a\u202eb\x07c\x00", "3"), ("TRUE", "4")]
    table = table_on(workbook(DataTable((Column("Tên"), Column("Số")), rows))["Bảng 1"])
    # Spreadsheet programs show the escaped underscore as an underscore; openpyxl leaves it.
    assert [row[0] for row in table[1:]] == ["#REF!", "_x005F_x0041_", "abc", "TRUE"]
    assert [row[1] for row in table[1:]] == ["1", "2", "3", "4"]


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    rows = [("dài " * 10_000,), ("😀" * 20_000,)]
    for (text,) in table_on(workbook(DataTable((Column("Tên"),), rows))["Bảng 1"])[1:]:
        assert text.endswith("[…]")
        assert MOST_LETTERS - 4 <= len(text.encode("utf-16-le")) // 2 <= MOST_LETTERS


def test_long_names_and_odd_headings_make_a_workbook_that_opens() -> None:
    name = "Ủy ban nhân dân xã " + "rất dài " * 14
    table = DataTable((Column(name * 4), Column("")), [(name, "1")], caption=f"[{name}]:*?/\\'")
    book = workbook(ReportMeta(name * 3), Heading("{mục} {0}"), table, Heading("{mục} {0}"), table)
    assert book.sheetnames == ["Mục lục", "Ghi chú", "Bảng 1", "Bảng 2"]
    heads, row = table_on(book["Bảng 1"])
    assert len(heads[0]) <= 255
    assert heads[1] == "Cột 2"
    assert row[0] == name.strip()
    assert "{mục} {0}" in book["Bảng 2"]["A2"].value


def test_a_table_of_pandas_comes_typed_with_its_index() -> None:
    frame = pd.DataFrame(
        {"điểm": [91.41, None], "số": [1651, 7], "mã": ["007", "012"]},
        index=pd.Index(["Sở A", "Sở B"], name="đơn vị"),
    )
    cell = foreign({"text/html": frame.to_html(), "text/plain": str(frame)})
    heads, *rows = table_on(workbook("## Của tôi", cell)["Bảng 1"])
    assert heads == ["đơn vị", "điểm", "số", "mã"]
    assert rows == [["Sở A", 91.41, 1651, "007"], ["Sở B", "[k]", 7, "012"]]


def test_a_table_of_pandas_with_two_levels_is_unfolded() -> None:
    index = pd.MultiIndex.from_tuples([("Sở", "A"), ("Sở", "B")], names=["khối", "đơn vị"])
    columns = pd.MultiIndex.from_tuples([("7/2025", "điểm"), ("8/2025", "điểm")])
    frame = pd.DataFrame([[1.5, 2.5], [3.5, 4.5]], index=index, columns=columns)
    table = table_on(workbook(foreign({"text/html": frame.to_html()}))["Bảng 1"])
    assert table[0] == ["khối", "đơn vị", "7/2025 – điểm", "8/2025 – điểm"]
    assert table[2] == ["Sở", "B", 3.5, 4.5]


def test_a_column_whose_marks_have_two_readings_stays_text_and_a_note_says_so() -> None:
    frame = pd.DataFrame({"số hồ sơ": ["1.651", "2.003"], "tỷ lệ": ["12,5", "7,25"]})
    sheet = workbook(foreign({"text/html": frame.to_html(index=False)}))["Bảng 1"]
    assert table_on(sheet)[1:] == [["1.651", 12.5], ["2.003", 7.25]]
    assert "số hồ sơ" in sheet["A3"].value


def test_a_table_in_markdown_comes_too() -> None:
    book = workbook("| Đơn vị | Điểm |\n|---|---|\n| Sở A | 91,5 |\n")
    assert table_on(book["Bảng 1"]) == [["Đơn vị", "Điểm"], ["Sở A", 91.5]]


def test_a_notebook_without_tables_and_data_is_refused_with_the_way_out() -> None:
    with pytest.raises(EmptyFormError, match=r"display\(\*report.data\(\)\)"):
        export_xlsx(notebook(META, Paragraph("Chữ.")))


def test_the_same_notebook_gives_the_same_bytes_dated_like_the_report(cleaned: Cleaned) -> None:
    whole = notebook(META, SCORES, ReportData(cleaned))
    assert export_xlsx(whole) == export_xlsx(whole)
    properties = load_workbook(io.BytesIO(export_xlsx(whole))).properties
    assert properties.title == "Báo cáo tháng 8/2025"
    assert properties.language == "vi-VN"
    assert properties.created.date() == properties.modified.date() == date(2025, 9, 8)


def test_the_data_shows_nothing_and_travels_once(cleaned: Cleaned) -> None:
    bare, carrying = notebook(META, SCORES), notebook(META, SCORES, ReportData(cleaned))
    assert export_html(carrying) == export_html(bare)
    assert export_pdf(carrying) == export_pdf(bare)
    twice = notebook(META, ReportData(cleaned), ReportData(cleaned))
    book = load_workbook(io.BytesIO(export_xlsx(twice)))
    assert len(table_on(book["Văn bản"])) == 2


def test_data_that_somebody_edited_out_of_the_contract_is_refused(cleaned: Cleaned) -> None:
    cell = shown(ReportData(cleaned))
    told: dict[str, Any] = cell.outputs[0].metadata["chiso"]["documents"]
    (tables,) = told.values()
    heads, rows = tables["measures"].split("\n", 1)
    tables["measures"] = f"{heads}\n{rows.replace(',printed,', ',certain,')}"
    with pytest.raises(TableError, match="certain"):
        export_xlsx(notebook(META, cell))


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["vi", "en"]))
def test_a_number_is_read_as_it_was_written(value: Any, language: str) -> None:
    found = number(format_number(value, 2, language), language)
    assert found is not None
    assert found.value == float(value)
    assert found.decimals == 2
