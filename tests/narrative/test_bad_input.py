"""Reports of figures that are doubtful, alike, alone, few, many, long or missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from helpers.analysis import analyse_period, catalogue
from helpers.errors import ParameterError
from helpers.narrative import AgencySheets, Report, monthly_report
from helpers.publishing import KeyPoints
from helpers.tables import Cleaned, save_cleaned
from tests.analysis.building import Row, cleaned, dispatch, row
from tests.narrative.grammar import faults
from tests.narrative.reading import everything, sections, text_of

GROUPS = {
    "transparency": 18.0,
    "progress": 20.0,
    "online_service": 12.0,
    "online_payment": 10.0,
    "digitisation": 22.0,
    "satisfaction": 18.0,
}
LONG = "UBND xã " + " ".join(["Nghĩa Phương Thượng"] * 6)


def unit(
    name: str, shares: Sequence[float], level: str = "commune", without: str = "", **more: object
) -> list[Row]:
    """A unit with shares of the maxima of the groups, and their sum."""
    values = {
        group: round(share * most, 2)
        for (group, most), share in zip(GROUPS.items(), shares, strict=True)
        if group != without
    }
    rows = [
        row(name, level, group, value, max=GROUPS[group], **more) for group, value in values.items()
    ]
    return [*rows, row(name, level, "total", round(sum(values.values()), 2), **more)]


def month(period: str, shift: float = 0.0) -> list[Row]:
    """A province, three departments and nine communes; ``shift`` moves the shares of a month."""
    where = {"period": period, "dispatch_id": period}
    rows = unit("tỉnh Sơn La", [0.8, 0.9, 0.4, 0.6, 0.65, 1], "province", **where)
    for at, name in enumerate(("Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Văn hóa, Thể thao")):
        share = min(1.0, 0.6 + 0.15 * at + shift)
        rows += unit(name, [1, share, 0.8, 0.3, share, 1], "department", **where)
    for at in range(9):
        share = min(1.0, max(0.0, 0.98 - 0.06 * at + (shift if at % 2 else -shift)))
        rows += unit(f"UBND xã {'ABCDEFGHI'[at]}", [1, 1, 0.7, share, share, 1], **where)
        late = float(at % 3)
        rows.append(row(f"UBND xã {'ABCDEFGHI'[at]}", "commune", "overdue_dossiers", late,
                        max=None, measure="count", **where))  # fmt: skip
    return rows


def _library(rows: Sequence[Row]) -> Cleaned:
    periods = dict.fromkeys(str(item["period"]) for item in rows) or {"2025-09": None}
    return cleaned([dispatch(name, name) for name in periods], rows)


def _only(rows: Sequence[Row]) -> Cleaned:
    return _library([{**item, "period": "2025-09", "dispatch_id": "2025-09"} for item in rows])


CASES: dict[str, Callable[[], Cleaned]] = {
    "no units at all": lambda: _library([]),
    "no figures but the territory's": lambda: _only(unit("tỉnh Sơn La", [0.9] * 6, "province")),
    "one unit": lambda: _only(unit("UBND xã A", [0.8] * 6)),
    "two units": lambda: _only([*unit("UBND xã A", [0.8] * 6), *unit("UBND xã B", [0.7] * 6)]),
    "all doubtful": lambda: _library([{**item, "status": "doubtful"} for item in month("2025-09")]),
    "all missing": lambda: _library(
        [{**item, "status": "missing", "value": None} for item in month("2025-09")]
    ),
    "a hundred units with one score": lambda: _only(
        [item for at in range(100) for item in unit(f"UBND xã {at}", [0.8] * 6)]
    ),
    "a hundred units at the maximum": lambda: _only(
        [item for at in range(100) for item in unit(f"UBND xã {at}", [1] * 6)]
    ),
    "a hundred units at zero": lambda: _only(
        [item for at in range(100) for item in unit(f"UBND xã {at}", [0] * 6)]
    ),
    "names of 120 characters": lambda: _only(
        [item for at in range(9) for item in unit(f"{LONG} {at}", [1, 1, 0.7, at / 9, 0.8, 1])]
    ),
    "a group missing everywhere": lambda: _only(
        [
            item
            for at in range(9)
            for item in unit(f"UBND xã {at}", [0.5 + at / 20] * 6, without="digitisation")
        ]
    ),
    "a group missing at some units": lambda: _only(
        [
            item
            for at in range(9)
            for item in unit(
                f"UBND xã {at}", [0.5 + at / 20] * 6, without="digitisation" if at % 2 else ""
            )
        ]
    ),
    "a whole month": lambda: _library(month("2025-09")),
    "two months": lambda: _library([*month("2025-08"), *month("2025-09", 0.05)]),
    "two months alike": lambda: _library([*month("2025-08"), *month("2025-09")]),
    "a month missing between": lambda: _library([*month("2025-07"), *month("2025-09", 0.05)]),
    "twenty months": lambda: _library(
        [
            item
            for at, name in enumerate(
                [*(f"2023-{n:02d}" for n in range(1, 13)), *(f"2024-{n:02d}" for n in range(1, 9))]
            )
            for item in month(name, 0.01 * (at % 4))
        ]
    ),
}


def _report(library: Cleaned, language: str) -> Report:
    known = catalogue(library)
    territory = known.territory("son-la")
    period = known.months("son-la")[-1]
    return Report(analyse_period(library, known, territory, period), language, library)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("case", CASES)
def test_every_sentence_is_whole_and_every_form_can_be_made(case: str, language: str) -> None:
    report = _report(CASES[case](), language)
    assert faults(report) == []
    for _, elements in sections(report):
        for element in elements:
            made = element.html() + element.typst() + element.plain()
            assert "nan" not in re.findall(r"\w+", made)


@pytest.mark.parametrize("case", CASES)
def test_no_box_of_main_points_is_empty(case: str) -> None:
    shown = _report(CASES[case](), "vi").main_points()
    assert all(box.items for box in shown if isinstance(box, KeyPoints))


def test_doubtful_figures_are_compared_ranked_and_counted_nowhere() -> None:
    report = _report(CASES["all doubtful"](), "vi")
    analysis = report.analysis
    assert analysis.shortcomings == ()
    assert analysis.strengths == ()
    assert analysis.recommendations == ()
    assert [level.gains for level in analysis.levels] == [(), ()]
    assert [level.distances for level in analysis.levels] == [(), ()]
    assert analysis.next_class is None
    assert "hạng 1" not in everything(report)


def test_units_with_one_score_have_nothing_to_win_from_each_other() -> None:
    report = _report(CASES["a hundred units with one score"](), "vi")
    assert "còn nâng được" not in everything(report)
    assert "Cả 100 đơn vị cùng đạt 80/100 điểm." in text_of(report.communes())


def test_a_missing_group_is_neither_lost_nor_won() -> None:
    report = _report(CASES["a group missing everywhere"](), "vi")
    assert "Số hóa hồ sơ" not in text_of(report.shortcomings())


def test_a_group_missing_at_some_units_counts_those_that_have_it() -> None:
    report = _report(CASES["a group missing at some units"](), "vi")
    level = report.analysis.level("commune")
    assert level is not None
    gain = next(item for item in level.gains if item.indicator == "digitisation")
    assert len(gain.counted) == 5


def test_long_names_stay_whole() -> None:
    shown = everything(_report(CASES["names of 120 characters"](), "vi"))
    assert f"{LONG} 0" in shown


def test_a_period_that_is_not_there_is_refused_with_those_that_are(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("processed")
    save_cleaned(CASES["a whole month"](), folder)
    with pytest.raises(ParameterError, match="2025-09"):
        monthly_report("son-la", "2025-08", processed=folder)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("case", ["no units at all", "no figures but the territory's"])
def test_sheets_of_a_document_without_units_are_refused_naming_it(case: str, language: str) -> None:
    analysis = _report(CASES[case](), language).analysis
    with pytest.raises(ParameterError) as caught:
        AgencySheets(analysis, language)
    assert caught.value.key == "analysis.no_units"
    assert "2025-09.txt" in caught.value.text(language)
