"""A file tells once what elements repeat, and the reader sees no difference."""

from __future__ import annotations

from pathlib import Path

from helpers.publishing import (
    Cited,
    Column,
    DataTable,
    Heading,
    Paragraph,
    ReportMeta,
    Source,
    SourceList,
    export_html,
)
from helpers.publishing.compact import Compactor
from helpers.publishing.markup import Node, read_own_html
from tests.end_to_end.browser import open_browser
from tests.publishing.notebooks import notebook

STYLE = ".number{text-align:right}\ntd.number{white-space:nowrap}\n"
PRINTED = Cited("91,41", (Source("one", "76-bc.txt", 1, 45, printed="91,41"),))
JOINED = Cited("3", (Source("one", "76-bc.txt", 1, 7), Source("two", "80-bc.txt", 1, 9)), "tổng")
COLUMNS = [Column("Đơn vị"), Column("Điểm", "number")]
TABLE = DataTable(COLUMNS, [["Sở Y tế", PRINTED], ["Sở Nội vụ", "90"]], "Bảng 1")


def _rows(html: str) -> list[list[str]]:
    tree: Node = read_own_html(html)
    return [[cell.text() for cell in row.find("td", "th")] for row in tree.find("tr")]


def test_a_shortened_table_has_the_same_rows_and_cells() -> None:
    shorter = Compactor(STYLE).shorten(TABLE.html())
    assert len(shorter) < len(TABLE.html())
    assert _rows(shorter) == _rows(TABLE.html())


def test_the_kind_of_cells_is_told_once_for_their_column() -> None:
    compactor = Compactor(STYLE)
    shorter = compactor.shorten(TABLE.html())
    assert '<table class="number-2" aria-label="Bảng 1">' in shorter
    assert '<td class="number">' not in shorter
    assert compactor.rules() == (
        ".number-2 tbody>tr>:nth-child(2){text-align:right}"
        ".number-2 tbody>tr>td:nth-child(2){white-space:nowrap}"
    )


def test_a_table_without_rows_keeps_its_one_cell() -> None:
    empty = DataTable(COLUMNS, [], "Trống").html()
    assert _rows(Compactor(STYLE).shorten(empty)) == _rows(empty)


def test_marks_of_one_look_share_a_class() -> None:
    compactor = Compactor("")
    look, texts = 'fill="var(--chart-ink)" font-size="8.5" text-anchor="end"', "<text>1</text>" * 2
    assert compactor.shorten(f"<g {look}>{texts}</g>" * 2) == f"<g class=k0>{texts}</g>" * 2
    assert compactor.rules() == ".k0{fill:var(--chart-ink);font-size:8.5px;text-anchor:end}"


def test_a_look_that_refers_to_a_pattern_of_its_picture_stays() -> None:
    hatched = '<g fill="url(#f1-h)" stroke="var(--chart-quiet)"><path d="M0 0h1"/></g>'
    assert Compactor("").shorten(hatched) == hatched


def test_in_the_browser_numbers_stand_right_and_figures_tell_their_documents(
    tmp_path: Path,
) -> None:
    meta = ReportMeta("Báo cáo", "vi", "son-la", "2025-07", "2025-08-05")
    said = Paragraph(("Đạt ", PRINTED, " điểm, cùng ", JOINED, " đơn vị."))
    path = tmp_path / "report.html"
    path.write_bytes(
        export_html(notebook(meta, said, TABLE, Heading("Nguồn"), SourceList([PRINTED, JOINED])))
    )
    with open_browser() as browser:
        page = browser.new_page()
        page.goto(path.as_uri())
        aligned = "cell => getComputedStyle(cell).textAlign"
        assert page.locator("table:not(.sources table) tbody td").first.evaluate(aligned) == "right"
        tips = []
        for key in (PRINTED.key, JOINED.key):
            page.locator(f'p a[href="#{key}"]').focus()
            tips.append(page.locator(".tip").inner_text())
            assert page.locator(f'p a[href="#{key}"]').get_attribute("aria-describedby") == "tip"
    assert tips[0].startswith("76-bc.txt: dòng 45; ")
    assert tips[1].startswith("76-bc.txt: dòng 7; 80-bc.txt: dòng 9; ")
    assert tips[1].endswith("tổng")


def test_a_mark_alone_bears_its_look_itself() -> None:
    group = '<g fill="var(--chart-blue)"><path d="M0 0h1"/></g>'
    assert Compactor("").shorten(group) == '<path class=k0 d="M0 0h1"/>'


def test_a_mark_that_differs_from_its_group_keeps_its_own_look() -> None:
    group = '<g fill="var(--chart-blue)"><path fill="none" d="M0 0h1"/></g>'
    assert Compactor("").shorten(group) == '<g class=k0><path fill="none" d="M0 0h1"/></g>'


def test_figures_of_a_row_that_share_their_source_tell_it_once() -> None:
    cell = '<td><a class="cited" tabindex="0" title="76-bc.txt: dòng 45">{}</a></td>'
    row = "<tr><th>Sở Y tế</th>" + cell.format("1") + cell.format("2") + "</tr>"
    table = f'<table aria-label="a"><thead></thead><tbody>{row + row}</tbody></table>'
    shorter = Compactor("").shorten(table)
    assert shorter.count("dòng 45") == 2
    assert _rows(shorter) == _rows(table)


def test_a_narrow_picture_is_told_by_the_title_of_the_broad_one() -> None:
    picture = (
        '<svg class="picture{0}" role="img" aria-labelledby="f{1}-t f{1}-d">'
        '<title id="f{1}-t">Tên</title><desc id="f{1}-d">Mô tả</desc></svg>'
    )
    both = picture.format("", 1) + picture.format(" narrow", 2)
    narrow = '<svg class="picture narrow" role="img" aria-labelledby="f1-t f1-d"></svg>'
    assert Compactor("").shorten(both) == picture.format("", 1) + narrow
