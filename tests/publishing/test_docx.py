"""DOCX: a document that an office edits: real styles, tables, pictures and links."""

from __future__ import annotations

import base64
import io
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.figure import Figure

from helpers.figures import heat_map_in_parts, ranked_bars
from helpers.publishing import (
    Bullets,
    Chart,
    Cited,
    Column,
    DataTable,
    FirstPage,
    Heading,
    KeyFigure,
    KeyPoints,
    Notice,
    Paragraph,
    ReportMeta,
    ReportTitle,
    Source,
    SourceList,
    export_docx,
)
from tests.publishing.docx_reading import WP, Read, W, style_of, text_of
from tests.publishing.notebooks import DOT, foreign, notebook

FIGURE = Cited("91,41", (Source("dien-bien-2025", "76-bc-vpub.txt", 1, 45),))
OPEN = Cited("17,41", (Source("d", "76-bc-vpub.txt", 2, 80, "doubtful", "1741", "16,69"),))
META = ReportMeta("Báo cáo năm 2025", "vi", "dien-bien", "2025", "2026-01-16", "Văn phòng")
TITLE = ReportTitle("Văn phòng UBND tỉnh Điện Biên", "Báo cáo", "Kết quả năm 2025", "Năm 2025")
HOSTILE = (
    '{ INCLUDETEXT "C:\\\\secret.txt" } { HYPERLINK "http://x.y" } MERGEFIELD =SUM(A1) DDEAUTO '
    '<w:fldSimple w:instr="QUOTE 1"/> &lt;w:instrText&gt; ]]> <b>x</b> \' " \u202e \u2066 \x00'
    " \x0b \ufffe 中文 ☃ " + "dàiquá" * 60
)


def test_the_same_notebook_gives_the_same_bytes_without_a_clock() -> None:
    whole = notebook(META, TITLE, Paragraph((FIGURE,)), SourceList([FIGURE], "Nguồn"))
    content = export_docx(whole)
    assert content == export_docx(whole)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_tell_the_title_and_the_report_s_own_date_and_leave_the_author_blank() -> None:
    properties = Read(META, TITLE, Paragraph("Chữ.")).document.core_properties
    assert properties.title == "Báo cáo năm 2025"
    assert properties.author == ""
    assert properties.created == properties.modified
    assert properties.created.date().isoformat() == "2026-01-16"
    assert properties.language == "vi-VN"


@pytest.mark.parametrize(("language", "tag"), [("vi", "vi-VN"), ("en", "en-GB")])
def test_the_language_is_told_to_the_spelling_checker(language: str, tag: str) -> None:
    read = Read(replace(META, language=language), TITLE, Paragraph("Chữ."))
    assert {one.get(W + "val") for one in read.parts["word/styles.xml"].iter(W + "lang")} == {tag}


def test_every_style_that_the_text_uses_exists() -> None:
    chart = Chart(ranked_bars(pd.DataFrame({"label": ["a"], "value": [1.0]})), "Hình", "Một thanh")
    read = Read(
        META, TITLE, KeyPoints("Điểm chính", ["x"]), Heading("I. Một"), Heading("1. Hai", 3),
        Notice("doubt", "y"), Bullets(["a"], ordered=True), chart, SourceList([OPEN], "Nguồn"),
        DataTable([Column("a")], [["b"]], "Bảng", "Ghi chú"),
        "> trích\n\n`mã`\n\n```\nmã\n```\n\n***\n\n[x](https://x.y)",
    )  # fmt: skip
    known = {style.style_id for style in read.document.styles}
    used = {
        one.get(W + "val")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for one in read.find(f"w:{tag}")
    }
    assert {"BodyText", "Heading1", "Heading2", "ListNumber", "Caption", "Notice"} <= used
    assert used <= known


