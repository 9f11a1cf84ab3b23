"""The data-quality section on versions, conflicting figures and corrections."""

from __future__ import annotations

import pytest

from helpers.analysis import analyse_period, catalogue
from helpers.analysis.year import analyse_year
from helpers.narrative import Report
from helpers.narrative.evidence import readable
from helpers.tables import Cleaned
from tests.analysis.building import Row, cleaned, dispatch, row
from tests.narrative.reading import text_of

LANGUAGES = ("vi", "en")


def quality(library: Cleaned, language: str = "vi") -> str:
    known = catalogue(library)
    analysis = analyse_period(library, known, known.territory("son-la"), "2025-07")
    return text_of(Report(analysis, language, library).quality())


def total(dispatch_id: str, value: float, **more: object) -> Row:
    fields = {"dispatch_id": dispatch_id, **more}
    return row("tỉnh Sơn La", "province", "total", value, **fields)


def two_versions(**second: object) -> Cleaned:
    return cleaned(
        [dispatch("a"), dispatch("b", **second)],  # type: ignore[arg-type]
        [total("a", 75.8), total("b", 76.1)],
    )


def test_the_version_used_is_named_with_the_reason() -> None:
    assert (
        "Có 02 bản của công văn số 1/VPUB của Văn phòng UBND tỉnh Sơn La (tháng 7/2025), khác nhau "
        "ở 01 số liệu. Báo cáo dùng bản b.txt vì ghi ngày ký muộn nhất (09/08/2025); không dùng "
        "a.txt."
    ) in quality(two_versions(signed_on="2025-08-09"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "second",
    [
        {"signed_on": "2025-08-09"},
        {"as_of": "2025-08-01T10:00"},
        {"as_of": "2025-08-01"},
        {},
        {"file": "a.txt"},
    ],
)
def test_every_reason_can_be_said(language: str, second: dict[str, object]) -> None:
    shown = quality(two_versions(**second), language)
    assert "76" not in shown.split("a.txt")[0]
    assert "a.txt" in shown
    if "file" in second:
        assert "(a)" in shown
        assert "(b)" in shown


def test_one_document_needs_no_word_on_versions_conflicts_or_corrections() -> None:
    shown = quality(cleaned([dispatch("a")], [total("a", 75.8)]))
    for words in ("bản của", "khác nhau", "Hiệu chỉnh"):
        assert words not in shown


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "Có 01 số liệu mà các văn bản ghi khác nhau"), ("en", "Documents state 1 figure")],
)
def test_a_figure_on_which_documents_disagree_is_shown_with_both(language: str, words: str) -> None:
    library = cleaned(
        [dispatch("a"), dispatch("b", number="2/VPUB")], [total("a", 75.8), total("b", 76.1)]
    )
    shown = quality(library, language)
    assert words in shown
    table = next(line for line in shown.splitlines() if "b.txt" in line)
    mark = "," if language == "vi" else "."
    assert table.index(f"75{mark}8") < table.index("a.txt") < table.index(f"76{mark}1")


def test_corrections_are_listed_apart_from_the_findings() -> None:
    finding = {
        "dispatch_id": "a", "finding_id": "H01", "kind": "definition", "severity": "low",
        "origin": "unknown", "printed": "2O5", "expected": "20.45", "line": 17,
        "message": "Hiệu chỉnh của chuyên viên Hoa ngày 12/09/2025: Sở Y tế, Số hóa hồ sơ: 20,45.",
    }  # fmt: skip
    library = cleaned([dispatch("a")], [total("a", 75.8)], findings=[finding])
    shown = quality(library)
    assert shown.count("Hiệu chỉnh của chuyên viên Hoa") == 1
    assert "Chuyên viên đã hiệu chỉnh 01 số liệu" in shown
    line = next(line for line in shown.splitlines() if "chuyên viên Hoa" in line)
    assert "2O5" in line
    assert "20,45" in line
    assert "a.txt" in line
    assert "Không phát hiện sai lệch nào trong văn bản." in shown


def test_a_year_seen_through_its_months_tells_of_the_versions_of_all_of_them() -> None:
    library = cleaned(
        [dispatch("a"), dispatch("b"), dispatch("c", "2025-08")],
        [total("a", 75.8), total("b", 76.1), total("c", 77.0, period="2025-08")],
    )
    known = catalogue(library)
    year = analyse_year(library, known, known.territory("son-la"), "2025")
    assert [item.used.dispatch_id for item in year.latest.quality.versions] == ["b"]


def test_the_evidence_of_a_correction_reads_as_vietnamese() -> None:
    evidence = "correction by Hoa 2025-09-12: bản giấy (was 20.5, doubtful: candidates 2.05, 20.5)"
    assert readable(evidence, "vi") == (
        "hiệu chỉnh của Hoa ngày 12/09/2025: bản giấy "
        "(trước đó 20,5, còn nghi vấn: có thể là 2,05, 20,5)"
    )
    nothing = "correction by Hoa 2025-09-12: bản giấy (was no value, missing)"
    assert readable(nothing, "vi").endswith("(trước đó không có số)")
