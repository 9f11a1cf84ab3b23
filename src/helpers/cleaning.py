"""The walk of one dispatch: file → document → tables, prose → cleaned tables."""

from __future__ import annotations

from pathlib import Path

from helpers.batch.project import find_project
from helpers.corrections.applying import apply_corrections
from helpers.errors import ParameterError
from helpers.reading import Document, read_document
from helpers.reading.sidecar import load_sidecar
from helpers.repair.dispatch import clean_document
from helpers.repair.sidecar import sidecar_findings
from helpers.tables import Cleaned, save_cleaned
from helpers.tables.appending import with_findings


def clean_file(path: Path, out: Path, corrections: Path | None = None) -> Path:
    """Clean one dispatch and write its five tables.

    Parameters
    ----------
    path : Path
        The dispatch. A sidecar ``<path>.yaml`` is compared with it.
    out : Path
        Folder that receives ``<dispatch_id>/`` with the five CSV files.
    corrections : Path, optional
        Folder of corrections (``docs/corrections.md``), by default ``data/corrections`` of the
        project; outside a project there are none.

    Returns
    -------
    Path
        The folder of the dispatch.

    Raises
    ------
    InputError
        If the file or its sidecar cannot be used; nothing is written then.
    CorrectionError
        If a correction of this dispatch cannot be applied as written; nothing is written then.
    """
    return save_cleaned(read_cleaned(path, corrections), out)


def read_cleaned(path: Path, corrections: Path | None = None) -> Cleaned:
    """Clean one dispatch without writing.

    Raises
    ------
    InputError
        If the file or its sidecar cannot be used.
    CorrectionError
        If a correction of this dispatch cannot be applied as written.
    """
    return clean(read_document(path), path, corrections)


def clean(document: Document, path: Path | None = None, corrections: Path | None = None) -> Cleaned:
    """Clean a document that was read already.

    Parameters
    ----------
    document : Document
    path : Path, optional
        Where it stands, for messages and its sidecar.
    corrections : Path, optional
        As in :func:`clean_file`.
    """
    place = path or Path(document.file)
    sidecar = load_sidecar(path) if path is not None else None
    cleaned = clean_document(document, place)
    if sidecar is not None:
        cleaned = with_findings(cleaned, sidecar_findings(sidecar, cleaned))
    folder = corrections if corrections is not None else _own_corrections()
    return cleaned if folder is None else apply_corrections(cleaned, place, folder)


def _own_corrections() -> Path | None:
    try:
        return find_project().corrections
    except ParameterError:
        return None
