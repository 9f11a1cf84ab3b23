from __future__ import annotations

import re

import pytest

from helpers.publishing import (
    Bullets,
    Cited,
    Column,
    DataTable,
    KeyPoints,
    Notice,
    Paragraph,
    ReportMeta,
    Source,
    SourceList,
)
from helpers.publishing.inline import string
from helpers.publishing.layout import LANDSCAPE, PORTRAIT

PRINTED = Source("dien-bien-2025", "76-bc-vpub.txt", 1, 45, "printed", "91,41", "")
DOUBTFUL = Source("dien-bien-2025", "76-bc-vpub.txt", 2, 80, "doubtful", "1741", "16,69 hoặc 17,14")


def test_one_element_speaks_html_typst_and_plain_text() -> None:
    data, metadata = Paragraph(("Đạt ", Cited("91,41", (PRINTED,)), " điểm."))._repr_mimebundle_()
    assert set(data) == {"text/html", "text/vnd.typst", "text/plain"}
    assert data["text/plain"] == "Đạt 91,41 điểm."
    assert metadata == {"chiso": {"element": "Paragraph"}}


def test_a_cited_figure_tells_its_document_and_line_and_leads_to_its_row() -> None:
    figure = Cited("91,41", (PRINTED,))
    html = Paragraph((figure,)).html()
    assert f'href="#{figure.key}"' in html
    assert 'title="76-bc-vpub.txt: dòng 45"' in html
    assert f'<tr id="{figure.key}">' in SourceList([figure], "Nguồn").html()


def test_the_same_figure_has_the_same_anchor_and_another_source_another_one() -> None:
    assert Cited("5", (PRINTED,)).key == Cited("5", (PRINTED,)).key
    assert Cited("5", (PRINTED,)).key != Cited("5", (DOUBTFUL,)).key


def test_a_doubtful_figure_is_marked_by_a_sign_and_in_words() -> None:
    html = Paragraph((Cited("17,41", (DOUBTFUL,)),)).html()
    assert ">?</sup>" in html
    assert "(nghi vấn)" in html
    assert "16,69 hoặc 17,14" in html
    assert '"doubtful")' in Paragraph((Cited("17,41", (DOUBTFUL,)),)).typst()


def test_a_missing_figure_is_a_dash_with_its_reason_never_a_zero() -> None:
    nothing = Source("x", "a.txt", 1, 9, "missing", "-", "cột để trống")
    html = Paragraph((Cited("", (nothing,)),)).html()
    assert ">–<" in html
    assert "cột để trống" in html
    assert "0" not in Paragraph((Cited("", (nothing,)),)).plain()


def test_many_lines_of_one_document_are_told_as_runs() -> None:
    lines = tuple(Source("x", "a.txt", 1, line) for line in (4, 5, 6, 9))
    assert "a.txt: dòng 4–6, 9" in Paragraph((Cited("4", lines, "đếm 4 dòng"),)).html()


def test_very_many_places_are_told_by_their_ends() -> None:
    lines = tuple(Source("x", "a.txt", 1, line) for line in range(4, 60, 2))
    html = Paragraph((Cited("28", lines, "đếm 28 dòng"),)).html()
    assert "a.txt: dòng 4–58 (28 dòng)" in html


def test_a_figure_cited_twice_stands_once_in_the_list_of_sources() -> None:
    figure, other = Cited("91,41", (PRINTED,)), Cited("17,41", (DOUBTFUL,))
    listed = SourceList([figure, other, figure], "Nguồn số liệu")
    assert listed.facts()["keys"] == [figure.key, other.key]
    assert listed.html().count("<tr id=") == 2


@pytest.mark.parametrize("text", ['<script>"&', "<b onclick='x'>", "a & b", '"><img src=x>'])
def test_no_text_becomes_html(text: str) -> None:
    for element in (
        Paragraph(text),
        Bullets([text]),
        KeyPoints(text, [text]),
        Notice("info", text),
    ):
        bare = re.sub(r"</?(p|ul|li|section|div|strong)\b[^<>]*>", "", element.html())
        assert "<" not in bare
        assert ">" not in bare
        assert "onclick='" not in element.html()


