"""The start of a file of corrections: complete once a person has filled it in, refused before."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.analysis.measure import Measure, read_measures
from helpers.corrections import load_corrections
from helpers.corrections.cells import cell_of
from helpers.errors import CorrectionError
from helpers.review.doubts import correction_skeletons, doubt_by_column
from helpers.tables import Cleaned

FIGURE = Measure(
    "a-2025", "a.txt", "Phụ lục: 1", "2025-01", 'Sở "A" # 1', "department", "total", 1234567.25,
    None, "point", status="doubtful", printed="1  234567", line=7, evidence="x: y\n# z",
)  # fmt: skip


def saved(folder: Path, text: str) -> Path:
    path = folder / "corrections.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def filled_in(text: str) -> str:
    for key, told in (("reason", "bản giấy"), ("author", "Hoa"), ("date", "2025-09-12")):
        text = text.replace(f"    {key}:\n", f"    {key}: {told}\n")
    return text.replace("    value:\n", "    value: 36\n")


def test_every_skeleton_filled_in_means_exactly_its_own_cell(
    library: Cleaned, tmp_path: Path
) -> None:
    for dispatch in library.dispatch["dispatch_id"]:
        rows = library.measures[library.measures["dispatch_id"] == dispatch]
        doubtful = [item for item in read_measures(rows, {}) if item.status == "doubtful"]
        if not doubtful:
            continue
        text = filled_in(correction_skeletons(doubtful, "ghi chú"))
        assert text.startswith(f"# data/corrections/{dispatch}.yaml\n")
        found = load_corrections(saved(tmp_path, text))
        assert found.dispatch == dispatch
        cells = [cell_of(one, found, rows) for one in found.corrections]
        assert [cell.row["line"] for cell in cells] == [item.line for item in doubtful]


def test_a_skeleton_that_nobody_filled_in_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError) as refused:
        load_corrections(saved(tmp_path, correction_skeletons([FIGURE], "ghi chú")))
    assert refused.value.key == "corrections.bad_value"


def test_any_text_of_a_document_stays_one_value(tmp_path: Path) -> None:
    text = filled_in(correction_skeletons([FIGURE], "ghi chú"))
    (one,) = load_corrections(saved(tmp_path, text)).corrections
    assert (one.unit, one.table, one.expected_printed) == (FIGURE.unit, FIGURE.table, "1 234567")
    assert str(one.value) == "1234567.25"
    assert one.action == "confirm"


def test_each_document_gets_a_file_of_its_own() -> None:
    other = Measure("b-2025", "b.txt", "", "", "Sở B", "department", "total", None, None, "point")
    text = correction_skeletons([FIGURE, other], "ghi chú")
    assert text.count("dispatch: ") == 2
    assert "  - action: override\n" in text.partition("b-2025")[2]


def test_columns_are_ordered_by_their_doubtful_share() -> None:
    sure = Measure("a-2025", "a.txt", "T", "", "B", "department", "total", 1.0, None, "point")
    gone = Measure("a-2025", "a.txt", "T", "", "B", "department", "online", None, None, "point",
                   status="missing")  # fmt: skip
    doubt = Measure("a-2025", "a.txt", "T", "", "C", "department", "total", 2.0, None, "point",
                    status="doubtful")  # fmt: skip
    first, second = doubt_by_column([gone, sure, doubt])
    assert (first.indicator, first.share, first.missing) == ("total", 0.5, 0)
    assert (second.indicator, second.share, second.missing) == ("online", 0.0, 1)
