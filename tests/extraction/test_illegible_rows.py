"""Rows that have lost all their figures are doubtful rows, never a gap."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import clean, figure, letter, units

NAMES = ("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp", "Sở Xây dựng", "Sở Tài chính", "Sở Công Thương")
FIGURES = ("92,5", "71,5", "48,25", "58,25", "68,25", "78,25")
HEAD = ("TT", "Tên đơn vị", "Tổng điểm (100)")


def table(separator: str, at: int, sign: str) -> str:
    """Return a table with one column of figures, of which one is ``sign``."""
    figures = [*FIGURES[:at], sign, *FIGURES[at + 1 :]]
    rows = [HEAD, *((str(n), *row) for n, row in enumerate(zip(NAMES, figures, strict=True), 1))]
    return "\n".join(separator.join(row) for row in rows)


@pytest.mark.parametrize("sign", ["??", "xyz", "…", "%", "85a", "①②", "½", "#REF!", "không rõ"])
@pytest.mark.parametrize("separator", ["\t", "    ", " | "])
@pytest.mark.parametrize("at", [0, 1, 5])
def test_a_row_in_cells_whose_only_figure_cannot_be_read_is_kept_as_doubtful(
    separator: str, at: int, sign: str
) -> None:
    cleaned = clean(letter(table(separator, at, sign)))
    assert units(cleaned) == list(NAMES)
    assert figure(cleaned, NAMES[at], "total").row["status"] == "doubtful"
    assert figure(cleaned, "Sở Tư pháp", "total").value == 48.25


@pytest.mark.parametrize("sign", ["??", "xyz", "…", "85a", ""])
@pytest.mark.parametrize("at", [0, 1, 5])
def test_a_row_of_words_without_its_figure_is_kept_where_the_rows_are_counted(
    at: int, sign: str
) -> None:
    cleaned = clean(letter(table(" ", at, sign)))
    assert units(cleaned) == list(NAMES)
    assert figure(cleaned, NAMES[at], "total").row["status"] == "doubtful"


@pytest.mark.parametrize("sign", ["??", "xyz", "85a", ""])
def test_cells_one_a_line_without_a_figure_leave_a_doubtful_row(sign: str) -> None:
    cleaned = clean(letter(table("\n", 1, sign)))
    assert units(cleaned) == list(NAMES)
    assert figure(cleaned, "Sở Y tế", "total").row["status"] == "doubtful"


def test_half_of_a_name_above_its_row_is_no_row() -> None:
    text = table("\t", 1, "71,5").replace("2\tSở Y tế", "2\tSở Nông nghiệp và\t\n\tMôi trường")
    cleaned = clean(letter(text))
    assert units(cleaned)[1] == "Sở Nông nghiệp và Môi trường"
    assert len(cleaned.measures) == len(NAMES)


def test_a_head_repeated_among_rows_without_ordinals_is_no_row() -> None:
    rows = ["\t".join(row) for row in zip(NAMES, FIGURES, strict=True)]
    head = "Đơn vị\tTổng điểm (100)"
    cleaned = clean(letter("\n".join([head, *rows[:3], head, *rows[3:]])))
    assert units(cleaned) == list(NAMES)


def test_a_blank_within_a_figure_is_a_lost_mark_or_nothing() -> None:
    (odd,) = (figure(clean(letter(table("\t", 1, "8 5"))), "Sở Y tế", "total"),)
    assert odd.row["status"] == "doubtful"
    assert {"8.5", "85"} <= set(odd.row["evidence"].replace(",", " ").split())
    sure = figure(clean(letter(table("\t", 1, "87 25"))), "Sở Y tế", "total")
    assert (sure.row["status"], sure.value) == ("repaired", 87.25)


@pytest.mark.parametrize("place", ["{}\tSở Y tế\t71,5", "2\tSở Y tế {}\t71,5", "2\tSở Y tế\t{}"])
@pytest.mark.parametrize("digits", ["①②", "7²", "٧١", "７１", "Ⅳ", "½"])
def test_digits_of_other_kinds_are_read_or_doubtful_and_break_nothing(
    place: str, digits: str
) -> None:
    text = table("\t", 1, "71,5").replace("2\tSở Y tế\t71,5", place.format(digits))
    cleaned = clean(letter(text))
    assert len(cleaned.measures) == len(NAMES)
    (row,) = (r for r in cleaned.measures.to_dict("records") if "Y tế" in r["unit_printed"])
    assert row["status"] == "doubtful" or row["value"] in {71.5, 71, 7}
