"""Wordings and layouts of one who prints dispatches in a hurry, with tools of his own."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import clean, figure, letter, units, values


@pytest.mark.parametrize(
    ("said", "indicator", "value", "maximum"),
    [
        ("- Công khai, minh bạch (18 điểm): 9,33 điểm.", "transparency", "9.33", 18),
        ("- Tiến độ giải quyết (20đ): 13,5đ.", "progress", "13.5", 20),
        ("- Dịch vụ công trực tuyến (12 điểm): 9,2 điểm.", "online_service", "9.2", 12),
        ("- Thanh toán trực tuyến (10 điểm): 4,21", "online_payment", "4.21", 10),
        ("- Số hóa hồ sơ (22đ) đạt 15,76.", "digitisation", "15.76", 22),
        ("- Mức độ hài lòng (18 điểm): 8,83/18 điểm.", "satisfaction", "8.83", 18),
        ("- Dịch vụ công trực tuyến đạt 9,2 trên 12 điểm.", "online_service", "9.2", 12),
        ("- Mức độ hài lòng đạt 8,83 điểm trên tổng điểm 18.", "satisfaction", "8.83", 18),
        ("1. Tỉnh Lâm Đồng đạt 80,69 điểm (trên tổng 100 điểm).", "total", "80.69", 100),
    ],
)
def test_what_a_score_is_of_may_stand_about_it_in_any_way(
    said: str, indicator: str, value: str, maximum: int
) -> None:
    measures = clean(letter(said)).measures
    assert [(row.indicator, str(row.value), row.max) for row in measures.itertuples()] == [
        (indicator, value, maximum)
    ]


def test_a_name_goes_on_in_the_next_row_of_a_wide_table_with_borders() -> None:
    table = (
        "+-----+-------------------------+---------------+--------------------+",
        "| STT | Tên cơ quan, đơn vị     |   Tổng điểm   |  Mức độ hài lòng   |",
        "+-----+-------------------------+---------------+--------------------+",
        "|  1  | Sở Nông nghiệp và       |     95,2      |       17,83        |",
        "|     | Môi trường              |               |                    |",
        "|  2  | Ban Quản lý các khu     |     91,2      |       15,83        |",
        "|     | công nghiệp             |               |                    |",
        "|  3  | Sở Y tế                 |     90,2      |       15,33        |",
        "+-----+-------------------------+---------------+--------------------+",
    )
    cleaned = clean(letter("Phụ lục I", *table))
    assert units(cleaned) == [
        "Sở Nông nghiệp và Môi trường",
        "Ban Quản lý các khu công nghiệp",
        "Sở Y tế",
    ]
    assert set(cleaned.measures["status"]) == {"printed"}


def test_a_table_saved_from_a_spreadsheet_is_read() -> None:
    rows = ("STT;Tên đơn vị;Tổng điểm;Xếp loại", "1;Sở Văn hóa, Thể thao và Du lịch;95,4;Xuất sắc",
            "2;Sở Nội vụ;91,2;Xuất sắc", "3;Sở Y tế;85,25;Tốt")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *rows))
    assert values(cleaned, "Sở Văn hóa, Thể thao và Du lịch") == {"total": "95.4"}
    assert figure(cleaned, "Sở Y tế", "total").row["class"] == "Tốt"
