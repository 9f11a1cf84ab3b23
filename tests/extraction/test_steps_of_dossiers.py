"""Tables of the steps of dossiers (form 06a): heads of one name below different spanning ones."""

from __future__ import annotations

from tests.cleaning.dispatches import clean, figure, findings, letter, values

HEADS = (
    "STT\tĐơn vị\tSố hồ sơ nhận giải quyết\t\tKết quả giải quyết\t\t\t\t\t",
    "\t\tTổng số\tTừ kỳ trước\tSố hồ sơ đã giải quyết\t\t\tSố hồ sơ đang giải quyết\t\t",
    "\t\t\t\tTổng số\tĐúng hạn\tQuá hạn\tTổng số\tTrong hạn\tQuá hạn",
)
ROWS = (
    ("1", "Sở Y tế", "1.120", "80", "1.035", "1.021", "14", "85", "79", "6"),
    ("2", "Sở Tư pháp", "3.412", "300", "3.099", "3.091", "8", "313", "311", "2"),
    ("3", "Sở Xây dựng", "6.741", "322", "6.502", "6.491", "11", "239", "239", "0"),
)
TOTAL = ("11.273", "702", "10.636", "10.603", "33", "637", "629", "8")


def test_what_is_overdue_is_what_was_done_late_not_what_still_waits() -> None:
    cleaned = clean(letter("Biểu số 06a", *HEADS, *("\t".join(row) for row in ROWS)))
    for _, unit, received, _, _, _, late, _, _, waits in ROWS:
        own = values(cleaned, unit)
        assert own["dossiers"] == received.replace(".", "")
        assert own["overdue_dossiers"] == late
        assert own["so-ho-so-dang-giai-quyet-qua-han"] == waits
    assert "total" not in set(cleaned.measures["indicator"])
    assert set(cleaned.measures["status"]) == {"printed"}


def test_heads_of_one_line_are_told_apart_by_the_sums_that_open_their_groups() -> None:
    heads = ("STT", "Đơn vị", "Tiếp nhận: Tổng số", "Kỳ trước chuyển sang",
             "Đã giải quyết: Tổng số", "Đúng hạn", "Quá hạn",
             "Đang giải quyết: Tổng số", "Trong hạn", "Quá hạn")  # fmt: skip
    cleaned = clean(letter("Phụ lục", *(" | ".join(row) for row in (heads, *ROWS))))
    assert figure(cleaned, "Sở Tư pháp", "overdue_dossiers").value == 8
    assert figure(cleaned, "Sở Tư pháp", "dang-giai-quyet-qua-han").value == 2


def test_a_total_that_stands_in_the_ordinals_cell_has_no_figure_too_many() -> None:
    rows = ("\t".join(row) for row in (*ROWS, ("Tổng cộng", "", *TOTAL)))
    cleaned = clean(letter("Biểu số 06a", *HEADS, *rows))
    total = figure(cleaned, "tỉnh Lâm Đồng", "dossiers")
    assert (total.value, total.status) == (11273, "printed")
    assert findings(cleaned, "ratio") == []
