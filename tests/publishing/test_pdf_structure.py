"""The PDF as programs and screen readers meet it; the rules are those of PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from helpers.narrative import annual_report
from helpers.publishing import export_pdf
from helpers.publishing.document import compose
from helpers.publishing.export import document_of
from helpers.publishing.pdf_file import compiler_in, source_of, write_pictures
from helpers.publishing.sheets import sheet_files
from helpers.tables import save_cleaned
from tests.narrative.golden_library import golden_cleaned
from tests.narrative.test_bad_input import CASES
from tests.publishing.pdf_reading import (
    attribute,
    bookmarks,
    elements,
    kinds,
    opened,
    page_texts,
    words,
)
from tests.publishing.whole_reports import books, report_book

REPORTS = ("month", "month in English", "year", "a hundred units")
FILES = (*REPORTS, "sheet")
LANGUAGES = {"month in English": "en-GB"}
STRUCTURE = {
    "Document", "P", "H1", "H2", "H3", "H4", "Span", "Div", "Link", "Figure", "L", "LI", "Lbl",
    "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Strong", "Em", "TOC", "TOCI",
    "Reference", "BlockQuote", "Code", "Caption", "NonStruct",
}  # fmt: skip
each_file = pytest.mark.parametrize("name", FILES)
each_report = pytest.mark.parametrize("name", REPORTS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, object]:
    """The notebooks of the reports by name."""
    folder = tmp_path_factory.mktemp("tables")
    many = books(CASES["a hundred units at zero"](), folder / "many", "2025-09", ["month"])
    return {
        **books(CASES["two months"](), folder / "two", "2025-09"),
        "a hundred units": many["month"],
    }


@pytest.fixture(scope="module")
def files(made: Mapping[str, object]) -> Mapping[str, bytes]:
    """The reports as PDF by name, with the sheet of one agency."""
    reports = {name: export_pdf(made[name]) for name in REPORTS}
    return {**reports, "sheet": sheet_files(made["sheets"])["so-y-te.pdf"]}


@each_file
def test_it_says_that_it_is_pdf_ua_1_and_pdf_a_2a(files: Mapping[str, bytes], name: str) -> None:
    with opened(files[name]) as pdf, pdf.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert told["pdfaid:part"] == "2"
        assert told["pdfaid:conformance"] == "A"
        assert told["dc:title"]
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == LANGUAGES.get(name, "vi-VN")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        intents = [str(item.S) for item in pdf.Root.OutputIntents]
        assert "/GTS_PDFA1" in intents


@each_file
def test_nothing_in_it_acts_or_asks_for_another_file(files: Mapping[str, bytes], name: str) -> None:
    with opened(files[name]) as pdf:
        assert not pdf.is_encrypted
        held = {str(key) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)
                for key in item}  # fmt: skip
        forbidden = {"/JS", "/JavaScript", "/Launch", "/EmbeddedFiles", "/AA", "/OpenAction"}
        assert held.isdisjoint(forbidden)


@each_file
def test_every_letter_comes_from_a_font_in_the_file(files: Mapping[str, bytes], name: str) -> None:
    with opened(files[name]) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)
                 and item.get("/Type") == "/FontDescriptor"]  # fmt: skip
        assert fonts
        for font in fonts:
            assert {"/FontFile2", "/FontFile3"} & set(font.keys()), font.FontName
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0":
                assert "/ToUnicode" in item, item.BaseFont


@each_file
def test_elements_are_those_of_the_standard_and_every_picture_has_words(
    files: Mapping[str, bytes], name: str
) -> None:
    with opened(files[name]) as pdf:
        tree = pdf.Root.StructTreeRoot
        assert {str(item.S)[1:] for item in elements(tree)} <= STRUCTURE
        for picture in kinds(tree, "Figure"):
            assert len(str(picture.Alt).split()) > 3
        if name != "sheet":
            assert kinds(tree, "Figure")


@each_file
def test_every_table_has_heads_that_say_what_they_head(
    files: Mapping[str, bytes], name: str
) -> None:
    with opened(files[name]) as pdf:
        tables = kinds(pdf.Root.StructTreeRoot, "Table")
        assert tables
        for table in tables:
            heads = kinds(table, "TH")
            assert heads
            assert {attribute(head, "Scope") for head in heads} <= {"/Column", "/Row", "/Both"}
            assert len(kinds(table, "THead")) == 1


@each_report
def test_headings_skip_no_level_and_all_of_them_are_bookmarks(
    files: Mapping[str, bytes], made: Mapping[str, object], name: str
) -> None:
    with opened(files[name]) as pdf:
        levels = [int(str(item.S)[2:]) for item in kinds(pdf.Root.StructTreeRoot, "H1", "H2", "H3",
                                                         "H4", "H5", "H6")]  # fmt: skip
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    told = [(depth + 1, title) for depth, title, _ in bookmarks(files[name])]
    contents = compose(made[name]).contents
    assert told == [(entry.level, entry.text) for entry in contents]
    assert levels[1:] == [entry.level for entry in contents]


@each_report
def test_no_heading_and_no_caption_is_the_last_of_its_page(
    files: Mapping[str, bytes], made: Mapping[str, object], name: str
) -> None:
    pages = page_texts(files[name])
    document = compose(made[name])
    captions = [str(piece.facts.get("caption", "")) for piece in document.pieces]
    titles = [entry.text for entry in document.contents]
    for title in filter(None, [*titles, *captions]):
        assert not any(page.ends_with(title) for page in pages), title


@each_report
def test_no_page_is_left_nearly_empty(files: Mapping[str, bytes], name: str) -> None:
    pages = page_texts(files[name])
    for number, (page, after) in enumerate(pairwise(pages), 1):
        # text ends where pages turn, wherever that is
        if page.turned == after.turned:
            assert page.pictured or len(words(page.text)) > 200, f"page {number}: {page.text}"


def test_a_table_over_several_pages_repeats_its_heads(files: Mapping[str, bytes]) -> None:
    pages = [page.text for page in page_texts(files["a hundred units"]) if page.turned]
    rows = [text for text in pages if text.count("UBND xã") > 5]
    assert len(rows) >= 3
    assert all("Đơn vị" in text and "Tổng điểm" in text for text in rows)


@each_report
def test_wide_tables_alone_stand_on_turned_pages(
    files: Mapping[str, bytes], made: Mapping[str, object], name: str
) -> None:
    pages = page_texts(files[name])
    tables = [piece.facts for piece in compose(made[name]).pieces if piece.element == "DataTable"]
    for facts in filter(lambda facts: facts["caption"], tables):
        on = [page for page in pages if words(str(facts["caption"])) in words(page.text)]
        assert on, facts["caption"]
        assert any(page.turned == facts["landscape"] for page in on), facts["caption"]
    if not any(facts["landscape"] for facts in tables):
        assert not any(page.turned for page in pages)


def test_the_pages_settle_so_that_the_contents_name_the_right_ones(tmp_path: Path) -> None:
    save_cleaned(golden_cleaned("dien-bien-2025"), tmp_path / "tables")
    year = report_book(annual_report("dien-bien", "2025", "vi", tmp_path / "tables"))
    document = document_of(year)
    write_pictures(document, tmp_path)
    compiler = compiler_in(tmp_path)
    _, warnings = compiler.compile_with_warnings(input=source_of(document).encode(), format="pdf")
    assert [warning.message for warning in warnings] == []
