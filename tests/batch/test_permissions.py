"""Who may read and change what is published; other people's projects."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.atomic import publish_file, publish_files, publish_folder
from helpers.batch.bundle import write_bundle
from helpers.batch.holding import project_held
from helpers.batch.project import Project
from helpers.errors import ReportError
from tests.batch.conftest import contents


@pytest.fixture(params=[0o077, 0o022, 0o002])
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
def test_what_is_published_may_be_changed_by_whom_the_umask_and_the_folder_allow(
    tmp_path: Path,
) -> None:
    place = tmp_path / "shared"
    place.mkdir()
    place.chmod(place.stat().st_mode | 0o2070)  # what is made in it belongs to its group
    (place / "plain").mkdir()
    (place / "plain" / "file").write_bytes(b"")
    publish_file(place / "file", b"1")
    publish_files(place / "report", {"file": b"1", "manifest": b"2"})
    publish_folder(place / "tables", {"file": b"1"})
    files = [path for path in place.rglob("*") if path.is_file()]
    folders = [path for path in place.iterdir() if path.is_dir()]
    assert (len(files), len(folders)) == (5, 3)
    assert len({path.stat().st_mode for path in files}) == 1
    assert len({path.stat().st_mode for path in folders}) == 1


def test_reports_of_a_project_that_one_may_only_read_are_packed_while_nobody_builds(
    built: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(built.root)
    monkeypatch.setattr("helpers.batch.holding.os.access", lambda *_: False)
    assert write_bundle(built, tmp_path / "all.zip").reports == 4
    assert contents(built.root) == before
    with project_held(built), pytest.raises(ReportError) as caught:
        write_bundle(built, tmp_path / "again.zip")
    assert str(os.getpid()) in caught.value.text("vi")
    assert not (tmp_path / "again.zip").exists()
