"""The indicators that a figure may measure, with their labels in both languages.

Source: ``data/reference/indicators.csv``; the ids are those of the data contract.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from helpers.errors import ReferenceDataError
from helpers.reference.location import reference_file
from helpers.reference.tables import broken_row, read_rows, split_list

COLUMNS = (
    "id", "label_vi", "label_en", "short_vi", "short_en", "measure", "portal_code", "labels",
)  # fmt: skip
MEASURES = ("point", "percent", "count")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    Attributes
    ----------
    id : str
        Id in the data contract: ``"progress"``, ``"overdue_dossiers"``.
    label_vi, label_en, short_vi, short_en : str
        Labels, in full and for narrow places.
    measure : str
        ``point``, ``percent`` or ``count``.
    portal_code : str
        Code on the National Public Service Portal (``"TDGQ"``), ``""`` if it has none.
    labels : tuple of str
        The ways in which dispatches print it. Some stand for two indicators (``"Dịch vụ công
        trực tuyến"`` out of 12 or of 22): the maximum tells which.
    """

    id: str
    label_vi: str
    label_en: str
    short_vi: str
    short_en: str
    measure: str
    portal_code: str = ""
    labels: tuple[str, ...] = ()

    def label(self, language: str = "vi") -> str:
        """Return the full label in a language (``"vi"`` or ``"en"``)."""
        return self.label_vi if language == "vi" else self.label_en

    def short(self, language: str = "vi") -> str:
        """Return the short label in a language (``"vi"`` or ``"en"``)."""
        return self.short_vi if language == "vi" else self.short_en


def indicators() -> tuple[Indicator, ...]:
    """Return every indicator, in the order of the data contract."""
    return tuple(_indicators(reference_file("indicators.csv")).values())


def indicator(id: str) -> Indicator:
    """Return the indicator with this id.

    Raises
    ------
    ReferenceDataError
        If there is none; the message names those there are.
    """
    path = reference_file("indicators.csv")
    known = _indicators(path)
    if id not in known:
        raise ReferenceDataError(
            "reference.unknown_indicator", id=id, path=path, known=", ".join(known)
        )
    return known[id]


@cache
def _indicators(path: Path) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for line, fields in read_rows(path, COLUMNS):
        id_, label_vi, label_en, short_vi, short_en, measure, portal_code, labels = fields
        if not all(fields[:6]) or measure not in MEASURES or id_ in found:
            raise broken_row(
                path, line, ",".join(fields), "a new id, four labels and point, percent or count"
            )
        found[id_] = Indicator(
            id_, label_vi, label_en, short_vi, short_en, measure, portal_code, split_list(labels)
        )
    return found
