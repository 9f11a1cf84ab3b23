"""The pieces of the benchmark of the batch do what they measure; nothing is timed here."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from benchmarks.batch import scale
from benchmarks.batch.endurance import PARTS, Sample, sampled_build, stretches
from benchmarks.batch.months import make_project
from helpers.batch.planning import make_plan
from helpers.batch.project import Project


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project of one month and three units, of which nothing is made."""
    return make_project(tmp_path_factory.mktemp("bench") / "project", 1, units=3)


@pytest.fixture
def many(tmp_path: Path) -> Project:
    return make_project(tmp_path / "project", 2, provinces=2)


def test_stand_ins_are_taken_for_what_a_build_would_make(
    many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    products, files = scale.put_in_place(many)
    plan = make_plan(many)
    states = {item.state for item in plan.products if item.kind != "index"}
    assert states == {"fresh"}
    assert products == sum(1 for item in plan.products if item.kind != "index")
    assert files == sum(
        1
        for base in (many.raw, many.processed, many.reports)
        for path in base.rglob("*")
        if path.is_file()
    )
    monkeypatch.setattr(scale, "_SETTLED", 0)
    wall, cpu = scale.nothing_to_do(many)
    assert min(wall, cpu) > 0


def test_a_build_is_looked_at_while_it_makes_its_products(small: Project) -> None:
    said = io.StringIO()
    samples = list(sampled_build(small, jobs=2, every=0.2, show=said))
    assert said.getvalue() == ""
    due = [item for item in make_plan(small).products if item.kind in {"report", "sheets"}]
    assert {item.state for item in due} == {"fresh"}
    assert samples[-1].made == len(due)
    assert all(max(item.memory[part] for item in samples) > 0 for part in PARTS)
    assert samples[-2].cpu > samples[0].cpu


def test_what_grows_shows_in_the_table() -> None:
    samples = [Sample(float(at), 2.0 * at, at, dict.fromkeys(PARTS, 100 + at)) for at in range(101)]
    found = list(stretches(samples))
    assert [item.made for item in found] == list(range(10, 101, 10))
    assert {item.a_minute for item in found} == {60.0}
    assert {item.cpu_each for item in found} == {2.0}
    assert [item.memory["forked"] for item in found] == list(range(110, 201, 10))


def test_of_a_build_that_made_nothing_there_is_nothing_to_tell() -> None:
    assert list(stretches([Sample(1.0, 1.0, 0, dict.fromkeys(PARTS, 1))])) == []
