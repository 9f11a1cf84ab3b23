from __future__ import annotations

import pytest

from helpers.analysis import catalogue, check_annual, check_monthly
from helpers.errors import ParameterError
from helpers.tables import Cleaned
from tests.analysis.building import cleaned, dispatch, row


def _library() -> Cleaned:
    return cleaned(
        [
            dispatch("a", "2025-07"),
            dispatch("b", "2022-12"),
            dispatch("c", "2025", "Điện Biên"),
            dispatch("d", "2023-12", "Điện Biên", "UBND thành phố Điện Biên Phủ"),
        ],
        [row("tỉnh Sơn La", "province", "total", 75.8, dispatch_id="a")],
    )


def test_an_authority_is_the_province_or_the_committee_that_reports_on_itself() -> None:
    known = catalogue(_library())
    assert [item.authority for item in known.authorities()] == [
        "dien-bien",
        "dien-bien-phu",
        "son-la",
    ]
    assert known.territory("dien-bien-phu").subject == "UBND thành phố Điện Biên Phủ"


def test_a_city_that_bears_its_provinces_name_gets_an_authority_of_its_own() -> None:
    library = cleaned(
        [dispatch("a", "2024-01"), dispatch("b", "2024-01", issuer="UBND thành phố Sơn La")]
    )
    names = {item.authority: item.name for item in catalogue(library).authorities()}
    assert names["son-la"] == "tỉnh Sơn La"
    assert names["thanh-pho-son-la"] == "thành phố Sơn La"


def test_a_city_of_province_rank_is_a_province() -> None:
    library = cleaned([dispatch("a", "2025-08", "Huế", "UBND thành phố Huế")])
    territory = catalogue(library).territory("hue")
    assert (territory.level, territory.subject) == ("province", "thành phố Huế")


def test_a_month_without_a_total_makes_no_annual_report() -> None:
    known = catalogue(_library())
    assert known.months("son-la") == ("2022-12", "2025-07")
    assert known.years("son-la") == ("2025",)
    assert known.years("dien-bien") == ("2025",)


@pytest.mark.parametrize(
    ("authority", "period", "language", "names"),
    [
        ("sonla", "2025-07", "vi", "son-la"),
        ("son-la", "2025-7", "vi", "2025-07"),
        ("son-la", "2025-06", "vi", "2022-12"),
        ("son-la", 202507, "vi", "period"),
        (None, "2025-07", "vi", "authority"),
        ("son-la", "2025-07", "fr", "vi"),
    ],
)
def test_a_wrong_parameter_is_refused_with_what_there_is(
    authority: object, period: object, language: object, names: str
) -> None:
    with pytest.raises(ParameterError) as refused:
        check_monthly(catalogue(_library()), authority, period, language)
    assert names in refused.value.text("vi")
    assert names in refused.value.text("en")


def test_a_year_may_be_a_number() -> None:
    assert check_annual(catalogue(_library()), "dien-bien", 2025, "vi")[1] == "2025"


def test_a_year_without_a_report_is_refused_with_those_there_are() -> None:
    with pytest.raises(ParameterError, match="2025"):
        check_annual(catalogue(_library()), "son-la", "2024", "vi")
