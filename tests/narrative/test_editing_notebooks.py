"""The code of ``docs/editing-notebooks.md`` runs, in order, and what it shows is published."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest

from helpers.publishing import Chart, export_docx, export_html, export_pdf
from helpers.publishing.element import Element
from tests.golden.documents import ROOT
from tests.publishing.notebooks import notebook

PAGE = (ROOT / "docs" / "editing-notebooks.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def shown(
    processed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[list[Element]]]:
    """What each block displays, run one after the other in a project with cleaned tables."""
    (tmp_path / "pyproject.toml").touch()
    shutil.copytree(processed, tmp_path / "data" / "processed")
    monkeypatch.setenv("CHISO_ROOT", str(tmp_path))
    shown: list[list[Element]] = []
    names: dict[str, Any] = {"display": lambda *elements: shown[-1].extend(elements)}
    with mpl.rc_context():
        for block in BLOCKS:
            shown.append([])
            exec(block, names)
        yield shown


def test_each_block_of_the_page_shows_what_the_page_says(shown: list[list[Element]]) -> None:
    plain, changed, added = shown
    assert len(plain) == len(changed)
    assert plain[0].plain() == changed[0].plain()
    own, other = (
        next(element for element in section if isinstance(element, Chart)) for section in shown[:2]
    )
    assert own.caption == other.caption
    assert "kỳ này cần chú ý" in other.html()
    assert "kỳ này cần chú ý" not in own.html()
    assert [type(element) for element in added] == [Chart]


def test_what_the_page_shows_is_exported_in_every_form(shown: list[list[Element]]) -> None:
    made = notebook(*(element for section in shown for element in section))
    html = export_html(made).decode()
    assert "Một nửa số sở đạt từ 81,0 điểm trở lên" in html
    assert "Chuyên viên đánh dấu hai nhóm đầu." in html
    assert export_pdf(made).startswith(b"%PDF-")
    assert export_docx(made).startswith(b"PK")
