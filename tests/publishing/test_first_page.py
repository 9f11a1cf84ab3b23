"""The first page as an element: every form, one page in print, one screen, on a phone too."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from helpers.figures import groups_against_maxima, heat_map, ranked_bars, slope
from helpers.publishing import (
    Chart,
    Cited,
    Column,
    DataTable,
    FirstPage,
    Heading,
    KeyFigure,
    NamedList,
    Notice,
    Paragraph,
    ReportMeta,
    ReportTitle,
    Source,
    SourceList,
    export_html,
    export_pdf,
)
from tests.end_to_end.browser import open_browser
from tests.publishing.notebooks import notebook

META = ReportMeta("Báo cáo năm 2025", "vi", "dien-bien", "2025", "2026-01-16", "Văn phòng")
TITLE = ReportTitle(
    "Văn phòng UBND tỉnh", "Báo cáo", "Kết quả " * 20, "Năm 2025", "Số liệu đến ngày 31/12/2025."
)
SCORE = Cited("91,41", (Source("d", "76-bc-vpub.txt", 1, 45),))
LONG = "Sở Nông nghiệp và Môi trường có một tên rất dài, dài đến một trăm hai mươi chữ cái, " * 2
GROUPS = pd.DataFrame(
    {
        "label": ["Công khai, minh bạch", "Tiến độ giải quyết", "Dịch vụ công trực tuyến"] * 2,
        "value": [15.2, 19.7, 10.0] * 2,
        "max": [18.0, 20.0, 12.0] * 2,
    }
)
COLUMNS = [Column("Ai"), Column("Làm gì"), Column("Trước khi nào")]


def page(text: str = "Mức độ hài lòng đạt 17,94/18 điểm.", rows: int = 3) -> FirstPage:
    return FirstPage(
        "Tóm tắt năm 2025",
        (
            KeyFigure("Tổng điểm", SCORE, unit="/100"),
            KeyFigure("Xếp loại", "Xuất sắc", "theo văn bản"),
            KeyFigure("Hạng", "24/34"),
            KeyFigure("So với kỳ trước", "–", "chưa có số liệu năm 2024"),
        ),
        Chart(groups_against_maxima(GROUPS, compact=True), "Phát hiện", "Sáu thanh.", width=255),
        (NamedList("Ưu điểm", [text] * 3), NamedList("Hạn chế", [text] * 3)),
        DataTable(COLUMNS, [[text, text, "Trước ngày 13/08/2025"]] * rows, "Việc cần làm"),
        Notice("warning", "Cần đối chiếu."),
    )


def test_it_speaks_html_typst_and_plain_text() -> None:
    data, metadata = page()._repr_mimebundle_()
    assert set(data) == {"text/html", "text/vnd.typst", "text/plain"}
    assert metadata["chiso"]["element"] == "FirstPage"
    assert "Tổng điểm: 91,41/100" in data["text/plain"]
    assert "- Mức độ hài lòng" in data["text/plain"]


def test_its_html_is_a_described_list_a_figure_lists_and_a_table() -> None:
    html = page().html()
    for tag in ("<section", "<dl", "<dt>Tổng điểm</dt>", "<figure", "<ul>", '<th scope="col"'):
        assert tag in html
    assert f'href="#{SCORE.key}"' in html


@pytest.mark.parametrize("text", ["Ngắn.", "Câu vừa phải về một nhóm chỉ số. " * 3, LONG])
def test_all_of_it_stands_on_the_first_page_in_print(text: str) -> None:
    body = [Heading("I. Kết quả"), Paragraph("Phần sau."), SourceList([SCORE], "Nguồn")]
    reader = PdfReader(io.BytesIO(export_pdf(notebook(META, TITLE, page(text), *body))))
    first = " ".join(reader.pages[0].extract_text().split())
    assert "Tóm tắt năm 2025" in first
    assert "Cần đối chiếu." in first


def test_what_is_not_there_leaves_no_gap() -> None:
    bare = FirstPage("Tóm tắt", (), None, (NamedList("Ưu điểm", ["Chưa xác định."]),))
    assert "<dl" not in bare.html()
    assert "<table" not in bare.html()
    assert export_pdf(notebook(META, TITLE, bare))


def test_words_of_a_dispatch_stay_words() -> None:
    hostile = '<script>alert(1)</script>#read("/etc/passwd")'
    shown = FirstPage(
        hostile, (KeyFigure(hostile, hostile, hostile, hostile),), None,
        (NamedList(hostile, [hostile]),),
    )  # fmt: skip
    assert "<script" not in shown.html()
    assert export_pdf(notebook(META, TITLE, shown))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    shares = pd.DataFrame(
        [[0.9, 0.6, None, 0.3, 1.0, 0.8]] * 30,
        [f"UBND xã Mường {n}" for n in range(29)] + [LONG],
        [f"Nhóm chỉ số {n}" for n in range(6)],
    )
    moves = pd.DataFrame({"label": ["A", LONG, "C"], "before": [1, 2, 3], "after": [3, 1, 2]})
    bars = pd.DataFrame({"label": [LONG, "Sở Y tế"], "value": [90.0, 80.0]})
    charts = (
        Chart(heat_map(shares, values=shares * 20), "Bảng màu", "Bảng màu."),
        Chart(slope(moves, before="Tháng 8", after="Tháng 9"), "Dốc", "Biểu đồ dốc."),
        Chart(ranked_bars(bars), "Thanh", "Hai thanh."),
    )
    parts = (META, TITLE, page(), Heading("I. Hình"), *charts)
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(export_html(notebook(*parts)))
    return path.as_uri()


def test_it_fits_on_the_first_screen(browser: Browser, report: str) -> None:
    shown = browser.new_page(viewport={"width": 1280, "height": 800})
    shown.goto(report)
    box = shown.locator(".first-page figure.table").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 800
    shown.close()


def test_eight_groups_three_points_each_and_a_notice_fit_on_the_first_screen(
    browser: Browser, tmp_path: Path
) -> None:
    groups = pd.DataFrame(
        {
            "label": [f"Dịch vụ công trực tuyến {n}" for n in range(8)],
            "value": [100.0 - 9 * n for n in range(8)],
        }
    )
    long = "Cung cấp dịch vụ trực tuyến – chỉ số 2: 08 đơn vị đạt dưới 50% điểm tối đa, gồm "
    told = [long + "UBND xã Mường Một, UBND phường Mường Hai cùng 06 đơn vị khác."] * 2
    full = replace(
        page(),
        picture=Chart(
            ranked_bars(groups, maximum=100, decimals=1, suffix="%"),
            "Cung cấp dịch vụ trực tuyến – chỉ số 2 có tỷ lệ đạt thấp nhất",
            "Tám nhóm.",
            measure="Tỷ lệ so với điểm tối đa, tính chung UBND cấp xã",
            width=255.0,
        ),
        lists=(NamedList("Ưu điểm", ["Một điểm."] * 3), NamedList("Tồn tại", ["Một xã.", *told])),
        actions=DataTable(
            COLUMNS, [("12 UBND cấp xã", "Làm ngay", "Văn bản không nêu")] * 3, "Việc"
        ),
        notice=Notice("warning", ("Văn bản có 01 lỗi nghiêm trọng, xem mục Chất lượng số liệu.",)),
    )
    title = replace(TITLE, lines=("Hai dòng.", "Ba dòng."), title="Kết quả " * 16)
    parts = (META, title, full, Heading("I. A"), Paragraph("Lời."), Heading("II. B"))
    path = tmp_path / "report.html"
    path.write_bytes(export_html(notebook(*parts)))
    shown = browser.new_page(viewport={"width": 1280, "height": 800})
    shown.goto(path.as_uri())
    box = shown.locator(".first-page").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 800
    shown.close()


def test_charts_are_read_at_320_pixels_without_scrolling_sideways(
    browser: Browser, report: str
) -> None:
    shown = browser.new_page(viewport={"width": 320, "height": 640})
    shown.goto(report)
    assert shown.evaluate("document.documentElement.scrollWidth") <= 320
    pictures = shown.locator("svg.picture:visible")
    assert pictures.count() == 4
    for at in range(4):
        box = pictures.nth(at).bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 320
    smallest = shown.evaluate(
        "Math.min(...[...document.querySelectorAll('svg.narrow text')]"
        ".map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"
    )
    assert smallest >= 10
    shown.close()


def test_on_a_wide_screen_every_picture_is_shown_once(browser: Browser, report: str) -> None:
    shown = browser.new_page(viewport={"width": 1280, "height": 800})
    shown.goto(report)
    assert shown.locator("svg.picture:visible").count() == 4
    assert shown.locator("svg.narrow:visible").count() == 0
    shown.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_letters_are_no_wider_in_the_browser_than_they_were_measured(
    browser: Browser, report: str, width: int
) -> None:
    shown = browser.new_page(viewport={"width": width, "height": 800})
    shown.goto(report)
    outside = shown.evaluate(
        "[...document.querySelectorAll('svg.picture')].filter(svg => svg.checkVisibility())"
        ".flatMap(svg => [...svg.querySelectorAll('text')].filter(text => {"
        "const one = text.getBoundingClientRect(), all = svg.getBoundingClientRect();"
        "return one.left < all.left - 1.5 || one.right > all.right + 1.5}))"
        ".map(text => text.textContent)"
    )
    assert outside == []
    shown.close()
