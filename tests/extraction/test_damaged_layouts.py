"""Tables one cell a line, or laid out by blanks, whose heads and cells were damaged in reading."""

from __future__ import annotations

from helpers.extraction.head_roles import role_of
from helpers.extraction.moments import periods_in
from helpers.extraction.reported_period import settle_period
from tests.cleaning.dispatches import clean, figure, letter, units

HEADS = (
    "SbTT", "Ten don vi", "Cong khai, minh bach (18d)", "Tien do giai quyet (20d)",
    "Muc do hai long (18d)", "Tong diem (100d)", "Xep loai",
)  # fmt: skip
ROWS = (
    ("1", "So Noi vu", "17,2", "19,2", "17,5", "92,81", "Xuat sac"),
    ("2", "So Tai chinh", "16,1", "18,7", "18", "87,25", "Tot"),
    ("3", "So Y te", "15,5", "17,1", "16,4", "79", "Kha"),
    ("4", "So Tu phap", "12,5", "16,69", "15,3", "67,74", "Trung binh"),
    ("5", "So Xay dung", "11,5", "14,6", "13,2", "61,2", "Trung binh"),
    ("6", "So Ngoai vu", "10,5", "12,6", "11,2", "55,2", "Trung binh"),
)


def stacked(*rows: tuple[str, ...]) -> str:
    """Return a letter with a table one cell a line."""
    return letter("Phu luc I", *(cell for row in (HEADS, *rows) for cell in row))


def test_a_class_that_reads_like_a_word_stays_in_its_row() -> None:
    rows = [*ROWS[:1], (*ROWS[1][:6], "fo1t"), *ROWS[2:]]
    cleaned = clean(stacked(*rows))
    assert len(units(cleaned)) == len(ROWS)
    assert figure(cleaned, "Sở Tài chính", "total").status == "printed"


def test_a_blank_line_among_cells_is_a_value_that_was_lost() -> None:
    rows = [*ROWS[:2], (*ROWS[2][:3], "", *ROWS[2][4:]), *ROWS[3:]]
    cleaned = clean(stacked(*rows))
    assert figure(cleaned, "Sở Y tế", "progress").value is None
    assert str(figure(cleaned, "Sở Y tế", "satisfaction").value) == "16.4"


def test_a_bar_beside_a_cell_ends_no_table() -> None:
    rows = [*ROWS[:2], (*ROWS[2][:3], "17,1|", *ROWS[2][4:]), *ROWS[3:]]
    assert str(figure(clean(stacked(*rows)), "Sở Y tế", "progress").value) == "17.1"


def test_a_damaged_head_of_ordinals_shifts_no_column() -> None:
    cleaned = clean(stacked(*ROWS))
    assert str(figure(cleaned, "Sở Nội vụ", "transparency").value) == "17.2"
    assert str(figure(cleaned, "Sở Nội vụ", "satisfaction").value) == "17.5"


LAID_OUT = (
    "                          Cong thai   Tien do    Tong so",
    " SbTT   Ten don vi       minh bach   giai quy     diem",
    "                            (18d)    et (20d)    (100d)",
)


def laid_out(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """Return the lines of a table laid out by blanks under its head."""
    return [*head, *(f"{o:>4}    {name:<16}{a:>9}{b:>11}{c:>11}" for o, name, a, b, c in rows)]


POINTS = tuple((row[0], row[1], row[2], row[3], row[5]) for row in ROWS)


def test_a_head_laid_out_over_lines_is_whole_where_no_line_says_stt() -> None:
    cleaned = clean(letter("Phu luc I", "", *laid_out(LAID_OUT, POINTS)))
    assert str(figure(cleaned, "Sở Nội vụ", "transparency").value) == "17.2"
    assert figure(cleaned, "Sở Nội vụ", "total").status == "printed"


def test_a_blank_too_many_in_a_head_parts_no_column() -> None:
    head = (
        "  TT    Pon vi            Diem  so    Diem so",
        "                          12/2025     1/2026",
    )
    rows = tuple((o, name, a, b, "") for o, name, a, b, _ in POINTS)
    cleaned = clean(letter("Phu luc I", "", *map(str.rstrip, laid_out(head, rows))))
    own = cleaned.measures[cleaned.measures["unit"] == "Sở Nội vụ"]
    assert set(own["period"]) == {"2025-12", "2026-01"}


def test_a_blank_column_under_a_head_like_that_of_notes_is_no_column_of_figures() -> None:
    heads = ("STT", "Ten don vi", "Tong diem (100d)", "Ghi cb4")
    rows = [(o, name, total, "") for o, name, _, _, _, total, _ in ROWS]
    cleaned = clean(letter("Phu luc I", *("\t".join(row) for row in (heads, *rows))))
    assert set(cleaned.measures["indicator"]) == {"total"}


def test_places_of_rows_under_a_damaged_head_are_ranks_and_no_scores() -> None:
    rows = [(o, name, o) for o, name, *_ in ROWS]
    lines = ["STT     Ten don vi             Xep thi", *(f"{a:8}{b:23}{c}" for a, b, c in rows)]
    cleaned = clean(letter("Phu luc I", "", *lines))
    assert "total" not in set(cleaned.measures["indicator"])


def test_a_quarter_with_a_damaged_word_or_numeral_is_no_whole_year() -> None:
    assert periods_in("trên môi trường điện tử euý IV năm 2024") == ["2024-Q4", "2024"]
    assert periods_in("doanh nghiép quy II I nam 2025 nhu sau:")[0] == "2025-Q3"


def test_a_quarter_long_over_at_the_signing_yields_to_the_one_that_the_text_names() -> None:
    texts = ["quý III năm 2025", "quý III năm 2025", "quý II năm 2025"]
    assert settle_period("Kết quả quý II năm 2025", texts, "2025-10-14") == "2025-Q3"
    assert settle_period("Kết quả quý II năm 2025", texts, "2025-07-14") == "2025-Q2"


def test_a_total_that_its_parts_never_add_up_to_leaves_no_column_sure() -> None:
    heads = ("STT", "Ten don vi", "Cong khai, minh bach (18d)", "Tien do giai quyet (20d)",
             "So hoa ho so (22d)", "Muc do hai long (18d)", "Thr hg (a)", "Thr hg (b)",
             "Tong diem (100d)")  # fmt: skip
    rows = [(o, name, a, b, "12,1", c, "9,5", "7,2", total) for o, name, a, b, c, total, _ in ROWS]
    cleaned = clean(letter("Phu luc I", *("\t".join(row) for row in (heads, *rows))))
    assert set(cleaned.measures["status"]) == {"doubtful"}


def test_a_month_that_heads_a_column_is_no_rank() -> None:
    assert role_of("thang") == "value"
    assert role_of("xep hang") == "rank"
