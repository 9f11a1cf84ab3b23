"""Rows of a table that a torn scan leaves on one line."""

from __future__ import annotations

import pytest

from helpers.extraction.joined_rows import rows_apart
from helpers.reading import Document, Line
from helpers.vietnamese import strip_marks
from tests.cleaning.dispatches import DAMAGED, OFFICES, clean, letter, values

HEAD = "TT TEN CO QUAN, DON VI Sô luong hô sơ quá han Ty lé nôp hô so truc tuyén (%)"
BARRED = (
    "TT | TEN CO QUAN, DON VI | Sô luong hô sơ quá han | Ty lé nôp hô so truc tuyén (%) | Ghi chu"
)


def rows(form: str, mark: str) -> list[str]:
    """Return five rows of the form on four lines: the second and the third share one."""
    texts = [
        form.format(n=n, name=f"So {name}", a=n + 2, b=f"8{n},50")
        for n, name in enumerate(OFFICES, 1)
    ]
    return [texts[0], f"{texts[1]}{mark}{texts[2]}", *texts[3:]]


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (HEAD, "{n} {name} {a} {b}"),
        (BARRED, "{n} | {name} | {a} | {b} |"),
        (HEAD, "{n}. {name}     {a}     {b}"),
    ],
)
def test_two_rows_on_one_line_are_each_read_and_their_line_is_told(head: str, form: str) -> None:
    text = letter(*DAMAGED, "Phu luc I", head, *rows(form, " "), "", "Noi nhan: nhu tren.")
    cleaned = clean(text)
    assert values(cleaned, "Sở Tư pháp") == {
        "overdue_dossiers": "4", "submitted_online_rate": "82.5",
    }  # fmt: skip
    assert values(cleaned, "Sở Tài chính") == {
        "overdue_dossiers": "5", "submitted_online_rate": "83.5",
    }  # fmt: skip
    printed = text.splitlines()
    measures = cleaned.measures[cleaned.measures["indicator"] == "overdue_dossiers"]
    for unit, line in zip(measures["unit"], measures["line"], strict=True):
        assert strip_marks(unit).lower() in strip_marks(printed[line - 1]).lower()


def test_three_rows_on_one_line_are_three() -> None:
    texts = [f"{n} So {name} {n + 2} 8{n},50 Kha" for n, name in enumerate(OFFICES, 1)]
    lines = (texts[0], " ".join(texts[1:4]), texts[4])
    document = Document("a.txt", "", tuple(Line(n, text) for n, text in enumerate(lines, 1)))
    apart, printed_on = rows_apart(document)
    assert [line.text for line in apart.lines] == texts
    assert [line.number for line in apart.lines] == [1, 2, 3, 4, 5]
    assert printed_on == (1, 2, 2, 2, 3)


@pytest.mark.parametrize(
    "line",
    [
        "2 So Tu phap 3 82,50 Kha",
        "2. So Tu phap co 4 ho so qua han; 3 ho so cua So Tai chinh da duoc xin loi",
        "2 UBND xa A Luoi 3 Tot",
        "2 So Tu phap va Sở Nội vụ 3 So",
    ],
)
def test_a_number_before_words_opens_no_row_where_the_rest_is_none(line: str) -> None:
    lines = ("1 So Noi vu 3 81,50 Kha", line, "3 So Tai chinh 5 83,50 Kha")
    document = Document("a.txt", "", tuple(Line(n, text) for n, text in enumerate(lines, 1)))
    assert rows_apart(document)[0] is document
