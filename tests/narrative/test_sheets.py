"""The sheet of one unit against small tables, and where figures are odd or absent."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from helpers.analysis import analyse_period, catalogue
from helpers.errors import ParameterError
from helpers.narrative import AgencySheets
from helpers.publishing import SheetMeta
from helpers.publishing.element import Element
from helpers.publishing.sheets import sheet_files
from helpers.tables import Cleaned
from tests.analysis.building import Row, cleaned, dispatch, row
from tests.narrative.reading import text_of
from tests.publishing.notebooks import notebook

LANGUAGES = ("vi", "en")
A, B, C = "UBND xã A", "UBND xã B", "UBND xã C"
COUNT = {"max": None, "measure": "count"}


def scores(unit: str, total: float | None, payment: float | None, **more: object) -> list[Row]:
    return [
        row(unit, "commune", "online_payment", payment, max=10.0, **more),
        row(unit, "commune", "digitisation", 22.0, max=22.0, **more),
        row(unit, "commune", "total", total, **more),
    ]


def listed(unit: str, codes: list[str]) -> list[Row]:
    return [
        {"dispatch_id": "d", "unit": unit, "level": "commune", "code": code,
         "position": str(place), "received_on": "2025-07-01", "line": 40 + place}
        for place, code in enumerate(codes, start=1)
    ]  # fmt: skip


def sheets(library: Cleaned, language: str = "vi", period: str = "2025-07") -> AgencySheets:
    known = catalogue(library)
    analysis = analyse_period(library, known, known.territory("son-la"), period)
    return AgencySheets(analysis, language)


def of(unit: str, library: Cleaned, language: str = "vi") -> list[Element]:
    for sheet in sheets(library, language):
        if isinstance(sheet[0], SheetMeta) and sheet[0].unit == unit:
            return list(sheet)
    raise AssertionError(unit)


def shown(unit: str, library: Cleaned, language: str = "vi") -> str:
    return text_of(of(unit, library, language))


def three(**more: list[Row]) -> Cleaned:
    rows = [*scores(A, 91, 9), *scores(B, 79.6, 4), *scores(C, 68, 0)]
    return cleaned([dispatch()], [*rows, *more.pop("measures", [])], **more)


def test_a_sheet_tells_score_class_rank_and_the_way_to_the_next_class() -> None:
    text = shown(B, three())
    assert "Tổng điểm: 79,6 trên 100 điểm" in text
    assert "Xếp loại: Khá còn thiếu 0,4 điểm để đạt Tốt" in text
    assert "Thứ hạng: 2/3 trong 3 đơn vị được xếp hạng" in text
    assert (
        "Còn thiếu 0,4 điểm để đạt loại Tốt (từ 80 điểm); riêng nhóm Thanh toán trực tuyến, "
        "nếu đạt mức cao nhất của cấp, thêm được 5 điểm, đủ bù phần còn thiếu." in text
    )
    assert "Văn bản không in xếp loại; xếp loại trên phiếu tính theo ngưỡng điểm." in text


def test_the_table_sets_each_figure_beside_its_maximum_rank_and_median() -> None:
    lines = shown(C, three()).splitlines()
    head = lines.index("Chỉ số\tKết quả\tTối đa\tTỷ lệ đạt\tHạng\tTrung vị cùng cấp")
    assert lines[head + 1] == "Thanh toán trực tuyến\t0,0\t10\t0,0%\t3\t4,0"
    assert lines[head + 3] == "Tổng điểm\t68,0\t100\t68,0%\t3\t79,6"


def test_shortcomings_and_duties_are_told_of_this_unit_alone() -> None:
    text = shown(C, three())
    assert "Thanh toán trực tuyến: kết quả bằng 0 (0/10)." in text
    assert "Xếp loại Trung bình." in text
    assert "Hướng dẫn người dân, doanh nghiệp thanh toán trực tuyến" in text
    assert A not in text
    assert B not in text
    assert "không nêu hạn chế riêng" in shown(A, three())
    assert "không nêu việc riêng" in shown(A, three())


def test_a_change_is_told_in_score_and_rank() -> None:
    before = {"period": "2025-08", "dispatch_id": "e"}
    now = {"period": "2025-09", "dispatch_id": "f"}
    rows = [
        *scores(A, 80, 4, **before), *scores(B, 90, 9, **before),
        *scores(A, 95, 9, **now), *scores(B, 90, 9, **now),
    ]  # fmt: skip
    library = cleaned([dispatch("e", "2025-08"), dispatch("f", "2025-09")], rows)
    first, second = (text_of(sheet) for sheet in sheets(library, period="2025-09"))
    assert "Thay đổi: +15 so với tháng 8/2025 (80); từ hạng 2 lên hạng 1" in first
    assert "Thay đổi: 0 so với tháng 8/2025 (90); từ hạng 1 xuống hạng 2" in second
    assert "Thay đổi: – chưa có số liệu tháng 7/2025 để so sánh" in text_of(
        next(iter(sheets(library, period="2025-08")))
    )


def test_overdue_dossiers_are_counted_listed_and_tell_what_to_do_by_when() -> None:
    claim = {
        "dispatch_id": "d", "claim_id": "C1", "section": "2", "text": "trước ngày 13/8/2025",
        "quantity": "hạn báo cáo", "stated": "2025-08-13", "verdict": "not_checkable",
    }  # fmt: skip
    count = row(A, "commune", "overdue_dossiers", 3.0, **COUNT)
    library = three(
        measures=[count], overdue_dossiers=listed(A, ["H52.1", "H52.2", "H52.1"]), claims=[claim]
    )
    text = shown(A, library)
    assert "Có 03 hồ sơ quá hạn." in text
    assert "có 2 mã hồ sơ của đơn vị: H52.1, H52.2." in text
    assert "01 mã được liệt kê nhiều lần (H52.1) nên danh sách có 2 hồ sơ khác nhau" in text
    assert "Xin lỗi tổ chức, cá nhân" in text
    assert "trước ngày 13/08/2025" in text
    assert "Văn bản không nêu đơn vị trong số các đơn vị có hồ sơ quá hạn." in shown(B, library)


def test_a_long_list_of_codes_is_cut_and_says_how_many_are_left() -> None:
    codes = [f"000.00.67.H52-230516-{n:04d}" for n in range(60)]
    text = shown(A, three(overdue_dossiers=listed(A, codes)))
    assert "có 60 mã hồ sơ của đơn vị" in text
    assert "còn 36 mã nữa, xem phụ lục của văn bản" in text
    assert codes[23] in text
    assert codes[24] not in text


def test_no_overdue_dossiers_a_missing_count_and_silence_are_three_things() -> None:
    library = three(
        measures=[
            row(A, "commune", "overdue_dossiers", 0.0, **COUNT),
            row(B, "commune", "overdue_dossiers", None, **COUNT),
        ]
    )
    assert "Văn bản ghi 0 hồ sơ quá hạn." in shown(A, library)
    assert "không tính là 0" in shown(B, library)
    assert "Hồ sơ quá hạn" not in shown(A, three())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_whose_figures_are_all_doubtful_has_no_rank_and_names_them(language: str) -> None:
    doubt = {"status": "doubtful", "evidence": "candidates 1.5, 15"}
    library = cleaned(
        [dispatch()], [*scores(A, 91, 9), *scores(B, 79, 4), *scores(C, 68, 1.5, **doubt)]
    )
    text = shown(C, library, language)
    told = {
        "vi": ("– không xếp hạng vì số liệu còn nghi vấn", "chưa xếp loại", "tuyến: 1,5 –"),
        "en": ("– not ranked: the figure is doubtful", "not classified", "payment: 1.5 –"),
    }[language]
    assert all(words in text for words in told)
    assert text.count("1,5" if language == "vi" else "1.5") > 1
    assert "/3" not in text


def test_a_missing_score_is_no_zero() -> None:
    library = cleaned([dispatch()], [*scores(A, 91, 9), *scores(B, 79, 4), *scores(C, None, None)])
    text = shown(C, library)
    assert "Tổng điểm: – văn bản không có số liệu" in text
    assert "không xếp hạng vì không có số liệu" in text
    assert "Văn bản không có số liệu (không tính là 0): Thanh toán trực tuyến và Tổng điểm" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_of_the_list_of_dossiers_only_still_has_a_sheet(language: str) -> None:
    library = three(overdue_dossiers=listed("UBND xã D", ["H52.1"]))
    text = shown("UBND xã D", library, language)
    assert "H52.1" in text
    assert ("duy nhất" if language == "vi" else "the only commune") in text
    assert "Chất lượng số liệu" not in text


def test_one_name_on_two_lines_of_a_table_has_two_sheets_with_a_warning() -> None:
    library = three(measures=[row(A, "commune", "total", 55.0, line=31)])
    for line, total in ((7, "91"), (31, "55")):
        text = shown(f"{A} (dòng {line}, 2025-07)", library)
        assert f"Tổng điểm: {total} trên 100 điểm" in text
        assert f"Nhiều dòng của cùng một bảng mang tên {A};" in text


def test_a_scale_without_classes_and_a_single_unit_are_told_without_them() -> None:
    library = cleaned([dispatch()], [row(A, "commune", "total", 18.5, max=20.0)])
    text = shown(A, library)
    assert "Tổng điểm: 18,5 trên 20 điểm" in text
    assert "Xếp loại" not in text
    assert "Trung vị" not in text


def test_one_unit_can_be_asked_for_by_name_or_slug_and_an_unknown_one_is_refused() -> None:
    library = three()
    known = catalogue(library)
    analysis = analyse_period(library, known, known.territory("son-la"), "2025-07")
    assert (
        len(AgencySheets(analysis, "vi", B)) == len(AgencySheets(analysis, "vi", "ubnd-xa-b")) == 1
    )
    with pytest.raises(ParameterError) as caught:
        AgencySheets(analysis, "vi", "UBND xã Z")
    assert B in caught.value.text("vi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_odd_sheet_is_one_page_with_names_of_any_length(language: str) -> None:
    name = "UBND xã " + "Mường Chiềng " * 9
    doubt = {"status": "doubtful", "evidence": "candidates 1.5, 15; " * 6}
    library = cleaned(
        [dispatch()],
        [
            *scores(name, 79, 4, **doubt),
            *scores(A, 91, 9),
            row(name, "commune", "total", 50, line=9),
        ],
        overdue_dossiers=listed(name, [f"000.00.67.H52-230516-{n:04d}" for n in range(60)]),
    )
    book = sheets(library, language)
    files = sheet_files(notebook(*book.head(), *(item for sheet in book for item in sheet)))
    pages = [len(PdfReader(io.BytesIO(data)).pages) for at, data in files.items() if ".pdf" in at]
    assert pages == [1, 1]
    assert len(files) == 4
