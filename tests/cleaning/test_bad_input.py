"""Whatever is given as a dispatch: tables that keep the contract, or one clear refusal."""

from __future__ import annotations

import time
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from helpers.cleaning import clean_file, read_cleaned
from helpers.errors import InputError
from tests.cleaning.dispatches import (
    board,
    clean,
    figure,
    findings,
    letter,
    raw_board,
    units,
)

TABLE = board(("Tên đơn vị", "Tổng điểm (100)"), ("Sở Nội vụ", "92,5"), ("Sở Y tế", "85"),
              ("Sở Tư pháp", "48,25"))  # fmt: skip


def refusal(text: str) -> InputError:
    """Return the refusal of a text."""
    with pytest.raises(InputError) as error:
        clean(text)
    return error.value


@pytest.mark.parametrize(
    "text",
    [
        "Chương 1. Hôm ấy trời mưa rất to, lão đi chợ về muộn.\n" * 40,
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.\n" * 40,
        "id,name,price\n1,bolt,4.20\n2,nut,1.10\n",
        '{"a": [1, 2, 3], "b": null}',
        "1 2 3 4\n5 6 7 8\n",
        "?",
    ],
    ids=["novel", "latin", "csv", "json", "numbers", "one-sign"],
)
def test_a_document_of_another_field_is_refused_in_one_paragraph(text: str) -> None:
    error = refusal(text)
    assert error.key == "reading.unrelated"
    for language in ("en", "vi"):
        assert "\n" not in error.text(language)
        assert "dispatch.txt" in error.text(language)


def test_a_refused_file_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text("Hôm ấy trời mưa rất to.\n", encoding="utf-8")
    with pytest.raises(InputError):
        clean_file(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_dispatch_without_any_table_gives_its_head_and_a_finding() -> None:
    cleaned = clean(letter("Đề nghị các cơ quan, đơn vị nghiêm túc thực hiện./."))
    assert cleaned.dispatch.iloc[0]["period"] == "2025-08"
    assert cleaned.measures.empty
    assert any("không tìm thấy bảng" in row["message"] for row in findings(cleaned, "missing"))


def test_a_table_whose_rows_end_at_the_head_gives_no_figures() -> None:
    cleaned = clean(letter("Phụ lục I", "STT\tTên đơn vị\tTổng điểm (100)"))
    assert cleaned.measures.empty
    assert findings(cleaned, "missing")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: text.replace(" ", "\u00a0").encode(),
    ],
    ids=["crlf", "bom", "utf-16", "nfd", "no-last-line-end", "hard-blanks"],
)
def test_the_same_text_in_another_coding_gives_the_same_figures(change: object) -> None:
    text = letter(TABLE)
    assert callable(change)
    columns = ["unit", "indicator", "value", "status", "line"]
    plain, other = clean(text).measures[columns], clean(change(text)).measures[columns]
    assert plain.to_csv() == other.to_csv()


HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '#import "/etc/passwd": *',
    "#read(\"/etc/passwd\")", "{{ 7 * 7 }}", "{% for x in y %}", "=HYPERLINK(\"http://x\")",
    "=cmd|' /C calc'!A0", "@SUM(1+1)", "$(rm -rf x)", "'; DROP TABLE x; --", "\\input{x}",
    "{0.__class__}", "%s%n", "{unit}",
)  # fmt: skip


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "%s%n"])
def test_markup_and_formulas_in_a_name_stay_text_and_doubtful(name: str) -> None:
    table = TABLE + f"\n4\tUBND xã {name}\t44,5"
    cleaned = clean(letter(table))
    assert units(cleaned)[:3] == ["Sở Nội vụ", "Sở Y tế", "Sở Tư pháp"]
    rest = cleaned.measures[~cleaned.measures["unit"].isin(units(cleaned)[:3])]
    assert set(rest["status"]) <= {"doubtful"}


