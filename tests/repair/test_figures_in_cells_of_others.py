"""A figure that ran into the blank cell beside it, or tore while another one was lost."""

# ruff: noqa: E501 - lines as wide as pages

from __future__ import annotations

from tests.cleaning.dispatches import DAMAGED, OFFICES, clean, figure, letter, values

HEADS = "TT\tĐơn vị\tSố hồ sơ quá hạn\tTỷ lệ nộp hồ sơ trực tuyến (%)\tSố hồ sơ chứng thực điện tử"

THAI_NGUYEN = {"province": "tỉnh Thái Nguyên", "issuer": "UBND TỈNH THÁI NGUYÊN\nVĂN PHÒNG"}


def test_a_share_that_ran_into_the_blank_cell_beside_it_is_two_figures_in_doubt() -> None:
    late = (8, 40, 13, 7, 25)
    rows = [f"{n}\tSo {OFFICES[n - 1]}\t{late[n - 1]}\t7{n},41\t3{n}" for n in range(1, 6)]
    rows[2] = "3\tSo Tai chinh\t13\t87,5674\t"
    rows += ["6\tSo Ngoại vụ\t\t72,41\t", "7\tSo Công thương\t4\t72,41\t"]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", HEADS, *rows))
    assert figure(cleaned, "Sở Tài chính", "overdue_dossiers").status == "printed"
    assert values(cleaned, "Sở Tài chính") == {
        "overdue_dossiers": "13", "submitted_online_rate": "87.56", "certified_copies": "74",
    }  # fmt: skip
    for indicator in ("submitted_online_rate", "certified_copies"):
        assert figure(cleaned, "Sở Tài chính", indicator).status == "doubtful"
    assert figure(cleaned, "Sở Công Thương", "certified_copies").status == "missing"


def test_a_score_torn_in_a_row_that_lost_another_one_is_not_two_scores() -> None:
    rows = (
        "TT Co quan, don vi Mrc do hai long Céng khi mlnh bach Dich vy cong truc tuyén Sé h0d hé so Tién do giai quyét hd so Tong sé diém",
        "TT Po quan, don vi Mic do hai 1ong Cong khai minh bach Dich vu cong truc tuyén S hoa ho s Tién do giai quyét hd so Téng sé diém",
        "10 | x& Dồng Hy 14.02 14.6 18.25 22 18.85 87.72",
        "11 | xi Yén Binh 13.9 18 22 17.58 15.73 87.21",
        "12 | phuong Song Céng 18 [17.06 13.83 17.2 20 86.09",
        "13 | x4 La Hién 18 18 9.44 21.38 19.2 86.02",
        "14 | xa Trang Xa 15.85 13.62 21.66 14.84 19.94 85.91",
        "15 | xa Nghinh Tuon g 14.48 10.57 22 22 16.83 85.88",
        "16 | xa Trai Cau 15.3 16.67 15.07 20.79 17.51 85.34",
        "17 | x4 Phong Quang 12.27 17.32 20.03 18.5 15.62 83.74",
        "37 | x4 Than Sa 0 10.23 15.24 22 16.8 64.27",
        "38 | x3 Yén Thinh 15.99 14.12 19.48 14.15 0 63.74",
        "39 | xa Van Lang 9.39 7.87 13.02 22 11.21 63.49",
        "40 | phuong Quyét Thing 7.84 13.01 12.96 16.99 12.46 63.26",
        "41 | xa Yén Trach 11. 83 13.21 14.86 15.2  63.04",
        "42 | xd Cho Mới 7.11 8.59 15.63 14.94 13.78 60.05",
        "43 ] x3 Phu Binh 9.68 9.8 7.12 11.96 20 58.56",
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *rows, **THAI_NGUYEN))
    torn = figure(cleaned, "UBND xã Yên Trạch", "satisfaction")
    assert torn.status == "doubtful"
    assert "11.83" in torn.evidence
    assert figure(cleaned, "UBND xã Yên Trạch", "total").status == "printed"
