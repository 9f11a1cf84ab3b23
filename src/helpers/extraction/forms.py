"""Known forms of tables: readable files under ``data/reference/forms``, no code."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from helpers.errors import ReferenceDataError
from helpers.extraction.folding import fold
from helpers.reference import reference_folder

MEASURES = ("point", "percent", "count")
_BESIDE = "stt tt tên cơ quan đơn vị địa phương điểm đ tối đa thang nhóm chỉ tiêu xếp hạng loại %"


# Forms are loaded once and asked for again and again: each, and each part of one, is equal to
# itself alone, so that looking something up by it does not compare all its words.
@dataclass(frozen=True, eq=False)
class FormColumn:
    """A column that a form may have.

    Attributes
    ----------
    indicator : str
        Id of the contract.
    measure : str
        ``point``, ``percent`` or ``count``.
    max : Decimal or None
        The maximum where the head prints none.
    labels : tuple of str
        Heads under which the column is printed.
    group : str
        The spanning head above it, ``""`` if it has none.
    without : tuple of str
        Words that a head of this column never has ("quá hạn" in a count of all dossiers).
    beside : str
        The column without which this one never stands, ``""`` if it may stand alone.
    """

    indicator: str
    measure: str
    max: Decimal | None
    labels: tuple[str, ...]
    group: str = ""
    without: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True, eq=False)
class Identity:
    """A relation that holds in each row.

    ``kind`` is ``sum`` (``result`` is the sum of ``parts``), ``rate`` (``result`` is
    ``parts[0] ÷ parts[1]`` in per cent) or ``convert`` (``result`` is ``parts[0] × factor``).
    """

    kind: str
    result: str
    parts: tuple[str, ...]
    factor: Decimal = Decimal(1)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """All indicators that take part."""
        return (self.result, *self.parts)


@dataclass(frozen=True, eq=False)
class Form:
    """A known layout: its columns in their usual order, and what holds between them.

    Attributes
    ----------
    id, title : str
    columns : tuple of FormColumn
    identities : tuple of Identity
    total_scales : tuple of Decimal
        The scales that a total without printed maximum may have.
    orders : tuple of (str, str)
        Pairs of counts of which the first never exceeds the second.
    titles : tuple of str
        Words in the titles of tables whose single score is the form's total.
    """

    id: str
    title: str
    columns: tuple[FormColumn, ...]
    identities: tuple[Identity, ...]
    total_scales: tuple[Decimal, ...] = field(default=())
    orders: tuple[tuple[str, str], ...] = field(default=())
    titles: tuple[str, ...] = field(default=())

    def column(self, indicator: str) -> FormColumn | None:
        """Return the column of an indicator, None if the form has none."""
        return next((c for c in self.columns if c.indicator == indicator), None)


@cache
def forms() -> tuple[Form, ...]:
    """Load every form of ``data/reference/forms``, in order of file name.

    Raises
    ------
    ReferenceDataError
        Naming the file and what is wrong with it.
    """
    paths = sorted((reference_folder() / "forms").glob("*.yaml"))
    return tuple(_form(path) for path in paths)


@cache
def words_of_heads() -> frozenset[str]:
    """Return the folded words of all labels of all forms, and those that stand beside them."""
    labels = (label for form in forms() for column in form.columns for label in column.labels)
    return frozenset(word for label in (*labels, _BESIDE) for word in fold(label).split())


def _form(path: Path) -> Form:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        columns = tuple(_column(entry) for entry in data["columns"])
        known = {column.indicator for column in columns}
        identities = tuple(_identity(entry) for entry in data.get("identities") or ())
        strangers = {i for identity in identities for i in identity.indicators} - known
        if strangers:
            raise ValueError(f"identities name unknown columns: {', '.join(sorted(strangers))}")
        scales = tuple(Decimal(str(scale)) for scale in data.get("total_scales") or ())
        orders = tuple((str(less), str(more)) for less, more in data.get("orders") or ())
        titles = tuple(str(words) for words in data.get("titles") or ())
        return Form(
            str(data["id"]), str(data["title"]), columns, identities, scales, orders, titles
        )
    except (OSError, KeyError, TypeError, AttributeError, ValueError, yaml.YAMLError) as error:
        raise ReferenceDataError("reading.broken_reference", path=path, reason=error) from error


def _column(entry: dict[str, Any]) -> FormColumn:
    if entry["measure"] not in MEASURES:
        raise ValueError(f"measure {entry['measure']!r} is none of {', '.join(MEASURES)}")
    top = entry.get("max")
    return FormColumn(
        str(entry["indicator"]),
        str(entry["measure"]),
        None if top is None else Decimal(str(top)),
        tuple(str(label) for label in entry["labels"]),
        str(entry.get("group", "")),
        tuple(str(words) for words in entry.get("without") or ()),
        str(entry.get("beside") or ""),
    )


def _identity(entry: dict[str, Any]) -> Identity:
    if "sum" in entry:
        return Identity("sum", entry["sum"], tuple(entry["parts"]))
    if "rate" in entry:
        return Identity("rate", entry["rate"], (entry["part"], entry["whole"]))
    return Identity("convert", entry["convert"], (entry["from"],), Decimal(str(entry["factor"])))
