"""The cleaned tables of the documents behind a report, carried by its notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.publishing.element import Element
from helpers.publishing.words import word

if TYPE_CHECKING:  # the schemas load slowly, and HTML and PDF need none
    from helpers.tables import Cleaned


@dataclass(frozen=True)
class ReportData(Element):
    """Shows nothing; lets the data exporters write the tables that a report rests on.

    An exporter sees the notebook alone, so the tables travel in it, as the contract's CSV.

    Parameters
    ----------
    cleaned : Cleaned
        Tables of the documents that the report used, and of no others.
    """

    cleaned: Cleaned

    def html(self) -> str:
        """Return nothing visible."""
        return ""

    def typst(self) -> str:
        """Return nothing visible."""
        return ""

    def plain(self) -> str:
        """Return what is carried, in one line."""
        return word("data_carried", documents=len(self.cleaned.dispatch))

    def facts(self) -> dict[str, Any]:
        """Return the tables as CSV text by dispatch and name, its id told once."""
        from helpers.tables import TABLES  # noqa: PLC0415
        from helpers.tables.store import csv_by_dispatch  # noqa: PLC0415

        texts = {name: csv_by_dispatch(self.cleaned.table(name)) for name in TABLES}
        heads = {name: ",".join(TABLES[name][1:]) + "\n" for name in TABLES}
        return {
            "documents": {
                id_: {name: texts[name].get(id_, heads[name]) for name in TABLES}
                for id_ in self.cleaned.dispatch["dispatch_id"]
            }
        }


def carried(facts: Sequence[Mapping[str, Any]]) -> Cleaned | None:
    """Return the tables that the elements of a notebook carry, each document once.

    Parameters
    ----------
    facts : sequence of mapping
        :meth:`ReportData.facts` of each element, in order.

    Raises
    ------
    TableError
        If somebody edited them out of the contract.
    """
    from helpers.tables import TABLES, Cleaned  # noqa: PLC0415
    from helpers.tables.cleaned import frame_of_texts  # noqa: PLC0415
    from helpers.tables.schemas import validate  # noqa: PLC0415
    from helpers.tables.store import read_rows  # noqa: PLC0415

    documents: dict[str, Mapping[str, str]] = {}
    for told in facts:
        documents = {**told.get("documents", {}), **documents}
    if not documents:
        return None
    place = word("data_place")
    rows = {
        name: [
            row
            for id_, tables in documents.items()
            for row in read_rows(tables.get(name, ""), name, place, id_)
        ]
        for name in TABLES
    }
    return Cleaned(**{name: validate(name, frame_of_texts(name, rows[name])) for name in TABLES})
