"""Findings that are made after the tables, set below those that are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from helpers.tables.cleaned import Cleaned, frame_of

CORRECTION_MARK = "H"
"""Ids of findings that tell of a correction begin so (``H01``): *hiệu chỉnh*."""


def with_findings(
    cleaned: Cleaned, rows: Sequence[Mapping[str, object]], mark: str = "F"
) -> Cleaned:
    """Return ``cleaned`` with more findings.

    Parameters
    ----------
    cleaned : Cleaned
        Of one dispatch.
    rows : sequence of mapping
        Columns of ``findings`` without ids.
    mark : str
        What the new ids begin with; numbers go on from those that begin so already.
    """
    if not rows:
        return cleaned
    before = sum(str(name).startswith(mark) for name in cleaned.findings["finding_id"])
    added = [
        {**row, "dispatch_id": cleaned.dispatch_id, "finding_id": f"{mark}{number:02d}"}
        for number, row in enumerate(rows, before + 1)
    ]
    new = frame_of("findings", added)
    return replace(cleaned, findings=pd.concat([cleaned.findings, new], ignore_index=True))
