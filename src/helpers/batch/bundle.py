"""``chiso bundle``: published reports and their own site in one archive, checked as it grows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from helpers.atomic import publishing
from helpers.batch.fingerprint import hash_bytes, hash_file
from helpers.batch.holding import project_at_rest
from helpers.batch.inputs import Hashes
from helpers.batch.making import place_of
from helpers.batch.plan import (
    CLEANED_RECORD,
    Due,
    cleaned_documents,
    known_due,
    raw_documents,
    report_job,
    reports_of,
    resting_on,
)
from helpers.batch.project import Project
from helpers.batch.record import Record, load_record
from helpers.batch.site import Found, pages_of, published
from helpers.batch.spec import SHEETS_FOLDER
from helpers.batch.staleness import is_current
from helpers.errors import ParameterError, ReportError
from helpers.site.archive import README, SUMS, readme_of, sums_of, write_archive

_NAMED = 8


@dataclass(frozen=True)
class Bundled:
    """What an archive holds."""

    path: Path
    reports: int
    files: int


def write_bundle(
    project: Project,
    out: Path,
    authority: str = "",
    period: str = "",
    *,
    older_too: bool = False,
) -> Bundled:
    """Write an archive of the published reports, with an index of just these and their sums.

    Parameters
    ----------
    project : Project
    out : Path
        The archive; an older one is replaced, at once and only by a whole one.
    authority, period : str
        Only the reports of these; by default all.
    older_too : bool
        Whether a report may be sent that is no longer what a build would make; the index in the
        archive marks it.

    Raises
    ------
    ParameterError
        If there is no such authority or period; naming what there is.
    ReportError
        If a report is missing, stale or altered; naming which. Nothing is written then.
    """
    hashes = Hashes(project)
    with project_at_rest(project):
        due = _chosen(known_due(project, hashes), authority, period)
        waiting = _waiting(project, hashes)
        if not older_too:
            _refuse("batch.bundle_documents", list(waiting))
        older = resting_on(due, [folder for folder in waiting.values() if folder is not None])
        found = _checked(project, due, hashes, older, older_too=older_too)
        manifests = dict(_manifests(project, found))
        made = {
            **pages_of(project, found),
            README: readme_of(len(found)),
        }
        sums = _sums(project, manifests) | {name: hash_bytes(data) for name, data in made.items()}
        made[SUMS] = sums_of(sums)
        names = sorted({*sums, SUMS})
        with publishing(out) as stream:
            write_archive(stream, _contents(project, names, made, sums))
    return Bundled(out, len(found), len(names))


def _chosen(due: Sequence[Due], authority: str, period: str) -> tuple[Due, ...]:
    of_authority = [item for item in due if authority in ("", item.spec.authority)]
    if not of_authority:
        known = ", ".join(sorted({item.spec.authority for item in due})) or "–"
        raise ParameterError("batch.unknown_authority", found=authority or "–", known=known)
    chosen = tuple(item for item in of_authority if period in ("", item.spec.period))
    if not chosen:
        known = ", ".join(sorted({item.spec.period for item in of_authority}))
        raise ParameterError(
            "batch.unknown_period", authority=authority or "–", found=period, known=known
        )
    return chosen


def _waiting(project: Project, hashes: Hashes) -> dict[str, Path | None]:
    """Return the documents that are new, changed or gone, with their tables if they have any."""
    folders = cleaned_documents(project, hashes)
    documents = {item.name: item for item in raw_documents(project, hashes)}
    waiting = {
        name: folders.get(name)
        for name, item in documents.items()
        if name not in folders
        or not is_current(hashes.files, folders[name] / CLEANED_RECORD, item.key)
    }
    return waiting | {name: folders[name] for name in sorted(folders.keys() - documents.keys())}


def _checked(
    project: Project, due: Sequence[Due], hashes: Hashes, older: Sequence[str], *, older_too: bool
) -> list[Found]:
    """Return the reports of ``due``, once each is there, as it was made, and up to date.

    Those that are not, or are known as ``older``, are marked.
    """
    missing, altered, stale = [], [], []
    for item in due:
        folder = place_of(project, item)
        record = load_record(folder / item.spec.manifest)
        if record is None:
            missing.append(item.spec.name)
            continue
        altered += [
            f"{item.spec.place}/{name}"
            for name, digest in sorted(record.outputs.items())
            if hash_file(folder / name) != digest
        ]
        if record.key != report_job(project, item, folder, folder, hashes).key:
            stale.append(item.spec.name)
    _refuse("batch.bundle_altered", altered)
    _refuse("batch.bundle_missing", missing)
    if not older_too:
        _refuse("batch.bundle_stale", stale)
    return published(project, reports_of(due), frozenset([*stale, *older]), hashes)


def _refuse(key: str, names: Sequence[str]) -> None:
    if names:
        shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        raise ReportError(key, names=shown, count=len(names))


def _manifests(project: Project, found: Sequence[Found]) -> Iterator[tuple[str, Record]]:
    """Yield the manifests of reports, their versions and sheets, by address."""
    for item in found:
        folder = project.reports / item.folder
        paths = [folder / spec.manifest for spec in item.products]
        paths += sorted((folder / SHEETS_FOLDER).glob("manifest*.json"))
        for path in paths:
            record = load_record(path)
            if record is not None:
                yield path.relative_to(project.reports).as_posix(), record


def _sums(project: Project, manifests: Mapping[str, Record]) -> dict[str, str]:
    """Return the SHA-256 of every published file, as its manifest tells it."""
    sums = {}
    for address, record in manifests.items():
        folder = address.rpartition("/")[0]
        sums[address] = hash_file(project.reports / address)
        sums |= {f"{folder}/{name}": digest for name, digest in record.outputs.items()}
    return sums


def _contents(
    project: Project, names: Sequence[str], made: Mapping[str, bytes], sums: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """Yield each file; what is read is what was summed, or the archive is given up."""
    for name in names:
        if name in made:
            yield name, made[name]
            continue
        path = project.reports / name
        data = path.read_bytes() if path.is_file() else b""
        if hash_bytes(data) != sums[name]:
            _refuse("batch.bundle_altered", [name])
        yield name, data
