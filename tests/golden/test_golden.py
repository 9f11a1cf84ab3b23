"""The engine against the golden data of the five real dispatches (README beside this file)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest

from helpers.reference import communes, departments, districts, provinces
from tests.golden import figures, statements
from tests.golden.compare import Check
from tests.golden.documents import NAMES, Tables, cleaned, golden

Documents = tuple[Tables, Tables]
"""The golden tables of a document, and what the engine makes of it."""


@pytest.fixture(scope="module", params=NAMES)
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Documents:
    name = str(request.param)
    return golden(name), cleaned(name, tmp_path_factory.mktemp(name))


def agree(document: Documents, check: Check) -> None:
    wanted, given = document
    differences = list(check(wanted, given))
    assert not differences, "\n".join([f"{len(differences)} in {wanted.name}:", *differences])


def test_the_head_of_the_dispatch_is_read(document: Documents) -> None:
    agree(document, statements.wrong_head)


def test_every_table_names_the_dispatch_by_the_slug_of_its_folder(document: Documents) -> None:
    given = document[1]
    rows = (
        given.dispatch, *given.measures, *given.overdue_dossiers, *given.claims, *given.findings,
    )  # fmt: skip
    assert {row["dispatch_id"] for row in rows} == {given.name}


def test_every_figure_of_the_document_is_right_or_doubtful_where_doubt_is_due(
    document: Documents,
) -> None:
    agree(document, figures.wrong_figures)


def test_no_figure_is_invented(document: Documents) -> None:
    agree(document, figures.invented_figures)


def test_no_clear_figure_is_doubted(document: Documents) -> None:
    agree(document, figures.needless_doubts)


def test_level_maximum_ordinal_rank_and_class_stand_beside_each_figure(
    document: Documents,
) -> None:
    agree(document, figures.wrong_facts)


def test_damaged_cells_and_ordinals_keep_what_was_printed(document: Documents) -> None:
    agree(document, figures.wrong_tokens)


def test_every_repair_and_every_doubt_is_explained(document: Documents) -> None:
    agree(document, figures.unexplained_doubts)


def test_every_unit_bears_its_official_name_of_that_day(document: Documents) -> None:
    wanted, given = document
    blocks = {row["unit"] for row in wanted.measures if row["level"] == "group"}
    official = (
        official_names(wanted.dispatch["province"], last_day(wanted.dispatch["period"])) | blocks
    )
    named = {row["unit"] for row in given.measures if row["status"] != "doubtful"}
    named |= {row["unit"] for row in given.overdue_dossiers}
    assert sorted(named - official) == []


def test_every_overdue_dossier_is_listed_and_duplicates_are_marked(document: Documents) -> None:
    agree(document, statements.wrong_dossiers)


def test_every_claim_is_found_and_judged(document: Documents) -> None:
    agree(document, statements.wrong_claims)


def test_no_true_claim_is_contradicted(document: Documents) -> None:
    agree(document, statements.false_contradictions)


def test_every_finding_of_weight_is_reported(document: Documents) -> None:
    agree(document, statements.missed_findings)


def test_no_grave_finding_is_called_slight(document: Documents) -> None:
    agree(document, statements.misjudged_findings)


def test_no_grave_finding_is_invented(document: Documents) -> None:
    agree(document, statements.invented_findings)


@pytest.mark.parametrize("name", NAMES)
def test_the_golden_names_are_official_themselves(name: str) -> None:
    wanted = golden(name)
    named = {row["unit"] for row in wanted.measures if row["level"] != "group"}
    assert (
        sorted(
            named - official_names(wanted.dispatch["province"], last_day(wanted.dispatch["period"]))
        )
        == []
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_golden_data_agree_with_themselves(name: str) -> None:
    wanted = golden(name)
    given = Tables(
        name,
        {**wanted.dispatch, **{key: text.split("|")[0] for key, text in wanted.dispatch.items()}},
        wanted.measures,
        wanted.overdue_dossiers,
        tuple({**row, "line": row["lines"].replace("-", " ").split()[0]} for row in wanted.claims),
        tuple({**row, "line": first_line(row["lines"])} for row in wanted.findings),
    )
    differences = [
        difference
        for check in (
            statements.wrong_head, figures.wrong_figures, figures.invented_figures,
            figures.wrong_facts, figures.wrong_tokens, figures.unexplained_doubts,
            statements.wrong_claims, statements.missed_findings, statements.invented_findings,
        )
        for difference in check(wanted, given)
    ]  # fmt: skip
    assert differences == []


def official_names(province: str, day: date) -> set[str]:
    units = [*provinces(day), *communes(province, day), *departments()]
    if day < date(2025, 7, 1):
        units.extend(districts(province, day))
    return {unit.name for unit in units}


def last_day(period: str) -> date:
    year, month = int(period[:4]), int(period[5:7] or 12)
    return date(year, month, monthrange(year, month)[1])


def first_line(lines: str) -> str:
    return lines.replace("-", " ").split()[0] if lines else ""
