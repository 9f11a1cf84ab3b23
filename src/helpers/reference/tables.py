"""Reading the CSV files of the reference data: a broken row is an error, never a guess."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from helpers.errors import ReferenceDataError

SEPARATOR = "|"


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield ``(line, fields)`` for every row of a CSV file whose head must be ``columns``.

    Raises
    ------
    ReferenceDataError
        If the file is not UTF-8, its head differs, or a row has too few or too many fields.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            head = next(reader, [])
            if tuple(head) != columns:
                raise ReferenceDataError(
                    "reference.wrong_head",
                    path=path,
                    found=",".join(head),
                    expected=",".join(columns),
                )
            width = len(columns)
            for row in reader:
                if len(row) != width:
                    raise broken_row(path, reader.line_num, ",".join(row), f"{width} fields")
                yield reader.line_num, row
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReferenceDataError("reference.unreadable", path=path, reason=error) from error


def broken_row(path: Path, line: int, found: str, expected: str) -> ReferenceDataError:
    """Return the error for a row that does not say what it must."""
    return ReferenceDataError(
        "reference.broken_row", path=path, line=line, found=found, expected=expected
    )


@cache
def parse_date(text: str) -> date | None:
    """Return an ISO date, or None for an empty field (an open end)."""
    return date.fromisoformat(text) if text else None


def split_list(text: str) -> tuple[str, ...]:
    """Return the parts of a field that holds several values, e.g. aliases."""
    return tuple(text.split(SEPARATOR)) if text else ()
