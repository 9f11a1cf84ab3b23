"""What the analyst sees of a cleaning."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from helpers.inspection import CleaningView
from helpers.inspection.forms import form_title
from helpers.inspection.lines import MOST_LINES
from helpers.publishing import DataTable, use_language
from helpers.publishing.element import Element
from helpers.publishing.values import plain
from helpers.reading import read_document
from tests.cleaning.dispatches import GROUPS, board, clean, letter

HEADS = ("Tên đơn vị", "Tiến độ giải quyết (20)", "Số hóa hồ sơ (22)", "Mức độ hài lòng (18)")
TABLE = board(HEADS, ("Sở Nội vụ", "1975", "18,1", "16,5"), ("Sở Y tế", "175", "-", "18"),
              ("Sở Tư pháp", "12,5", "11,25", "9"))  # fmt: skip
SAID = "Tổng điểm của tỉnh Lâm Đồng đạt 85,5/100 điểm, đứng thứ 12/34."


def view(folder: Path, text: str, language: str = "vi") -> CleaningView:
    path = folder / "dispatch.txt"
    path.write_text(text, encoding="utf-8")
    return CleaningView(clean(text), read_document(path), language)


def rows(section: Iterable[Element], caption: str) -> list[list[str]]:
    """Return the rows of the table with this caption, as plain text."""
    tables = {plain(item.caption): item for item in section if isinstance(item, DataTable)}
    assert caption in tables, f"{caption!r} is none of {list(tables)}"
    return [[plain(cell) for cell in row] for row in tables[caption].rows]


def words(section: Iterable[Element]) -> str:
    return "\n".join(item.plain() for item in section)


@pytest.fixture(autouse=True)
def _vietnamese_again() -> Iterable[None]:
    yield
    use_language("vi")


def test_the_head_shows_every_field_and_says_which_are_blank(tmp_path: Path) -> None:
    text = letter(TABLE, number="/VPUB-KSTTHC", signed="ngày tháng năm 2025")
    shown = words(view(tmp_path, text).head())
    assert "Văn phòng UBND tỉnh Lâm Đồng" in shown
    assert "2025-08" in shown
    assert "Ngày ký\t(để trống)" in shown.replace(" | ", "\t")


def test_each_table_is_shown_with_columns_form_rows_and_figures(tmp_path: Path) -> None:
    shown = rows(
        view(tmp_path, letter(SAID, "", TABLE)).tables(),
        "Nội dung đọc được của từng bảng, theo thứ tự văn bản",
    )
    assert shown[0][:2] == ["(trong phần lời)", "Tổng điểm (100)"]
    title, columns, form, count, figures = shown[1]
    assert title == "Phụ lục I"
    assert "(20); " in columns
    assert "766" in form
    assert (count, figures) == ("3", "9")


def test_repairs_doubts_and_blanks_stand_apart_with_their_evidence(tmp_path: Path) -> None:
    section = view(tmp_path, letter(TABLE)).readings()
    (repaired,) = rows(section, "Đã phục hồi hoặc suy ra, kèm căn cứ")
    assert repaired[0] == "Sở Nội vụ"
    assert repaired[2:4] == ["1975", "19,75"]
    assert "20" in repaired[5]
    (doubtful,) = rows(section, "Còn nghi vấn, kèm các khả năng")
    assert doubtful[2] == "175"
    assert "1,75" in doubtful[5]
    assert "17,5" in doubtful[5]
    (missing,) = rows(section, "Văn bản cho biết không có số liệu")
    assert missing[:1] + missing[2:4] == ["Sở Y tế", "-", "–"]


def test_a_clean_dispatch_says_so_in_one_line(tmp_path: Path) -> None:
    table = board(GROUPS, ("Sở Y tế", "18", "20", "12", "10", "22", "18", "100"),
                  ("Sở Nội vụ", "18", "20", "12", "10", "22", "17", "99"))  # fmt: skip
    found = view(tmp_path, letter(table))
    assert "Mọi số liệu đều lấy nguyên văn." in words(found.readings())
    assert "Phần lời không nêu nội dung định lượng nào." in words(found.claims())
    assert "Không có điểm nào cần lưu ý." in words(found.findings())


def test_claims_are_shown_with_their_verdict(tmp_path: Path) -> None:
    said = "Toàn tỉnh có 19 hồ sơ quá hạn tại 02 cơ quan."
    table = board(("Tên đơn vị", "Số hồ sơ quá hạn"), ("Sở Y tế", "4"), ("Sở Nội vụ", "13"))
    shown = rows(
        view(tmp_path, letter(said, "", table)).claims(),
        "Đối chiếu từng nội dung với số liệu của chính văn bản",
    )
    assert ["19", "17", "mâu thuẫn"] in [row[2:5] for row in shown]
    assert ["2", "2", "khớp"] in [row[2:5] for row in shown]


def test_the_gravest_findings_come_first(tmp_path: Path) -> None:
    shown = rows(
        view(tmp_path, letter(TABLE, number="/VPUB-KSTTHC")).findings(),
        "Theo mức độ, rồi theo thứ tự văn bản",
    )
    order = {"Cao": 0, "Trung bình": 1, "Thấp": 2}
    grades = [order[row[0]] for row in shown]
    assert len(set(grades)) > 1
    assert grades == sorted(grades)


def test_listed_codes_are_counted_with_their_duplicates_taken_out(tmp_path: Path) -> None:
    codes = [f"{n} 000.00.19.H34-230512-00{n % 3}1" for n in range(1, 6)]
    text = letter("Danh sách hồ sơ quá hạn", "I. Sở Xây dựng", *codes, period="tháng 5 năm 2023")
    assert rows(view(tmp_path, text).tables(), "Số mã hồ sơ theo đơn vị") == [
        ["Sở Xây dựng", "5", "3"]
    ]


def test_raw_lines_stand_beside_what_was_made_of_them(tmp_path: Path) -> None:
    text = letter(SAID, "", TABLE)
    found = view(tmp_path, text)
    shown = rows(found.lines(), "Các dòng có chữ và nội dung đọc được từ mỗi dòng")
    assert len(shown) == sum(bool(line.strip()) for line in text.split("\n"))
    made = {raw: read for _, raw, read in shown}
    row = next(read for raw, read in made.items() if "1975" in raw)
    assert row.startswith("Sở Nội vụ: ")
    assert "19,75 (đã sửa lỗi đọc)" in row
    assert made["Kính gửi: Các sở, ban, ngành; UBND các xã, phường."] == ""
    assert found.lines(wanted=False) == ()


def test_a_long_dispatch_is_shown_in_part_and_the_view_says_so(tmp_path: Path) -> None:
    text = letter(TABLE, *(f"Dòng {n}" for n in range(MOST_LINES)))
    (table,) = [item for item in view(tmp_path, text).lines() if isinstance(item, DataTable)]
    assert len(table.rows) == MOST_LINES
    assert str(MOST_LINES) in plain(table.note)


def test_english_is_spoken_throughout_except_in_what_was_printed(tmp_path: Path) -> None:
    found = view(tmp_path, letter(TABLE), "en")
    shown = words((*found.head(), *found.tables(), *found.readings(), *found.claims()))
    assert "Repaired or implied, with the evidence" in shown
    assert "19.75" in shown
    assert "đã sửa" not in shown


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '#panic("x")', "{{ 7*7 }}"])
def test_words_of_the_dispatch_are_inert_in_the_view(tmp_path: Path, name: str) -> None:
    text = letter(TABLE + f"\n4\tUBND xã {name}\t1\t2\t3", f"Ghi chú {name}")
    found = view(tmp_path, text)
    shown = [*found.readings(), *found.findings(), *found.lines()]
    assert any(name in item.plain() for item in shown)
    assert "<script" not in "".join(item.html() for item in shown)


def test_a_table_of_unknown_columns_follows_no_form() -> None:
    assert form_title({"so-can-bo"}) == ""
    assert "766" in form_title({"total", "digitisation"})
    assert "80" in form_title({"converted", "total"})
