"""A correction as a value: which cell, what becomes of it, who says so and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal, get_args

Action = Literal["override", "drop", "confirm"]
ACTIONS: tuple[str, ...] = get_args(Action)


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of a file of corrections.

    Attributes
    ----------
    entry : int
        Its place in the file, from 1.
    action : {"override", "drop", "confirm"}
        Set a value; take the row out; say that the value read is right.
    unit, indicator : str
        The cell, as in ``measures.csv``.
    reason, author : str
        Why, and who says so.
    day : date
        When.
    expected_printed : str
        The guard: the token as the document prints it (column ``printed``), ``""`` for none.
    value : Decimal or None
        What to set (``override``), or the value that was confirmed.
    period, table : str or None
    line : int or None
        Tell cells apart where unit and indicator fit several.
    """

    entry: int
    action: Action
    unit: str
    indicator: str
    reason: str
    author: str
    day: date
    expected_printed: str
    value: Decimal | None = None
    period: str | None = None
    table: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class CorrectionFile:
    """A file of corrections, read and checked.

    Attributes
    ----------
    path : Path
    dispatch : str
        Whose corrections these are: a ``dispatch_id``, a prefix of the document's SHA-256, or the
        raw file's name (with folders, where the name alone is not enough).
    corrections : tuple of Correction
        In the order of the file.
    """

    path: Path
    dispatch: str
    corrections: tuple[Correction, ...]
