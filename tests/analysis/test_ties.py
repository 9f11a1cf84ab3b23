"""Who shares a superlative shares it in the report."""

from __future__ import annotations

from helpers.analysis import analyse_period, catalogue
from helpers.analysis.ties import greatest, least
from helpers.narrative import Report
from helpers.tables import Cleaned
from tests.analysis.building import cleaned, dispatch, row
from tests.narrative.reading import everything, text_of

MAXIMA = {"transparency": 18.0, "progress": 20.0, "online_service": 12.0, "online_payment": 10.0}


def _report(library: Cleaned, language: str = "vi", period: str = "2025-08") -> Report:
    known = catalogue(library)
    analysis = analyse_period(library, known, known.territory("son-la"), period)
    return Report(analysis, language, library)


def _month(period: str, *lost: float) -> list[dict[str, object]]:
    return [
        dict(row("tỉnh Sơn La", "province", name, most - missing, max=most,
                 period=period, dispatch_id=period))
        for (name, most), missing in zip(MAXIMA.items(), lost, strict=True)
    ]  # fmt: skip


def test_binary_fractions_part_no_tie() -> None:
    assert greatest([0.1 + 0.2, 0.3, 0.1], float) == (0.1 + 0.2, 0.3)
    assert least([0.1 + 0.2, 0.3, 0.1], float) == (0.1,)


def test_groups_that_lose_equally_much_are_all_named() -> None:
    library = cleaned([dispatch("2025-08", "2025-08")], _month("2025-08", 0, 0, 5, 5))
    report = _report(library)
    shown = everything(report)
    assert (
        "Dịch vụ công trực tuyến và Thanh toán trực tuyến cùng mất nhiều điểm nhất: mỗi nhóm 5 điểm"
        in shown
    )
    assert "là nhóm mất nhiều điểm nhất" not in shown
    assert "Ưu tiên các nhóm mất nhiều điểm nhất: Dịch vụ công trực tuyến và" in shown
    assert "Dịch vụ công trực tuyến và Thanh toán trực tuyến cùng mất" in text_of(
        report.first_page()
    )
    assert "lose most points: 5 each" in everything(_report(library, "en"))


def test_a_group_that_loses_most_alone_now_and_shared_it_before_lasts() -> None:
    months = ("2025-07", "2025-08")
    rows = [*_month(months[0], 0, 0, 5, 5), *_month(months[1], 0, 0, 4, 5)]
    shown = text_of(_report(cleaned([dispatch(m, m) for m in months], rows)).shortcomings())
    assert "Thanh toán trực tuyến là nhóm mất nhiều điểm nhất, tháng thứ hai liên tiếp" in shown
    assert "Dịch vụ công trực tuyến là nhóm" not in shown


def test_groups_that_share_the_loss_again_are_told_to_share_it() -> None:
    months = ("2025-07", "2025-08")
    rows = [item for month in months for item in _month(month, 0, 0, 5, 5)]
    shown = text_of(_report(cleaned([dispatch(m, m) for m in months], rows)).shortcomings())
    assert shown.count("thuộc các nhóm mất nhiều điểm nhất, tháng thứ hai liên tiếp") == 2


def test_the_groups_of_a_level_share_their_loss_in_sentence_and_picture() -> None:
    rows = [
        row(f"UBND xã {unit}", "commune", name, most - (name in ("progress", "transparency")),
            max=most, dispatch_id="2025-08", period="2025-08")
        for unit in "ABCDE" for name, most in MAXIMA.items()
    ]  # fmt: skip
    shown = everything(_report(cleaned([dispatch("2025-08", "2025-08")], rows)))
    assert (
        "Tính chung 05 đơn vị, Công khai, minh bạch; Tiến độ giải quyết cùng mất nhiều điểm nhất:"
        " mỗi nhóm 5 điểm, bằng 50,0% tổng số điểm chưa đạt." in shown
    )


def test_units_without_figures_in_points_are_not_counted_among_those_that_lost_some() -> None:
    rows = [
        row(f"UBND xã {unit}", "commune", name, most - 1, max=most)
        for unit in "AB" for name, most in MAXIMA.items()
    ]  # fmt: skip
    rows.append(row("UBND xã C", "commune", "overdue_dossiers", 2.0, max=None, measure="count"))
    shown = everything(_report(cleaned([dispatch()], rows), period="2025-07"))
    assert "Tính chung 02 đơn vị" in shown
    assert "Tính chung 03 đơn vị" not in shown
