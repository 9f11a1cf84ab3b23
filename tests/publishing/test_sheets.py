"""A notebook of sheets as files: split by unit, one page each, self-contained, always the same."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from helpers.errors import ReportError
from helpers.publishing import Paragraph, export_html, export_pdf
from helpers.publishing.sheets import sheet_files
from tests.publishing.notebooks import notebook
from tests.publishing.sheet_parts import META, bars, crowded, figure, sheet

HEALTH, HOME = ("Sở Y tế", "so-y-te"), ("Sở Nội vụ", "so-noi-vu")
HOSTILE = '<script>alert(1)</script>#read("/etc/passwd")\u202e{{ 7*7 }}=1+1'


def pdf_text(data: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_each_unit_gets_its_own_page_in_both_forms() -> None:
    files = sheet_files(notebook(META, *sheet(*HEALTH), *sheet(*HOME)))
    assert sorted(files) == ["so-noi-vu.html", "so-noi-vu.pdf", "so-y-te.html", "so-y-te.pdf"]
    assert "Sở Nội vụ" not in files["so-y-te.html"].decode()
    assert "Sở Nội vụ" not in pdf_text(files["so-y-te.pdf"])


def test_what_an_analyst_adds_stands_in_the_sheet_it_follows_and_nowhere_else() -> None:
    book = notebook(META, "Lời chung.", *sheet(*HEALTH), "Ghi chú riêng.", *sheet(*HOME))
    files = sheet_files(book)
    assert "Ghi chú riêng." in files["so-y-te.html"].decode()
    assert "Ghi chú riêng." in pdf_text(files["so-y-te.pdf"])
    assert "Ghi chú riêng." not in files["so-noi-vu.html"].decode()
    assert not any(b"L\xe1\xbb\x9di chung." in data for data in files.values())


def test_the_page_needs_no_script_and_asks_nobody() -> None:
    page = sheet_files(notebook(META, *sheet(*HEALTH)))["so-y-te.html"].decode()
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert '<html lang="vi">' in page
    assert re.findall(r"<h1\b", page) == ["<h1"]
    assert 'href="../report.html"' in page
    assert 'href="so-y-te.pdf"' in page
    assert not re.search(r'(?:src|href)="https?:', page)
    assert re.search(rf'href="#({figure("85,96").key})".*id="\1"', page, re.DOTALL)


def test_an_english_sheet_lies_beside_the_vietnamese_one_and_leads_to_the_english_report() -> None:
    english = META.__class__("Result sheets", "en", "son-la", "2025-07", "2025-08-06")
    files = sheet_files(notebook(english, *sheet(*HEALTH)))
    assert sorted(files) == ["so-y-te.en.html", "so-y-te.en.pdf"]
    page = files["so-y-te.en.html"].decode()
    assert '<html lang="en">' in page
    assert 'href="../report.en.html"' in page


def test_a_crowded_sheet_is_one_page_and_loses_no_word() -> None:
    name = "UBND xã " + "Mường Chiềng " * 9
    elements = crowded(name.strip(), "ubnd-xa-rat-dai")
    data = sheet_files(notebook(META, *elements))["ubnd-xa-rat-dai.pdf"]
    assert len(PdfReader(io.BytesIO(data)).pages) == 1
    shown = squeezed(pdf_text(data)).replace("\u200b", "")
    for words in (name, "000.00.59.H52-230516-0059", "Việc thứ 11", "Chỉ số 8", "29,29"):
        assert squeezed(words) in shown


def test_a_note_of_several_pages_still_gives_one() -> None:
    words = "Một câu rất dài của chuyên viên. " * 500
    data = sheet_files(notebook(META, *sheet(*HEALTH, words)))["so-y-te.pdf"]
    assert len(PdfReader(io.BytesIO(data)).pages) == 1


def test_the_pdf_says_whose_it_is_and_in_which_language() -> None:
    reader = PdfReader(io.BytesIO(sheet_files(notebook(META, *sheet(*HEALTH)))["so-y-te.pdf"]))
    assert reader.metadata is not None
    assert reader.metadata.title == "Sở Y tế – phiếu"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "vi-VN"
    assert root["/MarkInfo"]["/Marked"]
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == ["Sở Y tế"]


def test_the_same_notebook_gives_the_same_bytes() -> None:
    book = notebook(META, *sheet(*HEALTH), *crowded(*HOME))
    assert sheet_files(book) == sheet_files(book)


def test_words_of_a_document_stay_words() -> None:
    elements = sheet(HOSTILE, "xa-la", HOSTILE, figure("1,5", evidence=HOSTILE))
    files = sheet_files(notebook(META, *elements))
    page = files["xa-la.html"].decode()
    assert "<script" not in page
    assert "\u202e" not in page
    assert "{{ 7*7 }}" in page
    assert '#read("/etc/passwd")' in pdf_text(files["xa-la.pdf"])


def test_two_sheets_of_one_name_are_refused_naming_both() -> None:
    with pytest.raises(ReportError) as caught:
        sheet_files(notebook(META, *sheet(*HEALTH), *sheet("Sở Y Tế", "so-y-te")))
    assert "Sở Y tế; Sở Y Tế" in caught.value.text("vi")


def test_a_notebook_without_a_sheet_is_refused() -> None:
    with pytest.raises(ReportError) as caught:
        sheet_files(notebook(META, Paragraph("Không có phiếu.")))
    assert caught.value.key == "publishing.no_sheets"


def test_all_sheets_in_one_file_explain_a_shared_figure_once() -> None:
    book = notebook(META, "# Tất cả", *sheet(*HEALTH), *sheet(*HOME))
    page = export_html(book).decode()
    assert page.count(f"id={figure('85,96').key}>") == 1
    assert "Sở Nội vụ" in pdf_text(export_pdf(book))


def test_the_picture_is_the_same_text_for_the_same_data_and_tells_what_it_shows() -> None:
    svg = bars().svg()
    assert svg == bars().svg()
    name = re.search(r'aria-labelledby="(\w+)-t \1-d"', svg)
    assert name is not None
    assert f'<title id="{name[1]}-t">Điểm theo nhóm</title>' in svg
    assert f'<desc id="{name[1]}-d">Biểu đồ thanh.</desc>' in svg
    assert "Công khai 9/18; Tiến độ 9/18" in bars().alt()


def test_a_doubtful_figure_is_an_outline_and_a_long_label_is_cut() -> None:
    svg = bars(("Một chỉ số có tên dài đến mức hai dòng cũng không đủ chỗ để ghi",), True).svg()
    assert 'class="bar-open"' in svg
    assert 'fill="none"' in svg
    assert svg.count("…") == 1


def test_a_picture_without_words_for_who_cannot_see_it_is_refused() -> None:
    with pytest.raises(ValueError, match="description"):
        bars().__class__((), "a", "b", "c", "Tên", " ")
