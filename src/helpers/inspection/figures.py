"""Tables of figures: what each table of the dispatch held, and cells with their evidence."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.analysis.measure import Measure
from helpers.inspection.forms import form_title
from helpers.messages import message
from helpers.narrative.annexes import place_of
from helpers.narrative.evidence import readable
from helpers.narrative.writer import Writer
from helpers.publishing import Column, DataTable, Sentence


def summary_table(writer: Writer, measures: Sequence[Measure]) -> DataTable:
    """Return one row for each table of the dispatch: columns, form, rows, figures."""
    tables: dict[str, list[Measure]] = {}
    for item in measures:
        tables.setdefault(item.table, []).append(item)
    columns = (
        Column(_words(writer, "table")),
        Column(_words(writer, "columns"), weight=3.0),
        Column(_words(writer, "form"), weight=2.0),
        Column(_words(writer, "rows"), "number"),
        Column(_words(writer, "figures"), "number"),
    )
    rows = [_summary(writer, name, items) for name, items in tables.items()]
    return DataTable(columns, rows, _words(writer, "tables_caption"))


def _summary(writer: Writer, name: str, items: Sequence[Measure]) -> tuple[str, ...]:
    heads = "; ".join(dict.fromkeys(_head(writer, item) for item in items))
    shown = _words(writer, "prose") if name == "prose" else name or _words(writer, "none")
    form = form_title({item.indicator for item in items}) or _words(writer, "none")
    return (shown, heads, form, str(len({item.line for item in items})), str(len(items)))


def _head(writer: Writer, item: Measure) -> str:
    label = writer.short(item.indicator)
    if item.max is None or item.measure != "point":
        return label
    return f"{label} ({writer.plain_number(item.max)})"


def code_table(writer: Writer, dossiers: pd.DataFrame) -> DataTable:
    """Return how many dossier codes stand under each unit, and how many are different."""
    rows = [
        (str(unit), str(len(own)), str(own["code"].nunique()))
        for unit, own in dossiers.groupby("unit", sort=False)
    ]
    columns = (
        Column(writer.words("quality.unit")),
        Column(_words(writer, "listed"), "number"),
        Column(_words(writer, "distinct"), "number"),
    )
    return DataTable(columns, rows, _words(writer, "dossiers_caption"))


def figure_table(writer: Writer, caption: str, items: Sequence[Measure]) -> DataTable:
    """Return figures one a row: unit, indicator, print, value, status, evidence, place."""
    columns = (
        Column(writer.words("quality.unit"), weight=1.5),
        Column(writer.words("quality.indicator")),
        Column(writer.words("quality.printed_head")),
        Column(writer.words("quality.value"), "number"),
        Column(_words(writer, "status")),
        Column(writer.words("quality.evidence"), weight=2.0),
        Column(writer.words("quality.place"), "source"),
    )
    rows: list[Sequence[Sentence]] = [
        (
            item.unit,
            writer.short(item.indicator),
            item.printed,
            writer.value(item),
            message(f"publishing.status_{item.status}", writer.language),
            readable(item.evidence, writer.language),
            place_of(writer, item),
        )
        for item in items
    ]
    return DataTable(columns, rows, caption)


def _words(writer: Writer, key: str) -> str:
    return message(f"inspection.{key}", writer.language)