def test_text_is_set_as_the_decree_asks() -> None:
    read = Read(META, TITLE, Paragraph("Chữ."))
    body = read.document.styles["Body Text"].paragraph_format
    assert round(body.first_line_indent.cm, 2) == 1.27
    assert body.alignment == 3  # justified
    fonts = read.parts["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert fonts.get(W + "ascii") == "Times New Roman"
    page = read.document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert round(page.left_margin.mm) == 30
    assert 20 <= page.top_margin.mm <= 25


def test_sections_are_headings_that_the_navigation_shows_and_levels_skip_none() -> None:
    read = Read(META, TITLE, Heading("I. Một"), Heading("1. Hai", 3), Heading("Ba", 5), "# Của tôi")
    assert read.headings() == [("I. Một", 1), ("1. Hai", 2), ("Ba", 3), ("Của tôi", 1)]
    assert read.styled("Title") == ["Kết quả năm 2025", "Năm 2025"]


def test_the_number_of_the_page_stands_in_the_head_from_the_second_page() -> None:
    section = Read(META, TITLE, Paragraph("Chữ.")).document.sections[0]
    assert section.different_first_page_header_footer
    default, first = section.header._element, section.first_page_header._element
    assert [one.get(W + "instr") for one in default.iter(W + "fldSimple")] == [" PAGE "]
    assert not list(first.iter(W + "fldSimple"))


def test_a_table_repeats_its_heads_and_breaks_no_row() -> None:
    columns = [Column("Đơn vị"), Column("A", "number", "Điểm"), Column("B", "number", "Điểm")]
    rows = [[f"UBND xã {number}", "1,5", "2"] for number in range(80)]
    table = Read(
        META, TITLE, DataTable(columns, rows, "Bảng dài", strong_rows=(79,))
    ).document.tables[0]
    heads = [row for row in table._tbl.tr_lst if row.trPr.find(f"{W}tblHeader") is not None]
    assert heads == table._tbl.tr_lst[:2]
    assert all(row.trPr.find(f"{W}cantSplit") is not None for row in table._tbl.tr_lst)
    assert table._tbl.tblPr.find(f"{W}tblCaption").get(W + "val") == "Bảng dài"
    assert [cell.text for cell in table.rows[0].cells] == ["Đơn vị", "Điểm", "Điểm"]
    assert [cell.text for cell in table.rows[1].cells] == ["Đơn vị", "A", "B"]
    assert len(table.rows) == 82
    assert table.rows[81].cells[0].paragraphs[0].runs[0].bold
    assert not table.rows[80].cells[0].paragraphs[0].runs[0].bold


def test_numbers_stand_at_the_right_and_the_caption_stays_with_its_table() -> None:
    read = Read(META, TITLE, DataTable([Column("a"), Column("b", "number")], [["x", "1"]], "Bảng"))
    cells = read.document.tables[0].rows[1].cells
    assert [cell.paragraphs[0].alignment for cell in cells] == [None, 2]
    assert read.document.styles["Caption"].paragraph_format.keep_with_next


def test_a_wide_table_stands_on_a_turned_page_together_with_its_heading() -> None:
    columns = [Column("Đơn vị"), *(Column(f"Chỉ tiêu {n}", "number") for n in range(12))]
    wide = DataTable(columns, [[f"xã {n}", *["1.234,56"] * 12] for n in range(5)], "Bảng")
    read = Read(META, TITLE, Paragraph("Trước."), Heading("Bảng rộng"), wide, Paragraph("Sau."))
    sections = read.document.sections
    assert [one.page_width > one.page_height for one in sections] == [False, True, False]
    assert [one.different_first_page_header_footer for one in sections] == [True, False, False]
    before = read.find("w:sectPr")[0].getparent().getparent()
    words = [text_of(one) for one in before.itersiblings(W + "p")]
    assert words.index("Bảng rộng") < words.index("Sau.")


def test_a_wide_table_of_another_library_turns_its_page_too() -> None:
    frame = pd.DataFrame({f"Chỉ tiêu số {n}": [1234567.89] for n in range(14)})
    table = foreign({"text/html": frame.to_html()})
    read = Read("# T", Paragraph("Trước."), table, Paragraph("Sau."))
    assert [one.page_width > one.page_height for one in read.document.sections] == [
        False, True, False,
    ]  # fmt: skip


def test_a_table_never_meets_another_one_and_no_text_ends_in_one() -> None:
    table = DataTable([Column("a")], [["x"]])
    read = Read(META, TITLE, table, table, table)
    body = [one.tag for one in read.body[0]]
    assert body.count(W + "tbl") == 3
    assert (W + "tbl", W + "tbl") not in pairwise(body)
    assert body[-2:] == [W + "p", W + "sectPr"]


def test_a_table_without_rows_says_so() -> None:
    read = Read(META, TITLE, DataTable([Column("a"), Column("b", "number")], [], "Bảng trống"))
    assert "Không có dòng nào." in read.text()


def test_a_figure_leads_to_its_row_in_the_list_of_sources_and_tells_it_as_a_tip() -> None:
    listed = SourceList([FIGURE, OPEN], "Nguồn")
    read = Read(META, TITLE, Paragraph(("Đạt ", FIGURE, "; ", OPEN)), listed)
    assert len(read.targets()) == 2
    assert set(read.targets()) <= set(read.bookmarks())
    tips = [one.get(W + "tooltip") for one in read.find("w:hyperlink")]
    assert tips[0] == "76-bc-vpub.txt: dòng 45"
    row = next(row for row in read.find("w:tr") if "17,41" in text_of(row))
    assert row.find(f".//{W}bookmarkStart").get(W + "name") == read.targets()[1]
    assert "nghi vấn" in text_of(row)


def test_a_doubtful_figure_keeps_its_mark_and_a_missing_one_is_a_dash() -> None:
    nothing = Cited("", (Source("x", "a.txt", 1, 9, "missing", "-", "cột để trống"),))
    read = Read(META, TITLE, Paragraph((OPEN, " và ", nothing)))
    assert read.styled("BodyText")[-1] == "17,41? và –"
    assert [one.get(W + "val") for one in read.find("w:vertAlign")] == ["superscript"]


def test_links_lead_somewhere_or_are_plain_text() -> None:
    text = "[đến mục](#i-mot) [đi đâu](#khong-co) [chạy](javascript:x) [web](https://x.y/?a=1&b=2)"
    read = Read(META, TITLE, Paragraph((FIGURE,)), Heading("I. Một"), text)
    assert len(read.targets()) == 1
    assert set(read.targets()) <= set(read.bookmarks())
    outside = [
        one.get("Target")
        for one in read.parts["word/_rels/document.xml.rels"]
        if one.get("TargetMode") == "External"
    ]
    assert outside == ["https://x.y/?a=1&b=2"]
    assert "đến mục đi đâu chạy web" in read.text()


def test_bookmarks_have_names_that_word_allows_each_once() -> None:
    long = "Kết quả chi tiết của các sở, ban, ngành trong mười hai tháng của năm"
    names = Read(META, TITLE, Heading(long), Heading(long), Heading(long + " nữa")).bookmarks()
    assert len(set(names)) == 3
    assert all(name.replace("_", "").isalnum() and len(name) <= 40 for name in names)


def test_a_chart_is_a_sharp_picture_with_its_text_alternative_and_its_data() -> None:
    frame = pd.DataFrame({"label": ["Sở Y tế", "Sở Tài chính"], "value": [90.5, 40.0]})
    data = DataTable([Column("Đơn vị"), Column("Điểm", "number")], [["Sở Y tế", "90,5"]])
    read = Read(META, TITLE, Chart(ranked_bars(frame), 'Phát hiện "A"', "Thanh của 2 sở.", data))
    shapes = read.document.inline_shapes
    assert len(shapes) == 1
    told = next(read.body.iter(WP + "docPr")).get("descr")
    assert told == 'Phát hiện "A". Thanh của 2 sở. Số liệu: Sở Y tế 90,5.'
    image = read.document.part.related_parts[
        next(read.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")).get(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
        )
    ].image
    assert image.content_type == "image/png"
    assert image.px_width / (shapes[0].width / 914400) >= 190
    assert not read.document.tables


def test_a_later_part_of_a_tall_chart_carries_its_caption_again() -> None:
    shares = pd.DataFrame(
        {"Nhóm A": [0.5] * 90, "Nhóm B": [1.0] * 90}, index=[f"xã {n}" for n in range(90)]
    )
    read = Read(META, TITLE, Chart(heat_map_in_parts(shares), "Hai nhóm", "Bản đồ nhiệt."))
    count = len(read.document.inline_shapes)
    assert count > 1
    assert read.styled("Caption") == [
        "Hai nhóm", *(f"Hai nhóm (phần {part}/{count})" for part in range(2, count + 1))
    ]  # fmt: skip


def test_a_notebook_of_other_libraries_comes_out_whole() -> None:
    frame = pd.DataFrame({"tên": ["a", "b"], "điểm": [1.5, 2.0]})
    size = 'width="9" height="9"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size}/></svg>'
    markdown = (
        "# Tên\n\n## Mục\n\n- *một*\n  1. con\n- hai\n\n1. ba\n2. bốn\n\n> trích\n\n"
        "```\nx  =  1\n```\n\n| a | b |\n|-|-|\n| x | y |\n\n~~bỏ~~ **đậm**"
    )
    read = Read(
        markdown,
        foreign({"text/html": frame.to_html()}),
        foreign({"image/png": drawn(), "text/plain": "<Figure size 1x1>"}),
        foreign({"image/svg+xml": svg}, alt="Ô vuông"),
        foreign({"text/plain": "kết quả"}),
    )
    assert read.styled("Title") == ["Tên"]
    assert read.headings() == [("Mục", 1)]
    assert read.styled("ListBullet") == ["một", "hai"]
    assert read.styled("ListNumber") == ["con", "ba", "bốn"]
    assert read.styled("Quote") == ["trích"]
    assert read.styled("CodeBlock") == ["x  =  1", "kết quả"]
    assert [table.rows[0].cells[0].text for table in read.document.tables] == ["a", ""]
    assert read.document.tables[1].rows[1].cells[2].text == "1.5"
    alts = [one.get("descr") for one in read.body.iter(WP + "docPr")]
    assert alts == ["Hình chưa có mô tả (ô lệnh 3)", "Ô vuông"]


def drawn() -> str:
    """Return what matplotlib's own backend leaves in a notebook."""
    figure, target = Figure((2, 1)), io.BytesIO()
    figure.add_subplot().plot([1, 2])
    figure.savefig(target, format="png")
    return base64.b64encode(target.getvalue()).decode("ascii")


def test_numbered_lists_count_from_one_each() -> None:
    read = Read(META, TITLE, Bullets(["a"], ordered=True), Bullets(["b"], ordered=True))
    numbers = [one.get(W + "val") for one in read.find("w:numId")]
    assert len(set(numbers)) == 2
    starts = list(read.parts["word/numbering.xml"].iter(W + "startOverride"))
    assert {one.get(W + "val") for one in starts} == {"1"}


def test_cells_that_span_rows_and_columns_keep_their_place() -> None:
    html = (
        "<table><tr><th rowspan=2>a</th><th colspan=2>b</th></tr><tr><th>c</th><th>d</th></tr>"
        "<tr><td rowspan=9>e</td><td>f</td></tr><tr><td colspan=99>g</td></tr></table>"
    )
    table = Read("# T", foreign({"text/html": html})).document.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["a", "b", "b"], ["a", "c", "d"], ["e", "f", ""], ["e", "g", "g"],
    ]  # fmt: skip


