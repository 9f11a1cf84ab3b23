"""A published figure is traced from its sentence to the line of the document and its row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helpers.batch.explanation import explain
from helpers.batch.project import Project
from helpers.cli import main
from helpers.errors import ParameterError
from helpers.publishing import Cited, Paragraph, Source, SourceList
from tests.batch.conftest import small_project

JULY = "vpubnd-son-la-2025-07"
PRINTED = Source(JULY, f"{JULY}.txt", None, 1, "printed", "80", "")
SCORE = Cited("80/100", (PRINTED,))
SHARE = Cited("80%", (PRINTED,), "điểm ÷ điểm tối đa")
DOUBT = Cited("16,69", (Source(JULY, f"{JULY}.txt", 2, 9, "doubtful", "1669", "row sum"),))


def output(element: Any) -> dict[str, Any]:
    data, metadata = element._repr_mimebundle_()
    return {"output_type": "display_data", "data": data, "metadata": metadata}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = small_project(tmp_path / "project")
    elements = [
        Paragraph(("Tỉnh đạt ", SCORE, " điểm, bằng ", SHARE, ".")),
        Paragraph(("Còn nghi vấn: ", DOUBT, ".")),
        SourceList([SCORE, SHARE, DOUBT], "Nguồn"),
    ]
    cells = [{"cell_type": "code", "outputs": [output(element)]} for element in elements]
    folder = made.reports / "son-la" / "2025-07"
    folder.mkdir(parents=True)
    (folder / "report.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return made


def test_a_figure_leads_to_its_sentence_line_and_row(project: Project) -> None:
    (found,) = explain(project, f"reports/son-la/2025-07/report.html#{SHARE.key}")
    assert found.shown == "80%"
    assert found.how == "điểm ÷ điểm tối đa"
    assert found.sentences == ("Tỉnh đạt 80/100 điểm, bằng 80%.",)
    (place,) = found.places
    assert (place.document, place.line) == (f"data/raw/{JULY}.txt", 1)
    assert place.text == (project.raw / f"{JULY}.txt").read_text(encoding="utf-8")
    ((number, row),) = place.rows
    assert (number, row["indicator"], row["value"], row["printed"]) == (2, "total", "80", "80")


@pytest.mark.parametrize("place", ["son-la/2025-07", "reports/son-la/2025-07/report.pdf"])
def test_a_figure_is_found_by_its_text_in_every_form_it_has(project: Project, place: str) -> None:
    found = explain(project, f"{place}#80")
    assert [item.shown for item in found] == ["80/100", "80%"]


def test_a_doubtful_figure_tells_its_reading_and_a_line_that_is_not_there_is_empty(
    project: Project,
) -> None:
    (found,) = explain(project, "son-la/2025-07#16,69")
    (place,) = found.places
    assert (place.page, place.status, place.printed) == (2, "doubtful", "1669")
    assert place.evidence == "row sum"
    assert (place.text, place.rows) == ("", ())


def test_the_line_of_a_document_that_was_changed_since_is_not_shown(project: Project) -> None:
    (project.raw / f"{JULY}.txt").write_text("another text", encoding="utf-8")
    (found,) = explain(project, "son-la/2025-07#80%")
    assert found.places[0].text == ""


def test_a_sheet_of_a_unit_is_explained_without_its_neighbours(project: Project) -> None:
    shown = [
        output(Paragraph(("Sở A đạt ", SCORE, "."))),
        output(SourceList([SCORE], "Nguồn")),
        output(Paragraph(("Sở B đạt ", SCORE, " và ", DOUBT, "."))),
        output(SourceList([SCORE, DOUBT], "Nguồn")),
    ]
    heads = [
        {"metadata": {"chiso": {"element": "SheetMeta", "slug": slug}}} for slug in ("so-a", "so-b")
    ]
    outputs = [heads[0], *shown[:2], heads[1], *shown[2:]]
    folder = project.reports / "son-la" / "2025-07" / "units"
    folder.mkdir()
    (folder / "so-a.html").touch()
    (folder / "sheets.ipynb").write_text(json.dumps({"cells": [{"outputs": outputs}]}), "utf-8")
    (found,) = explain(project, "reports/son-la/2025-07/units/so-a.html#80")
    assert found.sentences == ("Sở A đạt 80/100.",)
    assert found.report == "reports/son-la/2025-07/units/so-a.html"
    with pytest.raises(ParameterError):
        explain(project, "reports/son-la/2025-07/units/so-a.html#16,69")


def test_an_unknown_figure_is_refused_naming_those_like_it(project: Project) -> None:
    with pytest.raises(ParameterError) as caught:
        explain(project, "son-la/2025-07#16,96")
    assert "16,69" in caught.value.text("vi")


@pytest.mark.parametrize("target", ["son-la/2025-07", "son-la/1999-01#80", "#80", "x#"])
def test_what_names_no_figure_is_refused_with_an_example(project: Project, target: str) -> None:
    with pytest.raises(ParameterError) as caught:
        explain(project, target)
    assert caught.value.key == "batch.explain_what"


def test_the_command_prints_the_way_or_gives_it_as_json(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    root = ["--root", str(project.root), "--lang", "vi"]
    assert main([*root, "explain", "son-la/2025-07#80%"]) == 0
    shown = capsys.readouterr().out
    for part in ("Tỉnh đạt 80/100 điểm", f"data/raw/{JULY}.txt, dòng 1", "measures.csv:2", "80"):
        assert part in shown
    assert main([*root, "explain", "--json", "son-la/2025-07#80%"]) == 0
    assert json.loads(capsys.readouterr().out)["places"][0]["line"] == 1
