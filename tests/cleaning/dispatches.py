"""Small dispatches written for one test each, and what the engine makes of them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.cleaning import read_cleaned
from helpers.tables import TABLES, Cleaned
from helpers.tables.schemas import validate

GROUPS = ("Tên đơn vị", "Công khai, minh bạch (18)", "Tiến độ giải quyết (20)",
          "Dịch vụ công trực tuyến (12)", "Thanh toán trực tuyến (10)", "Số hóa hồ sơ (22)",
          "Mức độ hài lòng (18)", "Tổng điểm (100)")  # fmt: skip
SERVICES = ("Tên đơn vị", "Tổng số hồ sơ phát sinh", "Số hồ sơ phát sinh trực tuyến",
            "Tỷ lệ hồ sơ trực tuyến (%)")  # fmt: skip
DAMAGED = (
    "Vărn phòrng UBND tỉrih cônrg bô kêtt quả đánrh giá cáci cơ quarn, đơnv vị trorng tháng.",
    "Van phong UBND tinh cong bo ket qua danh gia cac co quan, don vi trong thang, de nghi cac",
)
OFFICES = ("Nội vu", "Tu phap", "Tai chinh", "Y te", "Xay dung")
Cells = Sequence[str]


@dataclass(frozen=True)
class Figure:
    """One row of ``measures``, as a test asks for it."""

    value: Any  # a Decimal, or None
    status: str
    evidence: str
    row: dict[Any, Any]


def letter(
    *body: str,
    province: str = "tỉnh Lâm Đồng",
    period: str = "tháng 8 năm 2025",
    signed: str = "ngày 08 tháng 9 năm 2025",
    number: str = "512/VPUB-TTPVHCC",
    issuer: str = "",
) -> str:
    """Return a dispatch of a province's office: head, subject, and ``body``."""
    place = province.removeprefix("tỉnh ").removeprefix("thành phố ")
    issued = issuer or f"UBND {province.upper()}\nVĂN PHÒNG"
    return "\n".join(
        (
            issued,
            f"Số: {number}",
            f"{place}, {signed}",
            "V/v công bố kết quả Bộ chỉ số phục vụ người dân,",
            f"doanh nghiệp {period} của {province}",
            "",
            "Kính gửi: Các sở, ban, ngành; UBND các xã, phường.",
            "",
            f"Văn phòng UBND tỉnh công bố kết quả giải quyết thủ tục hành chính {period}:",
            "",
            *body,
            "",
        )
    )


def board(heads: Cells, *rows: Cells, mark: str = "\t", title: str = "Phụ lục I") -> str:
    """Return a table under its title: heads, then rows that are numbered from 1."""
    lines = [mark.join(("STT", *heads))]
    lines += [mark.join((str(number), *row)) for number, row in enumerate(rows, 1)]
    return "\n".join((title, *lines))


def raw_board(*lines: Cells, mark: str = "\t", title: str = "Phụ lục I") -> str:
    """Return a table whose lines, the head's too, are given whole."""
    return "\n".join((title, *(mark.join(line) for line in lines)))


def clean(text: str | bytes, name: str = "dispatch.txt") -> Cleaned:
    """Return the tables that the public function makes of ``text``, once they keep the contract."""
    data = text.encode() if isinstance(text, str) else text
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        cleaned = read_cleaned(path)
    for table in TABLES:
        validate(table, cleaned.table(table))
    return cleaned


def figure(cleaned: Cleaned, unit: str, indicator: str) -> Figure:
    """Return the one figure of a unit and an indicator."""
    rows = cleaned.measures
    found = rows[(rows["unit"] == unit) & (rows["indicator"] == indicator)]
    named = sorted(set(rows["unit"])), sorted(set(rows["indicator"]))
    assert len(found) == 1, f"{len(found)} figures of {unit}, {indicator} among {named}"
    row = found.iloc[0].to_dict()
    value = Decimal(str(row["value"])).normalize() if pd.notna(row["value"]) else None
    return Figure(value, str(row["status"]), str(row["evidence"]), row)


def values(cleaned: Cleaned, unit: str) -> dict[str, str]:
    """Return the figures of a unit in the order of the table, as texts; ``""`` for none."""
    rows = cleaned.measures
    own = rows[rows["unit"] == unit]
    return {
        str(indicator): f"{Decimal(str(value)).normalize():f}" if pd.notna(value) else ""
        for indicator, value in zip(own["indicator"], own["value"], strict=True)
    }


def findings(cleaned: Cleaned, kind: str = "") -> list[dict[Any, Any]]:
    """Return the findings, those of one kind if it is given."""
    rows: list[dict[Any, Any]] = cleaned.findings.to_dict("records")
    return [row for row in rows if kind in ("", row["kind"])]


def units(cleaned: Cleaned) -> list[str]:
    """Return the units of ``measures``, each once, in order."""
    return list(dict.fromkeys(cleaned.measures["unit"]))


def sure_indicators(*lines: str) -> set[str]:
    """Return the indicators of which a damaged dispatch with these lines has certain figures."""
    measures = clean(letter(*DAMAGED, "Phu luc I", *lines)).measures
    return set(measures[measures["status"] != "doubtful"]["indicator"])
