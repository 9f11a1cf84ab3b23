from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbconvert.exporters import get_exporter

from helpers.errors import ReportError
from helpers.figures import groups_against_maxima
from helpers.publishing import (
    Chart,
    Cited,
    Column,
    DataTable,
    Heading,
    Paragraph,
    ReportMeta,
    ReportTitle,
    Sentence,
    Source,
    SourceList,
    export_html,
)
from tests.publishing.notebooks import DOT, foreign, notebook

FIGURE = Cited("91,41", (Source("dien-bien-2025", "76-bc-vpub.txt", 1, 45),))
META = ReportMeta("Báo cáo năm 2025", "vi", "dien-bien", "2025", "2026-01-16")
TITLE = ReportTitle("Văn phòng UBND tỉnh Điện Biên", "Báo cáo", "Kết quả năm 2025", "Năm 2025")


OPTIONAL = ("thead", "tbody", "tr", "td", "th")


class _Tags(HTMLParser):
    """Collects start tags with attributes, and ends that do not match.

    The ends of what tables consist of may be left out, as HTML allows.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "hr", "img", "input", *OPTIONAL):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in OPTIONAL and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)


def _chart(name: str = "Công khai") -> Chart:
    frame = pd.DataFrame({"label": [name, "Tiến độ"], "value": [15.29, None], "max": [18, 20]})
    table = DataTable([Column("Nhóm"), Column("Điểm", "number")], [[name, FIGURE]], "Số liệu")
    return Chart(groups_against_maxima(frame), "Nhóm yếu nhất", "Hai thanh ngang.", table)


def _report() -> str:
    rows: list[list[Sentence]] = [["Sở Y tế", FIGURE], ["Sở Nội vụ", "90"]]
    table = DataTable([Column("Đơn vị"), Column("Điểm", "number")], rows, "Bảng 1", searchable=True)
    parts = (
        META, TITLE, Heading("I. Kết quả"), Paragraph(("Đạt ", FIGURE, " điểm.")), _chart(), table,
        _chart("Nhóm khác"), Heading("Nguồn"), SourceList([FIGURE], "Nguồn số liệu"),
    )  # fmt: skip
    return export_html(notebook(*parts)).decode("utf-8")


def test_the_page_is_well_formed_with_one_title_and_unique_anchors() -> None:
    tags = _Tags()
    tags.feed(_report())
    assert not tags.open
    assert not tags.wrong
    assert [tag for tag, _ in tags.tags].count("h1") == 1
    idents = [attributes["id"] for _, attributes in tags.tags if "id" in attributes]
    assert len(idents) == len(set(idents))


def test_every_link_inside_the_page_leads_somewhere() -> None:
    page = _report()
    targets = set(re.findall(r'\sid="?([^">]+)', page))
    links = set(re.findall(r'href="?#([^">]+)', page))
    assert FIGURE.key in links
    assert links <= targets


def test_no_request_can_leave_the_page() -> None:
    page = _report()
    assert not re.search(r'(src|href)="(?!#|data:)', page)
    assert not re.search(r"url\((?!data:|#)", page)
    assert "default-src 'none'" in page
    assert "@import" not in page


def test_the_script_in_the_page_is_the_one_that_its_policy_allows() -> None:
    page = _report()
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page


def test_the_same_notebook_gives_the_same_bytes() -> None:
    assert _report() == _report()


def test_a_figure_is_a_picture_with_title_description_and_data() -> None:
    page = _report()
    assert re.search(r'<svg class="picture"[^>]*role="img" aria-labelledby="(\S+) (\S+)">', page)
    assert "<desc id=" in page
    assert "<details><summary>Xem số liệu của biểu đồ</summary>" in page
    assert "var(--chart-blue)" in page


def test_a_cited_figure_without_a_list_of_sources_keeps_its_tooltip_and_can_be_reached() -> None:
    page = export_html(notebook(META, TITLE, Paragraph((FIGURE,)))).decode("utf-8")
    assert f'href="#{FIGURE.key}"' not in page
    assert 'class="cited" tabindex="0" title="76-bc-vpub.txt: dòng 45"' in page


def test_contents_list_the_sections_and_repeated_headings_get_their_own_anchors() -> None:
    page = export_html(
        notebook(META, TITLE, Heading("I. Một"), Heading("1. Nhỏ", 3), Heading("I. Một"))
    ).decode("utf-8")
    assert '<a href="#i-mot">I. Một</a><ol><li><a href="#1-nho">1. Nhỏ</a></li></ol>' in page
    assert '<h2 id="i-mot-2">' in page


def test_heading_levels_never_skip_one() -> None:
    page = export_html(notebook("# Tên\n\nchữ", "#### Sâu", "# Lại một")).decode("utf-8")
    assert re.findall(r"<(h\d)", page) == ["h1", "h2", "h2"]


def test_inputs_and_standard_error_are_left_out_and_prints_stay() -> None:
    cell = nbformat.v4.new_code_cell(
        "mat_khau = 1",
        outputs=[
            nbformat.v4.new_output("stream", name="stderr", text="UserWarning: x"),
            nbformat.v4.new_output("stream", name="stdout", text="dòng <in> ra\n"),
        ],
    )
    page = export_html(notebook("# T", cell)).decode("utf-8")
    assert "mat_khau" not in page
    assert "UserWarning" not in page
    assert "<pre>dòng &lt;in&gt; ra</pre>" in page


def test_a_cell_that_failed_says_so() -> None:
    output = nbformat.v4.new_output("error", ename="KeyError", evalue="'x'", traceback=[])
    cell = nbformat.v4.new_code_cell("x", outputs=[output])
    assert "Ô lệnh này dừng vì lỗi: KeyError" in export_html(notebook("# T", cell)).decode("utf-8")


def test_foreign_html_keeps_its_table_and_loses_what_could_act() -> None:
    hostile = (
        "<style>td{x}</style><script>alert(1)</script><table onclick='x'><thead><tr><th></th>"
        "<th>a</th></tr></thead><tbody><tr><th>0</th><td style='x'>1.5<img src='http://x/y.png'>"
        "</td></tr></tbody></table><a href='javascript:alert(1)'>bấm</a><iframe src='x'></iframe>"
    )
    page = export_html(notebook("# T", foreign({"text/html": hostile}))).decode("utf-8")
    shown = page[page.index("<main") : page.index("</main>")]
    assert '<td></td><th scope="col">a</th>' in shown
    assert '<th scope="row">0</th><td' in shown
    assert "1.5" in shown
    for word in ("alert", "onclick", "http:", "style=", "iframe", "javascript"):
        assert word not in shown


def test_a_forged_mark_is_not_enough_to_be_trusted_without_typst() -> None:
    cell = foreign({"text/html": "<script>x</script>ok"}, chiso={"element": "Paragraph"})
    page = export_html(notebook("# T", cell)).decode("utf-8")
    assert "<script>x" not in page


def test_markdown_of_an_analyst_comes_out_with_tables_and_attachments() -> None:
    cell = nbformat.v4.new_markdown_cell(
        "# T\n\n**đậm**\n\n| a | b |\n|---|--:|\n| x | 1,5 |\n\n![chấm](attachment:p.png)",
        attachments={"p.png": {"image/png": DOT}},
    )
    page = export_html(notebook(cell)).decode("utf-8")
    assert "<strong>đậm</strong>" in page
    assert '<td class="number">1,5</td>' in page
    assert f'src="data:image/png;base64,{DOT}" alt="chấm"' in page


def test_a_file_that_is_no_notebook_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.ipynb"
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(ReportError, match=r"bao-cao\.ipynb"):
        export_html(file)


def test_an_empty_notebook_is_refused() -> None:
    with pytest.raises(ReportError, match="nothing to show"):
        export_html(notebook())


def _exporter(name: str) -> Any:
    find: Any = get_exporter
    return find(name)()


def test_nbconvert_knows_the_exporters_by_name() -> None:
    text, resources = _exporter("chiso-html").from_notebook_node(notebook("# Tên\n\nchữ"))
    assert "<h1" in text
    assert resources["output_extension"] == ".html"
    pdf, _ = _exporter("chiso-pdf").from_notebook_node(notebook("# Tên\n\nchữ"))
    assert pdf.startswith(b"%PDF")
    docx, resources = _exporter("chiso-docx").from_notebook_node(notebook("# Tên\n\nchữ"))
    assert docx.startswith(b"PK")
    assert resources["output_extension"] == ".docx"
    xlsx, resources = _exporter("chiso-xlsx").from_notebook_node(notebook("|a|\n|---|\n|1|"))
    assert xlsx.startswith(b"PK")
    assert resources["output_extension"] == ".xlsx"
    assert _exporter("chiso-data").file_extension == ".zip"
