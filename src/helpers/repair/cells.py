"""A figure on its way from token to measure: value, status and the evidence for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

SETTLED = frozenset({"printed", "repaired", "implied"})
"""Statuses of a figure that may be counted on."""

MOST_NAMED = 6
"""How many candidates a piece of evidence names."""


@dataclass(frozen=True)
class Cell:
    """One cell of a table, or one figure of the prose.

    Attributes
    ----------
    value : Decimal or None
        The best reading; None where nothing can be said or the document says that there is none.
    status : str
        ``printed``, ``repaired``, ``implied``, ``doubtful`` or ``missing`` (docs/contract.md).
    printed : str
        The token as it stood.
    evidence : str
        Why the status is what it is, short and readable.
    """

    value: Decimal | None
    status: str
    printed: str
    evidence: str = ""

    def doubted(self, evidence: str) -> Cell:
        """Return the cell as doubtful, its value kept."""
        return replace(self, status="doubtful", evidence=_both(self.evidence, evidence))

    def noted(self, evidence: str) -> Cell:
        """Return the cell with more evidence, its status kept."""
        return replace(self, evidence=_both(self.evidence, evidence))


@dataclass(frozen=True)
class Problem:
    """Something wrong in a row, to become a finding.

    ``kind``, ``severity`` and ``origin`` are those of the contract; ``key`` names the message and
    ``fields`` fill it.
    """

    kind: str
    severity: str
    origin: str
    key: str
    printed: str = ""
    expected: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def _both(first: str, second: str) -> str:
    return f"{first}; {second}" if first and second and second not in first else first or second


def plain_number(value: Decimal) -> str:
    """Return a number as evidence prints it: a dot, no thousands mark, no idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def candidates_text(values: Sequence[Decimal]) -> str:
    """Return ``"70–72"`` for a run of whole numbers, else ``"16.69, 17.14"``."""
    texts = [plain_number(value) for value in values]
    whole = all(value == int(value) for value in values)
    if whole and len(values) > 2 and int(values[-1]) - int(values[0]) == len(values) - 1:
        return f"{texts[0]}–{texts[-1]}"
    return ", ".join(texts)
