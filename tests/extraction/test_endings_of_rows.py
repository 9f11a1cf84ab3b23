"""What stands behind the figures of rows: signatures, marks of notes, shares, shared ranks."""

from __future__ import annotations

from tests.cleaning.dispatches import board, clean, figure, findings, letter, raw_board, values

HEAD = ("STT", "Tên đơn vị", "Tổng điểm")


def test_the_text_of_a_signature_over_a_row_is_no_part_of_it() -> None:
    lines = (
        "STT Tên đơn vị Công khai (18) Tiến độ (20) Tổng điểm (100)",
        "1 Sở Nội vụ 17,5 19,2 95,55",
        "2 Sở Y tế 16,25 18,1 90,32 Người ký: VĂN PHÒNG ỦY BAN NHÂN DÂN",
        "3 Sở Tư pháp 17,1 20 91,55 Thời gian ký: 06/10/2025 14:20",
    )
    cleaned = clean(letter("Phụ lục I", *lines))
    assert values(cleaned, "Sở Y tế") == {
        "transparency": "16.25",
        "progress": "18.1",
        "total": "90.32",
    }
    assert values(cleaned, "Sở Tư pháp")["total"] == "91.55"


def test_marks_of_notes_that_stand_below_are_taken_from_scores() -> None:
    rows = (("1", "Sở Nội vụ", "97,5 (2)"), ("2", "Sở Y tế", "96,2[1]"), ("3", "Sở Tư pháp", "88"))
    notes = "[1] Không tính hồ sơ chuyển tiếp.\n(2) Số liệu tạm tính."
    cleaned = clean(letter(raw_board(HEAD, *rows, mark=" | "), notes))
    assert [values(cleaned, unit)["total"] for unit in ("Sở Nội vụ", "Sở Y tế")] == ["97.5", "96.2"]


def test_a_bracket_without_a_note_below_stays_in_doubt() -> None:
    rows = (("1", "Sở Nội vụ", "97,5 (2)"), ("2", "Sở Y tế", "96,2"), ("3", "Sở Tư pháp", "88"))
    cleaned = clean(letter(raw_board(HEAD, *rows, mark=" | ")))
    assert figure(cleaned, "Sở Nội vụ", "total").status == "doubtful"


def test_shares_in_brackets_leave_their_figures_and_are_told_of() -> None:
    rows = (("Sở Nội vụ", "17,5 (97,2%)", "19,2 (96%)"), ("Sở Y tế", "16,2 (90%)", "20 (100%)"),
            ("Sở Tư pháp", "18 (100%)", "17,4 (87%)"))  # fmt: skip
    heads = ("Tên đơn vị", "Công khai, minh bạch (18 điểm)", "Tiến độ giải quyết (20 điểm)")
    cleaned = clean(letter(board(heads, *rows, mark=" | ")))
    assert values(cleaned, "Sở Nội vụ") == {"transparency": "17.5", "progress": "19.2"}
    assert [row["severity"] for row in findings(cleaned, "layout")] == ["medium"]


def test_of_shared_ranks_the_first_is_the_rank() -> None:
    ranks = ("1", "2-3", "2-3", "=4", "=4", "6/6")
    names = ("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp", "Sở Tài chính", "Sở Xây dựng", "Sở Ngoại vụ")
    scores = ("95,5", "94,25", "94,25", "92", "92", "91")
    heads = ("Tên đơn vị", "Tổng điểm", "Xếp hạng")
    cleaned = clean(letter(board(heads, *zip(names, scores, ranks, strict=True))))
    rows = [figure(cleaned, name, "total").row["rank"] for name in names]
    assert rows == [1, 2, 2, 4, 4, 6]
    assert set(cleaned.measures["indicator"]) == {"total"}


def test_a_sum_or_average_that_names_its_block_stands_for_it() -> None:
    rows = (("I", "Các sở, ban, ngành", ""), ("1", "Sở Nội vụ", "90"), ("2", "Sở Y tế", "81"),
            ("", "Bình quân khối sở", "85,5"), ("II", "UBND các xã, phường", ""),
            ("1", "UBND xã Đơn Dương", "70"), ("2", "UBND xã Ka Đô", "60"),
            ("", "Điểm trung bình cấp xã", "65"), ("", "Bình quân chung", "75,25"))  # fmt: skip
    cleaned = clean(letter(raw_board(HEAD, *rows, mark=" | ")))
    assert values(cleaned, "Khối sở, ngành") == {"total": "85.5"}
    assert values(cleaned, "Khối xã") == {"total": "65"}
    assert values(cleaned, "Các cơ quan, đơn vị") == {"total": "75.25"}


def test_a_total_of_a_block_between_blocks_stands_for_it() -> None:
    rows = (("1", "Sở Nội vụ", "9"), ("2", "Sở Y tế", "8"), ("", "Tổng khối sở", "17"),
            ("1", "UBND xã Đơn Dương", "7"), ("2", "UBND xã Ka Đô", "6"),
            ("", "Cộng các xã, phường", "13"), ("", "Tổng cộng", "30"))  # fmt: skip
    head = ("STT", "Tên đơn vị", "Số hồ sơ quá hạn")
    cleaned = clean(letter(raw_board(head, *rows, mark=" | ")))
    assert values(cleaned, "Khối sở, ngành") == {"overdue_dossiers": "17"}
    assert values(cleaned, "Khối xã") == {"overdue_dossiers": "13"}
    assert values(cleaned, "tỉnh Lâm Đồng") == {"overdue_dossiers": "30"}
