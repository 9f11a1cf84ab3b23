"""The main job: clean what is new or changed, make the reports that are missing or stale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from helpers.batch import zygote
from helpers.batch.documents import clean_all
from helpers.batch.executors import open_crew
from helpers.batch.forms import asked_forms
from helpers.batch.holding import project_held, sweep
from helpers.batch.inputs import Hashes
from helpers.batch.making import make_all, make_each, place_of
from helpers.batch.outcome import Outcome
from helpers.batch.plan import (
    Due,
    cleaned_documents,
    in_forms,
    known_due,
    report_job,
    reports_of,
    resting_on,
)
from helpers.batch.project import Project
from helpers.batch.site import write_index
from helpers.batch.watcher import Silent, Watcher
from helpers.batch.workplace import Workplace
from helpers.errors import ParameterError


def build(
    project: Project,
    place: Workplace | None = None,
    watcher: Watcher | None = None,
    forms: Sequence[str] = (),
) -> tuple[Outcome, ...]:
    """Bring ``data/processed`` and ``reports`` up to date.

    Parameters
    ----------
    project : Project
    place : Workplace, optional
        Where the work is done, by default on all cores of this machine.
    watcher : Watcher, optional
        Told of every step.
    forms : sequence of str
        Those that reports shall have, by default those that the project sets, else all.

    Returns
    -------
    tuple of Outcome
        Of every document, every report that is due, and the index, in that order. A failure
        stops nothing but what rests on it.

    Raises
    ------
    ParameterError
        If the project's settings are not as they must be.
    """
    asked = asked_forms(project, forms)
    watcher = watcher or Silent()
    place = place or Workplace()
    hashes = Hashes(project)
    with project_held(project), open_crew(place, project, asked) as crew:
        cleaned = clean_all(project, hashes, crew, watcher)
        due = in_forms(known_due(project, hashes), asked)
        made = make_all(project, due, hashes, crew, watcher)
        not_renewed = {item.name for item in made if item.status == "failed"}
        unread = {item.name for item in cleaned if item.status == "failed"}
        tables = cleaned_documents(project, hashes)
        # A document that could not be read anew leaves its tables, and all that is made of them.
        not_renewed.update(resting_on(due, [tables[name] for name in unread & tables.keys()]))
        index = write_index(project, reports_of(due), not_renewed, hashes)
        watcher.done(index)
        if any(item.status != "fresh" for item in (*cleaned, *made)):
            sweep(project)  # of workers that were lost
        hashes.files.save()
    return (*cleaned, *made, index)


def build_one(
    project: Project,
    choose: Callable[[tuple[Due, ...]], Due],
    out: Path | None = None,
    watcher: Watcher | None = None,
    place: Workplace | None = None,
) -> tuple[Outcome, ...]:
    """Clean what is new or changed, then make one report, fresh or not.

    Parameters
    ----------
    project : Project
    choose : callable
        Picks the report among those the cleaned tables allow; raises ParameterError if the one
        wanted is not among them.
    out : Path, optional
        Where it goes, by default its place in ``reports``.
    watcher : Watcher, optional
    place : Workplace, optional
        Where the work is done, by default on this machine.
    """
    watcher = watcher or Silent()
    place = place or Workplace()
    hashes = Hashes(project)
    with project_held(project), open_crew(place, project) as crew:
        if not place.serial and zygote.can_fork():
            zygote.running("report")  # it loads while this process plans
        cleaned = clean_all(project, hashes, crew, watcher)
        due = choose(known_due(project, hashes))
        job = report_job(project, due, out or place_of(project, due), crew.folder / "0", hashes)
        watcher.begin("report", 1)
        (outcome,) = make_each(crew, [job], watcher)
        watcher.done(outcome)
    hashes.files.save()
    return (*(item for item in cleaned if item.status == "failed"), outcome)


def pick(  # noqa: PLR0913 - what a user names, each a word of the command
    due: tuple[Due, ...], kind: str, authority: str, period: str, language: str, *, unit: str = ""
) -> Due:
    """Return the report asked for, in the language asked for; of sheets perhaps one unit's alone.

    Raises
    ------
    ParameterError
        If there is no such authority, or no such period of it; naming what there is.
    """
    of_kind = [item for item in due if item.spec.kind == kind]
    of_authority = [item for item in of_kind if item.spec.authority == authority]
    if not of_authority:
        known = ", ".join(sorted({item.spec.authority for item in of_kind})) or "–"
        raise ParameterError("batch.unknown_authority", found=authority, known=known)
    for item in of_authority:
        if item.spec.period == period:
            return replace(item, spec=replace(item.spec, language=language, unit=unit))
    known = ", ".join(item.spec.period for item in of_authority)
    raise ParameterError("batch.unknown_period", authority=authority, found=period, known=known)
