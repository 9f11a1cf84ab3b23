"""A site as large as the country: authorities × periods, each report with its units."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from helpers.site import File, Publication, Score, Standing, UnitLevel
from helpers.vietnamese import slug

FORMS = (".html", ".pdf", ".docx", ".xlsx", ".zip", ".ipynb")
_SYLLABLES = [
    "Mường",
    "Chiềng",
    "Nà",
    "Tô",
    "Hiệu",
    "Sơn",
    "Bản",
    "Phú",
    "Lạc",
    "Thanh",
    "Hòa",
    "Vân",
    "Yên",
    "Bình",
    "Quỳnh",
    "Tân",
    "Đông",
    "Hưng",
]
_GRADES = ("Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu")


def library(
    authorities: int = 34, months: int = 12, years: int = 1, units: int = 115
) -> Iterator[Publication]:
    """Yield reports of invented provinces; the same arguments give the same reports."""
    random = Random(766)
    for number in range(authorities):
        name = f"tỉnh {_name(random)} {number + 1}"
        names = [f"UBND xã {_name(random)} {at}" for at in range(units)]
        slugs = [slug(item) for item in names]
        periods = [
            *(f"{2024 + at // 12}-{at % 12 + 1:02d}" for at in range(months)),
            *(str(2024 + at) for at in range(years)),
        ]
        for period in periods:
            yield _publication(random, name, period, names, slugs)


def _publication(
    random: Random, name: str, period: str, names: list[str], slugs: list[str]
) -> Publication:
    authority = slug(name)
    folder = f"{authority}/{period}"
    scores = sorted((round(random.uniform(40, 100), 2) for _ in names), reverse=True)
    order = random.sample(range(len(names)), len(names))
    standings = tuple(
        Standing(names[at], slugs[at], value, place, _grade(value), doubtful=False)
        for place, (at, value) in enumerate(zip(order, scores, strict=True), start=1)
    )
    own = round(random.uniform(60, 95), 2)
    rank = random.randint(1, 34)
    return Publication(
        authority=authority,
        territory=name,
        period=period,
        data_period=period,
        title=f"Kết quả đánh giá chất lượng phục vụ người dân, doanh nghiệp của {name}",
        folder=folder,
        files=tuple(File(f"{folder}/report{ending}", ending) for ending in FORMS),
        sheets=frozenset(slugs),
        score=Score("total", "Tổng điểm", "point", own, 100.0, _grade(own), rank, 34, 0.5, False),
        levels=(
            UnitLevel("commune", "UBND cấp xã", "Tổng điểm", "point", 100.0, len(names), standings),
        ),
    )


def _name(random: Random) -> str:
    return " ".join(random.sample(_SYLLABLES, 2))


def _grade(value: float) -> str:
    return next(
        grade for grade, least in zip(_GRADES, (90, 80, 70, 50, 0), strict=True) if value >= least
    )
