"""A build and the corrections of analysts: only what they speak of is cleaned again."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.batch.documents import clean_all
from helpers.batch.executors import open_crew
from helpers.batch.inputs import Hashes
from helpers.batch.outcome import Outcome
from helpers.batch.project import Project
from helpers.batch.watcher import Silent
from helpers.batch.workplace import Workplace
from tests.corrections.conftest import TEXT, Desk, entry


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    document = tmp_path / "data" / "raw" / "lam-dong" / "2025-08" / "cong-van-512.txt"
    document.parent.mkdir(parents=True)
    document.write_text(TEXT, encoding="utf-8")
    other = document.with_name("cong-van-513.txt")
    other.write_text(TEXT.replace("512/", "513/"), encoding="utf-8")
    corrections = tmp_path / "data" / "corrections"
    corrections.mkdir()
    return Desk(document, corrections)


def build(desk: Desk) -> dict[str, Outcome]:
    project = Project(desk.corrections.parents[1])
    with open_crew(Workplace(serial=True), project) as crew:
        outcomes = clean_all(project, Hashes(project), crew, Silent())
    return {Path(outcome.name).name: outcome for outcome in outcomes}


def statuses(desk: Desk) -> dict[str, str]:
    return {name: outcome.status for name, outcome in build(desk).items()}


def test_a_changed_correction_makes_its_own_document_stale_and_no_other(desk: Desk) -> None:
    assert set(statuses(desk).values()) == {"made"}
    path = desk.write(entry(value="20.45"))
    changed = {"cong-van-512.txt": "made", "cong-van-513.txt": "fresh"}
    assert statuses(desk) == changed
    assert set(statuses(desk).values()) == {"fresh"}
    desk.write(entry(value="20.55"))
    assert statuses(desk) == changed
    path.unlink()
    assert statuses(desk) == changed


def test_a_correction_that_fails_stops_its_own_document_only(desk: Desk) -> None:
    desk.write(entry(expected_printed="x"))
    assert statuses(desk) == {"cong-van-512.txt": "failed", "cong-van-513.txt": "made"}


@pytest.mark.parametrize(
    ("dispatch", "key"),
    [
        ("cong-van-51.txt", "no_document"),
        ("van-phong-ubnd-tinh-lam-dong-cong-van-2025-08-000000", "no_document"),
    ],
)
def test_corrections_of_no_document_are_a_failure_of_their_own(
    desk: Desk, dispatch: str, key: str
) -> None:
    desk.write(entry(), dispatch=dispatch)
    outcomes = build(desk)
    assert outcomes["cong-van-512.txt"].status == "made"
    error = outcomes["decided.yaml"].error
    assert error is not None
    assert error.key == f"corrections.{key}"
    assert dispatch in error.text("vi")


def test_a_file_name_that_two_documents_share_must_be_told_apart(desk: Desk) -> None:
    other = desk.document.parents[1] / "2025-09" / desk.document.name
    other.parent.mkdir()
    other.write_text(TEXT.replace("512/", "514/"), encoding="utf-8")
    desk.write(entry())
    error = build(desk)["decided.yaml"].error
    assert error is not None
    assert error.key == "corrections.several_documents"
    desk.write(entry(), dispatch="2025-09/cong-van-512.txt")
    assert "decided.yaml" not in build(desk)


def test_an_unreadable_file_is_told_of_and_stops_no_document(desk: Desk) -> None:
    desk.write_text("corrections: [")
    outcomes = build(desk)
    assert outcomes["cong-van-512.txt"].status == "made"
    error = outcomes["decided.yaml"].error
    assert error is not None
    assert error.key == "corrections.malformed"