def test_hostile_text_is_inert_in_every_element_and_every_form() -> None:
    cited = Cited(HOSTILE, (Source(HOSTILE, HOSTILE, 1, 2, "repaired", HOSTILE, HOSTILE),), HOSTILE)
    frame = pd.DataFrame({"label": [HOSTILE, "b"], "value": [1.0, 2.0]})
    table = DataTable(
        [Column(HOSTILE), Column(HOSTILE, "number", HOSTILE)], [[HOSTILE, cited]], HOSTILE, HOSTILE
    )
    meta = ReportMeta(
        HOSTILE, "vi", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE,
        kind="letter", place=HOSTILE, addressees=[HOSTILE, HOSTILE],
    )  # fmt: skip
    read = Read(
        meta,
        ReportTitle(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, [HOSTILE]),
        KeyPoints(HOSTILE, [(HOSTILE, cited)]),
        Heading(HOSTILE),
        Paragraph(HOSTILE, (HOSTILE, cited)),
        Bullets([HOSTILE], ordered=True),
        Notice("doubt", [HOSTILE], HOSTILE),
        table,
        Chart(ranked_bars(frame), HOSTILE, HOSTILE, table, HOSTILE, HOSTILE),
        Heading(HOSTILE, annex=True),
        SourceList([cited], HOSTILE),
        HOSTILE,
        foreign({"text/plain": HOSTILE}),
        foreign({"text/html": f"<table><tr><td>{HOSTILE}</td></tr></table>&#x202e;"}),
    )
    for name, part in read.parts.items():
        fields = [
            *part.iter(W + "fldSimple"),
            *part.iter(W + "instrText"),
            *part.iter(W + "fldChar"),
        ]
        assert [one.get(W + "instr") for one in fields] in ([], [" PAGE "]), name
        assert not fields or name == "word/header1.xml"
        told = "".join(part.itertext()) + "".join(
            value for one in part.iter() for value in one.attrib.values()
        )
        assert not set("\u202e\u2066\ufffe\x0b") & set(told), name
    assert read.text().count('{ INCLUDETEXT "C:\\\\secret.txt" }') >= 15
    assert "<w:fldSimple w:instr=" in read.text()
    assert not list(read.parts["word/_rels/document.xml.rels"].iter("TargetMode"))


