"""Texts just under the limits: work grows with the text, and what is no dispatch is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.cleaning import clean_file
from helpers.errors import InputError
from helpers.reading.plain_text import MAX_LINES
from helpers.repair.claims import blocks, same_figure
from helpers.repair.opening import MAX_FIGURES, MAX_HEADS, MAX_POINTS
from tests.cleaning.dispatches import board, clean, letter


def test_rows_of_html_on_one_line_count_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "one-line.txt"
    rows = "<tr><td>1</td><td>Sở Y tế</td><td>92,5</td></tr>" * (MAX_LINES + 1)
    path.write_text(letter(f"<table>{rows}</table>"), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        clean_file(path, tmp_path / "out")
    assert refused.value.key == "reading.too_many_lines"


def test_tables_of_more_figures_than_any_dispatch_has_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.txt"
    columns = 60
    row = "\t".join(["1", "Sở Y tế", *(["9,5"] * columns)])
    path.write_text(letter(*([row] * (MAX_FIGURES // columns + 1))), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        clean_file(path, tmp_path / "out")
    assert refused.value.key == "reading.too_many_figures"
    assert str(MAX_FIGURES) in str(refused.value)


def test_lists_of_more_points_than_any_dispatch_has_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "points.txt"
    points = (f"- UBND xã Xa Lạ {n}: {n} hồ sơ quá hạn." for n in range(MAX_POINTS + 1))
    path.write_text(letter(*points), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        clean_file(path, tmp_path / "out")
    assert refused.value.key == "reading.too_many_points"
    assert str(MAX_POINTS) in str(refused.value)


def test_tables_of_more_different_heads_than_any_dispatch_has_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "heads.txt"
    tables = (
        board((f"Tên đơn vị cột {n}", "Tổng điểm"), ("Sở Y tế", "92,5"), ("Sở Nội vụ", "91"))
        for n in range(MAX_HEADS + 1)
    )
    path.write_text(letter(*tables), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        clean_file(path, tmp_path / "out")
    assert refused.value.key == "reading.too_many_heads"
    assert str(MAX_HEADS) in str(refused.value)


def counted(function: Callable[..., object], calls: list[object]) -> Callable[..., object]:
    """Return a function that notes each of its calls."""

    def noting(*known: object) -> object:
        calls.append(known)
        return function(*known)

    return noting


def test_thousands_of_sentences_on_one_unit_are_compared_with_the_first_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[object] = []
    monkeypatch.setattr(same_figure, "_key", counted(same_figure._key, compared))
    sentences = ["Tổng điểm của tỉnh đạt 85,5/100 điểm."] * 1_200
    cleaned = clean(letter(*sentences))
    assert len(cleaned.claims) == len(sentences)
    assert set(cleaned.claims["verdict"]) == {"confirmed"}
    assert len(compared) <= len(sentences) * 2 * same_figure._MOST_STATED


def test_the_rows_of_a_dispatch_are_added_up_once_for_all_its_blocks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    added: list[object] = []
    monkeypatch.setattr(blocks, "_share", counted(blocks._share, added))
    table = board(("Tên đơn vị", "Tổng điểm (100)"), ("Sở Nội vụ", "92,5"), ("Sở Y tế", "80"))
    clean(letter(*(f"Phụ lục {n}\n{table}\nTổng cộng\t\t86" for n in range(1, 9))))
    assert len(added) <= 2
