from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from pypdf import PdfReader

from helpers.figures import heat_map_in_parts, ranked_bars
from helpers.publishing import (
    Bullets,
    Chart,
    Cited,
    Column,
    DataTable,
    Heading,
    KeyPoints,
    Notice,
    Paragraph,
    ReportMeta,
    ReportTitle,
    Source,
    SourceList,
    export_html,
    export_pdf,
)
from helpers.publishing.element import Together
from tests.publishing.notebooks import DOT, foreign, notebook

FIGURE = Cited("91,41", (Source("dien-bien-2025", "76-bc-vpub.txt", 1, 45),))
OPEN = Cited("17,41", (Source("d", "76-bc-vpub.txt", 2, 80, "doubtful", "1741", "16,69"),))
META = ReportMeta("Báo cáo năm 2025", "vi", "dien-bien", "2025", "2026-01-16", "Văn phòng")
TITLE = ReportTitle("Văn phòng UBND tỉnh Điện Biên", "Báo cáo", "Kết quả năm 2025", "Năm 2025")
HOSTILE = (
    '#x $y$ *a* _b_ `c` <d> @e [f] ~ \\ // /* g */ = h - i + j "k" \\u{41} #eval("1") '
    "https://x.y/z?a=b&c=d {{ jinja }} ${shell} =SUM(A1) 中文 ☃ \u202e " + "dàiquá" * 60
)


def catalogue(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def fonts(page: Any) -> Any:
    return page["/Resources"]["/Font"].values()


def read(*parts: object) -> PdfReader:
    return PdfReader(io.BytesIO(export_pdf(notebook(*parts))))


def text_of(reader: PdfReader) -> str:
    """Return the words of all pages as a reader copies them, without mending their letters."""
    return " ".join(word for page in reader.pages for word in page.extract_text().split())


def test_the_pdf_is_tagged_titled_dated_and_in_vietnamese() -> None:
    reader = read(META, TITLE, Paragraph("Chữ."))
    root = catalogue(reader)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "vi-VN"
    assert reader.metadata is not None
    assert reader.metadata.title == "Báo cáo năm 2025"
    assert str(reader.metadata.creation_date).startswith("2026-01-16")
    described = root["/Metadata"].get_data().decode("utf-8")
    assert "<pdfuaid:part>1</pdfuaid:part>" in described
    assert "<pdfaid:part>2</pdfaid:part>" in described
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in described


def test_the_same_notebook_gives_the_same_bytes() -> None:
    whole = notebook(META, TITLE, Paragraph((FIGURE,)), SourceList([FIGURE], "Nguồn"))
    assert export_pdf(whole) == export_pdf(whole)


def test_text_copies_as_correct_vietnamese() -> None:
    words = (
        "Ủy ban nhân dân xã Huổi Một; phường Chiềng Cơi; đặc khu; Nguyễn Thị Hường; ≥ 90, ₫, – …"
    )
    assert words in text_of(read(META, TITLE, Paragraph(words)))


def test_only_our_typefaces_are_in_the_file() -> None:
    reader = read(META, TITLE, Paragraph("Chữ đậm và nghiêng"), "**đậm** *nghiêng* `mã`")
    names = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in reader.pages
        for font in fonts(page)
    }
    assert names
    assert all(name.startswith(("Tinos", "DejaVuSansMono")) for name in names)


