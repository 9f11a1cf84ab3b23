"""A claim of the contract, and what is judged of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from helpers.extraction.statement import Statement
from helpers.repair.prose.figures import ProseFigure
from helpers.repair.settled import SettledDispatch

NOT_CHECKABLE = "not_checkable"
CONTRADICTED = "contradicted"
_CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Judgement:
    """What the tables say of a claim.

    Attributes
    ----------
    computed : str
        The value by the tables, ``""`` where they say nothing.
    verdict : str
        ``confirmed``, ``contradicted`` or ``not_checkable``.
    """

    computed: str = ""
    verdict: str = NOT_CHECKABLE


UNCHECKED = Judgement()


def judgement(computed: str, agrees: bool) -> Judgement:
    """Return the judgement on a claim that ``computed`` confirms or contradicts."""
    return Judgement(computed, _CONFIRMED if agrees else CONTRADICTED)


@dataclass(frozen=True)
class Claim:
    """A claim of the contract, without its id.

    Attributes
    ----------
    section : str
        Where it stands.
    text : str
        Its words.
    quantity : str
        What it is about, in Vietnamese.
    stated : str
        The value that it states.
    judgement : Judgement
    line : int
    """

    section: str
    text: str
    quantity: str
    stated: str
    judgement: Judgement
    line: int


@dataclass(frozen=True)
class Case:
    """A statement to be judged.

    Attributes
    ----------
    statement : Statement
    figure : ProseFigure or None
        What was settled of its figure, None where it gives no measure.
    dispatch : SettledDispatch
        On whose tables, lists and figures it is tried.
    """

    statement: Statement
    figure: ProseFigure | None
    dispatch: SettledDispatch

    @property
    def value(self) -> Decimal | None:
        """The figure's value, None where there is none to try."""
        return self.figure.value if self.figure is not None else None