def test_a_picture_that_cannot_be_read_is_told_in_words() -> None:
    broken = base64.b64encode(b"\x89PNG\r\n\x1a\nxx").decode("ascii")
    read = Read(
        "# T",
        foreign({"image/png": broken}, alt="Ảnh hỏng"),
        foreign({"image/svg+xml": "<svg"}, alt="Hình hỏng"),
        foreign({"image/jpeg": DOT}, alt="Sai loại"),
    )
    assert "[Ảnh hỏng]" in read.text()
    assert "[Hình hỏng]" in read.text()
    assert not [one for one in read.body.iter(WP + "docPr") if one.get("descr") == "Ảnh hỏng"]


def test_a_picture_sees_no_file_of_the_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(base64.b64decode(DOT))
    image = f'<image href="{secret}" width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{image}</svg>'
    read = Read("# T", foreign({"image/svg+xml": svg}, alt="Hình lạ"))
    assert read.styled("Figure") == ["[Hình lạ]"]
    assert not list(read.body.iter(WP + "docPr"))


def test_styles_of_cells_follow_the_size_of_the_table() -> None:
    rows = [[f"xã {n}", *["1.234,56"] * 8] for n in range(3)]
    columns = [Column("Đơn vị"), *(Column(f"Chỉ tiêu {n}", "number") for n in range(8))]
    read = Read(META, TITLE, DataTable(columns, rows, "Bảng"))
    used = {style_of(one) for row in read.find("w:tr") for one in row.iter(W + "p")}
    size = read.document.tables[0].rows[1].cells[0].paragraphs[0].style.font.size.pt
    assert used == {f"Table{round(10 * size)}"}


def test_the_big_figures_of_the_first_page_stand_on_a_line_each() -> None:
    page = FirstPage(
        "Tóm tắt tháng 7/2025",
        figures=(
            KeyFigure("Tổng điểm", "75,8", "theo văn bản", "/100"),
            KeyFigure("Xếp loại", "Khá"),
        ),
    )
    lines = Read(META, TITLE, page).styled("ListBullet")
    assert lines == ["Tổng điểm: 75,8/100 (theo văn bản)", "Xếp loại: Khá"]
