"""A figure set large: of a report on its first page, of a unit on its sheet."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.publishing.values import Sentence


@dataclass(frozen=True)
class KeyFigure:
    """One figure to be seen first.

    Parameters
    ----------
    label : str
    value : Sentence
        Short: a figure, a class, a rank.
    note : Sentence
        Small print: what it is out of, since when, or why there is none.
    unit : str
        Printed small after the value: ``"/100"``.
    """

    label: str
    value: Sentence
    note: Sentence = ""
    unit: str = ""
