"""Sheets for the tests of their export: what a notebook of sheets displays for one unit."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.publishing import (
    Bar,
    Bullets,
    Cited,
    Column,
    DataTable,
    GroupBars,
    Heading,
    KeyFigure,
    Notice,
    Overview,
    Paragraph,
    ReportMeta,
    Sentence,
    SheetHead,
    SheetMeta,
    Source,
    SourceList,
)
from helpers.publishing.element import Element

META = ReportMeta(
    "Phiếu kết quả", "vi", "son-la", "2025-07", "2025-08-06", "Văn phòng", "Để đối chiếu."
)


def figure(text: str, line: int = 7, status: str = "printed", evidence: str = "") -> Cited:
    """Return a figure of one line of a document."""
    return Cited(text, (Source("d", "van-ban.txt", 1, line, status, text, evidence),))


def bars(labels: tuple[str, ...] = ("Công khai", "Tiến độ"), doubtful: bool = False) -> GroupBars:
    """Return a picture of as many rows as labels."""
    rows = [Bar(label, 0.5, "9/18", 0.75, doubtful=doubtful) for label in labels]
    return GroupBars(rows, "đơn vị này", "trung vị", "tối đa", "Điểm theo nhóm", "Biểu đồ thanh.")


def sheet(
    unit: str, slug: str, text: str = "Nội dung.", cited: Cited | None = None
) -> list[Element]:
    """Return the elements of a short sheet."""
    shown = cited or figure("85,96")
    return [
        SheetMeta(unit, slug, f"{unit} – phiếu", "department"),
        Heading(unit, 2, slug),
        SheetHead("Phiếu kết quả", ["Tỉnh Sơn La, tháng 7/2025."]),
        Overview([KeyFigure("Tổng điểm", shown, "trên 100 điểm")], bars()),
        DataTable([Column("Nhóm"), Column("Điểm", "number")], [["Công khai", shown]], "Kết quả"),
        Heading("Việc phải làm", 3),
        Paragraph(text),
        Heading("Nguồn số liệu", 3),
        SourceList([shown], "Từng số liệu"),
    ]


def crowded(unit: str, slug: str) -> list[Element]:
    """Return the elements of a sheet with far more than a page of words."""
    codes = [f"000.00.{n:02d}.H52-230516-{n:04d}" for n in range(60)]
    doubts = [
        f"Chỉ số {n}: 13,{n}, có thể là 1,3{n} hoặc 13,{n}; tổng không khớp." for n in range(9)
    ]
    cited = [
        figure(f"{n},{n}", n + 3, "doubtful", f"tổng của dòng {n} không khớp") for n in range(30)
    ]
    rows: list[Sequence[Sentence]] = [
        [f"Chỉ số thứ {n} có tên rất dài của nhóm chỉ số", cited[n], "18"] for n in range(14)
    ]
    return [
        SheetMeta(unit, slug, f"{unit} – phiếu", "commune"),
        Heading(unit, 2, slug),
        SheetHead("Phiếu kết quả", ["Tỉnh Sơn La, tháng 7/2025. " * 3, "Lập từ công văn. " * 6]),
        Overview(
            [KeyFigure(f"Con số {n}", "–", "không xếp hạng vì số liệu nghi vấn") for n in range(4)],
            bars(tuple(f"Chỉ số {n} với một cái tên dài" for n in range(14)), doubtful=True),
        ),
        DataTable(
            [Column("Chỉ số"), Column("Kết quả", "number"), Column("Tối đa", "number")],
            rows,
            "Kết quả",
        ),
        Heading("Hồ sơ quá hạn", 3),
        Paragraph(f"Danh sách: {', '.join(codes)}."),
        Heading("Việc phải làm", 3),
        Bullets([f"Việc thứ {n} phải làm ngay, báo cáo trước ngày 13/08/2025." for n in range(12)]),
        Notice("doubt", doubts),
        Heading("Nguồn số liệu", 3),
        SourceList(cited, "Từng số liệu"),
    ]
