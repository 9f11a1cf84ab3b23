"""What became of one thing that a build was asked for."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from helpers.errors import ChisoError, ReportError

Kind = Literal["document", "report", "sheets", "index"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_DEFECT = "batch.defect"
Status = Literal["made", "fresh", "removed", "failed"]


@dataclass(frozen=True)
class Outcome:
    """One product and its fate.

    Attributes
    ----------
    kind : {"document", "report", "sheets", "index"}
        What it is.
    name : str
        A raw document's path in the project, ``<authority>/<period>`` of a report,
        ``<authority>/<period>/units`` of its units' sheets.
    status : {"made", "fresh", "removed", "failed"}
        ``fresh``: nothing had changed, so nothing was done.
    error : ChisoError or None
        Why it failed.
    kept : Path or None
        The notebook of a failed report, as far as it came.
    """

    kind: Kind
    name: str
    status: Status
    error: ChisoError | None = None
    kept: Path | None = None


def failed(kind: Kind, name: str, error: Exception, kept: Path | None = None) -> Outcome:
    """Return the outcome of a failure; of a defect of ours no notebook is kept."""
    told = user_error(name, error)
    is_defect = told.key == _DEFECT
    return Outcome(kind, name, "failed", told, None if is_defect else kept)


def user_error(name: str, error: Exception) -> ChisoError:
    """Return what to tell of an error met while ``name`` was made; our own defects say so."""
    if isinstance(error, ChisoError):
        return error
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        place = error.filename2 or error.filename or name  # of two, the one written to is second
        return ReportError("batch.system", path=place, reason=reason)
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return ReportError(
        _DEFECT, name=name, error=f"{type(error).__name__}: {error}".strip(), place=place
    )
