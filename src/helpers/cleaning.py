"""The walk of one dispatch: file → document → tables, prose → cleaned tables."""

from __future__ import annotations

from pathlib import Path

from helpers.reading import Document, read_document
from helpers.repair.dispatch import clean_document
from helpers.tables import Cleaned, save_cleaned


def clean_file(path: Path, out: Path) -> Path:
    """Clean one dispatch and write its five tables.

    Parameters
    ----------
    path : Path
        The dispatch.
    out : Path
        Folder that receives ``<dispatch_id>/`` with the five CSV files.

    Returns
    -------
    Path
        The folder of the dispatch.

    Raises
    ------
    InputError
        If the file cannot be used; nothing is written then.
    """
    return save_cleaned(read_cleaned(path), out)


def read_cleaned(path: Path) -> Cleaned:
    """Clean one dispatch without writing.

    Raises
    ------
    InputError
        If the file cannot be used.
    """
    return clean(read_document(path), path)


def clean(document: Document, path: Path | None = None) -> Cleaned:
    """Clean a document that was read already.

    Parameters
    ----------
    document : Document
    path : Path, optional
        Where it stands, for messages and its sidecar.
    """
    return clean_document(document, path or Path(document.file))