def test_a_typst_string_keeps_only_its_two_special_characters_escaped() -> None:
    assert string('#a $b$ *c* \\ "d"') == '"#a $b$ *c* \\\\ \\"d\\""'


def test_control_and_bidirectional_characters_are_left_out() -> None:
    hostile = "a\u202egnp.exe\u2066b\u0000c\u200bd\r\ne"
    assert Paragraph(hostile).plain() == "agnp.exebcd e"
    assert Paragraph(hostile).html() == "<p>agnp.exebcd e</p>"


def test_a_character_without_a_glyph_is_spelled_as_its_code_point_in_print() -> None:
    assert string("xã 中") == '"xã [U+4E2D]"'


def test_decomposed_vietnamese_is_composed() -> None:
    assert Paragraph("Tie\u0302\u0301n").plain() == "Tiến"


def test_a_group_spans_the_heads_below_it_and_heads_have_a_scope() -> None:
    table = DataTable(
        [Column("Đơn vị"), Column("A", "number", "Điểm"), Column("B", "number", "Điểm")],
        [["Sở Y tế", "1,5", "2"]],
        "Bảng",
    )
    assert '<th scope="colgroup" colspan="2">Điểm</th>' in table.html()
    assert '<th scope="col" class="text" rowspan="2">Đơn vị</th>' in table.html()
    assert '<th scope="row">Sở Y tế</th>' in table.html()
    assert "head-rows: 2" in table.typst()


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="row 0 has 1 cells, the table 2 columns"):
        DataTable([Column("a"), Column("b")], [["x"]], "c")


def test_a_table_of_twelve_wide_columns_turns_to_landscape_by_itself() -> None:
    columns = [Column("Đơn vị"), *(Column(f"Chỉ tiêu {n}", "number") for n in range(14))]
    rows = [["UBND phường Điện Biên Phủ", *["1.234.567,89"] * 14]]
    layout = DataTable(columns, rows, "c").layout()
    assert layout.landscape
    assert sum(layout.widths) <= LANDSCAPE + 0.1


def test_a_narrow_table_fills_the_portrait_page_and_gives_the_room_to_text() -> None:
    columns = [Column("STT", "ordinal"), Column("Đơn vị"), Column("Điểm", "number")]
    layout = DataTable(columns, [["1", "UBND xã Huổi Một", "91,41"]], "c").layout()
    assert not layout.landscape
    assert abs(sum(layout.widths) - PORTRAIT) < 0.5
    assert layout.widths[1] == max(layout.widths)


def test_prose_in_a_table_gets_room_before_size_and_numbers_keep_their_size() -> None:
    prose = "Danh sách tên mất hoặc lẫn dấu ngăn cách, cần đối chiếu với bản gốc. " * 3
    columns = [Column("Mức độ", "class"), Column("Nội dung"), Column("Bản in"), Column("Vị trí")]
    told = DataTable(columns, [["Cao", prose, "S& Noi vu So Cong " * 4, "dòng 51"]] * 4, "c")
    short = DataTable(columns, [["Cao", "Tên", "So", "dòng 51"]] * 4, "c")
    assert told.layout().widths[1] > 1.5 * told.layout().widths[3]
    assert short.layout().size == 11.0
    assert not short.layout().breakable


def test_a_table_without_rows_says_so() -> None:
    table = DataTable([Column("a"), Column("b", "number")], [], "Bảng trống")
    assert "Không có dòng nào." in table.html()
    assert "empty-table" in table.typst()


def test_displaying_an_english_meta_settles_the_language_of_what_follows() -> None:
    ReportMeta("Report", "en")._repr_mimebundle_()
    assert "Doubtful figures" in Notice("doubt", "x").html()


def test_an_unknown_kind_of_notice_or_column_is_refused() -> None:
    with pytest.raises(ValueError, match="notice kind 'loud'"):
        Notice("loud", "x")
    with pytest.raises(ValueError, match="column kind 'money'"):
        Column("a", "money")
