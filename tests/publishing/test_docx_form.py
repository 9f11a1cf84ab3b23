"""The administrative document of Decree 30/2020: what stands where, in both kinds and languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.publishing import (
    Cited,
    Column,
    DataTable,
    Heading,
    Paragraph,
    ReportMeta,
    ReportTitle,
    Source,
    SourceList,
)
from tests.publishing.docx_reading import Read, W, text_of

LETTER = ReportMeta(
    "Kết quả đánh giá của tỉnh Sơn La, tháng 7/2025", "vi", "son-la", "2025-07", "2025-08-06",
    "Văn phòng UBND tỉnh Sơn La",
    kind="letter", place="Sơn La", addressees=("Các sở, ban, ngành", "UBND cấp xã"),
)  # fmt: skip
REPORT = replace(LETTER, title="Kết quả đánh giá của tỉnh Sơn La, năm 2025", kind="report")
TITLE = ReportTitle(
    "Văn phòng UBND tỉnh Sơn La",
    "BÁO CÁO",
    "Kết quả",
    "Tháng 7/2025",
    "Số liệu đến 31/7.",
    ["Lập từ…"],
)
ENGLISH = replace(LETTER, language="en", title="Quality of service, July 2025")
ANNEXES = (
    Heading("PHỤ LỤC", 2, annex=True),
    Heading("Phụ lục I. Kết quả của các sở", 3, annex=True),
    DataTable([Column("a")], [["x"]], "Bảng một"),
    Heading("Phụ lục II. Kết quả của các xã", 3, annex=True),
    DataTable([Column("a")], [["y"]], "Bảng hai"),
    Heading("CHẤT LƯỢNG SỐ LIỆU", 2, annex=True),
    Heading("Phạm vi", 3),
    Paragraph("Đủ."),
)


def letter(*parts: object) -> Read:
    return Read(LETTER, TITLE, Heading("I. KẾT QUẢ"), Paragraph("Chữ."), *parts)


def report(*parts: object) -> Read:
    return Read(REPORT, TITLE, Heading("I. KẾT QUẢ"), Paragraph("Chữ."), *parts)


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_the_head_names_the_state_the_body_above_and_the_office_side_by_side() -> None:
    table = letter().document.tables[0]
    left, right = table.rows[0].cells
    assert [one.text for one in left.paragraphs if one.text] == ["UBND TỈNH SƠN LA", "VĂN PHÒNG"]
    assert [one.text for one in right.paragraphs if one.text] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert left.paragraphs[-1].style.name == right.paragraphs[-1].style.name == "Đường kẻ"
    assert right.paragraphs[1].style.font.bold


def test_number_and_day_are_left_blank_for_the_office() -> None:
    left, right = letter().document.tables[0].rows[1].cells
    assert spaced(left.paragraphs[0].text) == "Số: /…-…"
    assert "\u00a0" * 5 in left.paragraphs[0].text
    assert spaced(right.text) == "Sơn La, ngày tháng năm 20…"
    assert spaced(report().document.tables[0].rows[1].cells[0].text) == "Số: /BC-…"


def test_a_letter_tells_its_subject_under_the_number_and_whom_it_goes_to() -> None:
    read = letter()
    assert read.styled("About") == ["V/v kết quả đánh giá của tỉnh Sơn La, tháng 7/2025"]
    assert read.styled("To") == ["Kính gửi:"]
    assert read.styled("Addressee") + read.styled("LastAddressee") == [
        "- Các sở, ban, ngành;", "- UBND cấp xã.",
    ]  # fmt: skip
    assert not read.styled("DocumentKind")
    assert not read.styled("Title")


def test_a_report_tells_its_kind_and_subject_and_goes_to_the_body_above() -> None:
    read = report()
    assert read.styled("DocumentKind") == ["BÁO CÁO"]
    assert read.styled("Title") == ["Kết quả đánh giá của tỉnh Sơn La, năm 2025"]
    assert read.styled("To") == ["Kính gửi: UBND tỉnh Sơn La."]
    assert not read.styled("About")


def test_the_text_begins_with_what_the_report_rests_on() -> None:
    assert letter().styled("BodyText")[:3] == ["Số liệu đến 31/7.", "Lập từ…", "Chữ."]


def test_the_foot_has_recipients_at_the_left_and_a_blank_signature_at_the_right() -> None:
    left, right = letter(*ANNEXES).document.tables[1].rows[0].cells
    assert [one.text for one in left.paragraphs] == [
        "Nơi nhận:",
        "- Như trên;",
        "- …;",
        "- Lưu: VT, …",
    ]
    assert (left.paragraphs[0].style.font.bold, left.paragraphs[0].style.font.italic) == (
        True,
        True,
    )
    sizes = [left.paragraphs[at].style.font.size.pt for at in (0, 1)]
    assert sizes == [12, 11]
    assert right.paragraphs[0].text == "[QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ]"
    assert right.paragraphs[-1].text == "[Họ và tên]"


@pytest.mark.parametrize(
    ("made", "closing"),
    [
        (letter, "Văn phòng UBND tỉnh Sơn La thông báo kết quả trên"),
        (report, "Trên đây là báo cáo kết quả đánh giá của tỉnh Sơn La, năm 2025./."),
    ],
)
def test_the_text_closes_as_its_kind_does_and_names_its_annexes(made: object, closing: str) -> None:
    assert callable(made)
    enclosed, last = made(*ANNEXES).styled("BodyText")[-3:-1]
    assert enclosed == "(Có 03 phụ lục kèm theo.)"
    assert last.startswith(closing)
    assert last.endswith("./.")
    assert not any("phụ lục" in text for text in made().styled("BodyText"))


def test_every_annex_follows_the_signature_on_a_page_of_its_own_with_its_own_numbers() -> None:
    read = letter(*ANNEXES)
    assert read.styled("AnnexTitle") == [
        "Phụ lục I KẾT QUẢ CỦA CÁC SỞ",
        "Phụ lục II KẾT QUẢ CỦA CÁC XÃ",
        "Phụ lục III CHẤT LƯỢNG SỐ LIỆU",
    ]
    told = [spaced(text) for text in read.styled("AnnexOf")]
    assert (
        told
        == ["(Kèm theo Công văn số /…-… ngày tháng năm 20… của Văn phòng UBND tỉnh Sơn La)"] * 3
    )
    sections = read.find("w:sectPr")
    assert len(sections) == 4
    assert all(one.find(f"{W}pgNumType").get(W + "start") == "1" for one in sections)
    assert all(one.different_first_page_header_footer for one in read.document.sections)
    words = read.text()
    assert words.index("Nơi nhận:") < words.index("Phụ lục I KẾT QUẢ")
    assert "PHỤ LỤC" not in words.replace("Phụ lục", "")


def test_annexes_and_their_sections_stand_in_the_navigation() -> None:
    assert letter(*ANNEXES).headings() == [
        ("I. KẾT QUẢ", 1),
        ("Phụ lục I KẾT QUẢ CỦA CÁC SỞ", 1),
        ("Phụ lục II KẾT QUẢ CỦA CÁC XÃ", 1),
        ("Phụ lục III CHẤT LƯỢNG SỐ LIỆU", 1),
        ("Phạm vi", 2),
    ]


def test_a_single_annex_has_no_number() -> None:
    read = letter(Heading("Phụ lục I. Kết quả", 3, annex=True), Paragraph("x"))
    assert read.styled("AnnexTitle") == ["Phụ lục KẾT QUẢ"]
    assert "(Có 01 phụ lục kèm theo.)" in read.styled("BodyText")


def test_an_annex_that_an_analyst_writes_as_a_heading_is_one() -> None:
    read = letter("## Phụ lục 5: Biểu bổ sung\n\nNội dung.\n\n## Phụ lục\n\nKhông tên.")
    assert read.styled("AnnexTitle") == ["Phụ lục I BIỂU BỔ SUNG", "Phụ lục II"]
    assert read.styled("BodyText")[-2:] == ["Nội dung.", "Không tên."]


def test_the_list_of_sources_stays_as_an_annex_and_figures_of_the_text_lead_there() -> None:
    figure = Cited("91,41", (Source("d", "76-bc-vpub.txt", 1, 45),))
    read = letter(
        Paragraph((figure,)), Heading("NGUỒN SỐ LIỆU", 2, annex=True), SourceList([figure], "Nguồn")
    )
    assert read.styled("AnnexTitle") == ["Phụ lục NGUỒN SỐ LIỆU"]
    assert len(read.targets()) == 1
    assert set(read.targets()) <= set(read.bookmarks())


def test_a_link_to_a_heading_that_the_form_leaves_out_is_plain_text() -> None:
    read = letter("[xem](#phu-luc) [và](#phu-luc-i-ket-qua-cua-cac-so)", *ANNEXES)
    assert len(read.targets()) == 1
    assert set(read.targets()) <= set(read.bookmarks())


def test_a_draft_is_marked_on_every_page_by_what_word_removes_as_a_watermark() -> None:
    read = letter(*ANNEXES)
    for name in ("word/header1.xml", "word/header2.xml"):
        shapes = list(read.parts[name].iter("{urn:schemas-microsoft-com:vml}shape"))
        assert [one.get("id")[:23] for one in shapes] == ["PowerPlusWaterMarkObject"[:23]]
        assert shapes[0].get("alt") == "DỰ THẢO"
    heads = [one.findall(f"{W}headerReference") for one in read.find("w:sectPr")]
    assert [len(found) for found in heads] == [2, 0, 0, 0]  # all others have those of the first
    assert read.document.core_properties.content_status == "DỰ THẢO"


def test_the_form_speaks_english_in_an_english_report() -> None:
    read = Read(ENGLISH, TITLE, Heading("I. RESULTS"), Paragraph("x"), Heading("Annex I. All", 3))
    words = read.text()
    for told in (
        "SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness", "No.:",
        "Re: quality of service, July 2025", "To:", "Recipients:", "Annex ALL",
        "(With 1 annex.)",
    ):  # fmt: skip
        assert told in words
    assert read.document.core_properties.content_status == "DRAFT"


def test_a_heading_of_annexes_in_english_is_not_taken_apart() -> None:
    read = Read(ENGLISH, TITLE, Paragraph("x"), Heading("ANNEXES", 2, annex=True), Paragraph("y"))
    assert read.styled("AnnexTitle") == ["Annex"]


def test_a_notebook_that_names_no_kind_is_no_administrative_document() -> None:
    read = Read(replace(LETTER, kind=""), TITLE, Heading("I. Một"), *ANNEXES)
    assert read.styled("Title") == ["Kết quả", "Tháng 7/2025"]
    assert not read.styled("Nation") + read.styled("Signer") + read.styled("AnnexOf")
    assert not list(read.parts["word/header2.xml"].iter("{urn:schemas-microsoft-com:vml}shape"))
    assert len(read.styled("AnnexTitle")) == 3


def test_what_the_report_does_not_say_stands_in_brackets() -> None:
    read = Read(replace(LETTER, author="", place="", addressees=()), TITLE, Paragraph("Chữ."))
    words = read.text()
    for blank in (
        "[TÊN CƠ QUAN CHỦ QUẢN]",
        "[TÊN CƠ QUAN BAN HÀNH]",
        "[Cơ quan, tổ chức nhận văn bản]",
    ):
        assert blank in words
    assert "…, ngày" in words


def test_a_committee_of_the_people_is_named_in_full_with_nothing_above_it() -> None:
    read = Read(replace(REPORT, author="UBND thành phố Điện Biên Phủ"), TITLE, Paragraph("Chữ."))
    assert read.styled("Office") == ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐIỆN BIÊN PHỦ"]
    assert not read.styled("Superior")


def test_a_report_whose_text_is_empty_and_names_are_very_long_is_still_a_whole_form() -> None:
    name = "Ủy ban nhân dân xã " + "Mường Chanh " * 10
    read = Read(replace(LETTER, author=name, addressees=(name,), title=name), Paragraph(name))
    assert len(read.document.tables) == 2
    assert name.strip() in spaced(read.text())


def test_a_turned_table_at_either_end_leaves_head_and_foot_on_upright_pages() -> None:
    columns = [Column("Đơn vị"), *(Column(f"Chỉ tiêu {n}", "number") for n in range(12))]
    wide = DataTable(columns, [["xã", *["1.234,56"] * 12]], "Bảng", landscape=True)
    read = Read(LETTER, wide)
    turned = [one.page_width > one.page_height for one in read.document.sections]
    assert turned == [False, True, False]
    last = read.find("w:tbl")[-1]
    assert "Nơi nhận:" in text_of(last)


def test_an_unknown_kind_of_document_is_refused() -> None:
    with pytest.raises(ValueError, match="document kind 'memo'"):
        ReportMeta("x", kind="memo")