@pytest.mark.parametrize("name", HOSTILE)
def test_markup_and_formulas_in_the_prose_change_no_figure(name: str) -> None:
    cleaned = clean(letter(f"Ghi chú: {name}", TABLE))
    assert figure(cleaned, "Sở Y tế", "total").value == 85
    assert len(cleaned.measures) == 3


def test_control_and_direction_characters_leave_no_trace_but_a_finding() -> None:
    cleaned = clean(letter(TABLE.replace("Sở Y tế", "Sở \u202eY\u0007 tế\u200b")))
    assert figure(cleaned, "Sở Y tế", "total").row["unit_printed"] == "Sở Y tế"
    (told,) = findings(cleaned, "layout")
    assert told["line"] == figure(cleaned, "Sở Y tế", "total").row["line"]
    stored = "".join(cleaned.table(name).to_string() for name in ("measures", "findings"))
    assert not set(stored) & {"\u202e", "\u0007", "\u200b"}


def test_a_line_of_three_megabytes_is_passed_over_with_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "dispatch.txt"
    path.write_text(letter("Sở Y tế 85 " * 220_000, "", TABLE), encoding="utf-8")
    assert path.stat().st_size > 3_000_000
    start = time.monotonic()
    cleaned = read_cleaned(path)
    assert time.monotonic() - start < 20
    assert figure(cleaned, "Sở Nội vụ", "total").value is not None
    assert "ký tự" in findings(cleaned, "layout")[0]["message"]


def test_thousands_of_rows_are_read_in_bounded_time(tmp_path: Path) -> None:
    names = ("Sở Nội vụ", "Sở Y tế", "UBND xã Di Linh", "UBND xã Hòa Ninh", "Sở Tư pháp")
    rows = [(names[n % 5], f"{n % 100},5") for n in range(4_000)]
    path = tmp_path / "dispatch.txt"
    path.write_text(letter(board(("Tên đơn vị", "Tổng điểm (100)"), *rows)), encoding="utf-8")
    start = time.monotonic()
    cleaned = read_cleaned(path)
    assert time.monotonic() - start < 40
    assert len(cleaned.measures) == 4_000


def test_nested_brackets_and_long_runs_do_not_hang_the_patterns(tmp_path: Path) -> None:
    path = tmp_path / "dispatch.txt"
    runs = (
        "(" * 900,
        "1,1," * 200,
        "Sở " * 300,
        "| " * 400,
        "." * 900,
        "ngày " * 180,
        "H52." * 200,
    )
    path.write_text(letter(*(run for run in runs for _ in range(60)), TABLE), encoding="utf-8")
    start = time.monotonic()
    assert not read_cleaned(path).measures.empty
    assert time.monotonic() - start < 20


def test_ten_megabytes_or_a_hundred_thousand_lines_are_refused_at_once(tmp_path: Path) -> None:
    large, long = tmp_path / "large.txt", tmp_path / "long.txt"
    large.write_text("Sở Y tế 85 điểm. " * 620_000, encoding="utf-8")
    long.write_text("1 | Sở Y tế | 85\n" * 100_000, encoding="utf-8")
    start = time.monotonic()
    for path, key in ((large, "reading.too_large"), (long, "reading.too_many_lines")):
        with pytest.raises(InputError) as refused:
            read_cleaned(path)
        assert refused.value.key == key
    assert time.monotonic() - start < 10


def test_a_damaged_dispatch_is_not_refused_where_letters_of_its_subject_were_misread() -> None:
    text = "\n".join(
        (
            "UBND TINH LAM DONG", "VAN PHONG", "S6: 12050/VPUB-HCC",
            "Lam Đdng, ngay 04 thang 12 nam 2025",
            "V/y thong bdo két qua Bd chi sé phuc vu ngudi dan, doanh nghiép thang 11 nam 2025", "",
            raw_board(("STT", "Don vi", "Tong diem"), ("1", "S& Noi vu", "92,5"),
                      ("2", "S& Y té", "85"), ("3", "So Tu phap", "48,25"), mark=" | "),
        )
    )  # fmt: skip
    assert figure(clean(text), "Sở Nội vụ", "total").value == Decimal("92.5")
