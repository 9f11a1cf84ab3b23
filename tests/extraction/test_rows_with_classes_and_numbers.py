"""Rows whose names, classes and numbers run into one another."""

from __future__ import annotations

from tests.cleaning.dispatches import GROUPS, clean, figure, letter, units, values

HEAD = "STT " + " ".join((*GROUPS, "Xếp loại", "Xếp hạng"))


def test_a_class_between_name_and_figures_is_no_part_of_the_name() -> None:
    cleaned = clean(
        letter(
            "Phụ lục I",
            "TT Tên cơ quan Đánh giá, xếp loại Xếp hạng Điểm số",
            "1 Sở Tài chính | Xuất sắc | 1 | 94,59",
            "2 | Sở Nội vụ Xuất sắc | 2 90,9",
            "3 | Sở Tư pháp Tốt 3 | 87,58",
            "4 Sở Y tế | Tốt | 4 | 85,1",
        )
    )
    rows = [figure(cleaned, unit, "total").row for unit in ("Sở Nội vụ", "Sở Tư pháp")]
    assert [(row["class"], row["rank"]) for row in rows] == [("Xuất sắc", 2), ("Tốt", 3)]


def test_a_cell_with_name_nothing_and_figure_is_parted_as_the_other_rows_are() -> None:
    cleaned = clean(
        letter(
            "Phụ lục I",
            "TT | Đơn vị | Số hồ sơ quá hạn | Tỷ lệ hồ sơ nộp trực tuyến (%) | Mức độ hài lòng (%)",
            "1 | UBND xã Di Linh | 3 | 52,76 | 76,19",
            "2 | UBND xã Đơn Dương (Không có số liệu) 0 | 100 ",
            "3 | UBND xã Đức Trọng | 0 | 0 | 99,5",
        )
    )
    assert values(cleaned, "UBND xã Đơn Dương") == {
        "overdue_dossiers": "",
        "submitted_online_rate": "0",
        "satisfaction_rate": "100",
    }


def test_a_damaged_figure_behind_a_damaged_name_is_no_part_of_the_name() -> None:
    head = "TT | Đơn vị | Số hồ sơ quá hạn | Tỷ lệ hồ sơ nộp trực tuyến (%) | Mức độ hài lòng (%)"
    cleaned = clean(
        letter(
            "Phụ lục I",
            head,
            "1 | UBND xã Di Linh | 3 | 52,76 | 76,19",
            "2 | UBND xa Đon Dưong I43 | 100 81,14",
            "3 | UBND xã Đức Trọng | 0 | 0 | 99,5",
        )
    )
    assert values(cleaned, "UBND xã Đơn Dương") == {
        "overdue_dossiers": "143",
        "submitted_online_rate": "100",
        "satisfaction_rate": "81.14",
    }


def test_the_number_of_a_page_is_no_figure_of_the_row_above_whose_cells_run_together() -> None:
    rows = [f"{n} | UBND xã {name} | {n} | 52,76 | 7{n},5 | 9" for n, name in
            enumerate(("Di Linh", "Đức Trọng", "Bảo Thuận", "Sơn Điền"), 1)]  # fmt: skip
    cleaned = clean(
        letter(
            "Phụ lục I",
            "TT | Đơn vị | Số hồ sơ quá hạn | Tỷ lệ hồ sơ nộp trực tuyến (%) | Mức độ hài lòng (%)"
            " | Chứng thực bản sao điện tử",
            *rows,
            "5 | UBND xã Đơn Dương | 243 76 | (Không có số liệu) | 1",
            "2",
            "",
            "6 | UBND xã Lạc Dương | 6 | 52,76 | 76,5 | 9",
        )
    )
    assert values(cleaned, "UBND xã Đơn Dương") == {
        "overdue_dossiers": "243",
        "submitted_online_rate": "76",
        "satisfaction_rate": "",
        "certified_copies": "1",
    }


def test_a_class_that_cannot_be_read_before_a_rank_does_not_hide_the_figures() -> None:
    cleaned = clean(
        letter(
            "Phụ lục I",
            HEAD,
            "1 UBND x& Bảo Lộc 18 19.11 8.94 8.31 20.51 18 92.87 Xuât sic 1",
            "2 UBND xa Di Linh 18 18.82 7.22 9.28 20.42 18 91.74 suat sac 2",
            "3 UBND xa Đơn Dương 18 19.18 9.43 2 16.2 18 82.81 Tbt 3",
        )
    )
    assert values(cleaned, "UBND xã Đơn Dương")["total"] == "82.81"
    assert values(cleaned, "UBND xã Di Linh")["total"] == "91.74"


def test_the_number_that_ends_a_damaged_name_is_told_by_the_count_of_figures() -> None:
    cleaned = clean(
        letter(
            "Phụ lục I",
            "STT Tên đơn vị Tổng số DVC Số DVC phát sinh hồ sơ Tỷ lệ DVC phát sinh hồ sơ",
            "1 A Lwéi 3 48 35 73%",
            "2 A Lwới 1 20 10 50%",
            "3 Phú Vang 40 30 75%",
            "4 Bình Điền 50 10 20%",
            "5 Hưng Lộc 50 20 40%",
            province="thành phố Huế",
        )
    )
    assert values(cleaned, "UBND xã A Lưới 3")["services"] == "48"


def test_a_kind_that_runs_into_the_name_and_a_damaged_body_are_known() -> None:
    cleaned = clean(
        letter(
            "Phụ lục I",
            "STT Tên đơn vị Tổng điểm",
            "1 UBND phườngXuân Hương - Đà Lạt 91,5",
            "2 Iy ban nhan dan xa Di Linh 90,25",
            "3 UBND xã Đơn Dương 89,75",
        )
    )
    assert units(cleaned)[:2] == ["UBND phường Xuân Hương - Đà Lạt", "UBND xã Di Linh"]


def test_a_long_head_that_stands_again_between_rows_states_nothing() -> None:
    rows = [f"{n} {name} 18 18 10 8 18 18 90 Xuất sắc {n}" for n, name in
            enumerate(("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp", "Sở Tài chính"), 1)]  # fmt: skip
    cleaned = clean(letter("Phụ lục I", HEAD, *rows[:2], "", "", HEAD, *rows[2:]))
    assert "tỉnh Lâm Đồng" not in units(cleaned)
