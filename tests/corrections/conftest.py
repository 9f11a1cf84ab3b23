"""A dispatch with a doubtful, a missing and a well-printed figure, and a folder of corrections."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from helpers.cleaning import read_cleaned
from helpers.errors import CorrectionError
from helpers.tables import TABLES, Cleaned
from helpers.tables.schemas import validate
from tests.cleaning.dispatches import GROUPS, board, letter

TEXT = letter(
    "Tỉnh Lâm Đồng đạt 80,5/100 điểm, xếp thứ 12/34.",
    "",
    board(
        GROUPS,
        ("Sở Y tế", "17,5", "19", "10", "8", "20", "17", "91,5"),
        ("Sở Tài chính", "17,5", "19", "1O?", "8", "2O5", "17", "81,5"),
        ("Sở Xây dựng", "17,5", "19", "10", "8", "-", "17", "71,5"),
    ),
)
Entry = dict[str, object]


def entry(action: str = "override", /, **fields: object) -> Entry:
    """Return an entry about the doubtful "2O5", changed as told; None takes a key out."""
    plain: Entry = {
        "action": action,
        "unit": "Sở Tài chính",
        "indicator": "digitisation",
        "value": "20.45" if action == "override" else None,
        "reason": "đối chiếu bản giấy",
        "author": "Nguyễn Thị Hoa",
        "date": "2025-09-12",
        "expected_printed": "2O5",
        **fields,
    }
    return {key: value for key, value in plain.items() if value is not None}


@dataclass(frozen=True)
class Desk:
    """A document and the corrections beside it."""

    document: Path
    corrections: Path

    def write(self, *entries: object, dispatch: str = "", name: str = "decided.yaml") -> Path:
        """Write a file of corrections, by default for the document by its name."""
        content = {"dispatch": dispatch or self.document.name, "corrections": list(entries)}
        return self.write_text(yaml.safe_dump(content, allow_unicode=True), name)

    def write_text(self, text: str, name: str = "decided.yaml") -> Path:
        path = self.corrections / name
        path.write_text(text, encoding="utf-8")
        return path

    def cleaned(self) -> Cleaned:
        """Return the document's tables, corrected, once they keep the contract."""
        cleaned = read_cleaned(self.document, self.corrections)
        for table in TABLES:
            validate(table, cleaned.table(table))
        return cleaned

    def refusal(self) -> CorrectionError:
        """Return the error that cleaning ends with."""
        with pytest.raises(CorrectionError) as caught:
            self.cleaned()
        return caught.value


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    document = tmp_path / "raw" / "cong-van-512.txt"
    corrections = tmp_path / "corrections"
    document.parent.mkdir()
    corrections.mkdir()
    document.write_text(TEXT, encoding="utf-8")
    return Desk(document, corrections)
