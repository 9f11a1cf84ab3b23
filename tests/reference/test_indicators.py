"""The indicators of the data contract and the ways in which dispatches print them."""

import unicodedata
from collections import defaultdict

import pytest

from helpers.errors import ReferenceDataError
from helpers.reference import indicator, indicators, scheme
from helpers.vietnamese import slug

CONTRACT = [
    "total", "transparency", "progress", "online_service", "online_payment", "online",
    "digitisation", "satisfaction", "online_1", "online_2", "digitisation_1", "digitisation_2",
    "satisfaction_1", "satisfaction_2", "satisfaction_3", "converted", "overdue_dossiers",
    "submitted_online_rate", "satisfaction_rate", "certified_copies", "services",
    "services_used", "services_used_rate", "dossiers", "dossiers_online",
    "dossiers_online_rate", "dossiers_all", "dossiers_online_all", "dossiers_online_all_rate",
]  # fmt: skip


def test_every_indicator_of_the_contract_is_there_and_no_other() -> None:
    assert [found.id for found in indicators()] == CONTRACT


def test_shares_are_percentages_and_the_index_is_in_points() -> None:
    assert {found.measure for found in indicators() if found.id.endswith("_rate")} == {"percent"}
    assert {indicator(id).measure for id in scheme("decision-766").maxima} == {"point"}
    assert indicator("overdue_dossiers").measure == "count"


def test_the_groups_carry_the_codes_of_the_portal() -> None:
    codes = {id: indicator(id).portal_code for id in scheme("decision-766").groups}
    assert codes == {
        "transparency": "CKMB",
        "progress": "TDGQ",
        "online_service": "CLGQ",
        "online_payment": "TTTT",
        "digitisation": "MDSH",
        "satisfaction": "MDHL",
    }


def test_a_label_of_two_indicators_is_told_apart_by_maximum_or_measure() -> None:
    by_label = defaultdict(list)
    for found in indicators():
        for label in {slug(text) for text in found.labels}:
            by_label[label].append(found)
    maxima = scheme("decision-766").maxima
    for shared in (group for group in by_label.values() if len(group) > 1):
        marks = [(found.measure, maxima.get(found.id)) for found in shared]
        assert len(set(marks)) == len(shared), [found.id for found in shared]


def test_labels_are_nfc_and_in_both_languages() -> None:
    for found in indicators():
        for text in (*found.labels, found.label("vi"), found.short("vi")):
            assert unicodedata.is_normalized("NFC", text)
        assert found.label("en").isascii()
        assert len(found.short("vi")) <= 25


@pytest.mark.parametrize(
    ("printed", "id"),
    [
        ("Dịch vụ trực tuyến", "online"),
        ("DVC trực tuyến", "online_service"),
        ("Tỷ lệ hồ sơ nộp trực tuyến (%)", "submitted_online_rate"),
        ("Hồ sơ trễ hạn", "overdue_dossiers"),
        ("Kết quả tổng hợp", "total"),
        ("Mức độ số hóa hồ sơ, kết quả", "digitisation"),
        ("Tổng số hồ sơ xử lý quá hạn", "overdue_dossiers"),
        ("Điểm đánh giá sau quy đổi", "converted"),
    ],
)
def test_heads_met_in_dispatches_are_known(printed: str, id: str) -> None:
    assert printed in indicator(id).labels


def test_an_unknown_indicator_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(ReferenceDataError, match=r"“speed”.*progress"):
        indicator("speed")
