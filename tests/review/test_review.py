"""What the analyst sees before a report goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from helpers.analysis import analyse_period, catalogue
from helpers.errors import ParameterError
from helpers.publishing import Chart, DataTable, export_html, export_pdf
from helpers.publishing.element import Element
from helpers.publishing.values import plain
from helpers.review import Review, review
from helpers.review.pictures import score_strips
from helpers.tables import Cleaned
from helpers.tables.cleaned import frame_of
from tests.publishing.notebooks import notebook

SON_LA, DIEN_BIEN = "son-la", "dien-bien"


def of(library: Cleaned, authority: str, *periods: str) -> Review:
    known = catalogue(library)
    territory = known.territory(authority)
    analyses = [analyse_period(library, known, territory, period) for period in periods]
    return Review(analyses, "vi", library)


def rows(section: Iterable[Element], part: int = 0) -> list[list[str]]:
    tables = [element for element in section if isinstance(element, DataTable)]
    return [[plain(cell) for cell in row] for row in tables[part].rows]


def words(section: Iterable[Element]) -> str:
    return "\n".join(element.plain() for element in section)


def charts(section: Iterable[Element]) -> list[Chart]:
    return [element for element in section if isinstance(element, Chart)]


def doubted(library: Cleaned, dispatch: str) -> Cleaned:
    """Return the library with the first score of a commune in a dispatch doubtful."""
    measures = library.measures.copy()
    of_it = (measures["dispatch_id"] == dispatch) & (measures["level"] == "commune")
    first = measures.index[of_it & (measures["measure"] == "point")][0]
    measures.loc[first, "status"] = "doubtful"
    return replace(library, measures=measures)


def test_every_doubtful_figure_leads_to_its_document_and_line(processed: Path) -> None:
    shown = rows(review(SON_LA, "2022-12", "vi", processed).doubtful())
    assert len(shown) == 5
    assert [*shown[0][:4], *shown[0][5:]] == [
        "Sở Khoa học và Công nghệ", "Số DVC", "44", "44", "004_aba28b43cac84821.txt", "dòng 51",
    ]  # fmt: skip
    assert shown[0][4].endswith("có thể là 36, 44")


def test_without_a_period_all_periods_are_reviewed_in_order_of_time(processed: Path) -> None:
    looked = review(SON_LA, "", "vi", processed)
    assert [one.period for one in looked.analyses] == ["2022-12", "2023-05", "2025-07"]
    assert "từ tháng 12/2022 đến tháng 7/2025" in looked.head()[0].facts()["title"]


def test_the_first_points_count_what_the_sections_show(processed: Path) -> None:
    told = words(review(SON_LA, "2022-12", "vi", processed).head())
    assert "Số liệu nghi vấn: 5." in told
    assert "Hiệu chỉnh đã áp dụng: 0." in told


def test_findings_are_counted_by_kind_and_severity_and_the_grave_ones_shown(
    processed: Path,
) -> None:
    looked = review(DIEN_BIEN, "2025", "vi", processed)
    counts = rows(looked.findings())
    assert ["tổng", "1", "–", "2", "3"] in counts
    grave = sum(int(row[1]) for row in counts if row[1] != "–")
    assert len(rows(looked.findings(), 1)) == grave == 3


def test_the_spread_of_scores_states_its_finding_and_holds_every_unit(processed: Path) -> None:
    department, commune = charts(review(DIEN_BIEN, "2025", "vi", processed).scores())
    assert plain(department.caption) == (
        "Các sở, ban, ngành: Tiến độ giải quyết chênh lệch nhiều nhất, "
        "từ 31,8% (Sở Khoa học và Công nghệ) đến 100,0%"
    )
    assert commune.table is not None
    assert {plain(row[1]) for row in commune.table.rows} == {"45"}
    (axes,) = commune.figures()[0].axes
    assert sum(np.shape(dots.get_offsets())[0] for dots in axes.collections) == 6 * 45
    assert all(label.get_rotation() == 0 for label in axes.get_yticklabels())


def test_a_doubtful_score_is_hollow_and_no_part_of_the_quartiles(library: Cleaned) -> None:
    open_one = of(doubted(library, "dien-bien-2025"), DIEN_BIEN, "2025")
    commune = charts(open_one.scores())[1]
    assert "rỗng: nghi vấn" in plain(commune.measure)
    assert commune.table is not None
    assert sorted(plain(row[1]) for row in commune.table.rows) == ["44", *["45"] * 5]


def test_the_charts_are_the_same_twice_and_leave_chance_alone(processed: Path) -> None:
    np.random.seed(1)
    first = np.random.random()
    np.random.seed(1)
    pages = [
        export_html(notebook(*review(DIEN_BIEN, "2025", "vi", processed).scores()))
        for _ in range(2)
    ]
    assert np.random.random() == first
    assert pages[0] == pages[1]


def test_names_and_words_of_a_picture_may_hold_any_sign() -> None:
    frame = pd.DataFrame({"group": "A $x_1$", "share": [0.2, 1.3], "doubtful": [False, True]})
    (axes,) = score_strips(frame, ["$ 1"], "vi").axes
    assert axes.get_yticklabels()[0].get_text() == "A $x_1$"
    assert axes.get_xlim()[1] > 1.3


def test_the_doubtful_share_is_told_by_document_and_column(processed: Path) -> None:
    section = review(SON_LA, "2022-12", "vi", processed).shares()
    assert rows(section)[0][2:] == ["Số DVC", "17", "5", "1", "29,4%"]
    (chart,) = charts(section)
    assert plain(chart.caption).startswith("Nghi vấn nhiều nhất: Số DVC")
    assert len(chart.figures()[0].axes[0].patches) == 1


def test_units_that_only_the_reference_list_has_are_named(library: Cleaned) -> None:
    measures = library.measures
    gone = measures[(measures["period"] == "2025") & (measures["level"] == "commune")]
    name = gone["unit"].iloc[0]
    without = replace(library, measures=measures[measures["unit"] != name])
    shown = rows(of(without, DIEN_BIEN, "2025").absent())
    assert ["UBND cấp xã", "44", "45", name] in [row[1:] for row in shown]


def _with_month_before(library: Cleaned, moved: float) -> Cleaned:
    """Return the library with the figures of a commune restated for a period before."""
    measures = library.measures
    own = measures[(measures["dispatch_id"] == "dien-bien-phu-2023-12")]
    before = own.assign(period="2023-11")
    score = before.index[(before["measure"] == "point") & before["value"].notna()][0]
    before.loc[score, "value"] = before.loc[score, "value"] - moved
    return replace(library, measures=pd.concat([measures, before], ignore_index=True))


def test_a_figure_that_moved_by_two_classes_is_shown_and_a_smaller_move_is_not(
    library: Cleaned,
) -> None:
    row = library.measures[library.measures["dispatch_id"] == "dien-bien-phu-2023-12"].iloc[0]
    far = of(_with_month_before(library, 0.2 * row["max"]), "dien-bien-phu", "2023-12").jumps()
    ((period, unit, *_),) = rows(far)
    assert (period, unit) == ("tháng 12/2023", row["unit"])
    near = of(_with_month_before(library, 0.1 * row["max"]), "dien-bien-phu", "2023-12").jumps()
    assert "Không có số liệu so sánh được nào thay đổi đến mức đó." in words(near)


def test_a_period_without_a_period_before_says_so(processed: Path) -> None:
    told = words(review(SON_LA, "2025-07", "vi", processed).jumps())
    assert "không có số liệu của tháng 6/2025" in told


def test_corrections_are_listed_with_their_place(library: Cleaned) -> None:
    ids = "dien-bien-phu-2023-12"
    corrected = {
        "kind": "definition", "severity": "low", "origin": "unknown", "printed": "7.9",
        "expected": "7.99", "message": "Hiệu chỉnh của chuyên viên: A", "line": 124,
        "dispatch_id": ids, "finding_id": "H01",
    }  # fmt: skip
    extra = frame_of("findings", [corrected])
    found = replace(library, findings=pd.concat([library.findings, extra], ignore_index=True))
    shown = rows(of(found, "dien-bien-phu", "2023-12").corrections())
    assert [row[-1] for row in shown] == ["dòng 124"]
    assert "Hiệu chỉnh của chuyên viên" in shown[0][0]


def test_it_speaks_english_too_and_exports(processed: Path) -> None:
    looked = review("dien-bien-phu", "2023-12", "en", processed)
    sections = (looked.head, looked.doubtful, looked.shares, looked.findings, looked.scores,
                looked.absent, looked.jumps, looked.corrections)  # fmt: skip
    page = notebook(*(element for section in sections for element in section()))
    assert "Doubtful share by document and column" in export_html(page).decode()
    assert export_pdf(page).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("parameters", "key"),
    [
        ({"authority": "ha-noi"}, "analysis.unknown_authority"),
        ({"period": "2025-7"}, "analysis.unknown_period"),
        ({"period": None}, "analysis.parameter_type"),
        ({"authority": 7}, "analysis.parameter_type"),
        ({"language": "fr"}, "analysis.unknown_language"),
    ],
)
def test_wrong_parameters_are_refused_by_name(
    processed: Path, parameters: dict[str, Any], key: str
) -> None:
    with pytest.raises(ParameterError) as refused:
        review(**{"authority": SON_LA, "processed": processed, **parameters})
    assert refused.value.key == key
