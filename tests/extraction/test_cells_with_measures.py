"""Figures of tables with words, marks and maxima behind them; tables that cannot be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from helpers.tables import Cleaned
from tests.cleaning.dispatches import board, clean, findings, letter

GROUPS = ("transparency", "progress", "online", "digitisation", "satisfaction", "total")
HEADS = ("Công khai, minh bạch", "Tiến độ giải quyết", "Dịch vụ trực tuyến", "Số hóa hồ sơ",
         "Mức độ hài lòng", "Tổng điểm")  # fmt: skip
MAXIMA = (18, 20, 22, 22, 18, 100)
SCORES = {
    "Sở Nội vụ": (17.5, 19.25, 20, 21.5, 18, 96.25),
    "Sở Y tế": (16, 18.2, 19.75, 20.5, 17.44, 91.89),
    "Sở Tư pháp": (18, 20, 22, 22, 17, 99),
    "Sở Xây dựng": (15.25, 14, 13, 12.5, 16, 70.75),
    "Sở Tài chính": (17, 18, 19, 20, 16.5, 90.5),
}
SEPARATORS = ("\t", " | ", "    ", " ")


def table(separator: str, printed: Callable[[str, int], str]) -> str:
    """Return the scores as a table, each as ``printed`` of figure and maximum."""
    rows: list[tuple[str, ...]] = [("TT", "Tên đơn vị", *HEADS)]
    for number, (unit, scores) in enumerate(SCORES.items(), 1):
        figures = (f"{score:g}".replace(".", ",") for score in scores)
        cells = (printed(*pair) for pair in zip(figures, MAXIMA, strict=True))
        rows.append((str(number), unit, *cells))
    return "\n".join(separator.join(row) for row in rows)


def read(cleaned: Cleaned) -> dict[str, tuple[float, ...]]:
    """Return the printed scores by unit, in the order of the groups."""
    found: dict[str, dict[str, float]] = {}
    for row in cleaned.measures.query("status == 'printed'").to_dict("records"):
        found.setdefault(row["unit"], {})[row["indicator"]] = row["value"]
    return {unit: tuple(scores[name] for name in GROUPS) for unit, scores in found.items()}


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize(
    "printed",
    [
        lambda figure, top: f"{figure}/{top}",
        lambda figure, top: f"{figure} / {top}",
        lambda figure, _: f"{figure} điểm",
        lambda figure, _: f"{figure}đ",
    ],
    ids=["maximum", "maximum apart", "word", "letter"],
)
def test_what_stands_behind_each_figure_is_no_part_of_it(
    separator: str, printed: Callable[[str, int], str]
) -> None:
    assert read(clean(letter(table(separator, printed)))) == SCORES


@pytest.mark.parametrize("separator", SEPARATORS[:3])
def test_raised_marks_of_notes_are_no_digits(separator: str) -> None:
    text = table(separator, lambda figure, top: figure + "¹²" * (top == 20))
    assert read(clean(letter(text))) == SCORES


def test_maxima_printed_in_the_rows_are_those_of_the_columns() -> None:
    cleaned = clean(letter(table("\t", lambda figure, top: f"{figure}/{top}")))
    tops = cleaned.measures.groupby("indicator")["max"].unique()
    assert {name: list(tops[name]) for name in GROUPS} == {
        name: [top] for name, top in zip(GROUPS, MAXIMA, strict=True)
    }


def test_one_figure_out_of_another_number_than_the_others_is_doubtful() -> None:
    text = table("\t", lambda figure, top: f"{figure}/{top}").replace("18,2/20", "18,2/30")
    (odd,) = (
        clean(letter(text))
        .measures.query("unit == 'Sở Y tế' and indicator == 'progress'")
        .to_dict("records")
    )
    assert odd["status"] == "doubtful"


def test_counts_out_of_varying_numbers_are_no_scores() -> None:
    rows = "\n".join(f"{n}\t{unit}\t{n}/{n + 7}" for n, unit in enumerate(SCORES, 1))
    cleaned = clean(letter(f"TT\tTên đơn vị\tSố hồ sơ quá hạn\n{rows}"))
    assert not (cleaned.measures["status"] == "printed").any()


@pytest.mark.parametrize("separator", SEPARATORS)
def test_rows_that_cannot_be_read_are_told_of_and_make_no_figures(separator: str) -> None:
    text = table(separator, lambda figure, top: f"{figure} ({top},5)")
    cleaned = clean(letter(text))
    assert not (cleaned.measures["status"] == "printed").any()
    (told,) = (item for item in findings(cleaned, "layout") if "trông như hàng" in item["message"])
    assert told["severity"] == "high"
    assert "5 dòng" in told["message"]
    assert "17,5 (18,5)" in told["message"]


def test_sentences_that_name_units_with_figures_are_no_rows() -> None:
    text = "\n".join(
        f"- {unit}: đạt 91,5/100 điểm, xếp thứ {n}/5, giải quyết 12 hồ sơ."
        for n, unit in enumerate(SCORES, 1)
    )
    assert not [f for f in findings(clean(letter(text)), "layout") if "hàng" in f["message"]]


def test_arrows_are_signs_of_changes_and_no_scores() -> None:
    heads = ("Xã, phường", "Tổng điểm", "So với tháng trước", "Thứ hạng")
    rows = (("Xã Đơn Dương", "97,64", "↓ 3,75", "1 (↑2)"), ("Xã Ka Đô", "96,6", "↑ 1,25", "2 (=)"),
            ("Xã Quảng Lập", "94,1", "0,4 ↓", "3 (↓1)"))  # fmt: skip
    cleaned = clean(letter(board(heads, *rows, mark=" | ")))
    own = cleaned.measures[cleaned.measures["indicator"] == "total"]
    assert [float(value) for value in own["value"]] == [97.64, 96.6, 94.1]
    assert [int(rank) for rank in own["rank"]] == [1, 2, 3]
    assert set(own["status"]) == {"printed"}
