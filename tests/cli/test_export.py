"""``chiso export``: an analyst's own notebook in the forms of the reports, without the project."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from helpers.batch.exporting import exports
from helpers.cli import main
from helpers.cli.export import export_command
from helpers.cli.language import Words
from helpers.publishing import Paragraph, ReportData, ReportMeta
from helpers.publishing.forms import OFFICE_FORMS
from tests.narrative.golden_library import golden_cleaned
from tests.publishing.notebooks import notebook

META = ReportMeta("Báo cáo tháng 7/2025", "vi", "son-la", "2025-07", "2025-08-06", "Văn phòng")


def written(path: Path, *parts: object) -> str:
    nbformat.write(notebook(META, *parts), path)
    return str(path)


def test_a_notebook_comes_out_in_every_form_as_a_build_makes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path / "của tôi.ipynb", "Lời tôi.", ReportData(golden_cleaned("son-la-2025-07"))
    )
    out = tmp_path / "gửi" / "đi"
    assert main(["export", path, "--out", str(out)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [str(out / f"của tôi{ending}") for ending in OFFICE_FORMS]
    as_built = nbformat.read(path, as_version=4)
    for ending, make in OFFICE_FORMS.items():
        assert (out / f"của tôi{ending}").read_bytes() == make(as_built, "của tôi")


def test_the_forms_offered_are_those_that_there_are() -> None:
    option = next(item for item in export_command(Words("en")).params if item.name == "forms")
    assert {f".{form}" for form in option.to_info_dict()["type"]["choices"]} == set(OFFICE_FORMS)


def test_a_form_without_content_is_left_out_but_missed_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "loi.ipynb", Paragraph("Chỉ có lời."))
    assert main(["--lang", "en", "export", path, "--out", str(tmp_path / "a")]) == 0
    assert "loi.zip" in capsys.readouterr().err
    assert sorted(item.suffix for item in (tmp_path / "a").iterdir()) == [".docx", ".html", ".pdf"]
    assert main(["--lang", "en", "export", path, "--to", "zip", "--out", str(tmp_path / "b")]) == 1
    assert "loi.zip" in capsys.readouterr().err
    assert not (tmp_path / "b").exists()


def test_what_is_no_notebook_is_named_and_the_others_are_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "hong.ipynb"
    broken.write_text("{", encoding="utf-8")
    good = written(tmp_path / "tot.ipynb", "Lời.")
    words = ["export", str(broken), str(tmp_path / "none.ipynb"), good, "--to", "html"]
    assert main([*words, "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "hong.ipynb" in told
    assert "none.ipynb" in told
    assert [item.name for item in (tmp_path / "out").iterdir()] == ["tot.html"]


def test_many_notebooks_come_out_as_each_does_alone_and_are_told_of_in_their_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = [written(tmp_path / f"so-{number}.ipynb", f"Lời {number}.") for number in (3, 1, 2)]
    alone = tmp_path / "alone"
    for path in made:
        assert main(["export", path, "--to", "html", "--to", "pdf", "--out", str(alone)]) == 0
    told = capsys.readouterr().out
    together = tmp_path / "together"
    words = ["export", *made, "--to", "html", "--to", "pdf", "--jobs", "2"]
    assert main([*words, "--out", str(together)]) == 0
    assert capsys.readouterr().out == told.replace(str(alone), str(together))
    for file in alone.iterdir():
        assert (together / file.name).read_bytes() == file.read_bytes()
    assert len(list(together.iterdir())) == len(made) * 2


def test_notebooks_of_one_name_are_told_apart_by_the_nearest_folders_that_differ() -> None:
    paths = [Path(f"{folder}/report.ipynb") for folder in ("a/2024", "a/2025", "b/2025")]
    names = [wanted.stem.name for wanted in exports([*paths, Path("own.ipynb")], Path("out"), ())]
    assert names == ["2024-report", "a-2025-report", "b-2025-report", "own"]


def test_notebooks_that_would_overwrite_each_other_are_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "x.ipynb", tmp_path / "X.IPYNB"  # one file to some systems
    words = ["--lang", "en", "export", str(one), str(other), "--out", str(tmp_path / "none")]
    assert main(words) == 1
    assert f"{one}, {other}" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_notebook_whose_file_cannot_be_written_is_named_and_the_others_are_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    (out / "one.html").mkdir(parents=True)
    made = [written(tmp_path / f"{name}.ipynb", "Lời.") for name in ("one", "two")]
    assert main(["--lang", "en", "export", *made, "--to", "html", "--out", str(out)]) == 1
    assert "one.html" in capsys.readouterr().err
    assert (out / "two.html").is_file()
