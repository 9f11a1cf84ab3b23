"""What differs between the figures of the engine and the golden ones."""

from __future__ import annotations

from collections.abc import Iterator

from tests.golden.documents import Row, Tables
from tests.golden.likeness import same_number

SUMMARY = frozenset({"total", "converted"})
"""Indicators on whose row the class of a unit is always told."""


def wrong_figures(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each golden figure that the engine lacks, reads otherwise or gives another status."""
    for row in wanted.measures:
        found = [other for other in given.measures if _same_place(row, other)]
        if not found:
            if "absent" not in row["allow"]:
                yield f"{_about(row)}: not found (golden {_reading(row)})"
        elif not any(_same_reading(row, other) for other in found):
            readings = "; ".join(_reading(other) for other in found)
            yield f"{_about(row)}: golden {_reading(row)}, engine {readings}"


def wrong_facts(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each fact beside a right figure (level, max, rank, class, ordinal…) that differs."""
    for row in wanted.measures:
        found = [
            other
            for other in given.measures
            if _same_place(row, other) and _same_reading(row, other)
        ]
        for fact in ("level", "province", "measure", "max", "ordinal", "rank", "rank_of"):
            if found and not any(_same_fact(row[fact], other[fact]) for other in found):
                engine = ", ".join(other[fact] or "nothing" for other in found)
                yield f"{_about(row)}: {fact} is {row[fact] or 'nothing'}, engine {engine}"
        if found and not any(_same_class(row, other) for other in found):
            engine = ", ".join(other["class"] or "nothing" for other in found)
            yield f"{_about(row)}: class is {row['class'] or 'nothing'}, engine {engine}"


def wrong_tokens(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each repaired or doubtful cell, and each ordinal, not kept as it was printed."""
    for row in wanted.measures:
        found = [other for other in given.measures if _same_place(row, other)]
        if not found:
            continue
        if row["ordinal_printed"] not in {other["ordinal_printed"] for other in found}:
            engine = ", ".join(other["ordinal_printed"] for other in found)
            yield f"{_about(row)}: ordinal printed {row['ordinal_printed']}, engine {engine}"
        if row["status"] not in {"repaired", "doubtful"}:
            continue
        if not any(row["printed"] in other["printed"] for other in found):
            engine = ", ".join(other["printed"] for other in found)
            yield f"{_about(row)}: printed {row['printed']}, engine {engine}"


def unexplained_doubts(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each doubtful cell whose evidence lacks a reading, and each repair without any."""
    for row in given.measures:
        if row["status"] in {"repaired", "implied", "doubtful"} and not row["evidence"]:
            yield f"{_about(row)}: {row['status']} without evidence"
    for row in wanted.measures:
        for other in given.measures:
            if not row["candidates"] or not _same_place(row, other):
                continue
            said = f"{other['value']} {other['evidence']}".replace(",", ".")
            lacking = [name for name in row["candidates"].split(";") if name not in said]
            if lacking:
                yield f"{_about(row)}: evidence “{other['evidence']}” lacks {', '.join(lacking)}"


def invented_figures(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each figure of the engine, not doubtful, that the document does not have."""
    for other in given.measures:
        if other["status"] == "doubtful":
            continue
        if not any(
            _same_place(row, other) and same_number(row["value"], other["value"])
            for row in wanted.measures
        ):
            yield f"{_about(other)}: {_reading(other)} is not in the document"


def needless_doubts(wanted: Tables, given: Tables) -> Iterator[str]:
    """Yield each figure that the engine doubts although the document is clear about it."""
    for other in given.measures:
        rows = [row for row in wanted.measures if _same_place(row, other)]
        if other["status"] == "doubtful" and not any(_may_be_doubtful(row) for row in rows):
            yield f"{_about(other)}: doubted without need: {_reading(other)}, {other['evidence']}"


def _same_place(row: Row, other: Row) -> bool:
    if (row["unit"], row["period"]) != (other["unit"], other["period"]):
        return False
    in_prose = (row["table"] == "prose", other["table"] == "prose")
    if "any_table" not in row["allow"] and in_prose[0] != in_prose[1]:
        return False
    if "any_indicator" in row["allow"]:
        return same_number(row["value"], other["value"])
    return row["indicator"] == other["indicator"]


def _same_reading(row: Row, other: Row) -> bool:
    if other["status"] == "doubtful":
        return _may_be_doubtful(row)
    return row["status"] == other["status"] and same_number(row["value"], other["value"])


def _may_be_doubtful(row: Row) -> bool:
    return row["status"] == "doubtful" or "doubtful" in row["allow"]


def _same_fact(wanted: str, given: str) -> bool:
    return wanted == given or (
        wanted.replace(".", "").isdigit()
        and given.replace(".", "").isdigit()
        and same_number(wanted, given)
    )


def _same_class(row: Row, other: Row) -> bool:
    optional = row["indicator"] not in SUMMARY and not other["class"]
    return optional or row["class"] == other["class"]


def _about(row: Row) -> str:
    where = f"line {row['line']}, " if row["line"] else ""
    return f"{where}{row['table']}, {row['unit']}, {row['indicator']}, {row['period']}"


def _reading(row: Row) -> str:
    return f"{row['value'] or 'nothing'} ({row['status']}, printed “{row['printed']}”)"
