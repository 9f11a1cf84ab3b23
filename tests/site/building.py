"""Small sites for tests: reports as values, and their pages in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from helpers.site import File, Publication, Score, SeriesBreak, Standing, UnitLevel, site_pages
from helpers.vietnamese import slug

MERGED = SeriesBreak(date(2025, 7, 1), frozenset({"rank"}), "Từ 01/7/2025, cả nước còn 34 tỉnh.")
REDEFINED = SeriesBreak(date(2026, 1, 1), frozenset({"score"}), "Từ năm 2026, cách tính thay đổi.")
BREAKS = (MERGED, REDEFINED)
COMMUNES = ("UBND phường Tô Hiệu", "UBND xã Mường Bú", "UBND xã Chiềng La")


def own(value: float = 75.8, maximum: float | None = 100.0, **more: object) -> Score:
    fields: dict[str, object] = {
        "indicator": "total", "label": "Tổng điểm", "measure": "point", "grade": "Khá",
        "rank": 15, "rank_of": 34, "change": None, "doubtful": False,
    }  # fmt: skip
    return Score(value=value, maximum=maximum, **{**fields, **more})  # type: ignore[arg-type]


def communes(names: Iterable[str] = COMMUNES, doubtful: Sequence[str] = ()) -> UnitLevel:
    slugs = {name: slug(name) for name in names}
    units = tuple(
        Standing(name, slugs[name], 19.5 - place, place, "Tốt", name in doubtful)
        for place, name in enumerate(slugs, start=1)
    )
    return UnitLevel("commune", "UBND cấp xã", "Tổng điểm", "point", 20.0, len(units), units)


def departments() -> UnitLevel:
    unit = Standing("Sở Nội vụ", "so-noi-vu", 93.5, 1, "Xuất sắc", doubtful=False)
    return UnitLevel("department", "Các sở", "Tổng điểm", "point", 100.0, 1, (unit,))


def report(
    period: str = "2025-07",
    authority: str = "son-la",
    territory: str = "tỉnh Sơn La",
    score: Score | None = None,
    **more: object,
) -> Publication:
    folder = f"{authority}/{period}"
    endings = (".html", ".pdf", ".docx", ".ipynb")
    fields: dict[str, object] = {
        "data_period": period, "title": f"Kết quả của {territory}", "folder": folder,
        "files": tuple(File(f"{folder}/report{ending}", ending) for ending in endings),
        "sheets": frozenset(), "score": score or own(), "levels": (communes(),),
    }  # fmt: skip
    return Publication(
        authority=authority,
        territory=territory,
        period=period,
        **{**fields, **more},  # type: ignore[arg-type]
    )


def write_site(folder: Path, publications: Iterable[Publication]) -> Path:
    """Write the pages, and an empty file wherever they lead; return the index."""
    known = tuple(publications)
    for address, page in site_pages(known, BREAKS).items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page)
    for item in known:
        for file in item.files:
            (folder / file.address).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.address).write_text("<!DOCTYPE html><title>x</title>", encoding="utf-8")
    return folder / "index.html"