def test_hostile_text_is_inert_in_every_element_and_every_form() -> None:
    cited = Cited(HOSTILE, (Source(HOSTILE, HOSTILE, 1, 2, "repaired", HOSTILE, HOSTILE),), HOSTILE)
    frame = pd.DataFrame({"label": [HOSTILE, "b"], "value": [1.0, 2.0]})
    table = DataTable(
        [Column(HOSTILE), Column(HOSTILE, "number", HOSTILE)], [[HOSTILE, cited]], HOSTILE, HOSTILE
    )
    whole = notebook(
        ReportMeta(HOSTILE, "vi", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        ReportTitle(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, [HOSTILE]),
        KeyPoints(HOSTILE, [(HOSTILE, cited)]),
        Heading(HOSTILE),
        Heading(HOSTILE),
        Paragraph(HOSTILE, (HOSTILE, cited)),
        Bullets([HOSTILE], ordered=True),
        Notice("doubt", [HOSTILE]),
        table,
        Chart(ranked_bars(frame), HOSTILE, HOSTILE, table, HOSTILE, HOSTILE),
        SourceList([cited], HOSTILE),
        HOSTILE,
        foreign({"text/plain": HOSTILE}),
        foreign({"text/html": f"<table><tr><td>{HOSTILE}</td></tr></table>"}),
    )
    shown = text_of(PdfReader(io.BytesIO(export_pdf(whole))))
    signs = ("#x", "$y$", "*a*", "_b_", "`c`", "<d>", "@e", "[f]", "//", '#eval("1")')
    for word in (*signs, "[U+4E2D]"):
        assert word in shown
    page = export_html(whole).decode("utf-8")
    assert "<d>" not in page
    assert "\u202e" not in page


def test_a_long_table_repeats_its_head_on_every_page() -> None:
    rows = [[f"UBND xã số {number}", "90,5"] for number in range(120)]
    reader = read(META, TITLE, Heading("I. Bảng"), DataTable(
        [Column("Tên đơn vị"), Column("Tổng điểm", "number")], rows, "Bảng dài"
    ))  # fmt: skip
    with_rows = [page.extract_text() for page in reader.pages if "UBND xã" in page.extract_text()]
    assert len(with_rows) >= 3
    assert all("Tên đơn vị" in text and "Tổng điểm" in text for text in with_rows)


def test_a_wide_table_stands_on_a_turned_page_together_with_its_heading() -> None:
    columns = [Column("Đơn vị"), *(Column(f"Chỉ tiêu {n}", "number") for n in range(12))]
    rows = [[f"UBND xã {number}", *["1.234,56"] * 12] for number in range(5)]
    reader = read(
        META, TITLE, Paragraph("Trước."), Heading("Phụ lục rộng"),
        DataTable(columns, rows, "Bảng", landscape=True), Paragraph("Sau."),
    )  # fmt: skip
    sizes = [page.mediabox.width > page.mediabox.height for page in reader.pages]
    assert sizes == [False, True, False]
    assert "Phụ lục rộng" in reader.pages[1].extract_text()


def test_page_numbers_begin_on_the_second_page() -> None:
    paragraphs = [Paragraph("Một đoạn văn dài để lấp đầy trang giấy. " * 30) for _ in range(6)]
    reader = read(META, TITLE, *paragraphs)
    first, second = (page.extract_text().split() for page in reader.pages[:2])
    assert "1" not in first
    assert "2" in second


def test_cited_figures_link_to_the_list_of_sources() -> None:
    listed = SourceList([FIGURE, OPEN], "Nguồn")
    reader = read(META, TITLE, Paragraph(("Đạt ", FIGURE, "; ", OPEN)), listed)
    links = [
        note.get_object()["/Subtype"] for page in reader.pages for note in page.get("/Annots", [])
    ]
    assert links.count("/Link") >= 2


def test_figures_among_words_and_in_cells_lead_to_the_page_of_their_row() -> None:
    figures = [Cited(f"{number},5", (Source("d", "a.txt", 1, number),)) for number in range(400)]
    words = [Paragraph(("Số " * 40, figure, ".")) for figure in figures[:200]]
    table = DataTable([Column("Số", "number")], [(figure,) for figure in figures[200:]], "Bảng")
    reader = read(META, TITLE, *words, table, SourceList(figures, "Nguồn"))
    led = [
        (note["/Contents"], note["/Dest"][0].get_object())
        for page in reader.pages
        for note in (one.get_object() for one in page.get("/Annots", []))
    ]
    pages = [page.get_object() for page in reader.pages]
    assert len(led) == len(figures)
    assert len({told for told, _ in led}) > 1
    for told, page in led:
        number = pages.index(page)
        assert told == f"trang {number + 1}"
        assert "dòng" in reader.pages[number].extract_text()


def test_sections_become_bookmarks_and_contents_stand_before_the_first() -> None:
    reader = read(
        META, TITLE, KeyPoints("Điểm chính", ["x"]), Heading("I. Một"), Heading("II. Hai")
    )
    titles = str([getattr(item, "title", item) for item in reader.outline])
    assert "I. Một" in titles
    shown = text_of(reader)
    assert shown.index("Điểm chính") < shown.index("Mục lục") < shown.rindex("I. Một")


def test_a_tall_figure_in_parts_takes_one_page_each_with_its_text_alternative() -> None:
    shares = pd.DataFrame(
        {"Nhóm A": [0.5] * 90, "Nhóm B": [1.0] * 90}, index=[f"xã {n}" for n in range(90)]
    )
    chart = Chart(heat_map_in_parts(shares), "Hai nhóm", "Bản đồ nhiệt của 90 xã.")
    content = export_pdf(notebook(META, TITLE, Heading("I. Hình"), chart))
    assert len(PdfReader(io.BytesIO(content)).pages) == 3


def test_pictures_of_other_libraries_come_out_with_a_text_alternative() -> None:
    size = 'width="9" height="9"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size}/></svg>'
    reader = read(
        "# T", foreign({"image/png": DOT, "text/plain": "<Figure size 1x1>"}),
        foreign({"image/svg+xml": svg}, alt="Ô vuông"),
    )  # fmt: skip
    assert len(reader.pages) == 1


def test_markdown_and_pandas_come_out_as_text_lists_and_tables() -> None:
    frame = pd.DataFrame({"điểm": [1.5, 2.0], "tên": ["a", "b"]})
    cell = nbformat.v4.new_code_cell("x", outputs=[
        nbformat.v4.new_output("execute_result", {"text/html": frame.to_html()}),
        nbformat.v4.new_output("stream", name="stderr", text="cảnh báo bí mật"),
    ])  # fmt: skip
    markdown = "# Tên\n\n## Mục\n\n- *một*\n- hai\n\n> trích\n\n| a | b |\n|-|-|\n| x | y |"
    shown = text_of(read(markdown, cell))
    assert "cảnh báo bí mật" not in shown
    for word in ("một", "trích", "điểm", "1.5"):
        assert word in shown


def test_a_chart_without_a_text_alternative_is_refused_at_once() -> None:
    figure = ranked_bars(pd.DataFrame({"label": ["a"], "value": [1.0]}))
    with pytest.raises(ValueError, match="text alternative"):
        Chart(figure, "Phát hiện", " ")


def test_elements_shown_together_come_apart_again_in_the_exports() -> None:
    parts = (META, TITLE, Heading("I. Kết quả"), Paragraph("Một < hai."), Paragraph("Ba."))
    assert export_html(notebook(Together(parts))) == export_html(notebook(*parts))
    assert export_pdf(notebook(Together(parts))) == export_pdf(notebook(*parts))


def test_a_pdf_is_made_without_what_only_other_forms_and_the_analysis_need(tmp_path: Path) -> None:
    path = tmp_path / "r.ipynb"
    path.write_text(nbformat.writes(notebook(META, Heading("Mục"), Paragraph("Lời."))), "utf-8")
    program = (
        "import sys; from helpers.publishing import export_pdf; export_pdf(sys.argv[1]); "
        "print(sorted({'docx', 'jinja2', 'matplotlib', 'openpyxl', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program, path], check=True, capture_output=True)
    assert done.stdout.decode().split() == ["[]"]


def test_a_picture_that_goes_to_the_next_page_stays_before_the_next_subheading() -> None:
    rows = pd.DataFrame({"label": [f"Đơn vị {n}" for n in range(20)], "value": [9.0] * 20})
    before = [Paragraph("Một câu nói về kết quả của các đơn vị trong kỳ. " * 4)] * 8
    parts = (
        META, Heading("I. Kết quả"), Heading("1. Sở", 3), *before,
        Chart(ranked_bars(rows), "Hình cao", "Hai mươi thanh."),
        Heading("2. Huyện", 3), Paragraph("Lời sau hình."),
    )  # fmt: skip
    pages = PdfReader(io.BytesIO(export_pdf(notebook(*parts)))).pages
    texts = [page.extract_text() for page in pages]
    picture = next(at for at, text in enumerate(texts) if "Hình cao" in text)
    after = next(at for at, text in enumerate(texts) if "Lời sau hình" in text)
    assert picture == 1
    assert after >= picture
