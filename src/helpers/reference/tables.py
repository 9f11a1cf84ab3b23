"""Reading the CSV files of the reference data: a broken row is an error, never a guess."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
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
    return parse_lines(path, columns, enumerate(read_lines(path, columns), start=2))


def read_lines(path: Path, columns: tuple[str, ...]) -> list[str]:
    """Return the lines of a CSV file below its head, which must be ``columns``; no field wraps."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise ReferenceDataError("reference.unreadable", path=path, reason=error) from error
    if lines[0] != ",".join(columns):
        raise ReferenceDataError(
            "reference.wrong_head", path=path, found=lines[0], expected=",".join(columns)
        )
    return lines[1:-1] if lines[-1] == "" else lines[1:]


def parse_lines(
    path: Path, columns: tuple[str, ...], lines: Iterable[tuple[int, str]]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the fields of numbered lines, each of which must have one field a column."""
    numbered = list(lines)
    try:
        rows = list(csv.reader((text for _, text in numbered), strict=True))
    except csv.Error as error:
        raise ReferenceDataError("reference.unreadable", path=path, reason=error) from error
    for (line, text), row in zip(numbered, rows, strict=False):
        if len(row) != len(columns):
            raise broken_row(path, line, text, f"{len(columns)} fields")
        yield line, row


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
