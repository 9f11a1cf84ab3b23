"""Values that the generator, the noise and the scorer share."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

LEVELS = ("clean", "light", "seed-like", "heavy")
"""The four levels of noise, from none to letters, digits and layout damaged."""


class Role(StrEnum):
    """What a piece of text is, so that each kind of noise finds what it acts on."""

    TEXT = "text"
    NAME = "name"
    NUMBER = "number"
    ORDINAL = "ordinal"
    CLASS = "class"
    RANK = "rank"
    HEAD = "head"
    MAXIMUM = "maximum"
    GAP = "gap"
    TAG = "tag"
    CODE = "code"
    STAMP = "stamp"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one line.

    Parameters
    ----------
    text : str
        As it stands on the line.
    role : Role
        What it is.
    ref : int
        Index of the truth cell (or, for codes, of the dossier) that it prints; -1 for none.
    """

    text: str
    role: Role = Role.TEXT
    ref: int = -1


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure that the document states; the columns of ``measures.csv`` in the contract.

    Numbers are strings in plain decimal notation; ``value`` is empty where the document itself
    says that there is none. ``row`` numbers the table row (or sentence) within the document.
    ``optional`` cells (subtotals, totals stated in passing) may be read or left out.
    """

    table: str
    period: str
    unit: str
    unit_printed: str
    level: str
    province: str
    indicator: str
    value: str
    printed: str
    row: int
    ordinal: str = ""
    ordinal_printed: str = ""
    max: str = ""
    measure: str = "point"
    class_: str = ""
    rank: str = ""
    rank_of: str = ""
    status: str = "printed"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Dossier:
    """One line of a list of overdue dossiers."""

    unit: str
    level: str
    ordinal_printed: str
    position: int
    code: str
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True)
class Defect:
    """A fault of the source, injected on purpose, with the finding that a careful reader reports.

    Parameters
    ----------
    kinds : tuple of str
        Kinds of finding (contract) that name it rightly.
    message : str
        What is wrong, for people.
    words : tuple of str
        Unit names, codes or tokens, one of which the finding should carry if its line differs.
    refs : tuple of int
        Cells involved: their lines are the place of the defect.
    marker : int
        Reference of spans of role ``STAMP``/``CODE`` that hold the defect; -1 for none.
    revealed : bool
        Whether the document's own figures show it.
    """

    kinds: tuple[str, ...]
    message: str
    words: tuple[str, ...] = ()
    refs: tuple[int, ...] = ()
    marker: int = -1
    revealed: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """What ``dispatch.csv`` should say."""

    issuer: str
    province: str
    kind: str
    number: str
    signed_on: str
    period: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a cell is printed, after noise. ``line`` counts from 1."""

    line: int
    token: str
    intact: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A synthetic dispatch with everything that is true of it."""

    seed: int
    level: str
    text: str
    head: Head
    layout: tuple[str, ...]
    cells: tuple[Cell, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    dossiers: tuple[Dossier, ...] = ()
    defects: tuple[Defect, ...] = ()
    defect_lines: tuple[tuple[int, ...], ...] = ()
    damaged_lines: frozenset[int] = field(default_factory=frozenset)

    @property
    def name(self) -> str:
        """A file name that is stable for seed and level."""
        return f"{self.level}-{self.seed:06d}.txt"
