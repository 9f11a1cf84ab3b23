"""What a sidecar says is compared with its document, and never put in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from helpers.cleaning import clean_file, read_cleaned
from helpers.errors import InputError
from helpers.tables import Cleaned
from tests.cleaning.dispatches import GROUPS, board, findings, letter

TEXT = letter(board(GROUPS, ("Sở Y tế", "17,5", "19", "10", "8", "20", "17", "91,5")))
TRUE = {
    "title": "Kết quả tháng 8",
    "issuer": "Văn phòng UBND tỉnh Lâm Đồng",
    "number": "512/VPUB-TTPVHCC",
    "signed_on": "2025-09-08",
    "period": "2025-08",
}


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "cong-van.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def described(document: Path, **facts: str) -> Cleaned:
    sidecar = document.with_name(f"{document.name}.yaml")
    sidecar.write_text(yaml.safe_dump({**TRUE, **facts}, allow_unicode=True), encoding="utf-8")
    return read_cleaned(document)


def about_sidecar(cleaned: Cleaned) -> list[tuple[str, str, str]]:
    return [
        (row["kind"], row["printed"], row["expected"])
        for row in findings(cleaned)
        if "Tệp mô tả" in row["message"]
    ]


def test_a_sidecar_that_agrees_makes_no_finding(document: Path) -> None:
    assert about_sidecar(described(document)) == []


@pytest.mark.parametrize(
    ("field", "stated", "kind"),
    [
        ("issuer", "Văn phòng UBND tỉnh Lai Châu", "contradiction"),
        ("number", "521/VPUB-TTPVHCC", "contradiction"),
        ("signed_on", "2025-09-09", "date"),
        ("period", "2025-07", "date"),
    ],
)
def test_a_fact_that_contradicts_the_document_is_a_finding(
    document: Path, field: str, stated: str, kind: str
) -> None:
    cleaned = described(document, **{field: stated})
    assert about_sidecar(cleaned) == [(kind, TRUE[field], stated)]
    assert cleaned.dispatch[field].iloc[0] == TRUE[field]


def test_what_either_of_them_leaves_blank_contradicts_nothing(document: Path) -> None:
    assert about_sidecar(described(document, number="", signed_on="")) == []
    blank = TEXT.replace("512/VPUB-TTPVHCC", "      /VPUB-TTPVHCC")
    document.write_text(blank.replace("ngày 08 tháng 9", "ngày    tháng 9"), encoding="utf-8")
    cleaned = described(document)
    assert cleaned.dispatch["signed_on"].iloc[0] == ""
    assert cleaned.dispatch["number"].iloc[0] != TRUE["number"]
    assert about_sidecar(cleaned) == []


@pytest.mark.parametrize(
    "issuer", ["Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng", "VĂN PHÒNG UBND TỈNH LÂM ĐỒNG"]
)
def test_another_way_to_write_the_issuer_is_no_contradiction(document: Path, issuer: str) -> None:
    assert about_sidecar(described(document, issuer=issuer)) == []


def test_ids_of_findings_go_on_from_those_of_the_document(document: Path) -> None:
    names = list(described(document, period="2025-07").findings["finding_id"])
    assert names == [f"F{number:02d}" for number in range(1, len(names) + 1)]


@pytest.mark.parametrize("fact", [{"sha256": "0" * 64}, {"signed_on": "8/9/2025"}, {"nummer": "1"}])
def test_a_malformed_sidecar_or_one_of_another_file_stops_its_document(
    document: Path, tmp_path: Path, fact: dict[str, str]
) -> None:
    with pytest.raises(InputError) as refused:
        described(document, **fact)
    assert f"{document.name}.yaml" in refused.value.text("vi")
    with pytest.raises(InputError):
        clean_file(document, tmp_path / "out")
    assert not (tmp_path / "out").exists()
