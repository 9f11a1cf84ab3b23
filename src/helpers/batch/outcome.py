"""What became of one thing that a build was asked for."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from helpers.errors import ChisoError, ReportError

Kind = Literal["document", "report", "sheets", "index"]
KINDS: tuple[Kind, ...] = get_args(Kind)
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
    """Return the outcome of a failure; an error of ours that is no user error says so."""
    if isinstance(error, ChisoError):
        return Outcome(kind, name, "failed", error, kept)
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        place = error.filename2 or error.filename or name  # of two, the one written to is second
        system = ReportError("batch.system", path=place, reason=reason)
        return Outcome(kind, name, "failed", system, kept)
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    defect = f"{type(error).__name__}: {error}".strip()
    return Outcome(
        kind, name, "failed", ReportError("batch.defect", name=name, error=defect, place=place)
    )
